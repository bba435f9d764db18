/*
 * All indicators: where each stands between baseline and target, what pace it still needs, what cannot be said.
 */
import {changeText, shareText} from './amounts.js';
import {barSentence, indicatorChart, chartLegend, progressBar} from './charts.js';
import {button, clear, element, withAttributes} from './dom.js';
import {indicatorTable} from './indicators_table.js';
import {filtered, sameFilters} from './selection.js';
import {inOrder, ORDERS, STANDINGS} from './standings.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Indicator} Indicator */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').View} View */
/** @typedef {import('./standings.js').Standing} Standing */

/**
 * @param {App} app
 * @returns {View}
 */
export function indicatorsView(app) {
  let refresh = () => {};
  return {
    id: 'indicators',
    show(host) {
      const {indicators} = app.model.data;
      host.append(element('h2', '', app.say('indicators.title')));
      if (!indicators.length) {
        host.append(element('p', 'notice', app.say('indicators.none')));
        return;
      }
      const summary = summaryOf(app);
      const controls = controlsOf(app);
      const count = withAttributes(element('p', 'indicators-count'), {role: 'status'});
      const list = element('ul', 'indicator-cards');
      const table = element('section', 'indicators-table');
      host.append(
        element('p', 'lead', app.say('indicators.lead')), summary.shown, controls.shown,
        element('div', 'indicators-key', element('p', '', app.say('indicators.bar')),
          chartLegend(app, indicators.flatMap(({values}) => values))), count, list, table,
      );
      refresh = () => {
        const some = chosen(app);
        summary.refresh();
        controls.refresh();
        count.textContent = app.say('indicators.count', {shown: some.length, all: indicators.length});
        clear(list).append(...some.map((indicator) => element('li', 'indicator-card', ...card(app, indicator))));
        if (!some.length) list.append(element('li', 'notice', app.say('indicators.noneLeft')));
        clear(table).append(...indicatorTable(app, some));
      };
      refresh();
    },
    update(before) {
      const now = app.state();
      if (before.sort !== now.sort || before.picks !== now.picks || !sameFilters(before, now)) refresh();
    },
  };
}

/** @param {State} state */
const orderOf = ({sort}) => ORDERS.find((one) => one === sort) ?? 'distance';

/**
 * The standings that are chosen; none means all.
 * @param {State} state
 * @returns {Standing[]}
 */
const standingsOf = ({picks}) => STANDINGS.filter((one) => picks.includes(one));

/**
 * The indicators that the filters leave.
 * @param {App} app
 */
function ofFilters(app) {
  const kept = new Set(filtered(app.model, app.state()).things);
  return app.model.data.indicators.filter(({thing}) => kept.has(thing));
}

/**
 * What is shown, in its order.
 * @param {App} app
 */
function chosen(app) {
  const standings = standingsOf(app.state());
  const some = ofFilters(app).filter(({standing}) => !standings.length || standings.includes(standing));
  return inOrder(some, orderOf(app.state()));
}

/**
 * One strip of all, and for each standing a chip that leaves only those.
 * @param {App} app
 */
function summaryOf(app) {
  const {indicators} = app.model.data;
  const strip = withAttributes(element('div', 'standing-strip'), {'aria-hidden': 'true'});
  const chips = STANDINGS.filter((standing) => indicators.some((one) => one.standing === standing)).map((standing) => {
    const count = element('span', 'count');
    const chip = button(`chip is-${standing}`, [element('span', 'dot'), `${app.say(`standing.${standing}`)} `, count], () => {
      const now = standingsOf(app.state());
      const picks = now.includes(standing) ? now.filter((one) => one !== standing) : [...now, standing];
      app.set({picks});
    });
    chip.title = app.say(`standing.${standing}.long`);
    return {standing, chip, count};
  });
  const group = withAttributes(element('div', 'chips', ...chips.map(({chip}) => chip)), {
    role: 'group', 'aria-label': app.say('indicators.filter'),
  });
  const refresh = () => {
    const here = ofFilters(app);
    const on = standingsOf(app.state());
    clear(strip);
    for (const {standing, chip, count} of chips) {
      const number = here.filter((one) => one.standing === standing).length;
      count.textContent = String(number);
      withAttributes(chip, {'aria-pressed': String(on.includes(standing))});
      const part = element('span', `is-${standing}`);
      part.style.flexGrow = String(number);
      part.hidden = number === 0;
      strip.append(part);
    }
  };
  return {shown: element('div', 'indicators-summary', strip, group), refresh};
}

