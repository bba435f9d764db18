/*
 * Which initiatives take up which issues: those of the same part of a plan that name or serve the same, as the query
 * issues-not-taken-up has it. Pure.
 */
import { addTo } from './model.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {{ other: number, shared: number[] }} Taken the issue or the initiative at the other end, and what both name */

/** @type {WeakMap<Model, Map<number, Taken[]>>} */
const KNOWN = new WeakMap();

/**
 * For every issue the initiatives near it, and for every initiative the issues, that have things in common with it: those
 * with the most first.
 * @param {Model} model
 * @returns {Map<number, Taken[]>}
 */
export function takenUp(model) {
  let known = KNOWN.get(model);
  if (!known) KNOWN.set(model, (known = workedOut(model)));
  return known;
}

/**
 * @param {Model} model
 * @returns {Map<number, Taken[]>}
 */
function workedOut(model) {
  const { things, kinds } = model.data;
  const isKind = (/** @type {number} */ thing, /** @type {string} */ id) => kinds[things[thing].kind].id === id;
  /** @type {Map<number, number[]>} */
  const byNear = new Map();
  const issues = [...things.keys()].filter((thing) => isKind(thing, 'Issue') && things[thing].up >= 0);
  for (const issue of issues) {
    const { up } = things[issue];
    addTo(byNear, isKind(up, 'Section') && things[up].up >= 0 ? things[up].up : up, issue);
  }
  /** @type {Map<number, Taken[]>} */
  const found = new Map();
  const tell = (/** @type {number} */ one, /** @type {number} */ other, /** @type {number[]} */ shared) =>
    addTo(found, one, { other, shared });
  for (const initiative of things.keys()) {
    if (!isKind(initiative, 'Initiative')) continue;
    const named = namedBy(model, initiative);
    for (let near = things[initiative].up; near >= 0; near = things[near].up) {
      for (const issue of byNear.get(near) ?? []) {
        const shared = [...namedBy(model, issue)].filter((one) => named.has(one));
        if (!shared.length) continue;
        tell(issue, initiative, shared);
        tell(initiative, issue, shared);
      }
    }
  }
  for (const some of found.values())
    some.sort((one, other) => other.shared.length - one.shared.length || one.other - other.other);
  return found;
}

/**
 * What an element names, or whom it serves: a role alone, of firms in general, makes nothing its subject.
 * @param {Model} model
 * @param {number} element
 * @returns {Set<number>}
 */
function namedBy({ data: { links, things, kinds, relations, passages }, linksOf }, element) {
  const linked = linksOf[element].flatMap((link) => {
    const [from, relation, to] = links[link];
    return from === element && !relations[relation].role ? [to] : [];
  });
  const named = things[element].stated.flatMap((passage) => passages[passage].names);
  return new Set([...linked, ...named].filter((one) => kinds[things[one].kind].family === 'entity'));
}
