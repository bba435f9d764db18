/*
 * What a text asks for, as far as it is understood: in words, with how much answers it. And the questions of the catalogue
 * that its words fit, asked of the things that it names.
 */
import { deniesSomething, thingsMeeting } from './meeting.js';
import { fold, halfWidth } from '../text/fold.js';
import { plainPlan } from '../data/plans.js';
import { readingsOf } from './readings.js';
import { takesThing } from '../data/answers.js';
import { tokensOf } from './tokens.js';
import { widerOf } from './wider.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./readings.js').Reading} Reading */
/** @typedef {import('./readings.js').Condition} Condition */
/** @typedef {import('../page_data.js').Question} Question */
/** @typedef {{ thing: number, passages: number[], wanted: boolean }} Met */
/** @typedef {import('./wider.js').Wider} Wider */
/** @typedef {{ question: Question, thing: number, score: number }} Fitting a question of the catalogue, and of what */
/**
 * facts: the numbers that were asked for. wider: what counts for it only in a wider sense.
 * @typedef {{ reading: Reading, met: Met[], facts: number[], n: number, wider: Wider[] }} Understood
 */

const CACHED = 8; // questions: the box, the view and the take-away ask the same

/** @type {WeakMap<Model, Map<string, Understood[]>>} */
const KEPT = new WeakMap();

/**
 * The readings of a text that have an answer to give, with that answer; whole ones only, or else those that leave words out.
 * @param {Model} model
 * @param {string} text
 * @param {Pick<State, 'plans'>} state
 * @returns {Understood[]}
 */
export function understoodOf(model, text, state) {
  const kept = KEPT.get(model) ?? new Map();
  KEPT.set(model, kept);
  const key = JSON.stringify([text, state.plans]);
  const known = kept.get(key);
  if (known) return known;
  const all = readingsOf(model, text, state)
    .filter((reading) => deniesSomething(model, reading))
    .map((reading) => answered(model, reading, state));
  const some = all.filter(({ n }) => n);
  const found = some.length ? some : all; // of two things of a name the one that has an answer is meant
  if (kept.size >= CACHED) kept.delete(kept.keys().next().value);
  kept.set(key, found);
  return found;
}

/**
 * @param {Model} model
 * @param {Reading} reading
 * @param {Pick<State, 'plans'>} state
 * @returns {Understood}
 */
function answered(model, reading, state) {
  const { things, facts: said, passages } = model.data;
  if (!reading.figures.length) {
    const met = thingsMeeting(model, reading, state);
    return { reading, met, facts: [], n: met.length, wider: widerOf(model, reading, state) };
  }
  const isShown = (/** @type {number} */ plan) => !state.plans.length || state.plans.includes(plan);
  const facts = reading.figures
    .flatMap((figure) => figure.facts)
    .filter((fact) => said[fact][3].some((passage) => isShown(passages[passage].plan)));
  const met = reading.figures
    .flatMap(({ indicators }) => indicators)
    .filter((thing) => isShown(things[thing].plan))
    .map((thing) => ({ thing, passages: things[thing].stated, wanted: false }));
  return { reading, met, facts, n: facts.length + met.length, wider: [] };
}

/** Whether anything answers, be it in a wider sense. @param {Understood} one */
export const hasSome = ({ n, wider }) => n + wider.length > 0;

/**
 * A reading as a phrase in the page's language.
 * @param {App} app
 * @param {Reading} reading
 */
export function saidAs(app, { find, kinds, conditions, figures }) {
  const { data } = app.model;
  if (figures.length) return app.say('ask.saidFigures', { name: app.in(figures[0].name) });
  const classes = kinds.map((kind) => data.kinds.find(({ id }) => id === kind)).filter((kind) => kind !== undefined);
  const sought = find && !isMany(find.name[1]) ? manyOf(find.name) : find?.name;
  const what = sought ? app.in(sought) : classes.map(({ many }) => app.in(many)).join(app.say('filters.and'));
  if (!conditions.length) return what;
  const isOfElements = classes.length > 0 && classes.every(({ family }) => family === 'element');
  const said = conditions.map((condition) => conditionAs(app, condition, isOfElements)).join(app.say('ask.saidAnd'));
  return app.say(conditions.some(isNamedOnly) ? 'ask.said' : 'ask.saidPlain', { what, said });
}

