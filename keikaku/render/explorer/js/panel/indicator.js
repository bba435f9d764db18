/*
 * The panel's part for an indicator: how far it has come, and its values.
 */
import { indicatorChart, progressBar } from '../parts/charts.js';
import { element, withAttributes } from '../parts/dom.js';
import { saidOf, verdictOf } from '../parts/verdicts.js';
import { listed, panelSection } from './parts.js';
import { named } from '../parts/texts.js';
import { indicatorTaking } from '../take_away/indicator.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Indicator} Indicator */

/**
 * Where an indicator stands: in words, as a bar, as a chart, at which pace, and all its values as a table.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function indicatorPart(app, thing) {
  const place = app.model.indicatorOf.get(thing);
  if (place === undefined) return null;
  const indicator = app.model.data.indicators[place];
  const part = panelSection(app.say('panel.values'), standingLine(app, indicator), indicatorChart(app, indicator));
  if (indicator.values.length) part.append(valueTable(app, indicator));
  part.append(indicatorTaking(app, indicator));
  return part;
}

/** @param {App} app @param {Indicator} indicator */
function valueTable(app, indicator) {
  const unit = app.in(indicator.unit);
  const caption = element('caption', '', unit ? app.say('panel.valuesIn', { unit }) : app.say('panel.values'));
  const sources = [...new Set(indicator.values.flatMap(({ stated }) => stated))];
  const alike = indicator.values.every(({ stated }) => stated.length === sources.length); // then one citation is enough
  if (alike && sources.length) caption.append(' ', app.cite(sources));
  /** @type {import('../types.js').Text[]} */
  const heads = ['panel.valueKind', 'panel.period', 'panel.value'];
  if (!alike) heads.push('panel.source');
  const head = element(
    'tr',
    '',
    ...heads.map((key) => withAttributes(element('th', '', app.say(key)), { scope: 'col' })),
  );
  const rows = indicator.values.map((value) =>
    element(
      'tr',
      '',
      withAttributes(named(app, value.name, 'th'), { scope: 'row' }),
      named(app, value.period, 'td'),
      element('td', 'number', app.state().language === 'ja' ? value.printed : app.in(value.written) || value.printed),
      ...(alike ? [] : [element('td', '', app.cite(value.stated))]),
    ),
  );
  const table = element('table', 'values', caption, element('thead', '', head), element('tbody', '', ...rows));
  return withAttributes(element('div', 'scroll', table), {
    role: 'region',
    tabindex: 0,
    'aria-label': app.say('panel.values'),
  });
}

/**
 * @param {App} app
 * @param {Indicator} indicator
 */
function standingLine(app, indicator) {
  const notes = indicator.told.notes.map(app.in);
  return element(
    'div',
    'standing-now',
    verdictOf(app, indicator),
    ...saidOf(app, indicator),
    indicator.bar && progressBar(app, indicator),
    notes.length > 0 && element('p', 'quiet', listed(app, notes)),
  );
}
