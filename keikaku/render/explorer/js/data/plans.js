/*
 * Which plans are shown, what is theirs, and what they call their parts. Pure.
 */
import { addTo } from './model.js';

/** @typedef {import('../types.js').Data} Data */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Names} Names */
/** @typedef {import('../types.js').State} State */
/** @typedef {{name: Names, many: Names}} Called what things are called, one and several */

/**
 * Whether the data are of any plan: else what speaks of plans is left out.
 * @param {Pick<Model, 'data'>} model
 */
export const hasPlan = ({ data }) => data.plans.length > 0 || data.kinds.some(({ family }) => family === 'element');

/**
 * Whether a kind is a class of the data's own, of which no plan has anything.
 * @param {Data['kinds'][number]} kind
 */
export const isForeign = ({ iri }) => iri !== undefined;

/**
 * The plans that are shown; of data that speak of no plan -1, to which all their elements belong.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 */
export function plansShown({ data }, { plans }) {
  if (plans.length) return plans;
  return data.plans.length ? [...data.plans.keys()] : [-1];
}

/**
 * The one plan that is shown, or -1 where it is several, or none.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 */
export function solePlan(model, state) {
  const [plan, ...others] = plansShown(model, state);
  return others.length ? -1 : plan;
}

/**
 * The plan that an address without one means: the one that is shown, else the main one if it is shown; else -1.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 */
export function plainPlan(model, state) {
  const sole = solePlan(model, state);
  const { main } = model.data;
  return sole < 0 && plansShown(model, state).includes(main) ? main : sole;
}

/**
 * The policies of some plans.
 * @param {Model} model
 * @param {number[]} plans
 */
export const policiesOf = ({ data, policies }, plans) =>
  policies.filter((policy) => plans.includes(data.things[policy].plan));

/**
 * What a thing is called: what its plan calls things at its level, else its class.
 * @param {Data} data
 * @param {number} thing
 * @returns {Called}
 */
export function called({ things, kinds, levels }, thing) {
  const { level, kind } = things[thing];
  return level === undefined ? kinds[kind] : levels[level];
}

/**
 * What the things of a kind are called in the plans that are shown, where all are called the same; else their class.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 * @param {number} kind
 * @returns {Called}
 */
export function kindCalled(model, state, kind) {
  const { kinds, levels, things } = model.data;
  if (!levels.length || kinds[kind].family !== 'element') return kinds[kind];
  const plans = plansShown(model, state);
  const own = things.flatMap((one, thing) => (one.kind === kind && plans.includes(one.plan) ? [thing] : []));
  return calledAlike(model, own) ?? kinds[kind];
}

/**
 * What some things are called, where all are called the same; else null.
 * @param {Model} model
 * @param {number[]} things
 * @returns {Called | null}
 */
export function calledAlike(model, things) {
  const groups = byCalling(model, things);
  return groups.length === 1 ? groups[0].called : null;
}

/**
 * Things by what they are called, in the order in which these come: the kind of each group, what it is called, and its
 * things. Plans that call theirs the same are one.
 * @param {Model} model
 * @param {number[]} things
 * @returns {{kind: number, called: Called, things: number[]}[]}
 */
export function byCalling({ data }, things) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const thing of things) addTo(groups, [data.things[thing].kind, ...called(data, thing).name].join('\n'), thing);
  return [...groups.values()].map((some) => ({
    kind: data.things[some[0]].kind,
    called: called(data, some[0]),
    things: some,
  }));
}

/**
 * What the policies of some plans are called, where all are called the same; else null.
 * @param {Model} model
 * @param {number[]} plans
 * @returns {Called | null}
 */
export const topCalled = (model, plans) => calledAlike(model, policiesOf(model, plans));

/**
 * A change to other plans: policies that are kept and belong to none of them are kept no longer.
 * @param {Model} model
 * @param {State} state
 * @param {number[]} plans
 * @returns {Partial<State>}
 */
export function toPlans(model, state, plans) {
  const all = plans.length === model.data.plans.length ? [] : [...plans].sort((one, other) => one - other);
  const shown = policiesOf(model, plansShown(model, { plans: all }));
  return { plans: all, policiesOn: state.policiesOn.filter((policy) => shown.includes(policy)) };
}
