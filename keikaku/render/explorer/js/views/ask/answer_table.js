/*
 * The rows of an answer: sorted by their headings, saved as CSV; of many the first, and all when asked for.
 */
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { stacked } from '../../parts/stacked.js';
import { saveTable } from '../../take_away/files.js';
import { inOrderOf, sortAfterPress, sortOf } from '../table/order.js';
import { tellTaken } from '../../take_away/taken.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../table/columns.js').Column} Column */
/** @typedef {import('../table/columns.js').TableParts} TableParts */
/** @typedef {{ id: string, said: string, columns: Column[], rows: number[] }} Answered id: for the name of a file; said: what it is of */

const FIRST_ROWS = 100;

/**
 * The table, and the button that saves it.
 * @param {App} app
 * @param {Answered} answer
 */
export function answerTable(app, { id, said, columns, rows }) {
  /** @type {TableParts} */
  const table = { id: 'things', columns, rows, all: rows.length, find: () => [] };
  const shown = columns.filter(({ only }) => !only);
  const ordered = inOrderOf(table, rows, app.state().sort, app.state().language);
  const body = element('tbody', '', ...ordered.slice(0, FIRST_ROWS).map((row) => rowOf(shown, row)));
  const heads = shown.map((column) => heading(app, table, column));
  const made = element(
    'table',
    shown.length > 2 ? 'answer wide' : 'answer',
    element('thead', '', element('tr', '', ...heads)),
    body,
  );
  const scroll = withAttributes(element('div', 'scroll', stacked(made)), {
    role: 'region',
    tabindex: 0,
    'aria-label': said,
  });
  const place = element('div', 'table-place', scroll);
  if (ordered.length > FIRST_ROWS) {
    const more = button('more fold', app.say('ask.more', { n: ordered.length }), () => {
      body.append(...ordered.slice(FIRST_ROWS).map((row) => rowOf(shown, row)));
      stacked(made);
      more.remove();
      /** @type {HTMLElement | null} */ (body.rows[FIRST_ROWS].querySelector('a, button'))?.focus();
    });
    place.append(more);
  }
  const save = button('action', app.say('table.csv', { n: rows.length }), () => {
    const values = ordered.map((row) => columns.map(({ value }) => value(row)));
    const headings = columns.map(({ title }) => title ?? '');
    const done = () => tellTaken(app, save, app.say('table.csvDone', { n: rows.length }));
    void saveTable(app, { id, name: app.say('view.ask'), headings, rows: values }, 'csv').then(done);
  });
  return { place, save };
}

/**
 * A heading that sorts.
 * @param {App} app
 * @param {TableParts} table
 * @param {Column} column
 */
function heading(app, table, column) {
  const now = sortOf(table, app.state().sort);
  const press = () => {
    const next = sortAfterPress(table, app.state().sort, column);
    app.set({ sort: next }, 'replace');
    const order = app.say(next.startsWith('-') ? 'table.descending' : 'table.ascending');
    app.announce(app.say('table.sorted', { column: column.title ?? '', order }));
  };
  const mark = withAttributes(element('span', 'arrow'), { 'aria-hidden': 'true' });
  const made = button('', [column.title ?? '', mark], press);
  made.dataset.column = column.id;
  return withAttributes(element('th', column.number ? 'number' : '', made), {
    scope: 'col',
    'aria-sort': now.column === column && (now.descending ? 'descending' : 'ascending'),
  });
}

/**
 * @param {Column[]} columns
 * @param {number} row
 */
function rowOf(columns, row) {
  const cells = columns.map(({ value, cell, number }) =>
    element('td', number ? 'number' : '', ...(cell ? cell(row) : [String(value(row) ?? '')])),
  );
  return element('tr', '', ...cells);
}

/**
 * Shows a table in place of another; a heading that was pressed keeps the focus.
 * @param {HTMLElement} host
 * @param {...Node} parts
 */
export function putInPlace(host, ...parts) {
  const { activeElement } = document;
  const focused = host.contains(activeElement) && /** @type {HTMLElement} */ (activeElement).dataset.column;
  clear(host).append(...parts);
  if (focused) /** @type {HTMLElement | null} */ (host.querySelector(`[data-column="${focused}"]`))?.focus();
}
