/*
 * Rows as bars: a column of numbers beside one of names.
 */
import { chosen, columnsWith, namesOf } from './columns.js';
import { element, say } from './page.js';
import { TEXTS } from './page_texts.js';
import { drawn, numberOf } from './results.js';

/** @typedef {import('./results.js').Table} Table */
/** @typedef {import('./results.js').Row} Row */

const MOST = 100;

/** @param {Table} table */
const valuesOf = (table) => columnsWith(table, (term) => !Number.isNaN(numberOf(term)));

export const bars = {
  name: 'BarChart',
  text: TEXTS.bars,
  lacks: TEXTS.no_bars,
  /** @param {Table} table */
  fits: (table) => valuesOf(table).length > 0 && namesOf(table).length > 0,
  /** @param {Table} table */
  draw(table) {
    const names = { label: say(TEXTS.names), columns: namesOf(table) };
    const values = { label: say(TEXTS.values), columns: valuesOf(table) };
    return chosen(table, [names, values], (name, value) => {
      const all = table.rows.filter((row) => row[value]);
      const some = all.slice(0, MOST);
      const most = Math.max(...some.map((row) => Math.abs(numberOf(row[value]))), 0);
      const part = say(TEXTS.bars_part, { count: all.length, shown: MOST });
      return [
        ...(all.length > MOST ? [element('p', 'note', part)] : []),
        element('ul', 'bars', ...some.map((row) => barOf(row, name, value, most))),
      ];
    });
  },
};

/**
 * @param {Row} row
 * @param {number} name
 * @param {number} value
 * @param {number} most
 */
function barOf(row, name, value, most) {
  const size = numberOf(row[value]);
  const bar = element('span', size < 0 ? 'bar below' : 'bar');
  bar.style.inlineSize = `${most ? (100 * Math.abs(size)) / most : 0}%`;
  const track = element('span', 'track', bar);
  track.setAttribute('aria-hidden', 'true');
  const cells = [element('span', 'name', drawn(row[name])), track, element('span', 'value', drawn(row[value]))];
  return element('li', '', ...cells);
}
