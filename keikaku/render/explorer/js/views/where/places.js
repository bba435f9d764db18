/*
 * The places and all that is said to be in them, as the state leaves it. Pure.
 */
import { fold } from '../../text/fold.js';
import { addTo } from '../../data/model.js';
import { plansShown } from '../../data/plans.js';
import { thingFilter } from '../../data/selection.js';
import { groundOf, isIn } from '../../data/whereabouts.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../data/whereabouts.js').Ground} Ground */
/** @typedef {{thing: number, kept: boolean, below: Node[]}} Node kept: by the filters; else it only holds what is */
/** @typedef {'area' | 'home' | 'alone' | 'elsewhere' | 'wider'} Part of the list */
/** @typedef {{part: Part, node: Node}} Group */

const SPATIAL = 'http://purl.org/dc/terms/spatial';

/**
 * The areas that the plans that are shown are about.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 */
export function homesOf(model, state) {
  const { links, relations, plans } = model.data;
  const shown = plansShown(model, state).flatMap((plan) => plans[plan]?.thing ?? []);
  return new Set(
    links.flatMap(([from, relation, to]) => (relations[relation].iri === SPATIAL && shown.includes(from) ? [to] : [])),
  );
}

/**
 * A test of things by all filters: those of every view, the kind that is picked, the text, which may be of a place that
 * the thing lies in.
 * @param {Model} model
 * @param {State} state
 * @returns {(thing: number) => boolean}
 */
export function keptThing(model, state) {
  const { things, kinds } = model.data;
  const keeps = thingFilter(model, state);
  const gone = new Set(state.gone);
  const picked = kinds.flatMap(({ id }, kind) => (state.picks.includes(id) ? [kind] : []));
  const fits = textFilter(model, state);
  return (thing) =>
    keeps(thing) && !gone.has(thing) && (!picked.length || picked.includes(things[thing].kind)) && fits(thing);
}

/**
 * A test of things by the words that are typed: each is in a name of the thing's own, or of a place that it lies in. Of
 * what the plans are about, and of all around that, no name counts for what lies there: it would keep everything.
 * @param {Model} model
 * @param {State} state
 * @returns {(thing: number) => boolean}
 */
function textFilter(model, state) {
  const typed = state.query.split(/\s+/).map(fold).filter(Boolean);
  if (!typed.length) return () => true;
  const { above } = groundOf(model);
  const { things } = model.data;
  const homes = [...homesOf(model, state)];
  const wide = new Set([...homes, ...homes.flatMap((home) => [...(above.get(home) ?? [])])]);
  /** @type {Map<number, string>} */
  const folded = new Map();
  const names = (/** @type {number} */ thing) => {
    const { name, also, reading } = things[thing];
    const text = folded.get(thing) ?? fold([...name, ...also.flat(), ...reading].join(' '));
    folded.set(thing, text);
    return text;
  };
  return (thing) => {
    const named = [thing, ...[...(above.get(thing) ?? [])].filter((one) => !wide.has(one))].map(names);
    return typed.every((word) => named.some((text) => text.includes(word)));
  };
}

/**
 * The list: areas with a point on the map, the rest of what the plans are about, what has a point and lies in nothing,
 * what is elsewhere, and what is in the wider areas around.
 * @param {Model} model
 * @param {State} state
 * @returns {Group[]}
 */
export function groupsOf(model, state) {
  const ground = groundOf(model);
  const keeps = keptThing(model, state);
  const homes = homesOf(model, state);
  const wider = new Set([...homes].flatMap((home) => [...(ground.above.get(home) ?? [])]));
  const { kinds, things } = model.data;
  const isPlace = (/** @type {number} */ thing) => kinds[things[thing].kind].id === 'Place';
  const areas = [...ground.positions.values()]
    .filter(({ thing, area }) => area && !homes.has(thing) && (!homes.size || isIn(ground, homes, thing)))
    .map(({ thing }) => thing);
  const apart = new Set([...areas, ...homes]);
  const grow = (/** @type {number} */ thing, /** @type {(below: number) => boolean} */ leaves = () => false) =>
    nodeOf(ground, keeps, thing, (below) => apart.has(below) || leaves(below), []);
  const roots = ground.places.filter(
    (thing) =>
      isPlace(thing) &&
      !apart.has(thing) &&
      !wider.has(thing) &&
      !isIn(ground, apart, thing) &&
      (ground.holders.get(thing) ?? []).every((holder) => wider.has(holder)),
  );
  const alone = ground.places.filter(
    (thing) => !isPlace(thing) && !ground.holders.has(thing) && ground.positions.has(thing),
  );
  const part = (/** @type {Part} */ name, /** @type {(Node | null)[]} */ nodes) =>
    nodes.flatMap((node) => (node ? [{ part: name, node }] : []));
  return [
    ...part(
      'area',
      areas.map((thing) => grow(thing)),
    ),
    ...part(
      'home',
      [...homes].map((thing) => grow(thing)),
    ),
    ...part(
      'alone',
      alone.map((thing) => grow(thing)),
    ),
    ...part(
      'elsewhere',
      roots.map((thing) => grow(thing, (below) => isPlace(below) && isIn(ground, homes, below))), // which may hold parts of what is listed above
    ),
    ...part(
      'wider',
      [...wider].sort((one, other) => one - other).map((thing) => grow(thing, isPlace)),
    ).filter(({ node }) => node.below.length),
  ];
}

/**
 * A thing with what lies in it; null where the filters leave nothing of both.
 * @param {Ground} ground
 * @param {(thing: number) => boolean} keeps
 * @param {number} thing
 * @param {(thing: number) => boolean} leaves what is left out: it stands in a group of its own
 * @param {number[]} way
 * @returns {Node | null}
 */
function nodeOf(ground, keeps, thing, leaves, way) {
  const below = (ground.held.get(thing) ?? [])
    .filter((one) => one !== thing && !way.includes(one) && !leaves(one))
    .flatMap((one) => nodeOf(ground, keeps, one, leaves, [...way, thing]) ?? []);
  const kept = keeps(thing);
  return kept || below.length ? { thing, kept, below } : null;
}

/**
 * How many things that the filters leave are in a node, itself left out; each once.
 * @param {Node} node
 */
export function countIn(node) {
  /** @type {Set<number>} */
  const found = new Set();
  const visit = (/** @type {Node} */ { thing, kept, below }) => {
    if (kept) found.add(thing);
    below.forEach(visit);
  };
  node.below.forEach(visit);
  return found.size;
}

/**
 * The elements of plans that are linked with a thing or with anything in it: each with the links that say so.
 * @param {Model} model
 * @param {State} state
 * @param {number} thing
 * @returns {Map<number, number[]>}
 */
export function elementsAt(model, state, thing) {
  const { data, linksOf } = model;
  const ground = groundOf(model);
  const keeps = thingFilter(model, { ...state, kindsOff: [] });
  const there = [thing, ...ground.places.filter((one) => ground.above.get(one)?.has(thing))];
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const link of new Set(there.flatMap((one) => linksOf[one]))) {
    const [from, relation, to] = data.links[link];
    const end = there.includes(from) ? to : from;
    if (data.things[end].plan >= 0 && data.relations[relation].iri !== SPATIAL && keeps(end)) addTo(found, end, link);
  }
  return found;
}
