/*
 * What the matrix shows: rows, columns and cells, from the model.
 */

import { ownActors } from '../../data/partners.js';
import { plansShown, policiesOf } from '../../data/plans.js';
import { filtered } from '../../data/selection.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').State} State */
/**
 * What a thing has to do with a policy, or with a plan.
 * @typedef {object} Cell
 * @property {number} thing
 * @property {number} policy
 * @property {number[]} links by which it takes part; of what cannot take part all
 * @property {number[]} others links of other kinds
 * @property {number[]} heard the passages that name it
 */
/** @typedef {{things: Set<number>, links: Set<number>}} Kept */
/** @typedef {{thing: number, policies: number, links: number, cells: Cell[]}} Row */

const MOST_COLUMNS = 24;

/** What the reader most likely wants to see first. */
const FIRST_KINDS = ['Facility', 'Organisation', 'Network', 'Programme'];

/**
 * The kinds of entities of which some take part in one of some policies.
 * @param {Model} model
 * @param {number[]} policies
 * @returns {number[]}
 */
export function matrixKinds({ data, ties }, policies) {
  const tied = new Set(
    data.things.flatMap(({ kind }, place) => (policies.some((policy) => ties[place].has(policy)) ? [kind] : [])),
  );
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
 * The policies that are shown; of several plans with more of them than a table holds, the plans.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 * @param {Kept} kept
 */
export function matrixColumns(model, state, kept) {
  const plans = plansShown(model, state);
  const own = policiesOf(model, plans).filter((policy) => kept.things.has(policy));
  return plans.length < 2 || own.length <= MOST_COLUMNS ? own : plans.map((plan) => model.data.plans[plan].thing);
}

/**
 * Of what a thing has with policies, what it has with a column: a policy, or all of a plan.
 * @param {Model} model
 * @param {Map<number, number[]>} byPolicy
 * @param {number} column
 */
function withColumn({ data }, byPolicy, column) {
  const { plan, up } = data.things[column];
  if (up >= 0 || data.plans[plan]?.thing !== column) return byPolicy.get(column) ?? [];
  return [...byPolicy].flatMap(([policy, some]) => (data.things[policy].plan === plan ? some : []));
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
  const own = ownActors(model, [...new Set(columns.map((column) => model.data.things[column].plan))]);
  const rows = model.data.things.flatMap((thing, place) => {
    if (thing.kind !== kind || own.has(place) || !kept.things.has(place)) return [];
    const cells = cellsOf(model, place, columns, kept);
    const tied = cells.filter(({ links }) => links.length);
    const policies = tied.length;
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
export function cellsOf(model, thing, columns, kept) {
  const { data, ties, touches, heard } = model;
  const speaks = (/** @type {number} */ passage) =>
    data.passages[passage].of < 0 || kept.things.has(data.passages[passage].of);
  return columns.map((policy) => {
    const roles = withColumn(model, ties[thing], policy);
    const [links, others] = [
      roles,
      withColumn(model, touches[thing], policy).filter((link) => !roles.includes(link)),
    ].map((some) => some.filter((link) => kept.links.has(link)));
    return { thing, policy, links, others, heard: withColumn(model, heard[thing], policy).filter(speaks) };
  });
}
