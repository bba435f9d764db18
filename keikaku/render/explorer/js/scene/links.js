/*
 * Which links a picture draws, and between what: an element that is not in the picture is stood for by the nearest
 * one above it that is, so a policy carries the links of its initiatives until these are shown. Pure.
 */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {(link: number) => boolean} LinkTest */
/**
 * Links that are drawn as one line.
 * @typedef {object} Bundle
 * @property {number} from thing
 * @property {number} to thing
 * @property {number[]} links
 * @property {boolean} own whether these two things are the links' own ends
 */

import { addTo } from '../data/model.js';
import { keptLink, thingFilter } from '../data/selection.js';

/** How an element hangs in its plan. It is drawn between an element and the nearest one above it, unless filtered out. */
export const HIERARCHY = 'partOf';

/**
 * Whether a picture may draw a link: what the filters leave (see keptLink), of what the network draws at all. What
 * stands in the middle was asked for: the filters are for what is around it.
 * @param {Model} model @param {State} state @returns {LinkTest}
 */
export function linkFilter(model, state) {
  const { links, relations } = model.data;
  const passes = thingFilter(model, state);
  const middle = state.scene === 'around' ? state.focus : -1;
  const keeps = keptLink(
    model,
    state,
    memo((thing) => thing === middle || passes(thing)),
  );
  return memo((link) => {
    const [from, relation, to] = links[link];
    return (relations[relation].drawn || relations[relation].id === HIERARCHY) && from !== to && keeps(link);
  });
}

/** @param {(place: number) => boolean} test @returns {(place: number) => boolean} */
function memo(test) {
  /** @type {Map<number, boolean>} */
  const known = new Map();
  return (place) => {
    let answer = known.get(place);
    if (answer === undefined) known.set(place, (answer = test(place)));
    return answer;
  };
}

/**
 * A thing's neighbours with the links to each, heaviest first: what hangs directly below or above an element,
 * then what it is linked with, itself or through an element below it.
 * @param {Model} model @param {number} thing @param {LinkTest} passes @returns {Map<number, number[]>}
 */
export function neighboursOf(model, thing, passes) {
  const { links, relations } = model.data;
  /** @type {Map<number, number[]>} */
  const found = new Map();
  const below = descendants(model, thing);
  for (const here of [thing, ...below]) {
    for (const link of model.linksOf[here]) {
      const [from, relation, to] = links[link];
      const other = from === here ? to : from;
      if (other === thing || !passes(link)) continue;
      const structural = relations[relation].id === HIERARCHY;
      if (here !== thing && (structural || below.has(other))) continue; // what its parts are to each other
      addTo(found, other, link);
    }
  }
  const rank = (/** @type {number} */ place, /** @type {number[]} */ via) =>
    (via.some((link) => relations[links[link][1]].id === HIERARCHY) ? 1e6 : 0) +
    via.length * 1e3 +
    Math.min(999, model.linksOf[place].length);
  return new Map([...found].sort(([a, one], [b, other]) => rank(b, other) - rank(a, one) || a - b));
}

/** @param {Model} model @param {number} thing @returns {Set<number>} */
export function descendants(model, thing) {
  /** @type {Set<number>} */
  const found = new Set();
  const queue = [...model.childrenOf[thing]];
  for (const here of queue) {
    if (found.has(here) || here === thing) continue;
    found.add(here);
    queue.push(...model.childrenOf[here]);
  }
  return found;
}

/**
 * The lines between the things of a picture. Links of one relation between two things make one line; links that
 * come from elements below make one line whatever they say.
 * @param {Model} model @param {Set<number>} shown @param {LinkTest} passes
 * @param {(thing: number) => boolean} stands whether a thing may stand for what is below it
 * @returns {Bundle[]}
 */
export function bundlesAmong(model, shown, passes, stands) {
  const { links, things, relations } = model.data;
  const stand = memoStand(model, shown, stands);
  const above = memoStand(model, shown, () => true);
  /** @type {Map<string, Bundle>} */
  const bundles = new Map();
  links.forEach(([source, relation, target], link) => {
    if (!passes(link)) return;
    const structural = relations[relation].id === HIERARCHY;
    // An element's place in its plan is drawn from itself only, up to whatever stands above it.
    const [from, to] = structural ? [shown.has(source) ? source : -1, above(target)] : [stand(source), stand(target)];
    if (from < 0 || to < 0 || from === to) return;
    const own = from === source && to === target;
    const key = own
      ? `${from} ${relation} ${to}`
      : structural
        ? `${from} up ${to}`
        : `${Math.min(from, to)} ${Math.max(from, to)}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.links.push(link);
    else bundles.set(key, { from, to, links: [link], own });
  });
  return [...bundles.values()].filter(({ from, to }) => things[from] && things[to]);
}

/**
 * For a thing itself where it is shown, else the nearest shown element above it, else -1.
 * @param {Model} model @param {Set<number>} shown @param {(thing: number) => boolean} stands
 */
function memoStand({ data: { things } }, shown, stands) {
  /** @type {Map<number, number>} */
  const known = new Map();
  return (/** @type {number} */ thing) => {
    const kept = known.get(thing);
    if (kept !== undefined) return kept;
    let here = thing;
    for (let left = 50; here >= 0 && !shown.has(here) && left > 0; left -= 1) here = things[here].up;
    const found = here >= 0 && shown.has(here) && (here === thing || stands(here)) ? here : -1;
    known.set(thing, found);
    return found;
  };
}
