/*
 * The plans as an outline: policy, strategy, measure, and what each is made of, with who takes part. Nested lists
 * whose branches open and close: the accessible twin of the picture.
 */
import { button, clear, element, unseen, withAttributes } from '../../parts/dom.js';
import { filterField } from '../../parts/filter_field.js';
import { glyph } from '../../parts/glyph.js';
import { nothingFits } from '../../search/nothing.js';
import { outlineTree } from './tree.js';
import { byCalling, plainPlan, plansShown } from '../../data/plans.js';
import { elementsAbove, elementsBelow } from '../../panel/element.js';
import { roleWords } from '../../panel/links.js';
import { policyLook } from '../../parts/policy_marks.js';
import { nothingLeft } from '../../parts/nothing_left.js';
import { filtered } from '../../data/selection.js';
import { notesOf, selectionChanged, selectionSwitch, shownSelection } from '../../scene/shown_selection.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('./tree.js').OutlineTree} OutlineTree */
/** @typedef {{app: App, tree: OutlineTree, isOpen: (thing: number) => boolean, turn: (thing: number, open: boolean) => void}} Outline */

const FEW = 60; // elements that are shown at once, without a branch to be opened
const FEW_PLANS = 3; // that stand open at first

/** @satisfies {import('../../types.js').ViewModule} */
export const outlineView = {
  id: /** @type {const} */ ('outline'),
  needsPlans: 1,
  ways: [{ words: 'words.outline', says: 'way.outline' }],
  create,
};

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  /** What the reader has opened or closed. @type {Map<number, boolean>} */
  const turned = new Map();
  let everything = false;
  let opened = false;
  const isOpen = (/** @type {number} */ thing) =>
    turned.get(thing) ?? (everything || opened || openAtFirst(app, thing));
  const place = element('div', 'outline');
  const range = selectionSwitch(app);
  const counted = withAttributes(element('p', 'found'), { role: 'status' });
  const elements = () => {
    const { plans } = app.state();
    return app.model.data.things.filter(({ plan }) => plan >= 0 && (!plans.length || plans.includes(plan))).length;
  };
  const fill = () => {
    range.fill();
    const { query } = app.state();
    const selection = shownSelection(app);
    const tree = outlineTree(app.model, selection, query, plainPlan(app.model, app.state()));
    opened = query.trim() !== '' || tree.found <= FEW;
    const outline = {
      app,
      tree,
      isOpen,
      turn: (/** @type {number} */ thing, /** @type {boolean} */ open) => turned.set(thing, open),
    };
    const emptied = tree.found ? null : emptiedBy(app);
    clear(place).append(
      tree.found ? branchesOf(outline, tree.roots) : (emptied ?? nothingFits(app, query, app.say('outline.nothing'))),
    );
    const behind = (selection.behind ?? []).filter(tree.meant).length;
    counted.replaceChildren(
      app.say('outline.found', { n: tree.found, all: elements() }),
      ...notesOf([behind && app.say('outline.behind', { n: behind })]),
    );
  };
  const turnAll = (/** @type {boolean} */ open) => {
    turned.clear();
    everything = open;
    if (!open) closeAll(app, turned);
    fill();
    app.announce(app.say(open ? 'outline.allOpen' : 'outline.allClosed'));
  };
  return {
    show(host) {
      reveal(app, turned);
      host.append(element('h2', '', app.say('outline.title')), toolbar(app, range.made, turnAll), counted, place);
      fill();
      toChosen(app, place);
    },
    update(before) {
      const now = app.state();
      if (before.query !== now.query) turned.clear();
      const moved = before.at !== now.at && reveal(app, turned);
      if (moved || before.query !== now.query || selectionChanged(before, now)) fill();
      else if (before.at !== now.at) markChosen(app, place);
      if (before.at !== now.at) toChosen(app, place);
    },
    selection: () => shownSelection(app),
  };
}

/**
 * The filters that leave no element, where it is these.
 * @param {App} app
 */
function emptiedBy(app) {
  const { kinds, things } = app.model.data;
  const count = (/** @type {State} */ state) =>
    filtered(app.model, state).things.filter((thing) => kinds[things[thing].kind].family === 'element').length;
  return count(app.state()) ? null : nothingLeft(app, count);
}

/**
 * @param {App} app
 * @param {HTMLElement} range
 * @param {(open: boolean) => void} turnAll
 */
function toolbar(app, range, turnAll) {
  return element(
    'div',
    'list-tools',
    range,
    filterField(app, 'outline.filter'),
    button('action', app.say('outline.openAll'), () => turnAll(true)),
    button('action', app.say('outline.closeAll'), () => turnAll(false)),
  );
}

/**
 * @param {App} app
 * @param {number} thing
 */
function openAtFirst({ model, state }, thing) {
  if (plansShown(model, state()).length > FEW_PLANS) return false;
  return model.policies.includes(thing) || model.data.things[thing].up < 0;
}

/**
 * @param {App} app
 * @param {Map<number, boolean>} turned
 */
function closeAll(app, turned) {
  app.model.data.things.forEach((thing, place) => {
    if (openAtFirst(app, place) && thing.up >= 0) turned.set(place, false);
  });
}

