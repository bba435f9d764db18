/*
 * Aspects by which things are kept: for whom they are, of which sector, of which year; and the relations that alone are
 * kept. What is of an aspect is kept, what takes part in such an element, and, so that one sees where it stands, what
 * the element is part of. Pure.
 */

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {'groupsOn' | 'sectorsOn' | 'yearsOn'} AspectKey */
/**
 * What the aspects of a state leave.
 * @typedef {object} Kept
 * @property {(thing: number) => boolean} thing whether it is kept
 * @property {(thing: number) => boolean} itself whether it is so for itself, not for what stands below it or takes it in
 * @property {(link: number) => boolean} link whether it is told where its ends are: not of what is there for others only
 */

/** @type {readonly AspectKey[]} */
export const ASPECTS = ['groupsOn', 'sectorsOn', 'yearsOn'];
const SECTOR = 'Sector';
const FOR_WHOM = 'concerns'; // from an element to a group of people or firms
const NARROWER = 'broader'; // from a sector to one that takes it in
const BELOW = 'partOf';
const [ABOVE, BESIDE, ITSELF] = [1, 2, 3]; // for what below it a thing is kept; with what; for itself

/** @type {WeakMap<Model, Record<AspectKey, Map<number, Set<number>>>>} */
const KNOWN = new WeakMap();

/**
 * For every aspect the things that are of any, with their values: groups and sectors as things, years as numbers.
 * @param {Model} model
 * @returns {Record<AspectKey, Map<number, Set<number>>>}
 */
export function aspectsOf(model) {
  let known = KNOWN.get(model);
  if (!known) {
    known = {
      groupsOn: groupsOf(model),
      sectorsOn: sectorsOf(model),
      yearsOn: new Map(model.data.years.map(([thing, years]) => [thing, new Set(years)])),
    };
    // An indicator is of what its measure is of: it tells whether that comes about.
    for (const { thing, of } of model.data.indicators)
      for (const values of [known.groupsOn, known.sectorsOn])
        for (const value of values.get(of) ?? []) addValue(values, thing, value);
    KNOWN.set(model, known);
  }
  return known;
}

/**
 * @param {Model} model
 */
function groupsOf({ data: { links, relations } }) {
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  for (const [from, relation, to] of links) {
    if (relations[relation].id !== FOR_WHOM) continue;
    addValue(found, from, to);
    addValue(found, to, to);
  }
  return found;
}

/**
 * Whatever is linked with a sector is of it, and of those that take it in.
 * @param {Model} model
 */
function sectorsOf({ data: { kinds, links, relations, things } }) {
  const kind = kinds.findIndex(({ id }) => id === SECTOR);
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  if (kind < 0) return found;
  /** @type {Map<number, number[]>} */
  const broader = new Map();
  for (const [from, relation, to] of links)
    if (relations[relation].id === NARROWER && things[from].kind === kind && things[to].kind === kind)
      broader.set(from, [...(broader.get(from) ?? []), to]);
  const withBroader = (/** @type {number} */ sector) => {
    const all = new Set([sector]);
    for (const one of all) for (const other of broader.get(one) ?? []) all.add(other); // a set that grows meanwhile
    return all;
  };
  things.forEach((thing, place) => {
    if (thing.kind === kind) found.set(place, withBroader(place));
  });
  for (const [from, , to] of links) {
    const ends = [from, to].filter((end) => things[end].kind === kind);
    if (ends.length !== 1) continue;
    for (const sector of withBroader(ends[0])) addValue(found, ends[0] === from ? to : from, sector);
  }
  return found;
}

/**
 * @param {Map<number, Set<number>>} values
 * @param {number} thing
 * @param {number} value
 */
function addValue(values, thing, value) {
  const known = values.get(thing);
  if (known) known.add(value);
  else values.set(thing, new Set([value]));
}

/**
 * What the aspects that a state keeps leave, and the relations, where they are so few that they are named; null where
 * it keeps none.
 * @param {Model} model
 * @param {Pick<State, AspectKey>} state
 * @param {Set<number> | null} few the relations that alone are kept, by their places
 * @param {(thing: number) => boolean} allowed by plans and policies
 * @returns {Kept | null}
 */
export function keptByAspects(model, state, few, allowed) {
  const { data, linksOf } = model;
  const { things, links, kinds, relations } = data;
  const chosen = ASPECTS.filter((key) => state[key].length);
  if (!chosen.length && !few) return null;
  const values = aspectsOf(model);
  const wanted = chosen.map((key) => ({ of: values[key], on: new Set(state[key]) }));
  const tells = (/** @type {number} */ link) => !few || few.has(links[link][1]);
  const isOf = (/** @type {number} */ thing) =>
    wanted.every(({ of, on }) => [...(of.get(thing) ?? [])].some((value) => on.has(value)));
  const linked = (/** @type {number} */ thing) => !few || linksOf[thing].some(tells);
  const kept = new Uint8Array(things.length);
  const isElement = (/** @type {number} */ thing) => kinds[things[thing].kind].family === 'element';
  things.forEach((_, thing) => {
    if (allowed(thing) && isOf(thing) && linked(thing)) kept[thing] = ITSELF;
  });
  things.forEach((_, thing) => {
    if (kept[thing] !== ITSELF || !isElement(thing)) return;
    for (let up = things[thing].up; up >= 0 && !kept[up]; up = things[up].up) kept[up] = ABOVE;
    for (const link of linksOf[thing].filter(tells)) {
      const [from, , to] = links[link];
      const other = from === thing ? to : from;
      if (!kept[other] && !isElement(other)) kept[other] = BESIDE;
    }
  });
  return {
    thing: (thing) => kept[thing] > 0,
    itself: (thing) => kept[thing] === ITSELF,
    link: (link) => {
      const [from, relation, to] = links[link];
      return relations[relation].id === BELOW || (kept[from] !== ABOVE && kept[to] !== ABOVE);
    },
  };
}
