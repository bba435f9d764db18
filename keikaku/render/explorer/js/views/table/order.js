/*
 * Which rows of a table are shown and in what order. Pure.
 */

/** @typedef {import('../../types.js').Language} Language */
/** @typedef {import('./columns.js').Column} Column */
/** @typedef {import('./columns.js').TableParts} TableParts */

/**
 * Of the table's rows those that a text finds, best first, and how many more it finds that are no rows of it.
 * @param {TableParts} table
 * @param {string} text
 */
export function rowsFound(table, text) {
  if (!text.trim()) return { rows: table.rows, leftOut: 0 };
  const here = new Set(table.rows);
  const found = table.find(text);
  const rows = found.filter((row) => here.has(row));
  return { rows, leftOut: found.length - rows.length };
}

/**
 * Rows in the order asked for: 'name', or '-name' from last to first; as given without one. Rows that are equal, or
 * have nothing in the column, keep the order of the table; the latter come last.
 * @param {TableParts} table
 * @param {number[]} rows
 * @param {string} sort
 * @param {Language} language
 */
export function inOrderOf(table, rows, sort, language) {
  const { column, descending } = sortOf(table, sort);
  if (!column) return rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const place = new Map(table.rows.map((row, at) => [row, at]));
  const keyed = rows.map((row) => ({ row, place: place.get(row) ?? 0, value: (column.key ?? column.value)(row) }));
  const compare = (/** @type {string | number} */ a, /** @type {string | number} */ b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  keyed.sort((a, b) => {
    const [noA, noB] = [a.value, b.value].map((value) => value === null || value === '');
    if (noA || noB) return Number(noA) - Number(noB) || a.place - b.place;
    const order = compare(/** @type {string | number} */ (a.value), /** @type {string | number} */ (b.value));
    return (descending ? -order : order) || a.place - b.place;
  });
  return keyed.map(({ row }) => row);
}

/**
 * @param {TableParts} table
 * @param {string} sort
 * @returns {{column: Column | undefined, descending: boolean}}
 */
export function sortOf(table, sort) {
  const descending = sort.startsWith('-');
  const id = descending ? sort.slice(1) : sort;
  return { column: table.columns.find((column) => column.id === id && !column.only), descending };
}

/**
 * What a press on a column's heading sorts by: numbers from the largest, texts from the first; then the other way.
 * @param {TableParts} table
 * @param {string} sort the present order
 * @param {Column} column
 */
export function sortAfterPress(table, sort, column) {
  const now = sortOf(table, sort);
  const descending = now.column === column ? !now.descending : Boolean(column.number || column.counted);
  return (descending ? '-' : '') + column.id;
}