/**
 * Opens the way down to the chosen element; whether anything had to be opened.
 * @param {App} app
 * @param {Map<number, boolean>} turned
 */
function reveal(app, turned) {
  const { at } = app.state();
  if (at < 0) return false;
  let changed = false;
  for (const above of elementsAbove(app.model, at)) {
    if (turned.get(above)) continue;
    turned.set(above, true);
    changed = true;
  }
  return changed;
}

/**
 * @param {App} app
 * @param {HTMLElement} place
 */
function markChosen(app, place) {
  for (const row of place.querySelectorAll('.chosen')) row.classList.remove('chosen');
  place.querySelector(`[data-thing="${app.state().at}"]`)?.classList.add('chosen');
}

/**
 * @param {App} app
 * @param {HTMLElement} place
 */
function toChosen(app, place) {
  if (app.state().at >= 0)
    place.querySelector(`[data-thing="${app.state().at}"]`)?.scrollIntoView({ block: 'nearest' });
}

/**
 * Elements one below the other, those of different kinds under the names of their kinds.
 * @param {Outline} outline
 * @param {number[]} things
 * @returns {HTMLElement}
 */
function branchesOf(outline, things) {
  const { app } = outline;
  const groups = byCalling(app.model, things);
  if (groups.length < 2) return element('ul', 'branches', ...things.map((thing) => branch(outline, thing)));
  return element(
    'ul',
    'branches by-kind',
    ...groups.map(({ called: name, things: some }) =>
      element(
        'li',
        'of-kind',
        element(
          'span',
          'kind-name',
          app.in(some.length === 1 ? name.name : name.many),
          ' ',
          element('span', 'count', String(some.length)),
        ),
        element('ul', 'branches', ...some.map((thing) => branch(outline, thing))),
      ),
    ),
  );
}

/**
 * @param {Outline} outline
 * @param {number} thing
 * @returns {HTMLLIElement}
 */
function branch(outline, thing) {
  const { app, tree } = outline;
  const { things } = app.model.data;
  const children = tree.below(thing);
  const row = withAttributes(element('div', 'branch'), { 'data-thing': thing });
  row.classList.toggle('chosen', app.state().at === thing);
  row.classList.toggle('leaf', !children.length);
  const item = element('li', '', row);
  if (children.length) row.append(discloser(outline, thing, item));
  row.append(...numberOfElement(app, thing), app.door(thing), ' ');
  if (children.length) row.append(amounts(outline, thing));
  else if (things[thing].stated.length) row.append(app.cite(things[thing].stated));
  const who = tree.who(thing);
  if (who.length) item.append(whoList(app, who));
  if (children.length && outline.isOpen(thing)) item.append(branchesOf(outline, children));
  return item;
}

/**
 * The button that opens and closes a branch; what is below is made when it opens.
 * @param {Outline} outline
 * @param {number} thing
 * @param {HTMLLIElement} item
 */
function discloser(outline, thing, item) {
  const { app, tree, isOpen, turn } = outline;
  const made = button('discloser', '', () => {
    const open = made.getAttribute('aria-expanded') !== 'true';
    turn(thing, open);
    withAttributes(made, { 'aria-expanded': String(open) });
    if (open) item.append(branchesOf(outline, tree.below(thing)));
    else item.querySelector(':scope > .branches')?.remove();
  });
  return withAttributes(made, {
    'aria-expanded': String(isOpen(thing)),
    'aria-label': app.in(app.model.data.things[thing].name),
  });
}

/**
 * The number by which a plan calls its element, in its policy's ink: 6.1.1 of 2018:6.1.1. Those of initiatives only
 * stand in citations, and a policy's is its mark.
 * @param {App} app
 * @param {number} thing
 */
function numberOfElement(app, thing) {
  const { model } = app;
  const number = /:([^:/]{1,8})$/.exec(model.data.things[thing].at ?? '');
  const policy = model.policyOf[thing];
  if (!number || policy === thing) return [];
  return [element('span', policy >= 0 ? `number of-${policyLook(model, policy).ink}` : 'number', number[1])];
}

/**
 * How many of what stand below, of what the filters leave, by their marks.
 * @param {Outline} outline
 * @param {number} thing
 */
function amounts({ app, tree }, thing) {
  const { kinds } = app.model.data;
  const leaves = elementsBelow(app.model, thing).filter((one) => !app.model.childrenOf[one].length && tree.meant(one));
  return element(
    'span',
    'amounts',
    ...byCalling(app.model, leaves).map(({ kind, called: calling, things: some }) => {
      const name = app.in(some.length === 1 ? calling.name : calling.many);
      const mark = element('span', '', glyph(kinds[kind]), String(some.length), unseen(` ${name} `));
      mark.title = name;
      return mark;
    }),
  );
}

/**
 * Who takes part in an element and in which role.
 * @param {App} app
 * @param {[number, number[]][]} who
 */
function whoList(app, who) {
  const items = who.map(([one, links]) => {
    const roles = roleWords(app, links);
    return element('li', '', roles && element('span', 'way', roles), roles && ' ', app.door(one));
  });
  return withAttributes(element('ul', 'who', ...items), { 'aria-label': app.say('panel.takingPart') });
}
