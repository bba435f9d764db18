/*
 * The panel's parts for an element of a plan: what stands below it, who takes part in it, its indicators.
 */
import { progressBar } from '../parts/charts.js';
import { verdictOf } from '../parts/verdicts.js';
import { byCalling } from '../data/plans.js';
import { takesPart } from '../data/roles.js';
import { element } from '../parts/dom.js';
import { countMark, foldedList, groupHeading, panelSection, statementItem } from './parts.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Model} Model */

/**
 * The elements above one, the outermost first.
 * @param {Model} model @param {number} thing
 */
export function elementsAbove(model, thing) {
  /** @type {number[]} */
  const above = [];
  for (let here = model.data.things[thing].up; here >= 0 && !above.includes(here); here = model.data.things[here].up) {
    above.unshift(here);
  }
  return above;
}

/**
 * The elements below one, in the order of the plan.
 * @param {Model} model @param {number} thing
 */
export function elementsBelow(model, thing) {
  const below = new Set([thing]); // a set also ends a circle in the data
  for (const here of below) for (const child of model.childrenOf[here]) below.add(child);
  below.delete(thing);
  return [...below].sort((a, b) => a - b);
}

/**
 * What stands below an element: the next levels as a tree where there are several, else side by side by kind.
 * @param {App} app @param {number} thing @returns {HTMLElement[]}
 */
export function belowParts(app, thing) {
  const { childrenOf } = app.model;
  const children = childrenOf[thing];
  if (!children.length) return [];
  if (!children.some((child) => childrenOf[child].length))
    return [panelSection(app.say('panel.below'), board(app, children))];
  const [branches, leaves] = [true, false].map((is) => children.filter((child) => childrenOf[child].length > 0 === is));
  const parts = [panelSection(app.say('panel.below'), branchList(app, branches))];
  if (leaves.length) parts[0].append(board(app, leaves));
  const taking = takingPart(app, thing);
  if (taking) parts.push(taking);
  const measured = indicatorsBelow(app, thing);
  if (measured) parts.push(measured);
  return parts;
}

/**
 * Branches and the branches below them.
 * @param {App} app @param {number[]} things @returns {HTMLUListElement}
 */
function branchList(app, things) {
  const { childrenOf } = app.model;
  return element(
    'ul',
    'tree',
    ...things.map((thing) => {
      const branches = childrenOf[thing].filter((child) => childrenOf[child].length);
      return element('li', '', app.door(thing), branches.length > 0 && branchList(app, branches));
    }),
  );
}

/**
 * Elements by kind in columns, each with its sources.
 * @param {App} app @param {number[]} things
 */
function board(app, things) {
  const { things: all } = app.model.data;
  return element(
    'div',
    'board',
    ...byCalling(app.model, things).map(({ called: name, things: some }) => {
      const entries = some.map((thing) => () => {
        const item = statementItem(app, [app.door(thing)], all[thing].stated);
        const who = participants(app.model, [thing]);
        const indicator = app.model.indicatorOf.get(thing);
        if (indicator !== undefined) item.append(verdictOf(app, app.model.data.indicators[indicator]));
        if (who.size) item.append(element('span', 'with', ...[...who.keys()].map((one) => app.door(one))));
        return item;
      });
      const title = app.in(some.length === 1 ? name.name : name.many);
      return element('div', 'column', groupHeading([title], some.length), foldedList(app, 'statements', entries));
    }),
  );
}

/**
 * Who takes part in some elements, and in how many of them, those in most first. Whoever only is wished for, or gave an
 * opinion, takes no part: their links say it.
 * @param {Model} model @param {number[]} elements @returns {Map<number, number>}
 */
export function participants(model, elements) {
  const { links, relations } = model.data;
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  for (const one of elements) {
    for (const link of model.linksOf[one]) {
      const [from, relation, to] = links[link];
      if (from === one && takesPart(relations[relation])) found.set(to, (found.get(to) ?? new Set()).add(one));
    }
  }
  const counted = [...found].map(([who, where]) => /** @type {[number, number]} */ ([who, where.size]));
  return new Map(counted.sort((a, b) => b[1] - a[1] || a[0] - b[0]));
}

/** @param {App} app @param {number} thing */
function takingPart(app, thing) {
  const who = participants(app.model, [thing, ...elementsBelow(app.model, thing)]);
  if (!who.size) return null;
  const entries = [...who].map(
    ([one, count]) =>
      () =>
        element('li', 'counted', app.door(one), countMark(count)),
  );
  const note = element('p', 'quiet', app.say('panel.takingPartNote'));
  return panelSection(app.say('panel.takingPart'), note, foldedList(app, 'counts', entries));
}

/** @param {App} app @param {number} thing */
function indicatorsBelow(app, thing) {
  const measured = elementsBelow(app.model, thing).filter((one) => app.model.indicatorOf.has(one));
  if (!measured.length) return null;
  const { indicators } = app.model.data;
  const entries = measured.map((one) => () => {
    const indicator = indicators[app.model.indicatorOf.get(one) ?? 0];
    return element(
      'li',
      'measured',
      app.door(one),
      verdictOf(app, indicator),
      indicator.bar && progressBar(app, indicator),
    );
  });
  return panelSection(app.say('panel.indicatorsBelow'), foldedList(app, 'doors', entries));
}
