/*
 * Partners: who takes part in which policy, in which role. One thing in two forms: as a flow from policies to those who
 * take part, and as a matrix.
 */
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { sideways } from '../../parts/sideways.js';
import { jointOf } from '../../parts/texts.js';
import { sameFilters } from '../../data/selection.js';
import { matrixCell } from './cell.js';
import { keptOf, matrixColumns, rowsOf, totalsOf } from './data.js';
import { nothingLeft } from '../../parts/nothing_left.js';
import { tieRows, tiesShown } from './rows.js';
import { drawFlow } from './flow.js';
import { flowOf } from './flow_data.js';
import { flowList } from './flow_list.js';
import { choicesOf, picksOf, picksWith } from './picks.js';
import { mostLine, partsText } from './said.js';
import { matrixTable } from './table.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('./picks.js').Picks} Picks */
/** @typedef {import('./data.js').Row} Row */

const NARROW = 640; // pixels: with less there is no room for the picture
const PAPER = { width: 680, height: 760, drawn: 1000 }; // pixels of a sheet that the picture may take, and for what width it is drawn

/** @satisfies {import('../../types.js').ViewModule} */
export const matrixView = {
  id: /** @type {const} */ ('matrix'),
  needsPlans: 1,
  ways: [{ words: 'words.matrix', says: 'way.matrix' }],
  create,
};

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  let refresh = () => {};
  let whole = false; // all rows of the table
  /** @type {HTMLElement | null} */
  let place = null;
  /** @type {ResizeObserver | null} */
  let watch = null;
  return {
    show(host) {
      watch?.disconnect();
      watch = null;
      place = host;
      refresh = () => {};
      host.append(element('h2', '', app.say('matrix.title')));
      if (!choicesOf(app).length) {
        host.append(element('p', 'notice', app.say('matrix.none')));
        return;
      }
      const head = element('div', 'partners-head');
      const rule = element('details', 'partners-rule');
      rule.open = host.clientWidth >= NARROW; // on a phone the answer comes first
      const space = element('div', 'matrix-space');
      const beside = element('div', 'matrix-cell');
      host.append(head, element('div', 'matrix-work', space, beside));
      const fill = () => fillSpace(app, space, beside, whole, () => ((whole = true), refresh()));
      let width = 0;
      refresh = () => {
        const held = heldBy(place);
        clear(head).append(...headParts(app, rule));
        width = fill();
        if (held) /** @type {HTMLElement | null} */ (place?.querySelector(held))?.focus({ preventScroll: true });
      };
      refresh();
      watch = new ResizeObserver(() => {
        if (picksOf(app)?.form === 'flow' && Math.abs(space.clientWidth - width) > 8) width = fill();
      });
      watch.observe(space);
    },
    leave() {
      watch?.disconnect();
      watch = null;
    },
    tables() {
      const ties = tiesShown(app);
      return ties.length ? [{ id: 'partners', count: ties.length, made: () => tieRows(app, ties) }] : [];
    },
    paper: () => paperOf(app),
    update(before) {
      const now = app.state();
      if (before.picks === now.picks && before.sort === now.sort && sameFilters(before, now)) return;
      const samePlans = String(before.plans) === String(now.plans);
      whole = whole && samePlans && before.picks === now.picks;
      if (samePlans || !place) return refresh();
      this.show(clear(place), place); // with other kinds, and other words for what the plans are made of
    },
  };
}

/**
 * What has the focus, so that it has it again when all is made anew.
 * @param {HTMLElement | null} place
 */
function heldBy(place) {
  const held = /** @type {HTMLElement | null} */ (document.activeElement);
  if (!held || !place?.contains(held)) return '';
  const { cell, column, choice } = held.dataset;
  if (cell) return `[data-cell="${CSS.escape(cell)}"]`;
  if (column) return `[data-column="${CSS.escape(column)}"]`;
  return choice ? `[data-choice="${CSS.escape(choice)}"]` : '';
}

