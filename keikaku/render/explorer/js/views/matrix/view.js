/*
 * Policies against the things that take part in them: how many links tie each of the one to each of the other.
 */
import { button, clear, element, unseen, withAttributes } from '../../parts/dom.js';
import { actingKinds } from '../../data/model.js';
import { matrixCell, tiesText } from './cell.js';
import { keptOf, matrixColumns, matrixKinds, rowsOf } from './data.js';
import { ownActors } from '../../data/partners.js';
import { called, plansShown, policiesOf } from '../../data/plans.js';
import { sameFilters } from '../../data/selection.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('./data.js').Cell} Cell */
/** @typedef {import('./data.js').Row} Row */

const FIRST_ROWS = 30; // the rest when asked for

/** @satisfies {import('../../types.js').ViewModule} */
export const matrixView = {
  id: /** @type {const} */ ('matrix'),
  needsPlan: true,
  create,
};

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  let refresh = () => {};
  let whole = false;
  /** @type {HTMLElement | null} */
  let place = null;
  return {
    show(host) {
      place = host;
      const kinds = kindsOf(app);
      host.append(element('h2', '', app.say('matrix.title')));
      refresh = () => {};
      if (!kinds.length) {
        host.append(element('p', 'notice', app.say('matrix.none')));
        return;
      }
      const choice = kindChoice(app, kinds);
      const space = element('div', 'matrix-space');
      const beside = element('div', 'matrix-cell');
      const showAll = () => {
        whole = true;
        refresh();
        /** @type {HTMLElement | undefined} */ (space.querySelectorAll('tbody th a')[FIRST_ROWS])?.focus();
      };
      refresh = () => {
        const kind = chosenKind(app, kinds);
        choice.refresh(kind);
        const held = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.cell;
        clear(space).append(...matrixTable(app, kind, whole, showAll));
        matrixCell(app, beside);
        if (held) /** @type {HTMLElement | null} */ (space.querySelector(`[data-cell="${CSS.escape(held)}"]`))?.focus();
      };
      host.append(
        element('p', 'lead', app.say('matrix.lead')),
        choice.shown,
        element('div', 'matrix-work', space, beside),
      );
      refresh();
    },
    paper() {
      const kinds = kindsOf(app);
      if (!kinds.length) return element('p', 'notice', app.say('matrix.none'));
      const beside = element('div', 'matrix-cell');
      matrixCell(app, beside);
      return element('div', '', ...matrixTable(app, chosenKind(app, kinds), true, () => {}), beside);
    },
    update(before) {
      const now = app.state();
      if (before.picks === now.picks && sameFilters(before, now)) return;
      const samePlans = String(before.plans) === String(now.plans);
      const kinds = kindsOf(app);
      whole = whole && samePlans && chosenKind(app, kinds, before.picks) === chosenKind(app, kinds);
      if (samePlans || !place) return refresh();
      this.show(clear(place), place); // with other kinds, and other words for what the plans are made of
    },
  };
}

/**
 * The kinds that may be the rows.
 * @param {App} app
 */
const kindsOf = (app) => matrixKinds(app.model, policiesOf(app.model, plansShown(app.model, app.state())));

/**
 * The kind whose things are the rows: the one that is picked, else facilities, else the first.
 * @param {App} app
 * @param {number[]} kinds
 * @param {string[]} [picks]
 */
function chosenKind(app, kinds, picks = app.state().picks) {
  const ids = app.model.data.kinds.map(({ id }) => id);
  return kinds.find((kind) => picks.includes(ids[kind])) ?? kinds.find((kind) => ids[kind] === 'Facility') ?? kinds[0];
}

/**
 * @param {App} app
 * @param {number[]} kinds
 */
function kindChoice(app, kinds) {
  const { data } = app.model;
  const buttons = kinds.map((kind) => ({
    kind,
    shown: button('pill', app.in(data.kinds[kind].name), () => app.set({ picks: [data.kinds[kind].id] })),
  }));
  const shown = withAttributes(element('div', 'pills', ...buttons.map((one) => one.shown)), {
    role: 'group',
    'aria-label': app.say('matrix.choose'),
  });
  const refresh = (/** @type {number} */ chosen) => {
    for (const one of buttons) withAttributes(one.shown, { 'aria-pressed': String(one.kind === chosen) });
  };
  return { shown, refresh };
}

/**
 * @param {App} app
 * @param {number} kind
 * @param {boolean} whole
 * @param {() => void} showAll
 */
