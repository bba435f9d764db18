/*
 * The dashboard's content as a table, for those who read numbers rather than pictures.
 */
import {changeText, numberOf, shareText, valueText} from './amounts.js';
import {element, withAttributes} from './dom.js';
import {badgeOf} from './policy_marks.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Indicator} Indicator */
/** @typedef {import('./types.js').Value} Value */

/**
 * A heading and the table, which scrolls in a region of its own.
 * @param {App} app
 * @param {Indicator[]} indicators
 */
export function indicatorTable(app, indicators) {
  const heads = ['name', 'measure', 'baseline', 'latest', 'target', 'standing', 'way', 'past', 'pace', 'stated'];
  const table = element('table', '',
    withAttributes(element('caption', 'unseen', app.say('indicators.title')), {}),
    element('thead', '', element('tr', '', ...heads.map((head) =>
      withAttributes(element('th', isNumber(head) ? 'number' : '', app.say(`indicator.${head}`)), {scope: 'col'})))),
    element('tbody', '', ...indicators.map((indicator) => row(app, indicator))));
  const title = withAttributes(element('h3', '', app.say('indicators.table')), {id: 'indicators-table-title'});
  return [title, withAttributes(element('div', 'scroll', table), {
    role: 'region', tabindex: 0, 'aria-labelledby': 'indicators-table-title',
  })];
}

/** @param {string} head */
const isNumber = (head) => ['baseline', 'latest', 'target', 'way', 'past', 'pace'].includes(head);

/**
 * @param {App} app
 * @param {Indicator} indicator
 */
function row(app, indicator) {
  const {share, past, pace, standing, of} = indicator;
  const number = (/** @type {string} */ text) => element('td', 'number', text);
  const yearly = (/** @type {number | null} */ change) => (change === null ? '' : changeText(app, indicator, change));
  const stated = [...new Set(indicator.values.flatMap((value) => value.stated))];
  return element('tr', '',
    withAttributes(element('th', '', badgeOf(app, indicator.thing), ' ', app.door(indicator.thing)), {scope: 'row'}),
    element('td', '', of >= 0 ? app.door(of) : ''),
    ...(/** @type {Value['kind'][]} */ (['Baseline', 'Actual', 'Target'])).map((kind) => dated(app, indicator, kind)),
    element('td', '', app.say(`standing.${standing}`)),
    number(share === null ? '' : shareText(share, app.state().language)),
    number(yearly(past)),
    number(standing === 'reached' ? '' : yearly(pace)),
    element('td', '', app.cite(stated)));
}

/**
 * A value and its period.
 * @param {App} app
 * @param {Indicator} indicator
 * @param {Value['kind']} kind
 */
function dated(app, indicator, kind) {
  const value = numberOf(indicator, kind);
  if (!value) return element('td', 'number none', '—');
  return element('td', 'number', valueText(app, indicator, value), ' ', element('small', '', app.in(value.period)));
}
