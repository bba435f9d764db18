/*
 * An indicator to take away: its picture, and its values with where they stand and the verdict.
 */
import { addressesOf, pagesOf } from '../data/evidence.js';
import { button, element, saveFile, withAttributes } from '../parts/dom.js';
import { indicatorSheet, pngOf, svgText } from '../picture/indicator_sheet.js';
import { csvText } from './csv.js';
import { tellTaken } from './taken.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Indicator} Indicator */

const HEADINGS = [
  ...['address', 'indicator', 'measure', 'verdict', 'verdict_name', 'kind', 'kind_name', 'period', 'year', 'value'],
  ...['lowest', 'highest', 'comparator', 'printed', 'unit', 'passages', 'pages', 'notes'],
];

/**
 * Buttons for the picture as SVG and PNG and for the data.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function indicatorTaking(app, indicator) {
  const { name, at = '', id } = app.model.data.things[indicator.thing];
  const file = `keikaku-${(at || id).replace(/[^\p{L}\p{N}.-]+/gu, '-')}`;
  const taking = (/** @type {string} */ format, /** @type {() => void | Promise<void>} */ save) => {
    const made = button('small', format, async () => {
      await save();
      tellTaken(app, made, app.say('take.saved', { file: `${file}.${format.toLowerCase()}` }));
    });
    const text = app.say(format === 'CSV' ? 'indicators.takeData' : 'indicators.takeChart', {
      name: app.in(name),
      format,
    });
    return withAttributes(made, { 'aria-label': text, title: text });
  };
  const picture = () => indicatorSheet(app, indicator);
  return element(
    'p',
    'indicator-taking',
    taking('SVG', () => saveFile(new Blob([svgText(picture())], { type: 'image/svg+xml' }), `${file}.svg`)),
    taking('PNG', async () => saveFile(await pngOf(picture()), `${file}.png`)),
    taking('CSV', () => saveIndicators(app, [indicator], `${file}.csv`)),
  );
}

/**
 * Saves the values of some indicators, a row each.
 * @param {App} app
 * @param {Indicator[]} indicators
 * @param {string} file
 */
export function saveIndicators(app, indicators, file) {
  const { things, tracks } = app.model.data;
  const rows = indicators.flatMap(({ thing, of, unit, track, values, told }) => {
    const { at = '', name } = things[thing];
    const verdict = tracks.find(({ id }) => id === track);
    return values.map((value) => [
      ...[at, app.in(name), of < 0 ? '' : app.in(things[of].name), track, verdict ? app.in(verdict.name) : ''],
      ...[value.kind, app.in(value.name), app.in(value.period), value.year],
      ...[value.value, value.lowest, value.highest, value.comparator, value.printed, app.in(unit)],
      ...[addressesOf(app.model, value.stated), pagesOf(app.model, value.stated), told.notes.map(app.in).join('; ')],
    ]);
  });
  saveFile(new Blob([csvText(HEADINGS, rows)], { type: 'text/csv;charset=utf-8' }), file);
}
