/*
 * What lies in what, and where on the globe: of the whole data, whatever is shown. Pure.
 */
import { addTo } from './model.js';
import { onceOf } from './once.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {{thing: number, latitude: number, longitude: number, metres: number, area: boolean}} Position */
/**
 * What lies in what.
 * @typedef {object} Ground
 * @property {Map<number, Position>} positions
 * @property {Map<number, number[]>} holders of a thing: the nearest places and facilities that it is in
 * @property {Map<number, number[]>} held by a place or facility: what is in it and in nothing nearer
 * @property {Map<number, Set<number>>} above all that a thing is in, however far
 * @property {number[]} places all of them, and what is known to be anywhere
 */

const LOCATION = 'https://schema.org/location';
const PART = 'http://purl.org/dc/terms/isPartOf';
const SPACES = ['Place', 'Facility']; // kinds of which one can be part of another in space

export const groundOf = onceOf(readGround);

/**
 * @param {Model} model
 * @returns {Ground}
 */
function readGround({ data }) {
  const { things, kinds, links, relations } = data;
  const isSpace = (/** @type {number} */ thing) => SPACES.includes(kinds[things[thing].kind].id);
  /** @type {Map<number, number[]>} */
  const all = new Map();
  for (const [from, relation, to] of links) {
    const { iri } = relations[relation];
    if (from === to || !isSpace(to)) continue;
    if (iri === LOCATION || (iri === PART && isSpace(from))) addTo(all, from, to);
  }
  /** @type {Map<number, Set<number>>} */
  const above = new Map();
  for (const thing of all.keys()) above.set(thing, allAbove(all, thing));
  /** @type {Map<number, number[]>} */
  const holders = new Map();
  /** @type {Map<number, number[]>} */
  const held = new Map();
  for (const [thing, some] of all) {
    const near = [...new Set(some)].filter(
      (one) => !some.some((other) => other !== one && above.get(other)?.has(one) && !above.get(one)?.has(other)),
    );
    holders.set(thing, near);
    for (const holder of near) addTo(held, holder, thing);
  }
  const positions = new Map(
    data.positions.map(([thing, latitude, longitude, metres, area]) => [
      thing,
      { thing, latitude, longitude, metres, area: area === 1 },
    ]),
  );
  const places = things.flatMap((_, thing) =>
    kinds[things[thing].kind].id === 'Place' || holders.has(thing) || positions.has(thing) ? [thing] : [],
  );
  return { positions, holders, held, above, places };
}

/**
 * @param {Map<number, number[]>} holders
 * @param {number} thing
 */
function allAbove(holders, thing) {
  /** @type {Set<number>} */
  const found = new Set();
  const waiting = [...(holders.get(thing) ?? [])];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    if (found.has(here)) continue;
    found.add(here);
    waiting.push(...(holders.get(here) ?? []));
  }
  found.delete(thing); // where bad data go round in a circle
  return found;
}

/**
 * Whether a thing is, or lies in, one of some.
 * @param {Ground} ground
 * @param {Set<number>} some
 * @param {number} thing
 */
export const isIn = ({ above }, some, thing) =>
  some.has(thing) || [...(above.get(thing) ?? [])].some((one) => some.has(one));

/**
 * Whether a thing has areas of the map in it, which are named in its place.
 * @param {Ground} ground
 * @param {number} thing
 * @param {Position[]} shown
 */
export const isOuter = ({ above }, thing, shown) =>
  shown.some((other) => other.area && other.thing !== thing && above.get(other.thing)?.has(thing));

/**
 * The nearest things with a point that something without one is in: itself, where it has one.
 * @param {Model} model
 * @param {number} thing
 * @returns {number[]}
 */
export function carriersOf(model, thing) {
  const { positions, holders } = groundOf(model);
  /** @type {Set<number>} */
  const seen = new Set();
  let here = [thing];
  while (here.length) {
    const found = here.filter((one) => positions.has(one));
    if (found.length) return found;
    for (const one of here) seen.add(one);
    here = [...new Set(here.flatMap((one) => holders.get(one) ?? []))].filter((one) => !seen.has(one));
  }
  return [];
}

/**
 * Whether the map shows where a thing is, by its own point or by that of what it lies in.
 * @param {Model} model
 * @param {number} thing
 */
export function isOnMap(model, thing) {
  const ground = groundOf(model);
  const shown = [...ground.positions.values()];
  return carriersOf(model, thing).some((one) => !isOuter(ground, one, shown));
}
