/*
 * The matrix: who takes part in which policy, with totals of rows and columns, sorted as asked.
 */
import { button, element, unseen, withAttributes } from '../../parts/dom.js';
import { stacked } from '../../parts/stacked.js';
import { called } from '../../data/plans.js';
import { mainOf } from './data.js';
import { picksWith } from './picks.js';
import { cellText, counted, partsText } from './said.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./data.js').Cell} Cell */
/** @typedef {import('./data.js').Row} Row */
/** @typedef {import('./data.js').Section} Section */
/** @typedef {import('./data.js').Total} Total */
/** @typedef {import('./picks.js').Picks} Picks */
/** @typedef {{rows: Row[], columns: number[], totals: Total[], picks: Picks}} Shown */

const FIRST_ROWS = 30; // the rest when asked for

/** What stands apart from those who take part, in its order. @type {Section[]} */
const APART = ['own', 'wish', 'opinion'];

/**
 * The table in a region that scrolls, and a button for all rows.
 * @param {App} app
 * @param {Shown} shown
 * @param {boolean} whole
 * @param {() => void} showAll
 */
export function matrixTable(app, shown, whole, showAll) {
  const { rows, columns, picks } = shown;
  const main = sorted(
    app,
    rows.filter(({ section }) => section === 'part'),
    columns,
  );
  const seen = whole || main.length <= FIRST_ROWS + 2 ? main : main.slice(0, FIRST_ROWS);
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ parts }) => parts.size)));
  const caption = app.say('matrix.caption', { kind: picks.choice.name });
  const apart = APART.flatMap((section) => {
    const some = rows.filter((row) => row.section === section);
    const title = element('th', '', app.say(`partners.${/** @type {'own' | 'wish' | 'opinion'} */ (section)}`));
    const head = withAttributes(title, { scope: 'rowgroup', colspan: columns.length + 3 });
    return some.length
      ? [
          element(
            'tbody',
            `matrix-apart is-${section}`,
            element('tr', '', head),
            ...some.map((row) => bodyRow(app, shown, row, most)),
          ),
        ]
      : [];
  });
  const table = element(
    'table',
    'matrix',
    element('caption', 'unseen', caption),
    headOf(app, shown),
    element('tbody', 'matrix-main', ...seen.map((row) => bodyRow(app, shown, row, most))),
    ...apart,
  );
  rove(table);
  const region = withAttributes(element('div', 'scroll matrix-scroll', stacked(table)), {
    role: 'region',
    tabindex: 0,
    'aria-label': caption,
  });
  if (seen.length === main.length) return [region];
  const all = () => {
    showAll();
    /** @type {HTMLElement | undefined} */ (document.querySelectorAll('.matrix-main th a')[FIRST_ROWS])?.focus();
  };
  return [region, button('more', app.say('matrix.all', { n: main.length }), all)];
}

/**
 * The rows by the column that the state names: name, total, number of policies, or a policy by its id; else as they are,
 * by their total.
 * @param {App} app
 * @param {Row[]} rows
 * @param {number[]} columns
 */
function sorted(app, rows, columns) {
  const { key, down } = sortOf(app);
  const { things } = app.model.data;
  const { compare } = new Intl.Collator(app.state().language);
  if (key === 'name') {
    const name = (/** @type {Row} */ { thing }) => app.in(things[thing].name);
    return [...rows].sort((one, other) => (down ? -1 : 1) * compare(name(one), name(other)));
  }
  const place = columns.findIndex((column) => things[column].id === key);
  const value = (/** @type {Row} */ row) =>
    key === 'policies' ? row.policies : place >= 0 ? row.cells[place].parts.size : row.total;
  return [...rows].sort((one, other) => (down ? -1 : 1) * (value(one) - value(other)));
}

/** @param {App} app */
function sortOf(app) {
  const { sort } = app.state();
  return sort ? { key: sort.replace(/^-/, ''), down: sort.startsWith('-') } : { key: 'total', down: true };
}

/**
 * A heading's button: numbers begin with the largest, names with the first.
 * @param {App} app
 * @param {string} key
 * @param {string} name
 * @param {string} shown
 */
function sorter(app, key, name, shown) {
  const press = () => {
    const now = sortOf(app);
    const down = now.key === key ? !now.down : key !== 'name';
    app.set({ sort: `${down ? '-' : ''}${key}` }, 'replace');
    const order = app.say(down ? 'table.descending' : 'table.ascending');
    app.announce(app.say('table.sorted', { column: name, order }));
  };
  const arrow = withAttributes(element('span', 'arrow'), { 'aria-hidden': 'true' });
  const made = button('matrix-sort', [shown, ' ', unseen(app.say('matrix.sort')), arrow], press);
  made.dataset.column = key;
  return made;
}

/**
 * @param {App} app
 * @param {HTMLElement} head
 * @param {string} key
 */
function sortable(app, head, key) {
  const now = sortOf(app);
  const order = now.key === key && (now.down ? 'descending' : 'ascending');
  return withAttributes(head, { scope: 'col', 'aria-sort': order });
}

/**
 * @param {App} app
 * @param {Shown} shown
 */
