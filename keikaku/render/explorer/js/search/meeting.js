/*
 * The things that meet what is asked, and the passages that say so, as the patterns of keikaku/services/questions say it
 * in SPARQL.
 */
import { addTo } from '../data/model.js';
import { onceOf } from '../data/once.js';
import { plansShown } from '../data/plans.js';
import { belonging, knownOf, meets } from './relating.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./readings.js').Reading} Reading */
/** @typedef {import('./readings.js').Condition} Condition */
/** @typedef {Map<number, Set<number>>} Found things, each with the passages that say so */
/** @typedef {[number, number, number[]]} Pair from, to, passages */

const WIDE = ['Plan', 'Policy']; // so wide that what is meant is something in them
const WISHES = ['wanted', 'wantsToCooperateWith'];

/**
 * The things that meet a reading, in the order of the data, in the plans that are shown.
 * @param {Model} model
 * @param {Reading} reading
 * @param {Pick<State, 'plans'>} state
 * @returns {{ thing: number, passages: number[], wanted: boolean }[]} wanted: whether it is only wished for
 */
export function thingsMeeting(model, reading, state) {
  const { things, passages, plansOf } = model.data;
  const shown = new Set(plansShown(model, state));
  const isShown = (/** @type {number} */ passage) => shown.has(passages[passage].plan) || passages[passage].plan < 0;
  const isOfClass = classTest(model, reading);
  const said = reading.conditions.filter(({ how }) => how === 'linked' || how === 'within');
  const found = said.map((condition) => foundBy(model, reading, condition, isShown));
  const denied = reading.conditions.filter((condition) => !said.includes(condition));
  const fails = denied.map((condition) => deniedBy(model, reading, condition));
  const wishes = wishesOf(model);
  return things.flatMap((_, thing) => {
    if (!isOfClass(thing) || !found.every((some) => some.has(thing)) || fails.some((test) => test(thing))) return [];
    const stated = found.flatMap((some) => [...(some.get(thing) ?? [])]);
    const own = stated.length ? stated : things[thing].stated.filter(isShown);
    const { plan } = things[thing];
    const inPlans = plan >= 0 ? shown.has(plan) : stated.length > 0 || plansOf[thing].some((one) => shown.has(one));
    if (!inPlans) return [];
    const sorted = [...new Set(own)].sort((one, other) => one - other);
    const wanted = stated.length > 0 && sorted.every((passage) => wishes.get(thing)?.has(passage));
    return [{ thing, passages: sorted, wanted }];
  });
}

/**
 * A test of things: whether they are of the class that is sought.
 * @param {Model} model
 * @param {Reading} reading
 */
function classTest({ data }, { find, kinds }) {
  const { things } = data;
  return (/** @type {number} */ thing) => {
    const { kind, sort } = things[thing];
    if (!kinds.includes(data.kinds[kind].id)) return false;
    return !find?.sort || isOfSort(find, sort) || find.also.includes(thing);
  };
}

/** @param {import('../page_data.js').ClassWord} word @param {import('../types.js').Names} [sort] */
const isOfSort = ({ name }, sort) => sort?.[0] === name[0] && sort[1] === name[1];

/** The passages in which a thing is only wished for. */
const wishesOf = onceOf(({ data: { links, relations } }) => {
  /** @type {Found} */
  const found = new Map();
  for (const [from, relation, to, stated] of links) {
    if (!WISHES.includes(relations[relation].id)) continue;
    for (const end of [from, to]) for (const passage of stated) put(found, end, [passage]);
  }
  return found;
});

/** @param {Found} found @param {number} thing @param {Iterable<number>} passages */
function put(found, thing, passages) {
  const known = found.get(thing);
  if (known) for (const passage of passages) known.add(passage);
  else found.set(thing, new Set(passages));
}

const PAIRS = onceOf(() => new Map(/** @type {[string, Pair[]][]} */ ([])));

/**
 * The pairs of things of which a relation is said, in its direction.
 * @param {Model} model
 * @param {string} id
 * @returns {readonly Pair[]}
 */
export function pairsOf(model, id) {
  const kept = PAIRS(model);
  const pairs = kept.get(id) ?? readPairs(model, id);
  kept.set(id, pairs);
  return pairs;
}

/**
 * @param {Model} model
 * @param {string} id
 * @returns {Pair[]}
 */
function readPairs(model, id) {
  const { links, words } = model.data;
  const said = words.relations.find((relation) => relation.id === id)?.said ?? [];
  const forward = new Set(said.flatMap(([relation, is]) => (is ? [relation] : [])));
  const back = new Set(said.flatMap(([relation, is]) => (is ? [] : [relation])));
  return [...links, ...words.wanted].flatMap(([from, relation, to, stated]) => [
    ...(forward.has(relation) ? [/** @type {Pair} */ ([from, to, stated])] : []),
    ...(back.has(relation) ? [/** @type {Pair} */ ([to, from, stated])] : []),
  ]);
}

