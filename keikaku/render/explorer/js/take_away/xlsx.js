/*
 * Tables as an Excel workbook. Texts are texts, whatever they begin with; numbers are numbers and days are days.
 */
import { zipped } from './zip.js';

/** @typedef {import('../types.js').Cell} Cell */
/** @typedef {{ name: string, headings: string[], rows: Cell[][] }} Sheet */

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const LONGEST = 32767; // characters of a cell
const LONGEST_NAME = 31; // of a sheet
const [NARROWEST, WIDEST] = [8, 60]; // columns, in characters
const MEASURED = 400; // rows by which a column is measured
const FIRST_DAY = Date.UTC(1899, 11, 30); // of Excel's calendar, after its 29 February 1900
const DAY = 86400000;
const FORMULA = /^[=+\-@\t\r\n＋－＝＠]/;
const [PLAIN, TITLE, DATE, TEXT] = [0, 1, 2, 3]; // places in STYLES

const STYLED = 'styleSheet'; // apart from its slash: together they would end an element of the page
const ALIGNED = '<alignment vertical="top" wrapText="1"/>';
// The last style says "this is text" to whoever edits the cell: without it an edited "=1+1" would be a formula.
const STYLES =
  `${HEAD}<${STYLED} xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">' +
  `<xf applyAlignment="1">${ALIGNED}</xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">${ALIGNED}</xf>` +
  `<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1">${ALIGNED}</xf>` +
  `<xf quotePrefix="1" applyAlignment="1">${ALIGNED}</xf></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></${STYLED}>`;

/**
 * What XML can hold of a text: no control characters, no halves of surrogate pairs. What Excel would read as a
 * character's code (_x0041_) is written so that it does not.
 * @param {string} text
 */
function escaped(text) {
  return text
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff][\udc00-\udfff]|[\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff\ufffe\uffff]/g, (found) =>
      found.length === 2 ? found : ' ',
    )
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}

/**
 * The letters of a column: A, Z, AA.
 * @param {number} place from 0
 * @returns {string}
 */
const letters = (place) =>
  (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

/**
 * A day in Excel's calendar, or nothing for what is none.
 * @param {string} day as 2018-03-31
 */
function serial(day) {
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  const number = (time - FIRST_DAY) / DAY;
  return number > 60 ? number : NaN; // before March 1900 its calendar is not ours
}

/** @param {Cell} value @param {string} at @param {number} [style] */
function cell(value, at, style = PLAIN) {
  if (value === null || value === '') return '';
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${at}" s="${style}"><v>${value}</v></c>`;
  const number = typeof value === 'object' ? serial(value.day) : NaN;
  if (!Number.isNaN(number)) return `<c r="${at}" s="${DATE}"><v>${number}</v></c>`;
  const text = typeof value === 'object' ? value.day : String(value);
  const look = style === PLAIN && FORMULA.test(text) ? TEXT : style;
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** @param {Sheet} sheet */
function sheetXml({ headings, rows }) {
  const row = (/** @type {Cell[]} */ cells, /** @type {number} */ number, /** @type {number} */ style) =>
    `<row r="${number}">${cells.map((value, at) => cell(value, `${letters(at)}${number}`, style)).join('')}</row>`;
  const columns = headings.map((heading, at) => {
    const width = Math.max(
      ...[heading, ...rows.slice(0, MEASURED).map((cells) => cells[at] ?? '')].map((value) => widthOf(value)),
    );
    return `<col min="${at + 1}" max="${at + 1}" width="${Math.min(WIDEST, Math.max(NARROWEST, width + 2))}" customWidth="1"/>`;
  });
  const last = `${letters(headings.length - 1)}${rows.length + 1}`;
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.join('')}</cols><sheetData>${row(headings, 1, TITLE)}` +
    `${rows.map((cells, at) => row(cells, at + 2, PLAIN)).join('')}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`
  );
}

/**
 * How wide a cell's longest line is, in characters of which a Japanese one takes two.
 * @param {Cell} value
 */
function widthOf(value) {
  const text = value === null ? '' : typeof value === 'object' ? value.day : String(value);
  return Math.max(
    ...text.split('\n').map((line) => [...line].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)),
  );
}

/**
 * Names of sheets: short, without what Excel refuses, each another.
 * @param {Sheet[]} sheets
 */
function sheetNames(sheets) {
  const given = new Set();
  return sheets.map(({ name }, at) => {
    const clean = [...name.replace(/[[\]:*?/\\']/g, ' ').trim()].slice(0, LONGEST_NAME - 3).join('');
    const own = clean && !given.has(clean.toLowerCase()) ? clean : `${clean} ${at + 1}`.trim();
    given.add(own.toLowerCase());
    return own;
  });
}

/**
 * @param {Sheet[]} sheets at least one
 * @returns {Promise<Blob>}
 */
export async function xlsxFile(sheets) {
  const names = sheetNames(sheets);
  const each = (/** @type {(number: number) => string} */ made) => sheets.map((_, at) => made(at + 1)).join('');
  const types =
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/>` +
    `${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET}.worksheet+xml"/>`)}</Types>`;
  const link = (/** @type {string} */ id, /** @type {string} */ type, /** @type {string} */ target) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const links = (/** @type {string} */ some) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${some}</Relationships>`;
  const book =
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
    `${each((n) => `<sheet name="${escaped(names[n - 1])}" sheetId="${n}" r:id="s${n}"/>`)}</sheets></workbook>`;
  const parts = await zipped([
    ['[Content_Types].xml', types],
    ['_rels/.rels', links(link('book', 'officeDocument', 'xl/workbook.xml'))],
    ['xl/workbook.xml', book],
    [
      'xl/_rels/workbook.xml.rels',
      links(
        each((n) => link(`s${n}`, 'worksheet', `worksheets/sheet${n}.xml`)) + link('styles', 'styles', 'styles.xml'),
      ),
    ],
    ['xl/styles.xml', STYLES],
    ...sheets.map(
      (sheet, at) => /** @type {[string, string]} */ ([`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)]),
    ),
  ]);
  return new Blob(parts, { type: XLSX });
}