/**
 * All that is shown for a state, the present one.
 * @param {App} app
 * @param {Picks} picks
 * @param {import('../../types.js').State} [state]
 */
function shownOf(app, picks, state = app.state()) {
  const kept = keptOf(app.model, state);
  const columns = matrixColumns(app.model, state, kept);
  const rows = rowsOf(app.model, picks.choice.kinds, columns, kept, picks.initiatives ? 'Initiative' : '');
  return { picks, kept, columns, rows, totals: totalsOf(rows, columns.length) };
}

/**
 * Switches, what is counted, and the answer to the first question.
 * @param {App} app
 * @param {HTMLDetailsElement} rule what is told of that, open or not
 */
function headParts(app, rule) {
  const choices = choicesOf(app);
  const picks = picksOf(app, choices);
  if (!picks) return [];
  const { choice } = picks;
  const set = (/** @type {Parameters<typeof picksWith>[1]} */ patch) => app.set({ picks: picksWith(app, patch) });
  const pills = choices.map(({ id, name }) => pressing('pill', name, id, id === choice.id, () => set({ choice: id })));
  const forms = /** @type {const} */ (['flow', 'table']).map((form) =>
    pressing('', app.say(`partners.${form}`), form, picks.form === form, () => set({ form, band: [] })),
  );
  const counts = /** @type {const} */ ([false, true]).map((initiatives) => {
    const key = initiatives ? 'partners.onlyInitiatives' : 'partners.allParts';
    return pressing('', app.say(key), key, picks.initiatives === initiatives, () => set({ initiatives, band: [] }));
  });
  const { columns, rows, totals } = shownOf(app, picks);
  const most = choice.acts && rows.length ? mostLine(app, picks, columns, totals) : null;
  clear(rule).append(element('summary', '', app.say('partners.about')), element('p', 'quiet', ruleOf(app, picks)));
  return [
    sideways(group('pills', app.say('matrix.choose'), pills)),
    ...(choice.acts
      ? [
          element(
            'div',
            'partners-switches',
            group('switch', app.say('partners.form'), forms),
            group('switch', app.say('partners.counting'), counts),
          ),
        ]
      : []),
    ...(most ? [most] : []),
    rule,
  ];
}

/**
 * What is counted, and who.
 * @param {App} app
 * @param {Picks} picks
 */
function ruleOf(app, { choice, form, initiatives }) {
  if (!choice.acts) return app.say('matrix.keyLinked');
  const who =
    choice.id === 'partners' ? app.say('partners.rule') : choice.id === 'Group' ? app.say('partners.ruleUnnamed') : '';
  return [
    who,
    app.say(initiatives ? 'partners.unitInitiatives' : 'partners.unit'),
    app.say(form === 'flow' ? 'flow.key' : 'matrix.key'),
  ]
    .filter(Boolean)
    .join(app.state().language === 'ja' ? '' : ' ');
}

/**
 * @param {string} look @param {string} name @param {string} id @param {boolean} is @param {() => void} act
 */
function pressing(look, name, id, is, act) {
  const made = withAttributes(button(look, name, act), { 'aria-pressed': String(is) });
  made.dataset.choice = id;
  return made;
}

/**
 * @param {string} look @param {string} name @param {HTMLElement[]} buttons
 */
const group = (look, name, buttons) =>
  withAttributes(element('div', look, ...buttons), { role: 'group', 'aria-label': name });

/**
 * Fills the place for the picture or the table and that beside it.
 * @param {App} app @param {HTMLElement} space @param {HTMLElement} beside @param {boolean} whole @param {() => void} showAll
 * @returns {number} the width that it was made for
 */
function fillSpace(app, space, beside, whole, showAll) {
  clear(space);
  const picks = picksOf(app);
  if (!picks) return 0;
  const shown = shownOf(app, picks);
  const flow = picks.form === 'flow' ? flowOf(app.model, shown.rows, shown.columns, picks.whole) : null;
  matrixCell(app, beside, picks, shown.kept, flow);
  const width = space.clientWidth;
  if (!shown.rows.length) {
    const emptied = nothingLeft(app, (state) => shownOf(app, picks, state).rows.length);
    space.append(emptied ?? element('p', 'notice', app.say('matrix.filtered')));
  } else if (!flow) space.append(...matrixTable(app, shown, whole, showAll));
  else fillFlow(app, space, picks, shown.rows, flow, width);
  return width;
}