/** What elements are about: what a relation says that is a way of being about, and whatever their passages name. */
export const aboutPairs = onceOf((model) => {
  const { links, kinds, things, passages, words } = model.data;
  const about = words.relations.find(({ id }) => id === 'about')?.said.map(([relation]) => relation) ?? [];
  return links.flatMap(([from, relation, to, stated]) => {
    if (kinds[things[from].kind].family !== 'element' || kinds[things[to].kind].family === 'element') return [];
    const some = about.includes(relation) ? stated : stated.filter((passage) => passages[passage].names.includes(to));
    return some.length ? [/** @type {Pair} */ ([from, to, some])] : [];
  });
});

/**
 * Whatever leads to a thing over some pairs, itself left out unless it leads to itself.
 * @param {readonly Pair[]} pairs
 * @param {number} thing
 */
export function reaching(pairs, thing) {
  /** @type {Map<number, number[]>} */
  const before = new Map();
  for (const [from, to] of pairs) addTo(before, to, from);
  const reached = new Set(/** @type {number[]} */ ([]));
  const waiting = [thing];
  for (const here of waiting) {
    for (const from of before.get(here) ?? []) {
      if (reached.has(from)) continue;
      reached.add(from);
      waiting.push(from);
    }
  }
  return reached;
}

/**
 * A part of a plan with all its parts; of indicators also those that measure one of these.
 * @param {Model} model
 * @param {number} thing
 * @param {boolean} [measured]
 */
function partsOf(model, thing, measured = false) {
  const parts = new Set([thing]);
  for (const part of parts) for (const child of model.childrenOf[part]) parts.add(child);
  if (measured) for (const [from, to] of pairsOf(model, 'measures')) if (parts.has(to)) parts.add(from);
  return parts;
}

/**
 * @param {Model} model
 * @param {Reading} reading
 * @param {Condition} condition
 * @param {(passage: number) => boolean} isShown
 * @returns {Found}
 */
function foundBy(model, { kinds }, condition, isShown) {
  /** @type {Found} */
  const found = new Map();
  const put_ = (/** @type {number} */ thing, /** @type {number[]} */ stated) => {
    const some = stated.filter(isShown);
    if (some.length || !stated.length) put(found, thing, some); // what the editors arranged, no passage says
  };
  if (condition.how === 'within') belongingTo(model, kinds, condition, put_, found);
  else if (condition.how === 'linked') linkedWith(model, kinds, condition, put_);
  if (condition.how === 'linked' && condition.relation === 'partOf')
    for (const part of partsOf(model, condition.thing)) if (part !== condition.thing) put(found, part, []);
  return found;
}

/**
 * @param {Model} model
 * @param {string[]} kinds
 * @param {Extract<Condition, { how: 'within' }>} condition
 * @param {(thing: number, stated: number[]) => void} put_
 * @param {Found} found
 */
function belongingTo(model, kinds, { relation, thing }, put_, found) {
  const known = knownOf(model);
  const { data } = model;
  if (kinds.every((kind) => known.elements.has(kind))) {
    const measured = kinds.length === 1 && kinds[0] === 'Indicator';
    for (const part of partsOf(model, thing, measured)) put(found, part, []);
    return;
  }
  const parts = partsOf(model, thing);
  const ofGroups = kinds.includes('Group') && ['of', 'in'].includes(relation);
  const by = belonging(known, relation, kinds, data.kinds[data.things[thing].kind].id);
  const pairs = ofGroups ? [...aboutPairs(model), ...pairsOf(model, 'involves')] : said(model, by);
  for (const [from, to, stated] of pairs) if (parts.has(from)) put_(to, stated);
}

/** @param {Model} model @param {string} id */
const said = (model, id) => (id === 'about' ? aboutPairs(model) : pairsOf(model, id));

/**
 * @param {Model} model
 * @param {string[]} kinds
 * @param {Extract<Condition, { how: 'linked' }>} condition
 * @param {(thing: number, stated: number[]) => void} put_
 */
