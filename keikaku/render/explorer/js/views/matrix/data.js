/*
 * What the matrix shows: rows, columns and cells, from the model.
 */

import { ownActors } from '../../data/partners.js';
import { filtered } from '../../data/selection.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').State} State */
/**
 * What a thing has to do with a policy.
 * @typedef {object} Cell
 * @property {number} thing
 * @property {number} policy
 * @property {number[]} links by which it takes part; of what cannot take part all
 * @property {number[]} others links of other kinds
 * @property {number[]} heard the passages that name it
 */
/** @typedef {{things: Set<number>, links: Set<number>}} Kept */
/** @typedef {{thing: number, policies: number, links: number, cells: Cell[]}} Row */

/** What the reader most likely wants to see first. */
const FIRST_KINDS = ['Facility', 'Organisation', 'Network', 'Programme'];

/**
 * The kinds of entities of which some take part in a policy.
 * @param {Model} model
 * @returns {number[]}
 */
export function matrixKinds({ data, ties }) {
  const tied = new Set(data.things.flatMap(({ kind }, place) => (ties[place].size ? [kind] : [])));
  const rank = (/** @type {number} */ kind) => {
    const place = FIRST_KINDS.indexOf(data.kinds[kind].id);
    return place < 0 ? FIRST_KINDS.length : place;
  };
  return data.kinds
    .flatMap((one, place) => (one.family === 'entity' && tied.has(place) ? [place] : []))
    .sort((one, other) => rank(one) - rank(other));
}

/**
 * What the filters leave, to be asked of many cells.
 * @param {Model} model
 * @param {State} state
 * @returns {Kept}
 */
export function keptOf(model, state) {
  const { things, links } = filtered(model, state);
  return { things: new Set(things), links: new Set(links) };
}

/**
 * The policies that the filters leave.
 * @param {Model} model
 * @param {Kept} kept
 */
export const matrixColumns = ({ policies }, kept) => policies.filter((policy) => kept.things.has(policy));

/**
 * The columns by which things are counted: the policies; where there are none the sections that stand for them.
 * @param {Model} model
 * @param {number[]} columns
 */
export function countedColumns({ data }, columns) {
  const own = columns.filter((column) => data.kinds[data.things[column].kind].id === 'Policy');
  return own.length ? own : columns;
}

/**
 * The things of a kind that take part in a policy: those of most policies first, then those of most links.
 * Not those whose plan it is: it seldom names them, and everything in it is theirs.
 * @param {Model} model
 * @param {number} kind
 * @param {number[]} columns
 * @param {Kept} kept
 * @returns {Row[]}
 */
export function rowsOf(model, kind, columns, kept) {
  const own = ownActors(model);
  const counted = new Set(countedColumns(model, columns));
  const rows = model.data.things.flatMap((thing, place) => {
    if (thing.kind !== kind || own.has(place) || !kept.things.has(place)) return [];
    const cells = cellsOf(model, place, columns, kept);
    const tied = cells.filter(({ links }) => links.length);
    const policies = tied.filter(({ policy }) => counted.has(policy)).length;
    return tied.length
      ? [{ thing: place, policies, links: cells.reduce((sum, { links }) => sum + links.length, 0), cells }]
      : [];
  });
  return rows.sort((one, other) => other.policies - one.policies || other.links - one.links || one.thing - other.thing);
}

/**
 * @param {Model} model
 * @param {number} thing
 * @param {number[]} columns
 * @param {Kept} kept
 * @returns {Cell[]}
 */
export function cellsOf({ data, ties, touches, heard }, thing, columns, kept) {
  const speaks = (/** @type {number} */ passage) =>
    data.passages[passage].of < 0 || kept.things.has(data.passages[passage].of);
  return columns.map((policy) => {
    const roles = ties[thing].get(policy) ?? [];
    const [links, others] = [roles, (touches[thing].get(policy) ?? []).filter((link) => !roles.includes(link))].map(
      (some) => some.filter((link) => kept.links.has(link)),
    );
    return { thing, policy, links, others, heard: (heard[thing].get(policy) ?? []).filter(speaks) };
  });
}
