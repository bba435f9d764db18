/*
 * The shortest meaningful ways from one thing to another: over who takes part in what, and over what is said
 * between two entities. The same ways in the same order as services/paths.py finds them. Pure.
 */
import { hasPlan } from './plans.js';
import { thingFilter } from './selection.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/**
 * One step between neighbours and the links that make it, the one to tell first.
 * @typedef {object} PathStep
 * @property {number} from where the way comes from; the link itself may run the other way
 * @property {number} to
 * @property {number[]} links
 */
/**
 * @typedef {object} Path
 * @property {number[]} things from one end to the other
 * @property {PathStep[]} steps one fewer
 * @property {boolean} loose found only over belonging, subjects and sectors, since nothing closer leads there
 */

export const MOST_PATHS = 5;

/**
 * At most MOST_PATHS shortest paths, in a stable order; none where there is none or the ends are the same.
 * @param {Model} model
 * @param {number} from
 * @param {number} to
 * @param {(thing: number) => boolean} [allowed] what a path may lead through; its ends always are
 * @returns {Path[]}
 */
export function shortestPaths(model, from, to, allowed = () => true) {
  if (from === to || !model.data.things[from] || !model.data.things[to]) return [];
  const through = (/** @type {number} */ thing) => thing === from || thing === to || allowed(thing);
  for (const loose of [false, true]) {
    const ways = waysFrom(model, loose, through);
    const found = chains(from, to, (thing) => [...ways(thing).keys()]);
    if (found.length) return found.map((things) => ({ things, steps: stepsAlong(things, ways), loose }));
  }
  return [];
}

/**
 * The paths that a state shows: from its focus to its other end, through nothing that is filtered out or hidden.
 * @param {Model} model
 * @param {State} state
 */
export function pathsShown(model, state) {
  const keeps = thingFilter(model, state);
  const gone = new Set(state.gone);
  return shortestPaths(model, state.focus, state.to, (thing) => keeps(thing) && !gone.has(thing));
}

/**
 * For a thing its neighbours in the order of their ids, each with the links between them. Asked for as the search
 * gets there, since most of a graph is farther away than the other end.
 * @param {Model} model @param {boolean} loose @param {(thing: number) => boolean} through
 * @returns {(thing: number) => Map<number, number[]>}
 */
function waysFrom(model, loose, through) {
  const { links, things } = model.data;
  /** @type {Map<number, Map<number, number[]>>} */
  const known = new Map();
  return (here) => {
    const kept = known.get(here);
    if (kept) return kept;
    /** @type {Map<number, number[]>} */
    const near = new Map();
    for (const link of model.linksOf[here]) {
      const [source, , target] = links[link];
      const there = source === here ? target : source;
      if (there === here || !through(there) || (!loose && !tells(model, link))) continue;
      near.set(there, [...(near.get(there) ?? []), link]);
    }
    const sorted = new Map([...near].sort(([a], [b]) => (things[a].id < things[b].id ? -1 : 1)));
    for (const between of sorted.values()) between.sort((a, b) => weight(model, b) - weight(model, a) || a - b);
    known.set(here, sorted);
    return sorted;
  };
}

/** Whether a link says something worth a step: that someone takes part, or a passage's word on two entities.
 * @param {Model} model @param {number} link */
function tells(model, link) {
  const { links, relations, things, kinds } = model.data;
  const [source, relation, target, passages] = links[link];
  if (relations[relation].role) return true;
  if (!hasPlan(model)) return relations[relation].drawn;
  const entity = (/** @type {number} */ thing) => kinds[things[thing].kind].family === 'entity';
  return passages.length > 0 && entity(source) && entity(target);
}

/** Which of several links between two things tells most: a role before its mere involvement, then the best attested.
 * @param {Model} model @param {number} link */
function weight(model, link) {
  const [, relation, , passages] = model.data.links[link];
  const { id, drawn, role } = model.data.relations[relation];
  return (role && id !== 'involves' ? 1e6 : 0) + (drawn ? 1e5 : 0) + passages.length;
}

/**
 * Breadth first, keeping every way of the same length, then back from the end.
 * @param {number} from @param {number} to @param {(thing: number) => number[]} near
 * @returns {number[][]}
 */
function chains(from, to, near) {
  /** @type {Map<number, number[]>} */
  const before = new Map([[from, []]]);
  const distance = new Map([[from, 0]]);
  const queue = [from];
  for (const here of queue) {
    const next = (distance.get(here) ?? 0) + 1;
    if (next > (distance.get(to) ?? Infinity)) break;
    for (const there of near(here)) {
      const reached = distance.get(there);
      if (reached === undefined) {
        distance.set(there, next);
        before.set(there, [here]);
        queue.push(there);
      } else if (reached === next) {
        before.get(there)?.push(here);
      }
    }
  }
  /** @type {number[][]} */
  const found = [];
  const walk = (/** @type {number[]} */ tail) => {
    if (tail[0] === from) found.push(tail);
    else for (const earlier of before.get(tail[0]) ?? []) if (found.length < MOST_PATHS) walk([earlier, ...tail]);
  };
  if (distance.has(to)) walk([to]);
  return found;
}

/** @param {number[]} things @param {(thing: number) => Map<number, number[]>} ways @returns {PathStep[]} */
function stepsAlong(things, ways) {
  return things.slice(1).map((to, at) => ({ from: things[at], to, links: ways(things[at]).get(to) ?? [] }));
}
