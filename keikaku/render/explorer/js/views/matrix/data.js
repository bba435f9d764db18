/*
 * What the view of partners shows: columns, rows and cells, from the model. Counted are elements of plans, each once,
 * however often it is said.
 */

import { actingKinds } from '../../data/model.js';
import { ownActors } from '../../data/partners.js';
import { plansShown, policiesOf } from '../../data/plans.js';
import { mannerOf } from '../../data/roles.js';
import { filtered } from '../../data/selection.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').State} State */
/**
 * What a thing has to do with a policy, or with a plan: links by how they tie the two, and the elements of some of them.
 * @typedef {object} Cell
 * @property {number} thing
 * @property {number} policy
 * @property {number[]} part links by which it takes part; of what cannot take part all
 * @property {number[]} wish by which that is only wished for
 * @property {number[]} opinion by which it gave an opinion
 * @property {number[]} others of other kinds
 * @property {number[]} heard the passages that name it
 * @property {Set<number>} parts the elements in which it takes part
 * @property {Set<number>} wishes those in which that is only wished for
 * @property {Set<number>} opinions those on which it gave an opinion
 */
/** @typedef {{things: Set<number>, links: Set<number>}} Kept */
/** @typedef {'part' | 'own' | 'wish' | 'opinion'} Section of rows: who takes part; whose plan it is; who only is wished for, or advised */
/** @typedef {{thing: number, section: Section, policies: number, total: number, cells: Cell[]}} Row */
/** @typedef {{things: number, parts: number}} Total how many take part, and in how many elements */

const MOST_COLUMNS = 24;

/**
 * The kinds of entities of which some have to do with some policies.
 * @param {Model} model
 * @param {number[]} policies
 * @returns {number[]}
 */
export function matrixKinds({ data, touches }, policies) {
  const acting = actingKinds(data);
  const tells = (/** @type {number} */ link) => mannerOf(data.relations[data.links[link][1]]) !== null;
  const tied = new Set(
    data.things.flatMap(({ kind }, place) =>
      policies.some((policy) =>
        acting.has(kind) ? touches[place].get(policy)?.some(tells) : touches[place].has(policy),
      )
        ? [kind]
        : [],
    ),
  );
  return data.kinds.flatMap((one, place) => (one.family === 'entity' && tied.has(place) ? [place] : []));
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
 * The things of some kinds with what they have to do with the columns: those of most elements first, then those of most
 * columns. `only` leaves elements of one kind.
 * @param {Model} model
 * @param {number[]} kinds
 * @param {number[]} columns
 * @param {Kept} kept
 * @param {string} [only]
 * @returns {Row[]}
 */
export function rowsOf(model, kinds, columns, kept, only = '') {
  const own = ownActors(model, [...new Set(columns.map((column) => model.data.things[column].plan))]);
  const rows = model.data.things.flatMap((thing, place) => {
    if (!kinds.includes(thing.kind) || !kept.things.has(place)) return [];
    const cells = cellsOf(model, place, columns, kept, only);
    const count = (/** @type {'parts' | 'wishes' | 'opinions'} */ what) =>
      cells.reduce((sum, cell) => sum + cell[what].size, 0);
    const counts = { part: count('parts'), wish: count('wishes'), opinion: count('opinions') };
    const [said] = /** @type {const} */ (['part', 'wish', 'opinion']).filter((one) => counts[one]);
    if (!said) return [];
    const section = /** @type {Section} */ (own.has(place) ? 'own' : said);
    return [
      { thing: place, section, policies: cells.filter((cell) => mainOf(cell).size).length, total: counts[said], cells },
    ];
  });
  return rows.sort((one, other) => other.total - one.total || other.policies - one.policies || one.thing - other.thing);
}

/**
 * The elements that a cell counts: where the thing takes part, else where that is wished for, else where it advised.
 * @param {Cell} cell
 */
export const mainOf = ({ parts, wishes, opinions }) => (parts.size ? parts : wishes.size ? wishes : opinions);

/**
 * @param {Model} model
 * @param {number} thing
 * @param {number[]} columns
 * @param {Kept} kept
 * @param {string} [only] the kind of the elements that are counted
 * @returns {Cell[]}
 */
export function cellsOf(model, thing, columns, kept, only = '') {
  const { data, touches, heard } = model;
  const acts = actsAtAll(model, thing);
  const speaks = (/** @type {number} */ passage) =>
    data.passages[passage].of < 0 || kept.things.has(data.passages[passage].of);
  const elementOf = (/** @type {number} */ link) => data.links[link][data.links[link][0] === thing ? 2 : 0];
  const counted = (/** @type {number} */ link) => !only || data.kinds[data.things[elementOf(link)].kind].id === only;
  return columns.map((policy) => {
    /** @type {{part: number[], wish: number[], opinion: number[], others: number[]}} */
    const links = { part: [], wish: [], opinion: [], others: [] };
    for (const link of withColumn(model, touches[thing], policy)) {
      if (!kept.links.has(link)) continue;
      const manner = mannerOf(data.relations[data.links[link][1]]) ?? (acts ? 'others' : 'part');
      if (manner === 'others' || counted(link)) links[manner].push(link);
    }
    const parts = new Set(links.part.map(elementOf));
    const rest = (/** @type {number[]} */ some) => new Set(some.map(elementOf).filter((one) => !parts.has(one)));
    return {
      ...{ thing, policy, ...links, heard: withColumn(model, heard[thing], policy).filter(speaks) },
      ...{ parts, wishes: rest(links.wish), opinions: rest(links.opinion) },
    };
  });
}

/** @type {WeakMap<Model, Set<number>>} */
const ACTING = new WeakMap();

/**
 * Whether things of its kind take part in anything.
 * @param {Model} model
 * @param {number} thing
 */
function actsAtAll(model, thing) {
  let acting = ACTING.get(model);
  if (!acting) ACTING.set(model, (acting = actingKinds(model.data)));
  return acting.has(model.data.things[thing].kind);
}

/**
 * For each column how many take part, and in how many elements; of all columns together in the last place.
 * @param {Row[]} rows
 * @param {number} columns how many
 * @returns {Total[]}
 */
export function totalsOf(rows, columns) {
  const taking = rows.filter(({ section }) => section === 'part');
  const total = (/** @type {(row: Row) => Cell[]} */ cells) => ({
    things: taking.filter((row) => cells(row).some(({ parts }) => parts.size)).length,
    parts: new Set(taking.flatMap((row) => cells(row).flatMap(({ parts }) => [...parts]))).size,
  });
  return [...Array(columns).keys()].map((at) => total(({ cells }) => [cells[at]])).concat(total(({ cells }) => cells));
}
