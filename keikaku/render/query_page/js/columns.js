/*
 * Which columns a view takes, and how a reader chooses others.
 */
import { element } from './page.js';
import { numeric, reads } from './results.js';

/** @typedef {import('./results.js').Table} Table */
/** @typedef {import('./results.js').Term} Term */
/** @typedef {{label: string, columns: number[]}} Wanted */

/** @param {Table} table */
const places = (table) => table.columns.map((_, at) => at);

/**
 * The columns in which each row that has something has something of a kind.
 * @param {Table} table
 * @param {(term: Term) => boolean} fits
 */
export const columnsWith = (table, fits) =>
  places(table).filter((at) => {
    const some = table.rows.flatMap((row) => row[at] ?? []);
    return some.length > 0 && some.every(fits);
  });

/**
 * The columns that can name a row, texts first.
 * @param {Table} table
 */
export function namesOf(table) {
  const numbers = numeric(table);
  const names = places(table).filter((at) => !numbers[at] && table.rows.some((row) => row[at]));
  const texts = names.filter((at) => table.rows.some((row) => row[at]?.type === 'literal'));
  return [...texts, ...names.filter((at) => !texts.includes(at))];
}

/**
 * What people read of the thing in a column: the column named after it (actorName, actorLabel), else the name beside
 * it, else what it is called by itself.
 * @param {Table} table
 * @param {number} column
 * @returns {(row: import('./results.js').Row) => string}
 */
export function nameIn(table, column) {
  const name = table.columns[column];
  const own = table.columns.findIndex((one) => new RegExp(`^${name}_?(name|label|title)$`, 'i').test(one));
  const beside = /^(name|label|title)$/i.test(table.columns[column + 1] ?? '') ? column + 1 : -1;
  const at = own >= 0 ? own : beside;
  return (row) => reads(row[at]) || reads(row[column]);
}

/**
 * What is drawn of some columns, below a choice for each of them.
 * @param {Table} table
 * @param {Wanted[]} wanted the first of its columns is chosen at first
 * @param {(...columns: number[]) => Node[]} draw
 */
export function chosen(table, wanted, draw) {
  const place = element('div', '');
  const selects = wanted.map(({ columns }) => {
    const made = element('select', '');
    for (const at of columns) made.append(new Option(table.columns[at], String(at)));
    made.addEventListener('change', show);
    return made;
  });
  function show() {
    place.replaceChildren(...draw(...selects.map((one) => Number(one.value))));
  }
  show();
  const labels = wanted.map(({ label }, at) => element('label', '', `${label} `, selects[at]));
  return [element('p', 'tools', ...labels), place];
}
