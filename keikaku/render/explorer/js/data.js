/*
 * From the page's data block to the model: what follows from the data, worked out once.
 */

import { withoutMarks } from './phrases.js';

/** @typedef {import('./types.js').Data} Data */
/** @typedef {import('./types.js').Model} Model */
/** @typedef {import('./phrases.js').Phrases} Phrases */

/** The page's data block, in which marks stand between the phrases of Japanese texts. */
export const dataBlock = () => document.getElementById('data')?.textContent ?? 'null';

/**
 * The data without marks, whose phrases a book learns.
 * @param {string} block
 * @param {Phrases} book
 * @returns {Data}
 */
export const readData = (block, book) => JSON.parse(withoutMarks(block, book));

/**
 * @param {Data} data
 * @param {Phrases} book
 * @returns {Model}
 */
export function modelOf(data, book) {
  const { things, links, facts, indicators, relations } = data;
  const linksOf = things.map(() => /** @type {number[]} */ ([]));
  links.forEach(([from, , to], place) => {
    linksOf[from].push(place);
    if (to !== from) linksOf[to].push(place);
  });
  const childrenOf = things.map(() => /** @type {number[]} */ ([]));
  things.forEach((thing, place) => {
    if (thing.up >= 0) childrenOf[thing.up].push(place);
  });
  const factsOf = things.map(() => /** @type {number[]} */ ([]));
  facts.forEach(([thing], place) => factsOf[thing].push(place));
  const policies = policiesOf(data);
  const policyOf = climb(data, new Set(policies));
  return {
    data, phrases: book.of, linksOf, childrenOf, factsOf, policies, policyOf,
    thingById: new Map(things.map((thing, place) => [thing.id, place])),
    indicatorOf: new Map(indicators.map((indicator, place) => [indicator.thing, place])),
    ties: tiesOf(data, linksOf, policyOf, new Set(relations.flatMap(({ drawn }, place) => (drawn ? [] : [place])))),
    heard: heardOf(data, policyOf),
  };
}

/**
 * Plan by plan its policies; of a plan that has none its strategies.
 * @param {Data} data
 */
function policiesOf({ kinds, plans, things }) {
  const ofKind = (/** @type {number} */ plan, /** @type {string} */ kind) =>
    things.flatMap((thing, place) => (thing.plan === plan && kinds[thing.kind].id === kind ? [place] : []));
  return plans.flatMap((_, plan) => {
    const own = ofKind(plan, 'Policy');
    return own.length ? own : ofKind(plan, 'Strategy');
  });
}

/**
 * For every thing the policy above it or itself, else -1.
 * @param {Data} data
 * @param {Set<number>} policies
 */
function climb({ things }, policies) {
  return things.map((_, place) => {
    let here = place;
    for (let left = things.length; here >= 0 && left > 0; left -= 1) { // a circle in the data ends too
      if (policies.has(here)) return here;
      here = things[here].up;
    }
    return -1;
  });
}

/**
 * @param {Data} data
 * @param {number[][]} linksOf
 * @param {number[]} policyOf
 * @param {Set<number>} structure
 * @returns {Map<number, number[]>[]}
 */
function tiesOf({ kinds, things, links }, linksOf, policyOf, structure) {
  return things.map((thing, place) => {
    /** @type {Map<number, number[]>} */
    const found = new Map();
    if (kinds[thing.kind].family !== 'entity') return found;
    for (const link of linksOf[place]) {
      const [from, relation, to] = links[link];
      const policy = policyOf[from === place ? to : from];
      if (policy >= 0 && !structure.has(relation)) addTo(found, policy, link);
    }
    return found;
  });
}

/**
 * @param {Data} data
 * @param {number[]} policyOf
 * @returns {Map<number, number[]>[]}
 */
function heardOf({ kinds, things, passages }, policyOf) {
  const heard = things.map(() => /** @type {Map<number, number[]>} */ (new Map()));
  passages.forEach(({ of, names }, passage) => {
    const policy = of >= 0 ? policyOf[of] : -1;
    if (policy < 0) return;
    for (const name of names) if (kinds[things[name].kind].family === 'entity') addTo(heard[name], policy, passage);
  });
  return heard;
}

/**
 * @template K
 * @template V
 * @param {Map<K, V[]>} map
 * @param {K} key
 * @param {V} value
 */
export function addTo(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