/**
 * Order and policy.
 * @param {App} app
 */
function controlsOf(app) {
  const {policies, data} = app.model;
  const order = choice('indicators-order', app.say('indicators.order'), ORDERS.map((one) => [one, app.say(`indicators.${one}`)]), (sort) => app.set({sort}));
  const policy = choice(
    'indicators-policy', app.say('indicators.policy'),
    [['', app.say('indicators.all')], ...policies.map((place) => /** @type {[string, string]} */ ([String(place), app.in(data.things[place].name)]))],
    (place) => app.set({policiesOn: place ? [Number(place)] : []}),
  );
  const refresh = () => {
    const {policiesOn} = app.state();
    order.select.value = orderOf(app.state());
    policy.select.value = policiesOn.length === 1 ? String(policiesOn[0]) : '';
  };
  return {shown: element('div', 'indicators-controls', order.shown, policy.shown), refresh};
}

/**
 * A labelled list to choose from.
 * @param {string} id
 * @param {string} name
 * @param {[string, string][]} options
 * @param {(value: string) => void} act
 */
function choice(id, name, options, act) {
  const select = withAttributes(element('select', '', ...options.map(([value, text]) => {
    const option = element('option', '', text);
    option.value = value;
    return option;
  })), {id});
  select.addEventListener('change', () => act(select.value));
  const label = element('label', '', name);
  label.htmlFor = id;
  return {select, shown: element('p', 'choice', label, select)};
}

/**
 * @param {App} app
 * @param {Indicator} indicator
 */
function card(app, indicator) {
  const {standing, of, share} = indicator;
  const head = element('h3', '', app.door(indicator.thing));
  const badge = element('span', `standing is-${standing}`, element('span', 'dot'), app.say(`standing.${standing}`));
  const notes = [
    ...(indicator.cumulative ? [app.say('indicator.cumulative')] : []), ...indicator.changes.map((names) => app.in(names)),
  ];
  const where = share === null ? barSentence(app, indicator) : shareText(share, app.state().language);
  return [
    head,
    of >= 0 && element('p', 'card-measure', app.in(app.model.data.things[of].name)),
    element('p', 'card-standing', badge, element('span', share === null ? 'card-why' : 'card-share', where),
      ...notes.map((note) => element('span', 'tag', note))),
    progressBar(app, indicator),
    indicatorChart(app, indicator),
    paces(app, indicator),
  ].filter((part) => part !== false);
}

/**
 * The pace so far, and the one that is needed.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function paces(app, indicator) {
  const {past, pace, standing} = indicator;
  const yearly = (/** @type {number} */ change) => app.say('indicator.aYear', {change: changeText(app, indicator, change)});
  const needed = standing === 'reached' ? app.say('indicator.noMore') : pace === null ? app.say('indicator.unknown') : yearly(pace);
  const compared = comparison(app, indicator);
  return element('dl', 'paces',
    element('div', '', element('dt', '', app.say('indicator.past')),
      element('dd', '', past === null ? app.say('indicator.unknown') : yearly(past))),
    element('div', '', element('dt', '', app.say('indicator.pace')),
      element('dd', '', needed, compared ? element('small', '', compared) : null)));
}

/**
 * How the pace that is needed compares with that so far.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function comparison(app, {past, pace, standing}) {
  if (standing === 'reached' || pace === null || past === null || pace === 0) return '';
  if (past === 0) return '';
  if (past * pace < 0) return app.say('indicator.reverse');
  const times = pace / past;
  if (times <= 1) return app.say('indicator.slower');
  return app.say('indicator.faster', {times: times < 10 ? times.toFixed(1) : String(Math.round(times))});
}