/** Whether something is said by the name of a relation alone, which need not go on from what it is said of. @param {Condition} one */
const isNamedOnly = (one) => 'relation' in one && one.how !== 'without' && !PHRASES[one.relation];

/** @param {string} name */
const isMany = (name) => /s$/.test(name);

/** @param {import('../types.js').Names} name @returns {import('../types.js').Names} */
const manyOf = ([ja, en]) => (isMany(en) ? [ja, en] : [ja, /[^aeiou]y$/.test(en) ? `${en.slice(0, -1)}ies` : `${en}s`]);

/** @type {Object<string, import('../types.js').Text>} what is not said as the ontology names it */
const PHRASES = {
  about: 'ask.saidAbout',
  mentions: 'ask.saidAbout',
  inside: 'ask.saidInside',
  direct: 'ask.saidDirect',
  of: 'ask.saidOf',
  in: 'ask.saidOf',
  concerns: 'ask.saidFor',
  partner: 'ask.saidPartner',
  involves: 'ask.saidInvolves',
};

/** @type {Object<string, import('../types.js').Text>} the same of parts of a plan */
const OF_ELEMENTS = { partner: 'ask.saidWithPartner', involves: 'ask.saidInvolving' };

/** @param {App} app @param {Condition} condition @param {boolean} isOfElements */
function conditionAs(app, condition, isOfElements) {
  const { things, words } = app.model.data;
  if (condition.how === 'barren')
    return app.say('ask.saidBarren', { name: app.in(manyOf(condition.of.name)).toLowerCase() });
  const relation = words.relations.find(({ id }) => id === condition.relation);
  if (condition.how === 'without')
    return app.say('ask.saidWithout', { name: condition.word || (relation ? app.in(relation.name) : '') });
  const name = app.in(things[condition.thing].name);
  const phrase = (isOfElements && OF_ELEMENTS[condition.relation]) || PHRASES[condition.relation];
  if (phrase) return app.say(phrase, { name });
  const forward = condition.how === 'linked' && condition.forward;
  return app.say('ask.saidBy', { relation: relation ? app.in(forward ? relation.name : relation.back) : '', name });
}

/**
 * The questions of the catalogue that a text fits: those that have all its words, and of which it names the thing.
 * @param {App} app
 * @param {string} text
 * @returns {Fitting[]} best first
 */
export function questionsFor({ model, state }, text) {
  const tokens = tokensOf(model, text, plainPlan(model, state()));
  const telling = tokens.filter(({ sense, things }) => things.length || !sense || isTelling(sense));
  const { asked, topics } = model.data.questions;
  const found = asked.flatMap((question) => {
    const titles = question.title.map(spaced);
    const whole = [...titles, ...[...question.asks, ...topics[question.topic].name].map(spaced)];
    const things = takesThing(question) ? offered(question) : null;
    let thing = -1;
    let score = 0;
    for (const token of telling) {
      const form = stemOf(token.text);
      const one = things && thing < 0 ? token.things.find((some) => things.has(some)) : undefined;
      if (one !== undefined) thing = one;
      else if (titles.some((title) => title.includes(form))) score += 2;
      else if (whole.some((words) => words.includes(form))) score += 1;
      else return [];
    }
    return score && (thing >= 0 || !things) ? [{ question, thing, score: score + (thing >= 0 ? 2 : 0) }] : [];
  });
  return found.sort((one, other) => other.score - one.score);
}

/** @param {import('./words.js').Sense} sense */
const isTelling = ({ classes, relations, formed, figures }) =>
  classes.length + relations.length + formed.length + figures.length > 0;

/** @param {Question} question */
const offered = (question) => new Set(question.answers.map(([, of]) => of));

const STRETCHES = /[\p{Script=Latin}\p{N}’'&-]+|[^\p{Script=Latin}\p{N}\s]+/gu;

/**
 * The folded words of a text, a space before each: so an English word is not found inside another, as "AI" in "remain".
 * @param {string} text
 */
const spaced = (text) => (halfWidth(text).match(STRETCHES) ?? []).map((stretch) => ` ${fold(stretch)}`).join('');

/**
 * A word as it is found in such texts: an English one at its beginning and without what makes it many, another anywhere.
 * @param {string} word
 */
const stemOf = (word) =>
  spaced(word)
    .replace(/([a-z]{3,})(?:ies|s)$/, '$1')
    .replace(/^ (?![a-z\d])/, '');
