/* How things and links look in the picture: marks and lines for the canvas. Pure. */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Mark} Mark */
/** @typedef {import('../types.js').Line} Line */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./links.js').Bundle} Bundle */
/** @typedef {import('./around.js').Draft} Draft */

import { policyLook } from '../parts/policy_marks.js';
import { HIERARCHY, neighboursOf } from './links.js';
import { markScale, nameLines } from '../canvas/names.js';
import { wrapName } from '../text/wrap.js';

const LINE_BEND = 0.16; // how far the second line between the same two things bends away from the first
const DISC = 12.5; // radius of a policy, with room for its number

/** @param {Draft} draft @param {State['scene']} scene @param {number} thing @param {Set<number>} shown @returns {Mark} */
export function markFor(draft, scene, thing, shown) {
  const { model, state, places } = draft;
  const { x, y } = places.get(thing) ?? { x: 0, y: 0 };
  const pinned = state.pins.some(([one]) => one === thing);
  const more =
    scene === 'all' ? 0 : [...neighboursOf(model, thing, draft.passes).keys()].filter((one) => !shown.has(one)).length;
  return {
    x,
    y,
    r: radiusOf(draft, scene, thing),
    ...lookOf(model, thing),
    ...namesOf(draft, scene, thing),
    weight: weightOfThing(draft, scene, thing),
    below: draft.roomy.has(thing),
    chosen: thing === state.at,
    pinned,
    more,
  };
}

/**
 * Form and ink of a thing's kind; a policy is a disc with its number.
 * @param {Model} model @param {number} thing @returns {{form: string, ink: string, sign?: string}}
 */
function lookOf(model, thing) {
  if (model.policies.includes(thing)) return { form: 'dot', ...policyLook(model, thing) };
  const { form, ink } = model.data.kinds[model.data.things[thing].kind];
  return { form, ink };
}

/**
 * @param {Draft} draft @param {State['scene']} scene @param {number} thing @returns {{label: string[], brief?: string[]}}
 */
export function namesOf({ model, language, frame }, scene, thing) {
  const { name, at } = model.data.things[thing];
  if (scene !== 'all') return nameLines(model, name[language], frame);
  return {
    label: wrapName(at && elementRank(model, thing) < 3 ? at.replace(/^[^:]*:/, '') : name[language], model.phrases),
  };
}

/** @param {Draft} draft @param {State['scene']} scene @param {number} thing */
export function radiusOf({ model, state, frame }, scene, thing) {
  const rank = elementRank(model, thing);
  const usual = rank ? 3.4 + 3.1 * rank : 4.6 + 1.1 * Math.sqrt(Math.min(60, model.linksOf[thing].length));
  const plain = model.policies.includes(thing) ? DISC : usual;
  return (
    markScale(frame.width) *
    (scene === 'around' && thing === state.focus ? 1.25 : 1) *
    (scene === 'all' ? 2.2 + plain * 0.5 : plain)
  );
}

/**
 * What comes first where there is no room for all: the middle, policies, what ties most of them, what is linked most.
 * @param {Draft} draft @param {State['scene']} scene @param {number} thing
 */
export function weightOfThing({ model, state }, scene, thing) {
  const rank = elementRank(model, thing);
  const degree = Math.min(model.linksOf[thing].length, 300);
  return (
    (scene === 'around' && thing === state.focus ? 2000 : 0) +
    (rank >= 4 ? 1000 : rank > 1 ? rank * 20 : 0) +
    degree * (scene === 'all' && rank === 1 ? 0.1 : 1) +
    30 * model.ties[thing].size +
    3 * tiesOfThing(model, thing) +
    (isActor(model, thing) ? 25 : 0)
  );
}

/**
 * Whether a thing is someone: partners come before places and programmes.
 * @param {Model} model @param {number} thing
 */
const isActor = ({ data: { kinds, things } }, thing) =>
  ['Organisation', 'Network'].includes(kinds[things[thing].kind].id);

/**
 * How many links tie a thing to policies.
 * @param {Model} model @param {number} thing
 */
const tiesOfThing = ({ ties }, thing) => [...ties[thing].values()].reduce((sum, links) => sum + links.length, 0);

/**
 * How high an element stands in its plan: 4 for a policy, 3 a strategy, 2 a measure, 1 below; 0 for an entity.
 * @param {Model} model @param {number} thing
 */
function elementRank({ data: { kinds, things }, childrenOf, policies }, thing) {
  if (kinds[things[thing].kind].family === 'entity') return 0;
  if (policies.includes(thing) || things[thing].up < 0) return 4;
  const ranks = new Map([
    ['Policy', 4],
    ['Strategy', 3],
    ['Measure', 2],
  ]);
  return ranks.get(kinds[things[thing].kind].id) ?? (childrenOf[thing].length ? 2 : 1);
}

/** @param {Draft} draft @param {Bundle[]} bundles @param {Map<number, number>} markOf @returns {Line[]} */
export function linesFor({ model, frame }, bundles, markOf) {
  const fine = markScale(frame.width);
  const total = new Map();
  const pair = (/** @type {Bundle} */ { from, to }) => `${Math.min(from, to)} ${Math.max(from, to)}`;
  for (const bundle of bundles) total.set(pair(bundle), (total.get(pair(bundle)) ?? 0) + 1);
  const seen = new Map();
  return bundles.map((bundle) => {
    const { from, to, links, own } = bundle;
    const key = pair(bundle);
    const offset = LINE_BEND * ((seen.get(key) ?? 0) - (total.get(key) - 1) / 2);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return {
      from: markOf.get(from) ?? 0,
      to: markOf.get(to) ?? 0,
      ...lineLook(model, links, own, fine),
      bend: from <= to ? offset : -offset, // one side for both directions
    };
  });
}

/**
 * Links of one relation look like it, whether they are the two things' own or of what is below them; several that say
 * different things are a grey line. The wider the more they are.
 * @param {Model} model @param {number[]} links @param {boolean} own @param {number} fine times the usual width
 */
function lineLook({ data }, links, own, fine) {
  const one = soleRelation({ data }, links);
  const width = fine * (1.3 + 1.2 * Math.log2(links.length));
  if (one && one.id === HIERARCHY) return { ink: one.ink, dash: one.dash, width: 1.2 * fine, arrow: false };
  return { ink: one?.ink ?? 'grey', dash: one?.dash ?? 'solid', width, arrow: own && one !== null && !one.symmetric };
}

/**
 * The relation of all these links, or null where they have several.
 * @param {{data: import('../types.js').Data}} model @param {number[]} links
 */
export function soleRelation({ data }, links) {
  const relations = new Set(links.map((link) => data.links[link][1]));
  return relations.size === 1 ? data.relations[[...relations][0]] : null;
}
