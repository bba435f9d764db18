/*
 * All indicators: which are on track and which are not, where each stands, and what that rests on.
 */
import { indicatorChart, chartLegend, progressBar } from '../../parts/charts.js';
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { filterField } from '../../parts/filter_field.js';
import { fold } from '../../text/fold.js';
import { inOrder, ORDERS } from '../../data/indicator_order.js';
import { indicatorTable } from './table.js';
import { badgeOf, policyLook } from '../../parts/policy_marks.js';
import { plansShown, policiesOf } from '../../data/plans.js';
import { filtered, sameFilters } from '../../data/selection.js';
import { saidOf, verdictOf } from '../../parts/verdicts.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Indicator} Indicator */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('../../types.js').Track} Track */

const FIRST_CARDS = 60; // the rest when asked for

/** @satisfies {import('../../types.js').ViewModule} */
export const indicatorsView = {
  id: /** @type {const} */ ('indicators'),
  needsPlan: true,
  unheeded: ['relationsOff'], // no indicator says how things are linked
  create,
};

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  let refresh = () => {};
  let whole = false;
  const rest = button('more', '', () => {
    whole = true;
    refresh();
  });
  return {
    show(host) {
      const { indicators } = app.model.data;
      host.append(element('h2', '', app.say('indicators.title')));
      if (!indicators.length) {
        host.append(element('p', 'notice', app.say('indicators.none')));
        return;
      }
      const summary = summaryOf(app);
      const controls = controlsOf(app);
      const count = withAttributes(element('p', 'indicators-count'), { role: 'status' });
      const list = element('ul', 'indicator-cards');
      const table = element('section', 'indicators-table');
      host.append(
        element('p', 'lead', app.say('indicators.lead')),
        summary.shown,
        controls.shown,
        element(
          'div',
          'indicators-key',
          element('p', '', app.say('indicators.bar')),
          chartLegend(
            app,
            indicators.flatMap(({ values }) => values),
          ),
        ),
        count,
        list,
        rest,
        table,
      );
      refresh = () => {
        const some = chosen(app);
        summary.refresh();
        controls.refresh();
        const seen = whole ? some : some.slice(0, FIRST_CARDS);
        count.textContent = app.say('indicators.count', { shown: some.length, all: ofPlans(app).length });
        clear(list).append(...seen.map((indicator) => element('li', 'indicator-card', ...card(app, indicator))));
        rest.hidden = seen.length === some.length;
        rest.replaceChildren(app.say('panel.showAll', { n: some.length }));
        if (!some.length) list.append(element('li', 'notice', app.say('indicators.noneLeft')));
        clear(table).append(...indicatorTable(app, seen));
      };
      refresh();
    },
    update(before) {
      const now = app.state();
      if (String(before.plans) !== String(now.plans)) whole = false;
      if (
        before.sort !== now.sort ||
        before.picks !== now.picks ||
        before.query !== now.query ||
        !sameFilters(before, now)
      )
        refresh();
    },
  };
}

/** @param {State} state */
const orderOf = ({ sort }) => ORDERS.find((one) => one === sort) ?? 'distance';

/**
 * The tracks that are chosen; none means all.
 * @param {App} app
 */
const tracksOf = (app) => app.model.data.tracks.map(({ id }) => id).filter((one) => app.state().picks.includes(one));

/**
 * The indicators of the policies that are chosen whose name, measure or words hold what was typed.
 * @param {App} app
 */
function matching(app) {
  const words = app.state().query.split(/\s+/).map(fold).filter(Boolean);
  return ofFilters(app).filter((indicator) => {
    const text = words.length ? fold(searchedWords(app, indicator).join(' ')) : '';
    return words.every((word) => text.includes(word));
  });
}

/**
 * What a filter looks into: name and measure in both languages, and what is said of the indicator.
 * @param {App} app
 * @param {Indicator} indicator
 */
function searchedWords(app, { thing, of, told }) {
  const { things } = app.model.data;
  const names = [thing, ...(of < 0 ? [] : [of])].flatMap((one) => [...things[one].name, things[one].at ?? '']);
  return [...names, app.in(told.verdict), app.in(told.state)];
}

/**
 * The indicators that the filters leave.
 * @param {App} app
 */
function ofFilters(app) {
  const kept = new Set(filtered(app.model, app.state()).things);
  return app.model.data.indicators.filter(({ thing }) => kept.has(thing));
}

/**
 * The indicators of the plans that are shown.
 * @param {App} app
 */
function ofPlans({ model, state }) {
  const plans = plansShown(model, state());
  return model.data.indicators.filter(({ thing }) => plans.includes(model.data.things[thing].plan));
}

/**
 * What is shown, in its order.
 * @param {App} app
 */
function chosen(app) {
  const tracks = tracksOf(app);
  const some = matching(app).filter(({ track }) => !tracks.length || tracks.includes(track));
  return inOrder(some, orderOf(app.state()));
}

