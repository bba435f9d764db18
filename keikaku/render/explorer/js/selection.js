/*
 * What the filters leave: for tables and take-away, and for a network of everything.
 */

/** @typedef {import('./types.js').Model} Model */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').Selection} Selection */

/**
 * Whether anything is filtered out.
 * @param {State} state
 */
export const isFiltered = ({ kindsOff, relationsOff, plansOff, policiesOn }) =>
  kindsOff.length + relationsOff.length + plansOff.length + policiesOn.length > 0;

/**
 * A test of things against the filters. An entity belongs to the plans and policies whose passages speak of
 * it; what stands above the policies (the plan itself) goes with its plan.
 * @param {Model} model
 * @param {State} state
 * @returns {(thing: number) => boolean}
 */
export function thingFilter({ data, policyOf, ties, heard }, { kindsOff, plansOff, policiesOn }) {
  const { kinds, plans, passages, things } = data;
  const noKinds = new Set(kinds.flatMap(({ id }, place) => (kindsOff.includes(id) ? [place] : [])));
  const noPlans = new Set(plans.flatMap(({ id }, place) => (plansOff.includes(id) ? [place] : [])));
  const planOfPassage = passages.map(({ of }) => (of >= 0 ? things[of].plan : -1));
  const inPlans = (/** @type {number} */ place) => {
    const { plan, stated } = things[place];
    if (plan >= 0 || !stated.length) return !noPlans.has(plan);
    return stated.some((passage) => !noPlans.has(planOfPassage[passage]));
  };
  const inPolicies = (/** @type {number} */ place) =>
    policiesOn.some((policy) => policyOf[place] === policy || ties[place].has(policy) || heard[place].has(policy));
  return (place) => !noKinds.has(things[place].kind) && (!noPlans.size || inPlans(place))
    && (!policiesOn.length || inPolicies(place));
}

/**
 * The things that the filters leave and the links between them.
 * @param {Model} model
 * @param {State} state
 * @returns {Selection}
 */
export function filtered(model, state) {
  const { things, links, relations } = model.data;
  const keeps = thingFilter(model, state);
  const kept = things.map((_, place) => keeps(place));
  const noRelations = new Set(relations.flatMap(({ id }, place) => (state.relationsOff.includes(id) ? [place] : [])));
  return {
    things: kept.flatMap((is, place) => (is ? [place] : [])),
    links: links.flatMap(([from, relation, to], place) =>
      (kept[from] && kept[to] && !noRelations.has(relation) ? [place] : [])),
  };
}
