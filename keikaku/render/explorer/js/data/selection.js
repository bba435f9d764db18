/*
 * What the filters leave of the plans that are shown: one selection for every view and for what is taken away. The
 * filters are classes and relations that are left out, policies that alone are kept, and things hidden by hand.
 */

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Selection} Selection */
/** @typedef {'kindsOff' | 'relationsOff' | 'policiesOn' | 'gone'} FilterKey */

/** @type {FilterKey[]} */
export const FILTERS = ['kindsOff', 'relationsOff', 'policiesOn', 'gone'];

/** A change of the state that takes all filters off. */
export const unfiltered = () => ({ kindsOff: [], relationsOff: [], policiesOn: [], gone: [] });

/**
 * Whether anything is filtered out.
 * @param {State} state
 */
export const isFiltered = (state) => FILTERS.some((key) => state[key].length > 0);

/**
 * Whether two states show the same plans, filtered alike.
 * @param {State} one
 * @param {State} other
 */
export const sameFilters = (one, other) =>
  [.../** @type {const} */ (['plans']), ...FILTERS].every((key) => String(one[key]) === String(other[key]));

/**
 * The ids of all but one: what to leave out so that this one alone is kept.
 * @param {{id: string}[]} all
 * @param {string} id
 */
export const allBut = (all, id) => all.map((one) => one.id).filter((one) => one !== id);

/**
 * A test of things against plans and filters; what is hidden by hand passes (see `filtered`), since a picture keeps its
 * place. An entity belongs to the plans and policies whose passages speak of it; what stands above the policies (the
 * plan itself) goes with its plan.
 * @param {Model} model
 * @param {Pick<State, 'plans' | 'kindsOff' | 'policiesOn'>} state
 * @returns {(thing: number) => boolean}
 */
export function thingFilter({ data, policyOf, touches, heard }, { plans, kindsOff, policiesOn }) {
  const { kinds, things, plansOf } = data;
  const noKinds = new Set(kinds.flatMap(({ id }, place) => (kindsOff.includes(id) ? [place] : [])));
  const shown = new Set(plans);
  const inPlans = (/** @type {number} */ place) =>
    !plansOf[place].length || plansOf[place].some((plan) => shown.has(plan));
  const inPolicies = (/** @type {number} */ place) =>
    policiesOn.some((policy) => policyOf[place] === policy || touches[place].has(policy) || heard[place].has(policy));
  return (place) =>
    !noKinds.has(things[place].kind) && (!shown.size || inPlans(place)) && (!policiesOn.length || inPolicies(place));
}

/**
 * A test of links against plans and filters: the relation, both ends, and a plan that states it.
 * @param {Model} model
 * @param {Pick<State, 'plans' | 'relationsOff'>} state
 * @param {(thing: number) => boolean} keeps
 * @returns {(link: number) => boolean}
 */
export function keptLink({ data }, { plans, relationsOff }, keeps) {
  const { links, relations, passages } = data;
  const on = relations.map(({ id }) => !relationsOff.includes(id));
  const shown = new Set(plans);
  const stands = (/** @type {number[]} */ stated) =>
    !shown.size ||
    !stated.length ||
    stated.some((passage) => passages[passage].plan < 0 || shown.has(passages[passage].plan));
  return (link) => {
    const [from, relation, to, stated] = links[link];
    return on[relation] && keeps(from) && keeps(to) && stands(stated);
  };
}

/**
 * The things that the filters leave and the links between them.
 * @param {Model} model
 * @param {Pick<State, FilterKey | 'plans'>} state
 * @returns {Selection}
 */
export function filtered(model, state) {
  const { things, links } = model.data;
  const keeps = thingFilter(model, state);
  const gone = new Set(state.gone);
  const kept = things.map((_, place) => keeps(place) && !gone.has(place));
  const keepsLink = keptLink(model, state, (place) => kept[place]);
  return {
    things: kept.flatMap((is, place) => (is ? [place] : [])),
    links: links.flatMap((_, place) => (keepsLink(place) ? [place] : [])),
  };
}

/**
 * The things and links of the plans that are shown, whatever the filters leave of them.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 */
export const unfilteredOf = (model, { plans }) => filtered(model, { ...unfiltered(), plans });
