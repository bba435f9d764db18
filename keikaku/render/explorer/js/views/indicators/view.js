/*
 * All indicators: which are on track and which are not, where each stands, and what that rests on.
 */
import { indicatorChart, chartLegend, progressBar } from '../../parts/charts.js';
import { choice, policyChoice } from '../../parts/choices.js';
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { foldedControls } from '../../parts/folded.js';
import { filterField } from '../../parts/filter_field.js';
import { fold } from '../../text/fold.js';
import { inOrder, ORDERS } from '../../data/indicator_order.js';
import { indicatorRows } from './rows.js';
import { indicatorTable } from './table.js';
import { badgeOf } from '../../parts/policy_marks.js';
import { nothingLeft } from '../../parts/nothing_left.js';
import { plansShown } from '../../data/plans.js';
import { filtered, sameFilters } from '../../data/selection.js';
import { saidOf, verdictOf } from '../../parts/verdicts.js';
import { indicatorTaking, saveIndicators } from '../../take_away/indicator.js';
import { tellTaken } from '../../take_away/taken.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Indicator} Indicator */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('../../types.js').Track} Track */

const FIRST_CARDS = 60; // the rest when asked for
const ALL_FILE = 'keikaku-indicators.csv';

/** @satisfies {import('../../types.js').ViewModule} */
export const indicatorsView = {
  id: /** @type {const} */ ('indicators'),
  needsPlans: 1,
  unheeded: ['relationsOff'], // no indicator says how things are linked
  ways: [
    { words: 'words.indicators', says: 'way.indicators', base: true, patch: (app, heard) => asOf(app, heard) },
    { words: 'words.off', says: 'way.off', patch: (app, heard) => ofTrack(app, heard, 'off') },
    { words: 'words.reached', says: 'way.reached', patch: (app, heard) => ofTrack(app, heard, 'reached') },
  ],
  create,
};

/**
 * The indicators of a track, if there are any.
 * @param {App} app
 * @param {import('../../types.js').Heard} heard
 * @param {'off' | 'reached'} id
 * @returns {import('../../types.js').WayPatch | null}
 */
function ofTrack(app, heard, id) {
  return ofPlans(app).some(({ track }) => track === id) ? { picks: [id], ...asOf(app, heard, `way.${id}`) } : null;
}

/**
 * Of when the latest values are; and that there are none of a later year, where one is asked for.
 * @param {App} app
 * @param {import('../../types.js').Heard} heard
 * @param {import('../../types.js').Text} [says]
 * @returns {import('../../types.js').WayPatch}
 */
function asOf(app, { years }, says = 'way.indicators') {
  const values = ofPlans(app).flatMap((one) =>
    one.values.filter(({ kind, value }) => kind === 'Actual' && value !== null),
  );
  const year = Math.max(0, ...values.map((one) => one.year ?? 0));
  if (!year) return {};
  const later = years.filter((one) => one > year);
  return {
    says: app.say('way.asOf', { says: app.say(says), year }),
    lacks: later.length ? app.say('lacks.values', { years: later.join(', '), year }) : '',
  };
}

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
      const data = button('small', app.say('indicators.takeAll'), () => {
        saveIndicators(app, chosen(app), ALL_FILE);
        tellTaken(app, data, app.say('take.saved', { file: ALL_FILE }));
      });
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
        element('div', 'indicators-counted', count, data),
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
        if (!some.length) list.append(element('li', '', nothingHere(app)));
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
    selection() {
      const left = filtered(app.model, app.state());
      if (!app.state().query && !tracksOf(app).length) return left;
      const kept = new Set(chosen(app).flatMap(({ thing, of }) => [thing, of]));
      const { links } = app.model.data;
      return {
        things: left.things.filter((thing) => kept.has(thing)),
        links: left.links.filter((link) => kept.has(links[link][0]) && kept.has(links[link][2])),
      };
    },
    tables() {
      const some = chosen(app);
      return some.length ? [{ id: 'indicators', count: some.length, made: () => indicatorRows(app, some) }] : [];
    },
  };
}

/**
 * In place of cards: the filters that leave none, else that the words and tracks do.
 * @param {App} app
 */
function nothingHere(app) {
  const emptied = ofFilters(app).length ? null : nothingLeft(app, (state) => ofFilters(app, state).length);
  return emptied ?? element('p', 'notice', app.say('indicators.noneLeft'));
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
 * The indicators that the filters leave, as far as they are heeded here.
 * @param {App} app
 * @param {State} [state]
 */
function ofFilters(app, state = app.state()) {
  const kept = new Set(filtered(app.model, { ...state, relationsOff: [] }).things);
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
  const policy = policyChoice(app, 'indicators-policy');
  const refresh = () => {
    order.select.value = orderOf(app.state());
    policy.refresh();
  };
  const field = filterField(app, 'indicators.search');
  const controls = element('div', 'indicators-controls', order.shown, policy.shown, field);
  return { shown: foldedControls(app, controls), refresh };
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
    indicatorTaking(app, indicator),
  ].filter((part) => part !== false);
}