function matrixTable(app, kind, whole, showAll) {
  const kept = keptOf(app.model, app.state());
  const columns = matrixColumns(app.model, app.state(), kept);
  const rows = rowsOf(app.model, kind, columns, kept);
  if (!rows.length) return [element('p', 'notice', app.say('matrix.filtered'))];
  const shown = whole ? rows : rows.slice(0, FIRST_ROWS);
  const acts = actingKinds(app.model.data).has(kind);
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ links }) => links.length)));
  const caption = app.say('matrix.caption', { kind: app.in(app.model.data.kinds[kind].many) });
  const table = element(
    'table',
    'matrix',
    element('caption', 'unseen', caption),
    headOf(app, columns, rows, acts),
    element('tbody', '', ...shown.map((row) => bodyRow(app, row, most))),
  );
  rove(table);
  const region = withAttributes(element('div', 'scroll matrix-scroll', table), {
    role: 'region',
    tabindex: 0,
    'aria-label': caption,
  });
  const keys = element('span', 'matrix-keys', ' ', app.say('matrix.keys'));
  /** @type {HTMLElement[]} */
  const parts = [element('p', 'quiet', app.say(acts ? 'matrix.key' : 'matrix.keyLinked'), keys), region];
  const [own] = [...ownActors(app.model, plansShown(app.model, app.state()))].filter(
    (one) => app.model.data.things[one].kind === kind,
  );
  if (own !== undefined)
    parts.unshift(element('p', 'quiet', app.say('matrix.own', { name: app.in(app.model.data.things[own].name) })));
  if (shown.length < rows.length) parts.push(button('more', app.say('matrix.all', { n: rows.length }), showAll));
  return parts;
}

/**
 * @param {App} app
 * @param {number[]} columns
 * @param {Row[]} rows
 * @param {boolean} acts whether the rows' kind takes part in anything
 */
function headOf(app, columns, rows, acts) {
  const { data, policies } = app.model;
  const arePlans = columns.length > 0 && !policies.includes(columns[0]);
  const many = arePlans ? app.in(called(data, columns[0]).many) : app.say('matrix.parts');
  const corner = withAttributes(element('th', 'matrix-corner', app.say('matrix.things')), { scope: 'col' });
  const count = withAttributes(element('th', 'matrix-count', app.say('matrix.policies', { kind: many })), {
    scope: 'col',
  });
  const heads = columns.map((policy, column) => {
    const tied = rows.filter(({ cells }) => cells[column].links.length).length;
    return withAttributes(
      element(
        'th',
        'matrix-policy',
        app.door(policy),
        ' ',
        element('span', 'matrix-sum', app.say(acts ? 'matrix.sum' : 'matrix.sumLinked', { n: tied })),
      ),
      { scope: 'col' },
    );
  });
  return element('thead', '', element('tr', '', corner, count, ...heads));
}

/**
 * @param {App} app
 * @param {Row} row
 * @param {number} most
 */
function bodyRow(app, row, most) {
  return element(
    'tr',
    '',
    withAttributes(element('th', '', app.door(row.thing)), { scope: 'row' }),
    element('td', 'matrix-count', String(row.policies)),
    ...row.cells.map((cell) => bodyCell(app, cell, most)),
  );
}

/**
 * The number of links as a button, shaded by it; a dot where the thing is only named, or linked in another way.
 * @param {App} app
 * @param {Cell} cell
 * @param {number} most
 */
function bodyCell(app, cell, most) {
  const { things } = app.model.data;
  const { thing, policy, links, others, heard } = cell;
  if (!links.length && !others.length && !heard.length) return element('td', '');
  const ids = [things[thing].id, things[policy].id];
  const text = links.length ? String(links.length) : '·';
  const says = links.length
    ? tiesText(app, cell)
    : others.length
      ? app.say('matrix.others', { n: others.length })
      : app.say('matrix.heard', { n: heard.length });
  const act = button(
    'matrix-button',
    [withAttributes(element('span', '', text), { 'aria-hidden': 'true' }), unseen(says)],
    () => {
      const kind = app.model.data.kinds[things[thing].kind].id;
      app.set({ picks: [kind, ...ids] });
      app.announce(`${app.in(things[thing].name)} × ${app.in(things[policy].name)}: ${says}`);
    },
  );
  act.dataset.cell = ids.join(' ');
  withAttributes(act, { 'aria-pressed': String(ids.every((id) => app.state().picks.includes(id))) });
  const made = element('td', links.length ? 'matrix-tied' : 'matrix-heard', act);
  made.style.setProperty('--heat', `${links.length ? Math.round(12 + (38 * links.length) / most) : 0}%`);
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
    const column = [...cell.parentElement.children].indexOf(cell);
    const body = /** @type {HTMLElement} */ (cell.parentElement.parentElement).children;
    let [down, right] = [[...body].indexOf(cell.parentElement), column];
    for (;;) {
      // over empty cells to the next one that has something
      [down, right] = [down + step[0], right + step[1]];
      if (down < 0 || down >= body.length || right < 0 || right >= body[down].children.length) return;
      const next = cellIn(body[down], right);
      if (next) return void next.focus();
    }
  });
}
