/*
 * From the page's data block to the model: what follows from the data, worked out once.
 */

import { withoutMarks } from '../text/phrases.js';
import { takesPart } from './roles.js';

/** @typedef {import('../types.js').Data} Data */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../text/phrases.js').Phrases} Phrases */

/** The page's data block, in which marks stand between the phrases of Japanese texts. */
export const dataBlock = () => document.getElementById('data')?.textContent ?? 'null';

/**
 * The data without marks, whose phrases a book learns; with what the block has once for all, or leaves out: what facts are
 * called, that a thing has no other name, no reading.
 * @param {string} block as page.py writes it
 * @param {Phrases} book
 * @returns {Data}
 */
export function readData(block, book) {
  const { factKinds, ...data } = JSON.parse(withoutMarks(block, book));
  for (const fact of data.facts) fact[1] = factKinds[fact[1]];
  data.things = data.things.map((/** @type {object} */ thing) => ({ also: [[], []], reading: [], ...thing }));
  return data;
}

/**
 * @param {Data} data
 * @param {Phrases} book
 * @returns {Model}
 */
export function modelOf(data, book) {
  const { things, links, facts, indicators, policies, policyOf } = data;
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
  const literalsOf = things.map(() => /** @type {number[]} */ ([]));
  data.literals.forEach(([thing], place) => literalsOf[thing].push(place));
  const touches = touchesOf(data, linksOf, policyOf);
  return {
    data,
    phrases: book.of,
    linksOf,
    childrenOf,
    factsOf,
    literalsOf,
    policies,
    policyOf,
    thingById: new Map(things.map((thing, place) => [thing.id, place])),
    indicatorOf: new Map(indicators.map((indicator, place) => [indicator.thing, place])),
    ties: tiesOf(data, touches),
    touches,
    heard: heardOf(data, policyOf),
  };
}

/**
 * The kinds of entities of which some take part in something: actors and facilities, not places or documents.
 * @param {Data} data
 * @returns {Set<number>}
 */
export function actingKinds({ kinds, things, links, relations }) {
  return new Set(
    links.flatMap(([, relation, to]) =>
      relations[relation].role && kinds[things[to].kind].family === 'entity' ? [things[to].kind] : [],
    ),
  );
}

/**
 * Of what links things with policies the ways of taking part; of kinds that never take part, all of it.
 * @param {Data} data
 * @param {Map<number, number[]>[]} touches
 * @returns {Map<number, number[]>[]}
 */
function tiesOf(data, touches) {
  if (!data.policies.length) return touches;
  const acting = actingKinds(data);
  return touches.map((found, place) => {
    if (!acting.has(data.things[place].kind)) return found;
    const roles = [...found].map(
      ([policy, links]) =>
        /** @type {[number, number[]]} */ ([
          policy,
          links.filter((link) => takesPart(data.relations[data.links[link][1]])),
        ]),
    );
    return new Map(roles.filter(([, links]) => links.length));
  });
}

/**
 * @param {Data} data
 * @param {number[][]} linksOf
 * @param {number[]} policyOf
 * @returns {Map<number, number[]>[]}
 */
function touchesOf({ kinds, things, links, relations, policies }, linksOf, policyOf) {
  if (!policies.length) return withNone(things);
  return things.map((thing, place) => {
    /** @type {Map<number, number[]>} */
    const found = new Map();
    if (kinds[thing.kind].family !== 'entity') return found;
    for (const link of linksOf[place]) {
      const [from, relation, to] = links[link];
      const policy = policyOf[from === place ? to : from];
      if (policy >= 0 && relations[relation].drawn) addTo(found, policy, link);
    }
    return found;
  });
}

/**
 * @param {Data} data
 * @param {number[]} policyOf
 * @returns {Map<number, number[]>[]}
 */
function heardOf({ kinds, things, passages, policies }, policyOf) {
  if (!policies.length) return withNone(things);
  const heard = things.map(() => /** @type {Map<number, number[]>} */ (new Map()));
  passages.forEach(({ of, names }, passage) => {
    const policy = of >= 0 ? policyOf[of] : -1;
    if (policy < 0) return;
    for (const name of names) if (kinds[things[name].kind].family === 'entity') addTo(heard[name], policy, passage);
  });
  return heard;
}

/**
 * For each thing the same empty map: without policies there is nothing to find, and there may be very many things.
 * @param {Data['things']} things
 * @returns {Map<number, number[]>[]}
 */
function withNone(things) {
  const none = new Map();
  return things.map(() => none);
}

/**
 * A thing's IRI, or the name of a blank node.
 * @param {Data} data
 * @param {number} thing
 */
export function iriOf({ base, things }, thing) {
  const { id } = things[thing];
  return /^(_|[a-z][a-z0-9+.-]*):/i.test(id) ? id : base + id;
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