function linkedWith(model, kinds, { relation, forward, thing }, put_) {
  const known = knownOf(model);
  const { data, linksOf } = model;
  const named = data.kinds[data.things[thing].kind].id;
  const ofElements = kinds.some((kind) => known.elements.has(kind));
  if (kinds.every((kind) => WIDE.includes(kind)) && forward && ['about', 'mentions', 'involves'].includes(relation)) {
    for (const [from, to, stated] of said(model, relation === 'mentions' ? 'about' : relation))
      if (to === thing) for (let up = from; up >= 0; up = data.things[up].up) put_(up, stated);
  } else if (meets(known, relation, kinds, named)) {
    meeting(model, relation, thing, put_);
  } else if (['mentions', 'about'].includes(relation)) {
    if (ofElements || known.elements.has(named)) {
      for (const [from, to, stated] of aboutPairs(model)) {
        if (ofElements && to === thing) put_(from, stated);
        if (!ofElements && from === thing) put_(to, stated);
      }
    } else
      data.passages.forEach(({ names }, passage) => {
        if (names.includes(thing)) for (const name of names) if (name !== thing) put_(name, [passage]);
      });
  } else if (relation === 'inside') {
    const places = reaching(pairsOf(model, 'isPartOf'), thing).add(thing);
    for (const [from, to, stated] of aboutPairs(model)) if (places.has(to)) put_(from, stated);
  } else if (relation === 'direct') {
    for (const link of linksOf[thing]) {
      const [from, , to, stated] = data.links[link];
      put_(from === thing ? to : from, stated);
    }
  } else if (relation === 'location' && forward) {
    const lies = [...pairsOf(model, 'location'), ...pairsOf(model, 'isPartOf')];
    const places = reaching(lies, thing).add(thing);
    for (const [from, to, stated] of lies) if (places.has(to) && from !== thing) put_(from, stated);
  } else if (relation !== 'partOf') {
    for (const [from, to, stated] of pairsOf(model, relation)) {
      if (forward && to === thing) put_(from, stated);
      if (!forward && from === thing) put_(to, stated);
    }
  }
}

/**
 * Who takes part in the same thing, as one passage says; for partners also who is said to cooperate.
 * @param {Model} model
 * @param {string} relation
 * @param {number} thing
 * @param {(thing: number, stated: number[]) => void} put_
 */
function meeting(model, relation, thing, put_) {
  const parts = pairsOf(model, 'involves');
  const own = new Map(/** @type {[number, Set<number>][]} */ ([]));
  for (const [joint, who, stated] of parts) if (who === thing) put(own, joint, stated);
  for (const [joint, who, stated] of parts) {
    const shared = who === thing ? [] : stated.filter((passage) => own.get(joint)?.has(passage));
    if (shared.length) put_(who, shared);
  }
  if (relation === 'partner')
    for (const [from, to, stated] of pairsOf(model, 'cooperatesWith')) if (to === thing) put_(from, stated);
}

/**
 * Whether what is denied is ever so of things that are sought: of what none has it says nothing that none has it.
 * @param {Model} model
 * @param {Reading} reading
 */
export function deniesSomething(model, reading) {
  const isOfClass = classTest(model, reading);
  const denied = reading.conditions.filter(({ how }) => how === 'barren' || how === 'without');
  return denied.every((condition) => {
    const fails = deniedBy(model, reading, condition);
    const some = model.data.things.flatMap((_, thing) => (isOfClass(thing) ? [thing] : []));
    const has = condition.how !== 'barren' || some.some((thing) => hasBelow(model, thing, condition.of));
    return has && some.some(fails);
  });
}

/**
 * @param {Model} model
 * @param {number} thing
 * @param {import('../page_data.js').ClassWord} of
 */
function hasBelow(model, thing, of) {
  const measured = of.kinds.length === 1 && model.data.kinds[of.kinds[0]].id === 'Indicator';
  return [...partsOf(model, thing, measured)].some(
    (part) => part !== thing && of.kinds.includes(model.data.things[part].kind),
  );
}

/**
 * A test of things that fail a denial.
 * @param {Model} model
 * @param {Reading} reading
 * @param {Condition} condition
 * @returns {(thing: number) => boolean}
 */
function deniedBy(model, reading, condition) {
  const { data } = model;
  if (condition.how === 'barren') {
    const kinds = new Set(condition.of.kinds);
    const isOf = (/** @type {number} */ part) =>
      kinds.has(data.things[part].kind) && (!condition.of.sort || data.things[part].sort?.[1] === condition.of.name[1]);
    const measured = kinds.size === 1 && data.kinds[condition.of.kinds[0]].id === 'Indicator';
    // A plan that has none at all says nothing of its parts.
    const having = new Set(data.things.flatMap(({ plan }, part) => (isOf(part) ? [plan] : [])));
    const isLimited = reading.conditions.some(({ how }) => how === 'within');
    return (thing) =>
      (!isLimited && !having.has(data.things[thing].plan)) ||
      [...partsOf(model, thing, measured)].some((part) => part !== thing && isOf(part));
  }
  if (condition.how !== 'without') return () => false;
  const has = new Set(said(model, condition.relation).map(([from, to]) => (condition.forward ? from : to)));
  return (thing) => has.has(thing);
}
