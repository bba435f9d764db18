/*
 * Which rows of a table are shown and in what order. Pure.
 */
import {fold} from './fold.js';

/** @typedef {import('./types.js').Language} Language */
/** @typedef {import('./table_columns.js').Column} Column */
/** @typedef {import('./table_columns.js').TableParts} TableParts */

/**
 * The rows in which every word of the filter is found, in the order asked for: 'name', or '-name' from last to
 * first. Rows that are equal, or have nothing in the column, keep the order of the plans; the latter come last.
 * @param {TableParts} table
 * @param {string} query
 * @param {string} sort
 * @param {Language} language
 */
export function rowsShown(table, query, sort, language) {
  const words = query.split(/\s+/).map(fold).filter(Boolean);
  const rows = table.rows.filter((row) => {
    const texts = words.length ? table.texts(row).map(fold) : [];
    return words.every((word) => texts.some((text) => text.includes(word)));
  });
  const {column, descending} = sortOf(table, sort);
  if (!column) return rows;
  const collator = new Intl.Collator(language, {numeric: true});
  const keyed = rows.map((row) => ({row, value: column.value(row)}));
  const compare = (/** @type {string | number} */ a, /** @type {string | number} */ b) =>
    (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  keyed.sort((a, b) => {
    const [noA, noB] = [a.value, b.value].map((value) => value === null || value === '');
    if (noA || noB) return Number(noA) - Number(noB) || a.row - b.row;
    const order = compare(/** @type {string | number} */ (a.value), /** @type {string | number} */ (b.value));
    return (descending ? -order : order) || a.row - b.row;
  });
  return keyed.map(({row}) => row);
}

/**
 * @param {TableParts} table
 * @param {string} sort
 * @returns {{column: Column | undefined, descending: boolean}}
 */
export function sortOf(table, sort) {
  const descending = sort.startsWith('-');
  const id = descending ? sort.slice(1) : sort;
  return {column: table.columns.find((column) => column.id === id && !column.only), descending};
}

/**
 * What a press on a column's heading sorts by: numbers from the largest, texts from the first; then the other way.
 * @param {TableParts} table
 * @param {string} sort the present order
 * @param {Column} column
 */
export function sortAfterPress(table, sort, column) {
  const now = sortOf(table, sort);
  const descending = now.column === column ? !now.descending : column.number === true;
  return (descending ? '-' : '') + column.id;
}