/**
 * @param {App} app @param {HTMLElement} space @param {Picks} picks @param {Row[]} rows @param {import('./flow_data.js').Flow} flow @param {number} width
 */
function fillFlow(app, space, picks, rows, flow, width) {
  if (!flow.strands.length) space.append(nothing(app, picks));
  else if (width < NARROW) space.append(flowList(app, flow, picks));
  else drawFlow(app, space, flow, picks, width);
  const fewer = button('more', app.say('flow.fewer'), () => app.set({ picks: picksWith(app, { whole: false }) }));
  if (picks.whole) space.append(fewer);
  space.append(...apartOf(app, picks, rows));
}

/**
 * That nothing flows, and what to try instead: counting more, else the table, which has also what stands apart.
 * @param {App} app
 * @param {Picks} picks
 */
function nothing(app, { initiatives }) {
  const more = initiatives ? { initiatives: false } : { form: 'table' };
  const offer = button('small', app.say(initiatives ? 'partners.allParts' : 'partners.table'), () =>
    app.set({ picks: picksWith(app, more) }),
  );
  return element('p', 'notice', app.say('flow.nothing'), ' ', offer);
}

/**
 * Who stands apart from those in the picture, and why.
 * @param {App} app
 * @param {Picks} picks
 * @param {Row[]} rows
 */
function apartOf(app, picks, rows) {
  return /** @type {const} */ (['own', 'opinion']).flatMap((section) => {
    const some = rows.filter((row) => row.section === section);
    if (!some.length) return [];
    const names = some.flatMap(({ thing, total }, at) => [
      ...(at ? [jointOf(app)] : []),
      app.door(thing),
      ` (${partsText(app, picks, total)})`,
    ]);
    return [element('p', 'partners-apart', element('strong', '', app.say(`partners.${section}`)), ' ', ...names)];
  });
}

/**
 * On paper: the picture as wide as a sheet, and the whole table.
 * @param {App} app
 */
function paperOf(app) {
  const picks = picksOf(app);
  if (!picks) return element('p', 'notice', app.say('matrix.none'));
  const shown = shownOf(app, picks);
  const flow = picks.form === 'flow' ? flowOf(app.model, shown.rows, shown.columns, false) : null;
  const beside = element('div', 'matrix-cell');
  matrixCell(app, beside, picks, shown.kept, flow);
  const made = element('div', '', element('p', 'quiet', ruleOf(app, picks)));
  if (flow?.strands.length) {
    made.append(onSheet(app, flow, picks));
    made.dataset.sheet = 'is-flow'; // upright, where the table lies on its side
  }
  if (shown.rows.length) {
    const table = element('div', 'matrix-sheet', ...matrixTable(app, shown, true, () => {}));
    // No browser repeats headings with buttons in them on the next page.
    for (const press of table.querySelectorAll('thead button')) press.replaceWith(press.firstChild ?? '');
    made.append(table);
  }
  made.append(beside);
  return made;
}

/**
 * The picture, as small as a sheet needs it.
 * @param {App} app @param {import('./flow_data.js').Flow} flow @param {Picks} picks
 */
function onSheet(app, flow, picks) {
  const made = element('div', 'flow-sheet');
  document.body.append(made); // labels are measured
  const picture = drawFlow(app, made, flow, picks, PAPER.drawn);
  const height = picture.offsetHeight;
  made.remove();
  for (const open of picture.querySelectorAll('.flow-open')) open.replaceWith(open.getAttribute('data-name') ?? '');
  const scale = Math.min(PAPER.width / PAPER.drawn, PAPER.height / height);
  picture.style.transform = `scale(${scale})`;
  made.style.height = `${Math.ceil(height * scale)}px`;
  return made;
}
