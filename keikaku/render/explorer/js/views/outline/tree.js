/*
 * The outline as data: which elements stand below which, who takes part, and what a filter leaves of them. Pure.
 */
import { findThings } from '../../search/found.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').Selection} Selection */
/**
 * @typedef {object} OutlineTree
 * @property {number[]} roots
 * @property {(thing: number) => number[]} below what stands below an element and is kept
 * @property {(thing: number) => [number, number[]][]} who takes part in it and is kept, each with the links that say so
 * @property {(thing: number) => boolean} meant whether it is kept for itself, not for what stands below it
 * @property {number} found how many elements are
 */

/**
 * The elements of a selection in their plans, with those above them, also those for which the lines of a picture
 * stand; of these what a text finds, itself or those that take part in it.
 * @param {Model} model
 * @param {Selection} selection
 * @param {string} text
 * @param {number} [plan] that an address without one means
 * @returns {OutlineTree}
 */
export function outlineTree(model, selection, text, plan = -1) {
  const { things, kinds } = model.data;
  const chosen = new Set([...selection.things, ...(selection.behind ?? [])]);
  const who = takingPartBy(model, selection);
  const holds = textTest(model, text, plan);
  const meant = new Set(
    [...chosen].filter(
      (thing) =>
        kinds[things[thing].kind].family === 'element' && (holds(thing) || [...who(thing)].some(([one]) => holds(one))),
    ),
  );
  const kept = new Set(meant);
  for (const thing of meant) {
    for (let up = things[thing].up; up >= 0 && !kept.has(up); up = things[up].up) kept.add(up);
  }
  return {
    roots: [...kept].filter((thing) => things[thing].up < 0).sort((a, b) => a - b),
    below: (thing) => model.childrenOf[thing].filter((child) => kept.has(child)),
    who: (thing) => (chosen.has(thing) ? who(thing) : []),
    meant: (thing) => meant.has(thing),
    found: meant.size,
  };
}

/**
 * @param {Model} model
 * @param {string} text
 * @param {number} plan
 * @returns {(thing: number) => boolean}
 */
function textTest(model, text, plan) {
  if (!text.trim()) return () => true;
  const found = new Set(findThings(model, text, plan).hits.map(({ thing }) => thing));
  return (thing) => found.has(thing);
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @returns {(thing: number) => [number, number[]][]}
 */
function takingPartBy(model, selection) {
  const { links, relations } = model.data;
  const chosen = new Set(selection.links);
  return (thing) => {
    /** @type {Map<number, number[]>} */
    const found = new Map();
    for (const link of model.linksOf[thing]) {
      const [from, relation, to] = links[link];
      if (from !== thing || !relations[relation].role || !chosen.has(link)) continue;
      found.set(to, [...(found.get(to) ?? []), link]);
    }
    return [...found];
  };
}
