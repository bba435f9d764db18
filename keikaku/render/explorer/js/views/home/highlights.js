/*
 * What stands out in a graph: where to start.
 */
import { inOrder } from '../../data/indicator_order.js';
import { partnersByInitiatives } from '../../data/partners.js';
import { policiesOf } from '../../data/plans.js';
import { shortestPaths } from '../../data/paths.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').Indicator} Indicator */

const SOME_TARGETS = 3;

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
 * The facilities that tie the most policies of some plans.
 * @param {Model} model
 * @param {number[]} plans
 */
export function hubs(model, plans) {
  const policies = policiesOf(model, plans);
  return ranked(model, ['Facility'], (thing) => {
    const tied = policies.map((policy) => model.ties[thing].get(policy)?.length ?? 0).filter(Boolean);
    return [tied.length, tied.reduce((sum, links) => sum + links, 0)];
  });
}

/**
 * The partners that take part in the most initiatives of some plans.
 * @param {Model} model
 * @param {number[]} plans
 */
export const partners = (model, plans) => partnersByInitiatives(model, plans).map(({ partner }) => partner);

/**
 * The indicators nearest to their target without having reached it, and the farthest, in the order of the dashboard.
 * @param {Model} model
 * @param {number[]} plans
 * @returns {{ near: Indicator[], far: Indicator[] }}
 */
export function targets({ data }, plans) {
  const open = inOrder(data.indicators, 'distance').filter(
    ({ standing, thing }) =>
      (standing === 'back' || standing === 'underway') && plans.includes(data.things[thing].plan),
  );
  const far = open.slice(0, SOME_TARGETS);
  return { far, near: open.slice(far.length).slice(-SOME_TARGETS).reverse() };
}

/**
 * Two ends of a path that says something: a hub and a partner that are linked over two things or more.
 * @param {Model} model
 * @param {number[]} plans
 * @returns {[number, number] | null}
 */
export function pathEnds(model, plans) {
  for (const partner of partners(model, plans).slice(0, 6)) {
    for (const hub of hubs(model, plans).slice(0, 4)) {
      const [path] = shortestPaths(model, hub, partner);
      if (path && !path.loose && path.steps.length > 2) return [hub, partner];
    }
  }
  return null;
}
