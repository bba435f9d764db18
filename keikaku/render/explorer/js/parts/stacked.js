/*
 * Tables whose rows stand below each other on a phone, each cell with its heading before it (css/table.css). Laid out so
 * a table is none any more for some browsers: there it says what it is by roles, too.
 */
import { withAttributes } from './dom.js';

const NARROW = '(max-width: 47.99rem)'; // as in css/table.css

let isHeeded = false;

/**
 * A table, or rows that were added to it, made ready for that. A heading that holds more than a name has it as data-name.
 * @template {HTMLTableElement} T
 * @param {T} table
 * @returns {T}
 */
export function stacked(table) {
  table.classList.add('stacked');
  table.classList.toggle('unsorted', !table.tHead?.querySelector('button'));
  const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((head) => head.dataset.name ?? head.textContent ?? '');
  for (const row of table.rows)
    for (const [place, cell] of [...row.cells].entries())
      if (cell.tagName === 'TD' && cell.colSpan === 1) cell.dataset.head = names[place];
  const narrow = matchMedia(NARROW);
  withRoles(table, narrow.matches);
  if (!isHeeded) narrow.addEventListener('change', changed);
  isHeeded = true;
  return table;
}

/** @param {MediaQueryListEvent} event */
const changed = ({ matches }) =>
  /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll('table.stacked')).forEach((table) =>
    withRoles(table, matches),
  );

/**
 * Where a table is laid out as one it has its roles already, and may not be given them again.
 * @param {HTMLTableElement} table
 * @param {boolean} given
 */
function withRoles(table, given) {
  const put = (/** @type {HTMLElement} */ part, /** @type {string} */ role) =>
    given ? withAttributes(part, { role }) : part.removeAttribute('role');
  put(table, 'table');
  for (const group of [table.tHead, ...table.tBodies]) if (group) put(group, 'rowgroup');
  for (const row of table.rows) {
    put(row, 'row');
    for (const cell of row.cells) {
      const head = cell.tagName === 'TH' && (cell.scope === 'col' ? 'columnheader' : 'rowheader');
      put(cell, head || 'cell');
    }
  }
}
