/*
 * Tables as files, in two formats, with what they were taken from.
 */
import { saveFile } from '../parts/dom.js';
import { aboutRows } from './about_rows.js';
import { csvText } from './csv.js';
import { xlsxFile } from './xlsx.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').ViewTable} ViewTable */
/** @typedef {'csv' | 'xlsx'} TableFormat */

/**
 * A table as a file of the reader. A workbook has a second sheet that says what the rows were taken from.
 * @param {App} app
 * @param {ViewTable} table
 * @param {TableFormat} format
 * @returns {Promise<string>} the name of the file
 */
export async function saveTable(app, { id, name, headings, rows }, format) {
  const file = `keikaku-${id}.${format}`;
  if (format === 'csv') saveFile(new Blob([csvText(headings, rows)], { type: 'text/csv;charset=utf-8' }), file);
  else saveFile(await xlsxFile([{ name, headings, rows }, aboutRows(app, name, rows.length)]), file);
  return file;
}
