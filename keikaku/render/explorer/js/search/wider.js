/*
 * What counts for a question in a wider sense than it was asked in: parts of plans that have to do with a named thing
 * through what lies in it or is called after it, by their own names, or through the part of the plan in which they
 * stand. It is shown by itself, each with what it counts through, and is never added to the answer.
 */
import { onceOf } from '../data/once.js';
import { plansShown } from '../data/plans.js';
import { groundOf } from '../data/whereabouts.js';
import { bordered, isMetIn } from '../text/borders.js';
import { fold, halfWidth } from '../text/fold.js';
import { heapOf, placesHolding } from '../text/heap.js';
import { JAPANESE } from '../text/phrases.js';
import { aboutPairs, pairsOf, reaching, thingsMeeting } from './meeting.js';
import { knownOf } from './relating.js';
import { holdsWord } from './vocabulary.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./readings.js').Reading} Reading */
/** @typedef {{ thing: number, passages: number[], wanted: boolean, by: number }} Wider by: through what it counts; it itself, by its name */

const WIDENED = ['about', 'inside', 'concerns', 'involves', 'promotes', 'mentions'];
const ABOVE = ['Measure', 'Strategy', 'Policy'];
const NARROW = ['Initiative', 'Issue', 'Direction', 'Indicator', 'Figure', 'Measure'];
const SHORTEST = 3; // letters of a Latin name that may stand in another

/**
 * Those in the plans that are shown, without those that the question itself finds; none where it asks for more than one thing
 * of parts of a plan.
 * @param {Model} model
 * @param {Reading} reading
 * @param {Pick<State, 'plans'>} state
 * @returns {Wider[]}
 */
export function widerOf(model, reading, state) {
  const { kinds, conditions, left } = reading;
  const [condition, ...more] = conditions;
  if (left.length || more.length || condition?.how !== 'linked' || !condition.forward) return [];
  if (!WIDENED.includes(condition.relation) || !kinds.length || !kinds.every((kind) => NARROW.includes(kind)))
    return [];
  const { data } = model;
  const strict = new Set(thingsMeeting(model, reading, state).map(({ thing }) => thing));
  const shown = plansShown(model, state);
  const isCalled = callTest(model, condition.thing);
  const links = linksThrough(model, around(model, condition.thing, isCalled));
  const headings = headingTest(model, reading, state, isCalled);
  return data.things.flatMap((one, thing) => {
    if (strict.has(thing) || !kinds.includes(data.kinds[one.kind].id) || !shown.includes(one.plan)) return [];
    const [by, passages] = links.get(thing) ?? [isCalled(thing) ? thing : headings(thing), one.stated];
    return by < 0 ? [] : [{ thing, passages, wanted: false, by }];
  });
}

/** What things are called in Japanese, in one width, and in English, folded. */
export const namesInOne = onceOf(({ data: { things } }) => ({
  japanese: heapOf(things.map(({ name }) => halfWidth(name[0]))),
  english: heapOf(things.map(({ name }) => fold(name[1]))),
}));

/**
 * A test of things: whether a name of theirs holds a name of a thing.
 * @param {Model} model
 * @param {number} called
 * @returns {(thing: number) => boolean}
 */
function callTest(model, called) {
  const { things } = model.data;
  const { name, also } = things[called];
  const names = [...new Set([...name, ...also.flat()].map((one) => halfWidth(one.replace(/\s*[（(].*$/u, ''))))];
  const japanese = names.filter((one) => JAPANESE.test(one) && one.length > 1);
  const latin = names.map(fold).filter((one) => /^[\x00-\x7f]*$/.test(one) && one.length >= SHORTEST);
  const heaps = namesInOne(model);
  const so = new Set([
    ...japanese.flatMap((one) =>
      placesHolding(heaps.japanese, one).filter((thing) => holdsWord(halfWidth(things[thing].name[0]), one)),
    ),
    ...latin.flatMap((one) =>
      placesHolding(heaps.english, one).filter((thing) => isMetIn(one, bordered(things[thing].name[1]))),
    ),
  ]);
  return (thing) => so.has(thing);
}

/**
 * A thing with what lies in it, what is a narrower case of it, and what is called after it.
 * @param {Model} model
 * @param {number} thing
 * @param {(thing: number) => boolean} isCalled
 */
function around(model, thing, isCalled) {
  const { data } = model;
  const { elements } = knownOf(model);
  const { above } = groundOf(model);
  const narrower = reaching(pairsOf(model, 'broader'), thing);
  const isEntity = (/** @type {number} */ one) => !elements.has(data.kinds[data.things[one].kind].id);
  const found = [...data.things.keys()].filter(
    (one) => isEntity(one) && (above.get(one)?.has(thing) || narrower.has(one) || isCalled(one)),
  );
  return new Set([thing, ...found]);
}

/**
 * The parts of plans that are linked with some things: with which, and where that is said.
 * @param {Model} model
 * @param {Set<number>} ends
 * @returns {Map<number, [number, number[]]>}
 */
function linksThrough(model, ends) {
  /** @type {Map<number, [number, number[]]>} */
  const found = new Map();
  for (const [from, to, stated] of [...pairsOf(model, 'involves'), ...aboutPairs(model)])
    if (ends.has(to) && !found.has(from)) found.set(from, [to, stated]);
  return found;
}

/**
 * The nearest part of a plan above a thing that is about what is asked for, or is called after it; -1 for none. A policy is
 * about whatever its passages name, so that only its name counts.
 * @param {Model} model
 * @param {Reading} reading
 * @param {Pick<State, 'plans'>} state
 * @param {(thing: number) => boolean} isCalled
 * @returns {(thing: number) => number}
 */
function headingTest(model, reading, state, isCalled) {
  const { data, indicatorOf } = model;
  const kindOf = (/** @type {number} */ thing) => data.kinds[data.things[thing].kind].id;
  const about = new Set(
    thingsMeeting(model, { ...reading, find: null, kinds: ['Measure', 'Strategy'] }, state).map(({ thing }) => thing),
  );
  return (thing) => {
    const measured = data.indicators[indicatorOf.get(thing) ?? -1]?.of ?? -1;
    for (let up = measured >= 0 ? measured : data.things[thing].up; up >= 0; up = data.things[up].up)
      if (ABOVE.includes(kindOf(up)) && (about.has(up) || isCalled(up))) return up;
    return -1;
  };
}
