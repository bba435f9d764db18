/*
 * An answer as columns and rows, and how its terms read.
 */
import { data, element, language } from './page.js';

/** @typedef {{type: string, value: string, 'xml:lang'?: string, datatype?: string}} Term */
/** @typedef {(Term | undefined)[]} Row */
/** @typedef {{columns: string[], rows: Row[]}} Table */

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const collator = new Intl.Collator(language, { numeric: true });

/**
 * Rows of SPARQL's JSON; what ASK answers is true or false.
 * @param {string} text
 * @returns {Table | boolean}
 */
export function read(text) {
  const { head, boolean, results } = JSON.parse(text);
  if (typeof boolean === 'boolean') return boolean;
  const columns = /** @type {string[]} */ (head.vars);
  const rows = results.bindings.map((/** @type {Record<string, Term>} */ one) => columns.map((name) => one[name]));
  return { columns, rows };
}

/** The number that a term is, NaN where it is none. @param {Term | undefined} term */
export const numberOf = (term) =>
  term && term.type !== 'uri' && term.datatype && NUMBER.test(term.value) ? Number(term.value) : NaN;

/**
 * What people read of a term: of an IRI its short form.
 * @param {Term | undefined} term
 */
export function reads(term) {
  if (!term) return '';
  if (term.type === 'bnode') return `_:${term.value}`;
  if (term.type !== 'uri') return term.value;
  if (isThing(term.value)) return term.value.slice(data.things.length);
  const known = Object.entries(data.prefixes).find(([, iri]) => term.value.startsWith(iri));
  const rest = known ? term.value.slice(known[1].length) : '';
  return known && /^\w+$/.test(rest) ? `${known[0]}:${rest}` : term.value;
}

/** @param {string} iri */
const isThing = (iri) => iri.startsWith(data.things) && iri.length > data.things.length;

/**
 * A term as a node: a thing leads to the explorer, another address of the web there.
 * @param {Term | undefined} term
 */
export function drawn(term) {
  const text = reads(term);
  if (term?.type === 'uri' && /^https?:\/\/[^\s]+$/i.test(term.value)) {
    const link = element('a', '', text);
    link.title = term.value;
    link.href = term.value;
    if (isThing(term.value)) link.href = `/?lang=${language}#at=${encodeURIComponent(text)}&lang=${language}`;
    else link.rel = 'noreferrer noopener external';
    return link;
  }
  const node = element('span', '', text);
  if (term?.['xml:lang']) node.lang = term['xml:lang'];
  return node;
}

/**
 * The rows by one column: numbers by their size, else as people order texts; what is empty last.
 * @param {Row[]} rows
 * @param {number} column
 * @param {boolean} down
 */
export function sorted(rows, column, down) {
  const keys = rows.map((row) => ({ row, number: numberOf(row[column]), text: reads(row[column]) }));
  keys.sort((one, other) => {
    if (!one.text || !other.text) return Number(!one.text) - Number(!other.text);
    const apart = one.number - other.number;
    const order = Number.isNaN(apart) ? collator.compare(one.text, other.text) : apart;
    return down ? -order : order;
  });
  return keys.map(({ row }) => row);
}

/**
 * The columns in which every row that has something has a number.
 * @param {Table} table
 */
export const numeric = ({ columns, rows }) =>
  columns.map((_, at) => {
    const some = rows.filter((row) => row[at]);
    return some.length > 0 && some.every((row) => !Number.isNaN(numberOf(row[at])));
  });
