/*
 * What the filters leave of the plans that are shown: one selection for every view and for what is taken away. The
 * filters are classes and relations that are left out, policies and aspects (for whom, sector, year) that alone are
 * kept, and things hidden by hand.
 */
import { keptByAspects } from './aspects.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Selection} Selection */
/** @typedef {'kindsOff' | 'relationsOff' | 'policiesOn' | 'groupsOn' | 'sectorsOn' | 'yearsOn' | 'gone'} FilterKey */
/** @typedef {Pick<State, 'plans' | Exclude<FilterKey, 'gone'>>} Filtering */

/** @type {FilterKey[]} */
export const FILTERS = ['kindsOff', 'relationsOff', 'policiesOn', 'groupsOn', 'sectorsOn', 'yearsOn', 'gone'];

/** A change of the state that takes all filters off. */
export const unfiltered = () => ({
  kindsOff: [],
  relationsOff: [],
  policiesOn: [],
  groupsOn: [],
  sectorsOn: [],
  yearsOn: [],
  gone: [],
});

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
 * All classes of a thing, first the one that its mark shows.
 * @param {Model['data']['things'][number]} thing
 */
export const kindsOf = ({ kind, further }) => (further ? [kind, ...further] : [kind]);

/**
 * How many things each class has.
 * @param {Model['data']} data
 */
export function countsOfKinds({ kinds, things }) {
  const counts = kinds.map(() => 0);
  for (const thing of things) for (const kind of kindsOf(thing)) counts[kind] += 1;
  return counts;
}

const NAMED_MOST = 3; // that are named as all that is kept

/**
 * What a filter keeps where it is so little that this is named ("only: …"); else null, and what is left out is named.
 * @template {{id: string}} T
 * @param {T[]} all
 * @param {string[]} out
 * @returns {T[] | null}
 */
export function fewKept(all, out) {
  const kept = all.filter(({ id }) => !out.includes(id));
  return kept.length && kept.length <= NAMED_MOST && kept.length <= all.length - kept.length ? kept : null;
}

/**
 * A test of things by their classes, as the filter is told: of what alone is kept one must be theirs, of what is left
 * out none.
 * @param {Model['data']} data
 * @param {string[]} kindsOff
 * @returns {(thing: number) => boolean}
 */
function kindFilter({ kinds, things }, kindsOff) {
  const on = kinds.map(({ id }) => !kindsOff.includes(id));
  const few = fewKept(kinds, kindsOff);
  const isOn = (/** @type {number} */ kind) => on[kind];
  return (place) => {
    const { kind, further } = things[place];
    if (!further) return on[kind];
    return few ? on[kind] || further.some(isOn) : on[kind] && further.every(isOn);
  };
}

/**
 * A test of things against plans and policies. An entity belongs to the plans and policies whose passages speak of it;
 * what stands above the policies (the plan itself) goes with its plan.
 * @param {Model} model
 * @param {Pick<State, 'plans' | 'policiesOn'>} state
 * @returns {(thing: number) => boolean}
 */
function partFilter({ data, policyOf, touches, heard }, { plans, policiesOn }) {
  const { plansOf } = data;
  const shown = new Set(plans);
  const inPlans = (/** @type {number} */ place) =>
    !plansOf[place].length || plansOf[place].some((plan) => shown.has(plan));
  const inPolicies = (/** @type {number} */ place) =>
    policiesOn.some((policy) => policyOf[place] === policy || touches[place].has(policy) || heard[place].has(policy));
  return (place) => (!shown.size || inPlans(place)) && (!policiesOn.length || inPolicies(place));
}

/**
 * What the aspects of a state leave, and relations so few that they are named; null where nothing is kept by these.
 * @param {Model} model
 * @param {Filtering} state
 * @param {(thing: number) => boolean} [inParts]
 */
export function keptOfAspects(model, state, inParts = partFilter(model, state)) {
  const { relations } = model.data;
  const few = state.relationsOff.length ? fewKept(relations, state.relationsOff) : null;
  return keptByAspects(model, state, few && new Set(few.map((one) => relations.indexOf(one))), inParts);
}

/**
 * A test of things against plans and filters; what is hidden by hand passes (see `filtered`), since a picture keeps its
 * place.
 * @param {Model} model
 * @param {Filtering} state
 * @returns {(thing: number) => boolean}
 */
export function thingFilter(model, state) {
  const ofKinds = kindFilter(model.data, state.kindsOff);
  const inParts = partFilter(model, state);
  const aspects = keptOfAspects(model, state, inParts);
  return (place) => ofKinds(place) && inParts(place) && (!aspects || aspects.thing(place));
}

/**
 * A test of links against plans and filters: the relation, both ends, and a plan that states it.
 * @param {Model} model
 * @param {Filtering} state
 * @param {(thing: number) => boolean} keeps
 * @returns {(link: number) => boolean}
 */
export function keptLink(model, state, keeps) {
  const { links, relations, passages } = model.data;
  const { plans, relationsOff } = state;
  const on = relations.map(({ id }) => !relationsOff.includes(id));
  const shown = new Set(plans);
  const aspects = keptOfAspects(model, state);
  const stands = (/** @type {number[]} */ stated) =>
    !shown.size ||
    !stated.length ||
    stated.some((passage) => passages[passage].plan < 0 || shown.has(passages[passage].plan));
  return (link) => {
    const [from, relation, to, stated] = links[link];
    return on[relation] && keeps(from) && keeps(to) && stands(stated) && (!aspects || aspects.link(link));
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
