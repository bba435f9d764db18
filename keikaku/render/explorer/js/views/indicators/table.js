/*
 * The dashboard's content as a table, for those who read numbers rather than pictures.
 */
import { element, withAttributes } from '../../parts/dom.js';
import { stacked } from '../../parts/stacked.js';
import { interimName, interimOf } from '../../parts/verdicts.js';
import { measureWord } from './rows.js';
import { badgeOf } from '../../parts/policy_marks.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Indicator} Indicator */
/** @typedef {import('../../types.js').Value} Value */

/**
 * A heading and the table, which scrolls in a region of its own.
 * @param {App} app
 * @param {Indicator[]} indicators
 */
export function indicatorTable(app, indicators) {
  const heads = /** @type {const} */ ([
    'name',
    'measure',
    'baseline',
    'latest',
    'first',
    'target',
    'track',
    'standing',
    'past',
    'pace',
    'stated',
  ]);
  const table = element(
    'table',
    '',
    withAttributes(element('caption', 'unseen', app.say('indicators.title')), {}),
    element(
      'thead',
      '',
      element(
        'tr',
        '',
        ...heads.map((head) =>
          withAttributes(
            element(
              'th',
              isNumber(head) ? 'number' : '',
              head === 'first'
                ? interimName(app, indicators)
                : head === 'measure'
                  ? measureWord(app, indicators)
                  : app.say(`indicator.${head}`),
            ),
            { scope: 'col' },
          ),
        ),
      ),
    ),
    element('tbody', '', ...indicators.map((indicator) => row(app, indicator))),
  );
  const title = withAttributes(element('h3', '', app.say('indicators.table')), { id: 'indicators-table-title' });
  return [
    title,
    withAttributes(element('div', 'scroll', stacked(table)), {
      role: 'region',
      tabindex: 0,
      'aria-labelledby': 'indicators-table-title',
    }),
  ];
}

/** @param {string} head */
const isNumber = (head) => ['baseline', 'latest', 'first', 'target'].includes(head);

/**
 * @param {App} app
 * @param {Indicator} indicator
 */
function row(app, indicator) {
  const { of, told, track } = indicator;
  const stated = [...new Set(indicator.values.flatMap((value) => value.stated))];
  const verdict = app.model.data.tracks.find(({ id }) => id === track);
  return element(
    'tr',
    '',
    withAttributes(element('th', '', badgeOf(app, indicator.thing), ' ', app.door(indicator.thing)), { scope: 'row' }),
    element('td', '', of >= 0 ? app.door(of) : ''),
    .../** @type {Value['kind'][]} */ (['Baseline', 'Actual', 'InterimTarget', 'Target']).map((kind) =>
      dated(app, indicator, kind),
    ),
    element('td', 'whole', verdict ? app.in(verdict.name) : ''),
    element('td', '', app.in(told.head)),
    element('td', '', app.in(told.past) || '—'),
    element('td', '', app.in(told.pace) || '—'),
    element('td', '', app.cite(stated)),
  );
}

/**
 * A value and its period.
 * @param {App} app
 * @param {Indicator} indicator
 * @param {Value['kind']} kind
 */
function dated(app, indicator, kind) {
  const { values, aim } = indicator;
  const found = values.filter((value) => value.kind === kind && value.value !== null);
  const meant = {
    Baseline: found[0],
    Actual: found[found.length - 1],
    InterimTarget: interimOf(indicator),
    Target: values[aim],
  };
  const value = meant[kind];
  if (!value) return element('td', 'number none', '—');
  return element('td', 'number', app.in(value.written), ' ', element('small', '', app.in(value.period)));
}
