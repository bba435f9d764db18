/*
 * The selection as tables: its things, or its links. Sorted by their headings, filtered by a text, saved as CSV.
 */
import { saveTable } from '../../take_away/files.js';
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { hasPlan } from '../../data/plans.js';
import { filterField } from '../../parts/filter_field.js';
import { nothingFits } from '../../search/nothing.js';
import {
  isOfPicture,
  notesOf,
  selectionChanged,
  selectionSwitch,
  shownSelection,
} from '../../scene/shown_selection.js';
import { headingOf, linkTable, tableForFile, thingTable } from './columns.js';
import { classSwitch } from './class_switch.js';
import { inOrderOf, rowsFound, sortAfterPress, sortOf } from './order.js';
import { tellTaken } from '../../take_away/taken.js';
import { stacked } from '../../parts/stacked.js';
import { filtered } from '../../data/selection.js';
import { nothingLeft } from '../../parts/nothing_left.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('./columns.js').TableParts} TableParts */

const PAGE = 200; // rows; up to half as many more stand on one page too
const LINKS = 'links'; // in State.picks: the table of links

/** @satisfies {import('../../types.js').ViewModule} */
export const tableView = {
  id: /** @type {const} */ ('table'),
  ways: [{ words: 'words.table', says: 'way.table' }],
  create,
};

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  const parts = {
    counted: withAttributes(element('p', 'found'), { role: 'status' }),
    pages: element('div', 'pages-place'),
    place: element('div', 'table-place'),
    which: element('div', 'switch'),
  };
  const range = selectionSwitch(app);
  const classes = classSwitch(app);
  let { table, selection } = chosenTable(app);
  let shown = /** @type {number[]} */ ([]);
  let from = 0;
  const save = button('action', '', () => saveShown(app, table, shown, 'csv', save));
  const saveBook = button('action', app.say('take.excel'), () => saveShown(app, table, shown, 'xlsx', saveBook));
  const turn = (/** @type {number} */ to) => {
    from = to;
    fillRows(app, table, shown.slice(from, from + PAGE), parts.place);
    fillPages(app, parts.pages, { from, total: shown.length, turn });
    app.announce(rangeText(app, from, shown.length));
    parts.place.querySelector('table')?.scrollIntoView({ block: 'nearest' });
  };
  const fill = () => {
    ({ table, selection } = chosenTable(app));
    const { query, sort, language } = app.state();
    const { rows, leftOut } = rowsFound(table, query);
    shown = inOrderOf(table, rows, sort, language);
    from = 0;
    fillWhich(app, parts.which);
    range.fill();
    classes?.fill();
    fillTable(app, table, parts.place);
    fillRows(app, table, shown.slice(0, onePage(shown.length) ? shown.length : PAGE), parts.place);
    fillPages(app, parts.pages, { from, total: shown.length, turn });
    if (!shown.length) fillNothing(app, parts.place, leftOut, emptiedBy(app, table, selection));
    const counts = { n: shown.length.toLocaleString(language), all: table.all.toLocaleString(language) };
    parts.counted.replaceChildren(
      app.say('table.found', counts),
      ...notesOf([leftOut && app.say('found.leftOut', { n: leftOut }), ...pictureNotes(app, table, selection)]),
    );
    save.replaceChildren(app.say('table.csv', { n: counts.n }));
  };
  return {
    show(host) {
      const tools = element(
        'div',
        'list-tools',
        parts.which,
        range.made,
        classes?.made ?? null,
        filterField(app, 'table.filter'),
        save,
        saveBook,
      );
      host.append(element('h2', '', app.say('table.title')), tools, parts.counted, parts.place, parts.pages);
      fill();
    },
    update(before) {
      const { query, sort } = app.state();
      if (before.query !== query || before.sort !== sort || selectionChanged(before, app.state())) fill();
    },
    selection: () => shownSelection(app),
    paper() {
      const whole = element('div', 'table-place');
      fillTable(app, table, whole);
      fillRows(app, table, shown, whole);
      // No browser repeats headings with buttons in them on the next page.
      for (const press of whole.querySelectorAll('thead button')) press.replaceWith(press.textContent ?? '');
      return element('div', '', parts.counted.cloneNode(true), whole);
    },
  };
}

/** @param {number} total */
const onePage = (total) => total <= PAGE * 1.5;

/** @param {App} app */
function chosenTable(app) {
  const selection = shownSelection(app);
  const table = app.state().picks.includes(LINKS) ? linkTable(app, selection) : thingTable(app, selection);
  return { table, selection };
}

/**
 * How the rows of a picture stand to what is seen in it.
 * @param {App} app
 * @param {TableParts} table
 * @param {import('../../types.js').Selection} selection
 */
function pictureNotes(app, table, { things, links, lines = 0, behind = [] }) {
  if (!isOfPicture(app.state())) return [];
  if (table.id === 'links') return [app.say('table.lines', { lines, n: links.length })];
  return [app.say('table.marks', { n: things.length }), behind.length && app.say('table.behind', { n: behind.length })];
}

/**
 * @param {App} app
 * @param {HTMLElement} which
 */
function fillWhich(app, which) {
  const { picks } = app.state();
  const links = picks.includes(LINKS);
  const others = picks.filter((pick) => pick !== LINKS);
  const choice = (
    /** @type {boolean} */ is,
    /** @type {import('../../types.js').Text} */ key,
    /** @type {string[]} */ wanted,
  ) =>
    withAttributes(
      button('', app.say(key), () => app.set({ picks: wanted, sort: '' })),
      { 'aria-pressed': String(is) },
    );
  const focused = [...which.children].indexOf(/** @type {Element} */ (document.activeElement));
  which.replaceChildren(choice(!links, 'table.things', others), choice(links, 'table.links', [...others, LINKS]));
  withAttributes(which, { role: 'group', 'aria-label': app.say('table.which') });
  if (focused >= 0) /** @type {HTMLElement} */ (which.children[focused]).focus();
}

