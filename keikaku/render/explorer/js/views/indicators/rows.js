/*
 * Indicators as rows of a file: one a row, its values as numbers and as printed, with the days on which they end.
 */
import { addressesOf, policiesOfThing } from '../../data/evidence.js';
import { iriOf } from '../../data/model.js';
import { calledAlike } from '../../data/plans.js';
import { interimName, interimOf } from '../../parts/verdicts.js';
import { codesOf, pagesCell } from '../../take_away/rows.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Cell} Cell */
/** @typedef {import('../../types.js').Indicator} Indicator */
/** @typedef {import('../../types.js').Value} Value */

/**
 * What the elements that the indicators measure are called, where all are called the same.
 * @param {App} app
 * @param {Indicator[]} indicators
 */
export function measureWord(app, indicators) {
  const owners = indicators.flatMap(({ of }) => (of >= 0 ? [of] : []));
  const alike = calledAlike(app.model, owners);
  return alike ? app.in(alike.name) : app.say('indicator.measure');
}

/**
 * @param {App} app
 * @param {Indicator[]} indicators in their order
 * @returns {import('../../types.js').ViewTable}
 */
export function indicatorRows(app, indicators) {
  const head = (/** @type {'name' | 'track' | 'standing' | 'past' | 'pace'} */ key) => app.say(`indicator.${key}`);
  const parts = /** @type {const} */ (['baseline', 'latest', 'first', 'target']);
  const valueHeads = parts.flatMap((key) => {
    const name = key === 'first' ? interimName(app, indicators) : app.say(`indicator.${key}`);
    return [name, `${name} – ${app.say('take.printed')}`, `${name} – ${app.say('take.ends')}`];
  });
  const headings = [
    head('name'),
    measureWord(app, indicators),
    app.say('table.inPolicies'),
    app.say('table.number'),
    head('track'),
    head('standing'),
    app.say('take.unit'),
    ...valueHeads,
    head('past'),
    head('pace'),
    app.say('table.inWords'),
    app.say('table.statedIn'),
    app.say('table.pageNumbers'),
    app.say('table.address'),
  ];
  return {
    id: 'indicators',
    name: app.say('view.indicators'),
    headings,
    rows: indicators.map((one) => rowOf(app, one)),
  };
}

/**
 * @param {App} app
 * @param {Indicator} indicator
 * @returns {Cell[]}
 */
function rowOf(app, indicator) {
  const { thing, of, track, told, unit, values, aim } = indicator;
  const { data } = app.model;
  const stated = [...new Set(values.flatMap((value) => value.stated))].sort((a, b) => a - b);
  const known = (/** @type {Value['kind']} */ kind) => values.filter((one) => one.kind === kind && one.value !== null);
  const verdict = data.tracks.find(({ id }) => id === track);
  const end = app.state().language === 'ja' ? '。' : '. ';
  const words = [told.verdict, told.state, told.why, told.first, ...told.notes].map(app.in).filter(Boolean);
  return [
    app.in(data.things[thing].name),
    of < 0 ? '' : app.in(data.things[of].name),
    codesOf(app, policiesOfThing(app.model, thing)),
    data.things[thing].at ?? '',
    verdict ? app.in(verdict.name) : '',
    app.in(told.head),
    app.in(unit),
    ...[known('Baseline')[0], known('Actual').at(-1), interimOf(indicator), values[aim]].flatMap((one) =>
      valueCells(app, one),
    ),
    app.in(told.past),
    app.in(told.pace),
    words.join(end),
    addressesOf(app.model, stated),
    pagesCell(app, stated),
    iriOf(data, thing),
  ];
}

/**
 * The number, what is printed, and the last day of its period.
 * @param {App} app
 * @param {Value | undefined} value
 * @returns {Cell[]}
 */
function valueCells(app, value) {
  if (!value) return [null, '', ''];
  return [
    value.value,
    `${value.printed}${value.period[0] && ` (${app.in(value.period)})`}`,
    value.ends ? { day: value.ends } : '',
  ];
}
