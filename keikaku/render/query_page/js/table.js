/*
 * Rows as a table whose columns sort.
 */
import { button, element, part, say } from './page.js';
import { TEXTS } from './page_texts.js';
import { drawn, numeric, sorted } from './results.js';

/** @typedef {import('./results.js').Table} Table */
/** @typedef {import('./results.js').Row} Row */

const MOST = 500; // rows that are drawn: a browser lays out no hundred thousand

/** @param {Table} table */
export function tableOf(table) {
  const numbers = numeric(table);
  const note = element('p', 'note');
  const body = element('tbody', '');
  const heads = table.columns.map((name, at) => {
    const head = element('th', numbers[at] ? 'number' : '');
    head.scope = 'col';
    head.append(
      button('sort', name, () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach((one) => one.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        fill(sorted(table.rows, at, down));
      }),
    );
    return head;
  });
  /** @param {Row[]} rows */
  const fill = (rows) => body.replaceChildren(...rows.slice(0, MOST).map((row) => rowOf(row, numbers)));
  fill(table.rows);
  if (table.rows.length > MOST) note.append(say(TEXTS.part, { count: table.rows.length, shown: MOST }));
  const made = element('table', '', element('thead', '', element('tr', '', ...heads)), body);
  made.setAttribute('aria-labelledby', 'results-name');
  const region = element('div', 'scroll', made);
  region.tabIndex = 0;
  region.setAttribute('role', 'region');
  region.setAttribute('aria-labelledby', part('results-name').id);
  return [...(note.textContent ? [note] : []), region];
}

/**
 * @param {Row} row
 * @param {boolean[]} numbers
 */
function rowOf(row, numbers) {
  return element('tr', '', ...row.map((term, at) => element('td', numbers[at] ? 'number' : '', drawn(term))));
}