/**
 * The table without its rows. A heading that was pressed keeps the focus.
 * @param {App} app
 * @param {TableParts} table
 * @param {HTMLElement} place
 */
function fillTable(app, table, place) {
  const focused = /** @type {HTMLElement | null} */ (place.querySelector('th button:focus'))?.dataset.column;
  const caption = element('caption', '', app.say(`table.${table.id}Caption`));
  const heads = table.columns.filter(({ only }) => !only).map((column) => columnHeading(app, table, column));
  const kinds = [table.id, table.columns.some(({ title }) => title) && 'of-class', !hasPlan(app.model) && 'of-data'];
  const made = element(
    'table',
    kinds.filter(Boolean).join(' '),
    caption,
    element('thead', '', element('tr', '', ...heads)),
    element('tbody'),
  );
  const scroll = withAttributes(element('div', 'scroll', made), {
    role: 'region',
    tabindex: 0,
    'aria-label': app.say(`table.${table.id}`),
  });
  clear(place).append(scroll);
  if (focused) /** @type {HTMLElement | null} */ (place.querySelector(`[data-column="${focused}"]`))?.focus();
}

/**
 * @param {App} app
 * @param {TableParts} table
 * @param {import('./columns.js').Column} column
 */
function columnHeading(app, table, column) {
  const { sort } = app.state();
  const now = sortOf(table, sort);
  const sorted = now.column === column;
  const press = () => {
    const next = sortAfterPress(table, app.state().sort, column);
    app.set({ sort: next }, 'replace');
    const order = app.say(next.startsWith('-') ? 'table.descending' : 'table.ascending');
    app.announce(app.say('table.sorted', { column: headingOf(app, column), order }));
  };
  const mark = withAttributes(element('span', 'arrow'), { 'aria-hidden': 'true' });
  const made = button('', [headingOf(app, column), mark], press);
  made.dataset.column = column.id;
  return withAttributes(element('th', column.number ? 'number' : '', made), {
    scope: 'col',
    'aria-sort': sorted && (now.descending ? 'descending' : 'ascending'),
  });
}

/**
 * @param {App} app
 * @param {TableParts} table
 * @param {number[]} rows
 * @param {HTMLElement} place
 */
function fillRows(app, table, rows, place) {
  const body = /** @type {HTMLTableSectionElement} */ (place.querySelector('tbody'));
  const columns = table.columns.filter(({ only }) => !only);
  body.replaceChildren(
    ...rows.map((row) => {
      const cells = columns.map(({ value, cell, number }, at) => {
        const content = cell ? cell(row) : [String(value(row) ?? '')];
        if (at === 0) return withAttributes(element('th', '', ...content), { scope: 'row' });
        return element('td', number ? 'number' : '', ...content);
      });
      return element('tr', '', ...cells);
    }),
  );
  stacked(/** @type {HTMLTableElement} */ (body.parentElement));
}

/**
 * How many rows other filters would leave, where it is these that leave none; else none.
 * @param {App} app
 * @param {TableParts} table
 * @param {import('../../types.js').Selection} selection
 * @returns {(state: State) => number}
 */
function emptiedBy(app, { id }, selection) {
  const rows = id === 'links' ? 'links' : 'things';
  return selection[rows].length ? () => 0 : (state) => filtered(app.model, state)[rows].length;
}

/**
 * In place of rows: which filters leave none, or what fits the text instead.
 * @param {App} app
 * @param {HTMLElement} place
 * @param {number} leftOut
 * @param {(state: State) => number} count
 */
function fillNothing(app, place, leftOut, count) {
  const said = app.say('table.nothing');
  const none = element(
    'td',
    'nothing',
    nothingLeft(app, count) ?? (leftOut ? said : nothingFits(app, app.state().query, said)),
  );
  none.colSpan = place.querySelectorAll('thead th').length;
  place.querySelector('tbody')?.append(element('tr', '', none));
}

/**
 * @param {App} app
 * @param {number} from
 * @param {number} total
 */
function rangeText(app, from, total) {
  return app.say('table.range', { from: from + 1, to: Math.min(from + PAGE, total), n: total });
}

/**
 * @param {App} app
 * @param {HTMLElement} place
 * @param {{from: number, total: number, turn: (to: number) => void}} at
 */
function fillPages(app, place, { from, total, turn }) {
  const focused = [...place.querySelectorAll('button')].findIndex((one) => one === document.activeElement);
  clear(place);
  if (onePage(total)) return;
  const before = button('action', app.say('table.before', { n: PAGE }), () => turn(from - PAGE));
  const after = button('action', app.say('table.after', { n: PAGE }), () => turn(from + PAGE));
  before.disabled = from === 0;
  after.disabled = from + PAGE >= total;
  const pages = element('nav', 'pages', before, element('span', '', rangeText(app, from, total)), after);
  place.append(withAttributes(pages, { 'aria-label': app.say('table.pages') }));
  const next = [before, after][focused];
  if (next) (next.disabled ? [after, before][focused] : next).focus();
}

/**
 * @param {App} app
 * @param {TableParts} table
 * @param {number[]} rows as shown, on all pages
 * @param {import('../../take_away/files.js').TableFormat} format
 * @param {HTMLElement} pressed
 */
async function saveShown(app, table, rows, format, pressed) {
  const { id } = table;
  await saveTable(app, { id, name: app.say(`table.${id}`), ...tableForFile(app, table, rows) }, format);
  tellTaken(app, pressed, app.say(format === 'csv' ? 'table.csvDone' : 'take.excelDone', { n: rows.length }));
}