/**
 * How many are on which track: one strip of all, and for each track a chip that leaves only those.
 * @param {App} app
 */
function summaryOf(app) {
  const { indicators, tracks } = app.model.data;
  const strip = withAttributes(element('div', 'track-strip'), { 'aria-hidden': 'true' });
  const chips = tracks
    .filter(({ id }) => indicators.some(({ track }) => track === id))
    .map((track) => chipOf(app, track));
  const group = withAttributes(element('div', 'chips', ...chips.map(({ chip }) => chip)), {
    role: 'group',
    'aria-label': app.say('indicators.filter'),
  });
  const refresh = () => {
    const here = matching(app);
    const on = tracksOf(app);
    clear(strip);
    for (const { id, chip, count } of chips) {
      const number = here.filter(({ track }) => track === id).length;
      count.textContent = String(number);
      withAttributes(chip, { 'aria-pressed': String(on.includes(id)) });
      const part = element('span', `is-${id}`);
      part.style.flexGrow = String(number);
      part.hidden = number === 0;
      strip.append(part);
    }
  };
  return { shown: element('div', 'indicators-summary', strip, group), refresh };
}

/**
 * @param {App} app
 * @param {Track} track
 */
function chipOf(app, { id, name, means }) {
  const count = element('span', 'count');
  const text = element('span', 'chip-name', app.in(name), ' ', count);
  const chip = button(
    `chip is-${id}`,
    [element('span', 'dot'), text, element('span', 'chip-means', app.in(means))],
    () => {
      const now = tracksOf(app);
      app.set({ picks: now.includes(id) ? now.filter((one) => one !== id) : [...now, id] });
    },
  );
  return { id, chip, count };
}

/**
 * Order and policy.
 * @param {App} app
 */
function controlsOf(app) {
  const order = choice(
    'indicators-order',
    app.say('indicators.order'),
    ORDERS.map((one) => [one, app.say(`indicators.${one}`)]),
    (sort) => app.set({ sort }),
  );
  const policy = choice('indicators-policy', app.say('indicators.policy'), [], (place) =>
    app.set({ policiesOn: place ? [Number(place)] : [] }),
  );
  const refresh = () => {
    const { policiesOn } = app.state();
    policy.label.replaceChildren(app.say('indicators.policy'));
    order.select.value = orderOf(app.state());
    clear(policy.select).append(option('', app.say('indicators.all')), ...policyOptions(app));
    policy.select.value = policiesOn.length === 1 ? String(policiesOn[0]) : '';
  };
  return {
    shown: element('div', 'indicators-controls', order.shown, policy.shown, filterField(app, 'indicators.search')),
    refresh,
  };
}

/**
 * The policies of the plans that are shown; of several, plan by plan.
 * @param {App} app
 * @returns {HTMLElement[]}
 */
function policyOptions(app) {
  const { data } = app.model;
  const plans = plansShown(app.model, app.state());
  const own = (/** @type {number} */ plan) =>
    policiesOf(app.model, [plan]).map((place) =>
      option(String(place), `${policyLook(app.model, place).sign} ${app.in(data.things[place].name)}`),
    );
  if (plans.length < 2) return plans.flatMap(own);
  return plans.map((plan) => {
    const group = element('optgroup', '', ...own(plan));
    group.label = app.in(data.plans[plan].name);
    return group;
  });
}

/**
 * @param {string} value
 * @param {string} text
 */
function option(value, text) {
  const made = element('option', '', text);
  made.value = value;
  return made;
}

/**
 * A labelled list to choose from.
 * @param {string} id
 * @param {string} name
 * @param {[string, string][]} options
 * @param {(value: string) => void} act
 */
function choice(id, name, options, act) {
  const select = withAttributes(element('select', '', ...options.map(([value, text]) => option(value, text))), { id });
  select.addEventListener('change', () => act(select.value));
  const label = element('label', '', name);
  label.htmlFor = id;
  return { select, label, shown: element('p', 'choice', label, select) };
}

/**
 * The verdict first: is it on track?
 * @param {App} app
 * @param {Indicator} indicator
 */
function card(app, indicator) {
  const { of, bar, told, thing } = indicator;
  const { things, plans } = app.model.data;
  return [
    verdictOf(app, indicator),
    element('h3', '', badgeOf(app, indicator.thing), ' ', app.door(indicator.thing)),
    of >= 0 && element('p', 'card-measure', app.in(things[of].name)),
    plansShown(app.model, app.state()).length > 1 &&
      things[thing].plan >= 0 &&
      element('p', 'card-measure', app.in(plans[things[thing].plan].name)),
    ...saidOf(app, indicator),
    told.notes.length > 0 &&
      element('p', 'card-notes', ...told.notes.map((note) => element('span', 'tag', app.in(note)))),
    element('div', 'card-pictures', bar && progressBar(app, indicator), indicatorChart(app, indicator)),
  ].filter((part) => part !== false);
}
