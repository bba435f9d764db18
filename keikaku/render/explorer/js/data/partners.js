/*
 * Who takes part in a plan beside the one whose plan it is: counted by initiatives, not by how often it is said. Pure.
 */

/** @typedef {import('../types.js').Model} Model */

const ACTORS = ['Organisation', 'Network'];
const HEARD = 'advisedBy'; // whoever only gave an opinion takes no part
const WRITES = ['creator', 'publisher'];

/**
 * For every actor the elements in which it takes part, in whatever role.
 * @param {Model} model
 * @returns {Map<number, Set<number>>}
 */
export function partsOfActors({ data: { kinds, links, relations, things } }) {
  /** @type {Map<number, Set<number>>} */
  const parts = new Map();
  for (const [element, relation, actor] of links) {
    const { role, id } = relations[relation];
    if (!role || id === HEARD || !ACTORS.includes(kinds[things[actor].kind].id)) continue;
    parts.set(actor, (parts.get(actor) ?? new Set()).add(element));
  }
  return parts;
}

/**
 * Those who are no partners: whose plans they are, with their bureaus. Where no plan says who wrote it, it is the one
 * actor with whom more than half of all that cooperate do so; a plan seldom names its own city.
 * @param {Model} model
 * @returns {Set<number>}
 */
export function ownActors({ data: { kinds, links, plans, relations, things } }) {
  const isActor = (/** @type {number} */ thing) => ACTORS.includes(kinds[things[thing].kind].id);
  const written = new Set(plans.map(({ thing }) => thing));
  const own = new Set(
    links.flatMap(([from, relation, to]) =>
      written.has(from) && WRITES.includes(relations[relation].id) && isActor(to) ? [to] : [],
    ),
  );
  if (!own.size) {
    const cooperating = links.filter(
      ([from, relation, to]) => relations[relation].id === 'cooperatesWith' && isActor(from) && isActor(to),
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
 * The partners of the latest plan: each with the initiatives in which it takes part, those with the most first.
 * @param {Model} model
 * @returns {{partner: number, initiatives: number[]}[]}
 */
export function partnersByInitiatives(model) {
  const { kinds, plans, things } = model.data;
  const plan = plans.length - 1;
  const own = ownActors(model);
  const ofPlan = [...partsOfActors(model)].map(([partner, parts]) => ({
    partner,
    parts: new Set([...parts].filter((part) => things[part].plan === plan)),
  }));
  const found = ofPlan
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
 * For every policy the partners that take part in anything below it.
 * @param {Model} model
 * @returns {Map<number, Set<number>>}
 */
export function partnersOfPolicies(model) {
  const own = ownActors(model);
  /** @type {Map<number, Set<number>>} */
  const found = new Map(model.policies.map((policy) => [policy, new Set()]));
  for (const [actor, parts] of partsOfActors(model)) {
    if (!own.has(actor)) for (const part of parts) found.get(model.policyOf[part])?.add(actor);
  }
  return found;
}
