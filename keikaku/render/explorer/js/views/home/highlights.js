/*
 * What stands out in a graph: where to start.
 */
import { inOrder } from '../../data/indicator_order.js';
import { partnersByInitiatives } from '../../data/partners.js';
import { shortestPaths } from '../../data/paths.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').Indicator} Indicator */

const SOME_TARGETS = 3;

/**
 * The policies of the latest plan that has things in them.
 * @param {Model} model
 */
export function tiedPolicies({ data, policies }) {
  const plan = data.plans.length - 1;
  return policies.filter((policy) => data.things[policy].plan === plan);
}

/**
 * The things of some kinds, best first.
 * @param {Model} model
 * @param {string[]} kinds
 * @param {(thing: number) => number[]} rank of the weightiest the largest numbers
 */
function ranked({ data }, kinds, rank) {
  const ranks = new Map(
    data.things.flatMap(({ kind }, thing) => (kinds.includes(data.kinds[kind].id) ? [[thing, rank(thing)]] : [])),
  );
  return [...ranks]
    .filter(([, [first]]) => first > 0)
    .sort(([one, a], [other, b]) => b[0] - a[0] || b[1] - a[1] || one - other)
    .map(([thing]) => thing);
}

/**
 * The facilities that tie the most policies of the latest plan.
 * @param {Model} model
 */
export function hubs(model) {
  const policies = tiedPolicies(model);
  return ranked(model, ['Facility'], (thing) => {
    const tied = policies.map((policy) => model.ties[thing].get(policy)?.length ?? 0).filter(Boolean);
    return [tied.length, tied.reduce((sum, links) => sum + links, 0)];
  });
}

/**
 * The partners that take part in the most initiatives.
 * @param {Model} model
 */
export const partners = (model) => partnersByInitiatives(model).map(({ partner }) => partner);

/**
 * The indicators nearest to their target without having reached it, and the farthest, in the order of the dashboard.
 * @param {Model} model
 * @returns {{ near: Indicator[], far: Indicator[] }}
 */
export function targets({ data }) {
  const open = inOrder(data.indicators, 'distance').filter(
    ({ standing }) => standing === 'back' || standing === 'underway',
  );
  const far = open.slice(0, SOME_TARGETS);
  return { far, near: open.slice(far.length).slice(-SOME_TARGETS).reverse() };
}

/**
 * Two ends of a path that says something: a hub and a partner that are linked over two things or more.
 * @param {Model} model
 * @returns {[number, number] | null}
 */
export function pathEnds(model) {
  for (const partner of partners(model).slice(0, 6)) {
    for (const hub of hubs(model).slice(0, 4)) {
      const [path] = shortestPaths(model, hub, partner);
      if (path && !path.loose && path.steps.length > 2) return [hub, partner];
    }
  }
  return null;
}
