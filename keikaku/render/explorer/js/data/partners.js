/*
 * Who takes part in a plan beside the one whose plan it is: counted by initiatives, not by how often it is said. Pure.
 */

import { plansShown, policiesOf } from './plans.js';
import { takesPart } from './roles.js';

/** @typedef {import('../types.js').Model} Model */

export const ACTORS = ['Organisation', 'Network'];
const WRITES = ['creator', 'publisher'];

/**
 * For every actor the elements in which it takes part, in whatever role: not where it only gave an opinion, nor where
 * that it takes part is only wished for.
 * @param {Model} model
 * @returns {Map<number, Set<number>>}
 */
export function partsOfActors({ data: { kinds, links, relations, things } }) {
  /** @type {Map<number, Set<number>>} */
  const parts = new Map();
  for (const [element, relation, actor] of links) {
    if (!takesPart(relations[relation]) || !ACTORS.includes(kinds[things[actor].kind].id)) continue;
    parts.set(actor, (parts.get(actor) ?? new Set()).add(element));
  }
  return parts;
}

/** @type {WeakMap<Model, Map<number, Set<number>>>} */
const OWN = new WeakMap();

/**
 * Those who are no partners: whose plans they are, with their bureaus.
 * @param {Model} model
 * @param {number[]} [plans] else all
 * @returns {Set<number>}
 */
export function ownActors(model, plans = plansShown(model, { plans: [] })) {
  let known = OWN.get(model);
  if (!known) OWN.set(model, (known = new Map()));
  const own = plans.flatMap((plan) => {
    let found = known.get(plan);
    if (!found) known.set(plan, (found = ownOfPlan(model, plan)));
    return [...found];
  });
  return new Set(own);
}

/**
 * Where a plan does not say who wrote it, it is the one actor with whom more than half of all that cooperate do so; a
 * plan seldom names its own city.
 * @param {Model} model
 * @param {number} plan
 */
function ownOfPlan({ data: { kinds, links, passages, plans, relations, things } }, plan) {
  const isActor = (/** @type {number} */ thing) => ACTORS.includes(kinds[things[thing].kind].id);
  const own = new Set(
    links.flatMap(([from, relation, to]) =>
      from === plans[plan]?.thing && WRITES.includes(relations[relation].id) && isActor(to) ? [to] : [],
    ),
  );
  if (!own.size) {
    const cooperating = links.filter(
      ([from, relation, to, stated]) =>
        relations[relation].id === 'cooperatesWith' &&
        isActor(from) &&
        isActor(to) &&
        (plan < 0 || !stated.length || stated.some((passage) => passages[passage].plan === plan)),
    );
    const all = [...new Set(cooperating.flatMap(([from, , to]) => [from, to]))];
    const most = all
      .map((one) => ({
        one,
        others: new Set(cooperating.flatMap(([from, , to]) => (from === one ? [to] : to === one ? [from] : []))).size,
      }))
      .sort((a, b) => b.others - a.others);
    if (most.length > 2 && most[0].others > most[1].others && most[0].others * 2 > all.length - 1) own.add(most[0].one);
  }
  for (const whole of own) {
    // a set that grows while it is walked: bureaus, and their sections
    for (const [from, relation, to] of links) if (to === whole && relations[relation].id === 'unitOf') own.add(from);
  }
  return own;
}

/**
 * The partners of some plans: each with the initiatives in which it takes part, those with the most first.
 * @param {Model} model
 * @param {number[]} [plans] else all
 * @returns {{partner: number, initiatives: number[]}[]}
 */
export function partnersByInitiatives(model, plans = plansShown(model, { plans: [] })) {
  const { kinds, things } = model.data;
  const own = ownActors(model, plans);
  const shown = new Set(plans);
  const ofPlans = [...partsOfActors(model)].map(([partner, parts]) => ({
    partner,
    parts: new Set([...parts].filter((part) => shown.has(things[part].plan))),
  }));
  const found = ofPlans
    .filter(({ partner }) => !own.has(partner))
    .map(({ partner, parts }) => ({
      partner,
      parts: parts.size,
      policies: new Set([...parts].map((part) => model.policyOf[part])).size,
      initiatives: [...parts]
        .filter((part) => kinds[things[part].kind].id === 'Initiative')
        .sort((one, other) => one - other),
    }));
  return found
    .filter(({ initiatives }) => initiatives.length)
    .sort(
      (one, other) =>
        other.initiatives.length - one.initiatives.length ||
        other.policies - one.policies ||
        other.parts - one.parts ||
        one.partner - other.partner,
    );
}

/**
 * For every policy of some plans the partners that take part in anything below it.
 * @param {Model} model
 * @param {number[]} [plans] else all
 * @returns {Map<number, Set<number>>}
 */
export function partnersOfPolicies(model, plans = plansShown(model, { plans: [] })) {
  const own = ownActors(model, plans);
  /** @type {Map<number, Set<number>>} */
  const found = new Map(policiesOf(model, plans).map((policy) => [policy, new Set()]));
  for (const [actor, parts] of partsOfActors(model)) {
    if (!own.has(actor)) for (const part of parts) found.get(model.policyOf[part])?.add(actor);
  }
  return found;
}
