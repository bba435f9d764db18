/*
 * Tables to take away: RFC 4180, with the mark by which spreadsheets know UTF-8, and no cell that they run.
 */
const FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;
const NUMBER = /^[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?%?$/;

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it; a number stays one. The format
 * `spreadsheet` of the commands keeps to the same rule (render/rows/delimited.py); a test compares the two.
 * @param {string} text
 */
function harmless(text) {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** @param {import('../types.js').Cell} value */
function csvCell(value) {
  if (value === null) return '';
  if (typeof value === 'object') return csvCell(value.day);
  if (typeof value === 'number') return String(value); // our own count: a number stays one, also below 0
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/**
 * Headings and rows as the text of a CSV file.
 * @param {string[]} headings
 * @param {import('../types.js').Cell[][]} rows
 */
export function csvText(headings, rows) {
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
