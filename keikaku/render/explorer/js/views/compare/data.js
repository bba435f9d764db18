/*
 * Two plans side by side: what each names, what both name, and how each speaks of it.
 */

import { byCalling, plainPlan, plansShown } from '../../data/plans.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').Names} Names */
/** @typedef {import('../../data/plans.js').Called} Called */
/** @typedef {import('../matrix/data.js').Kept} Kept what the filters leave */
/**
 * What a plan has, by what it calls it, and how much it says.
 * @typedef {{elements: [Called, number][], passages: number}} Size
 */
/**
 * The entities of a kind: only in the first plan, in both, only in the second.
 * @typedef {{kind: number, only: [number[], number[]], both: number[]}} Shared
 */
/**
 * How a plan speaks of a thing: in which ways, how often, and where.
 * @typedef {{ways: [Names, number][], passages: number[]}} Speech
 */

/**
 * The two plans that are compared, the earlier first: those that were chosen; else the two that are shown, or the one
 * and what it follows, or what follows it, or the next. Of plans of which nothing says which is earlier, the first by
 * its id.
 * @param {Model} model
 * @param {Pick<State, 'plans' | 'pair'>} state
 * @returns {[number, number]}
 */
export function pairOf(model, { plans: chosen, pair }) {
  const { plans } = model.data;
  if (pair.length === 2) return [pair[0], pair[1]];
  const shown = plansShown(model, { plans: chosen });
  if (shown.length === 2 && plans.length > 2) return inTime(model, shown[0], shown[1]);
  const first = Math.max(0, plainPlan(model, { plans: chosen }), chosen[0] ?? 0);
  const following = plans.findIndex(({ follows }) => follows === first);
  const next = plans.findIndex((_, plan) => plan !== first);
  return inTime(model, first, plans[first].follows >= 0 ? plans[first].follows : following >= 0 ? following : next);
}

/**
 * @param {Model} model
 * @param {number} one
 * @param {number} other
 * @returns {[number, number]}
 */
function inTime({ data: { plans } }, one, other) {
  const order = [one, other].sort((a, b) => {
    const [first, second] = [plans[a], plans[b]];
    if (first.follows === b || second.follows === a) return first.follows === b ? 1 : -1;
    return first.begins.localeCompare(second.begins) || first.id.localeCompare(second.id, 'en', { numeric: true });
  });
  return [order[0], order[1]];
}

/**
 * For every passage the plan that it belongs to, or -1.
 * @param {Model} model
 */
export const plansOfPassages = ({ data }) => data.passages.map(({ plan }) => plan);

/**
 * For every entity the plans whose passages name it, as the catalogue counts what two plans share.
 * @param {Model} model
 * @param {number[]} planOf plans of the passages
 */
function plansOfThings({ data, linksOf }, planOf) {
  return data.things.map((thing, place) => {
    const plans = new Set(thing.stated.map((passage) => planOf[passage]));
    // Groups of people are meant rather than named: for what no passage names, what is stated of it counts.
    if (!plans.size)
      for (const link of linksOf[place]) for (const passage of data.links[link][3]) plans.add(planOf[passage]);
    plans.delete(-1);
    return plans;
  });
}

/**
 * @param {Model} model
 * @param {number[]} planOf
 * @param {number} plan
 * @param {Kept} kept
 * @returns {Size}
 */
export function sizeOf(model, planOf, plan, kept) {
  const { data } = model;
  const parts = data.things.flatMap((thing, place) =>
    thing.plan === plan && place !== data.plans[plan].thing && kept.things.has(place) ? [place] : [],
  );
  const groups = byCalling(model, parts).sort((one, other) => one.kind - other.kind);
  const own = data.passages.filter(({ of }, passage) => planOf[passage] === plan && (of < 0 || kept.things.has(of)));
  return { elements: groups.map(({ called, things }) => [called, things.length]), passages: own.length };
}

/**
 * @param {Model} model
 * @param {number[]} planOf
 * @param {[number, number]} plans
 * @param {Kept} kept
 * @returns {Shared[]}
 */
export function sharedByKind(model, planOf, [first, second], kept) {
  const { kinds, things } = model.data;
  const plansOf = plansOfThings(model, planOf);
  return kinds.flatMap(({ family }, kind) => {
    if (family !== 'entity') return [];
    const own = things.flatMap((thing, place) => (thing.kind === kind && kept.things.has(place) ? [place] : []));
    const which = (/** @type {boolean} */ one, /** @type {boolean} */ other) =>
      own.filter((place) => plansOf[place].has(first) === one && plansOf[place].has(second) === other);
    const shared = {
      kind,
      only: /** @type {[number[], number[]]} */ ([which(true, false), which(false, true)]),
      both: which(true, true),
    };
    return shared.both.length + shared.only[0].length + shared.only[1].length ? [shared] : [];
  });
}

/**
 * @param {Model} model
 * @param {number[]} planOf
 * @param {number} thing
 * @param {number} plan
 * @param {Kept} kept
 * @returns {Speech}
 */
export function speechOf({ data, linksOf }, planOf, thing, plan, kept) {
  /** @type {Map<string, [Names, number]>} */
  const ways = new Map();
  const passages = new Set(
    data.things[thing].stated.filter(
      (passage) =>
        planOf[passage] === plan && (data.passages[passage].of < 0 || kept.things.has(data.passages[passage].of)),
    ),
  );
  for (const link of linksOf[thing].filter((one) => kept.links.has(one))) {
    const [from, relation, , stated] = data.links[link];
    const here = stated.filter((passage) => planOf[passage] === plan);
    if (!here.length) continue;
    for (const passage of here) passages.add(passage);
    const { name, back } = data.relations[relation];
    const way = from === thing ? name : back;
    const known = ways.get(way.join('\n'));
    ways.set(way.join('\n'), [way, (known?.[1] ?? 0) + 1]);
  }
  return {
    ways: [...ways.values()].sort(([, one], [, other]) => other - one),
    passages: [...passages].sort((one, other) => one - other),
  };
}
