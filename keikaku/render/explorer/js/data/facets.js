/*
 * The facets by which the page can be filtered: class, policy, relation, for whom, sector, year; each with its values
 * and how much of each there is under the other filters. In every facet what is ticked alone is kept, and where nothing
 * is, everything. Pure.
 */
import { aspectsOf } from './aspects.js';
import { plansShown, policiesOf } from './plans.js';
import { filtered, keptOfAspects, kindsOf } from './selection.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {'kindsOff' | 'policiesOn' | 'relationsOff' | 'groupsOn' | 'sectorsOn' | 'yearsOn'} FacetKey */
/** @typedef {{ value: number, n: number, on: boolean }} FacetValue value: the place of a class or relation, a thing, a year */
/** @typedef {{ key: FacetKey, values: FacetValue[] }} Facet */

/** @type {readonly FacetKey[]} */
const KEYS = ['kindsOff', 'policiesOn', 'relationsOff', 'groupsOn', 'sectorsOn', 'yearsOn'];

/**
 * The facets that have something to choose. Classes, policies, relations and years stand in their own order, the
 * others by how much there is of each.
 * @param {Model} model
 * @param {State} state
 * @returns {Facet[]}
 */
export function facetsOf(model, state) {
  return KEYS.map((key) => {
    const on = tickedOf(model, state, key);
    const counts = countsOf(model, { ...state, [key]: [] }, key);
    for (const value of on) if (!counts.has(value)) counts.set(value, 0);
    const values = [...counts].map(([value, n]) => ({ value, n, on: on.has(value) }));
    const byAmount = key === 'groupsOn' || key === 'sectorsOn';
    return { key, values: values.sort((one, other) => (byAmount && other.n - one.n) || one.value - other.value) };
  }).filter(({ values }) => values.length > 1 || values.some(({ on }) => on));
}

/**
 * What is ticked in a facet.
 * @param {Model} model
 * @param {State} state
 * @param {FacetKey} key
 * @returns {Set<number>}
 */
export function tickedOf({ data }, state, key) {
  if (key !== 'kindsOff' && key !== 'relationsOff') return new Set(state[key]);
  const off = state[key];
  const all = key === 'kindsOff' ? data.kinds : data.relations;
  return new Set(off.length ? all.flatMap(({ id }, place) => (off.includes(id) ? [] : [place])) : []);
}

/**
 * The change of state by which these alone are ticked in a facet; none or all of them are no filter.
 * @param {Model} model
 * @param {FacetKey} key
 * @param {Set<number>} values
 * @returns {Partial<State>}
 */
export function withTicked({ data }, key, values) {
  if (key !== 'kindsOff' && key !== 'relationsOff') return { [key]: [...values].sort((one, other) => one - other) };
  const all = key === 'kindsOff' ? data.kinds : data.relations;
  const off = all.flatMap(({ id }, place) => (values.has(place) ? [] : [id]));
  return { [key]: values.size ? off : [] };
}

/**
 * How much there is of each value: things of a class, links of a relation, parts of a policy, things of an aspect.
 * @param {Model} model
 * @param {State} others the state without the facet's own filter
 * @param {FacetKey} key
 * @returns {Map<number, number>}
 */
function countsOf(model, others, key) {
  const { data, policyOf } = model;
  const { things, links } = data;
  const left = filtered(model, others);
  /** @type {Map<number, number>} */
  const counts = new Map();
  const count = (/** @type {number} */ value) => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (key === 'kindsOff') for (const thing of left.things) kindsOf(things[thing]).forEach(count);
  else if (key === 'relationsOff') for (const link of left.links) count(links[link][1]);
  else {
    const aspects = keptOfAspects(model, others);
    const own = aspects ? left.things.filter(aspects.itself) : left.things;
    if (key === 'policiesOn') {
      for (const policy of policiesOf(model, plansShown(model, others))) counts.set(policy, 0);
      for (const thing of own) if (counts.has(policyOf[thing])) count(policyOf[thing]);
    } else {
      const values = aspectsOf(model)[key];
      for (const thing of own) for (const value of values.get(thing) ?? []) if (value !== thing) count(value);
    }
  }
  return new Map([...counts].sort(([one], [other]) => one - other));
}