function headOf(app, { columns, totals, picks }) {
  const { data, policies } = app.model;
  const arePlans = columns.length > 0 && !policies.includes(columns[0]);
  const many = arePlans ? app.in(called(data, columns[0]).many) : app.say('matrix.parts');
  const all = totals[columns.length];
  const most = Math.max(1, ...totals.slice(0, -1).map(({ things }) => things));
  const name = app.say('matrix.things');
  const total = app.say(picks.initiatives ? 'matrix.initiatives' : 'matrix.elements');
  const corner = element(
    'th',
    'matrix-corner',
    sorter(app, 'name', name, name),
    element('span', 'matrix-sum', `${counted(app, picks.choice, all.things)} · ${partsText(app, picks, all.parts)}`),
  );
  const heads = columns.map((policy, column) => {
    const { things, parts } = totals[column];
    const { id, name: names } = data.things[policy];
    const bar = withAttributes(element('span', 'matrix-bar', element('span', '')), { 'aria-hidden': 'true' });
    bar.style.setProperty('--share', `${(100 * things) / most}%`);
    const sort = sorter(app, id, app.in(names), counted(app, picks.choice, things));
    const sum = element('span', 'matrix-sum', partsText(app, picks, parts));
    const head = element('th', 'matrix-policy', app.door(policy), bar, sort, sum);
    head.dataset.name = app.in(names);
    return sortable(app, head, id);
  });
  const count = (/** @type {string} */ key, /** @type {string} */ what) => {
    const head = element('th', 'matrix-count', sorter(app, key, what, what));
    head.dataset.name = what;
    return sortable(app, head, key);
  };
  return element(
    'thead',
    '',
    element('tr', '', sortable(app, corner, 'name'), count('total', total), count('policies', many), ...heads),
  );
}

/**
 * @param {App} app
 * @param {Shown} shown
 * @param {Row} row
 * @param {number} most
 */
function bodyRow(app, { picks }, row, most) {
  return element(
    'tr',
    '',
    withAttributes(element('th', '', app.door(row.thing)), { scope: 'row' }),
    element('td', 'matrix-count matrix-total', String(row.total)),
    element('td', 'matrix-count', String(row.policies)),
    ...row.cells.map((cell) => bodyCell(app, picks, cell, most)),
  );
}

/**
 * The number of elements as a button, shaded by it; within dashes where that is only wished for; a dot where the thing is
 * only named, or linked in another way.
 * @param {App} app
 * @param {Picks} picks
 * @param {Cell} cell
 * @param {number} most
 */
function bodyCell(app, picks, cell, most) {
  const { things } = app.model.data;
  const { thing, policy, parts, wishes, opinions, others, heard } = cell;
  const main = mainOf(cell);
  if (!main.size && !others.length && !heard.length) return element('td', '');
  const ids = [things[thing].id, things[policy].id];
  const says = cellText(app, picks, cell);
  const marks = [
    ...(parts.size || (opinions.size && !wishes.size) ? [element('span', '', String(main.size))] : []),
    ...(wishes.size ? [element('span', 'matrix-wish', String(wishes.size))] : []),
    ...(main.size ? [] : [element('span', '', '·')]),
  ];
  const act = button(
    'matrix-button',
    [...marks.map((mark) => withAttributes(mark, { 'aria-hidden': 'true' })), unseen(says)],
    () => {
      app.set({ picks: picksWith(app, { band: ids }) });
      app.announce(`${app.in(things[thing].name)} × ${app.in(things[policy].name)}: ${says}`);
    },
  );
  act.dataset.cell = ids.join(' ');
  withAttributes(act, { 'aria-pressed': String(ids.every((id) => picks.band.includes(id))) });
  const made = element('td', parts.size ? 'matrix-tied' : main.size ? 'matrix-apart-cell' : 'matrix-heard', act);
  made.style.setProperty('--heat', `${parts.size ? Math.round(12 + (38 * parts.size) / most) : 0}%`);
  return made;
}

/**
 * One stop for the Tab key, and arrow keys from cell to cell: a matrix has hundreds of buttons.
 * @param {HTMLTableElement} table
 */
function rove(table) {
  const buttons = /** @type {HTMLElement[]} */ ([...table.querySelectorAll('.matrix-button')]);
  buttons.forEach((one, place) => {
    one.tabIndex = place ? -1 : 0;
  });
  const cellIn = (/** @type {Element} */ row, /** @type {number} */ column) =>
    /** @type {HTMLElement | null} */ (row.children[column]?.querySelector('.matrix-button') ?? null);
  table.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !buttons.includes(target)) return;
    for (const one of buttons) one.tabIndex = one === target ? 0 : -1;
  });
  table.addEventListener('keydown', (event) => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    const cell =
      event.target instanceof HTMLElement && buttons.includes(event.target) ? event.target.closest('td') : null;
    if (!step || !cell || !cell.parentElement) return;
    event.preventDefault();
    const body = [...table.querySelectorAll('tbody tr')];
    let [down, right] = [body.indexOf(cell.parentElement), [...cell.parentElement.children].indexOf(cell)];
    for (;;) {
      // over empty cells, and headings of groups, to the next one that has something
      [down, right] = [down + step[0], right + step[1]];
      if (down < 0 || down >= body.length || right < 0) return;
      if (step[1] && right >= body[down].children.length) return;
      const next = cellIn(body[down], right);
      if (next) return void next.focus();
    }
  });
}
