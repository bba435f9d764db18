/*
 * Finds things by any spelling: preferred and other names, readings, abbreviations, parts, small slips of the hand, and
 * by address. Names are scored as `near` of keikaku/language/index.py scores them, so that page and terminal find the
 * same.
 */
import { byAddress } from './by_address.js';
import { beginsIn, bordered, isLatin, isMetIn, isOneWordIn, isShort, isWordIn } from '../text/borders.js';
import { fold, halfWidth } from '../text/fold.js';
import { ARTICLE, formsHolding, formsIn, writtenAs } from './name_index.js';
import { likenessTo, slipsAllowed, withinSlips } from '../text/likeness.js';
import { bySound } from './by_sound.js';
import { isSpeltIn } from './vocabulary.js';

/** @typedef {import('../text/borders.js').Bordered} Bordered */
/** @typedef {import('./name_index.js').SearchIndex} SearchIndex */
/** @typedef {import('./name_index.js').SpeltName} SpeltName */
/**
 * A thing that a text may mean.
 * @typedef {object} Hit
 * @property {number} thing
 * @property {string} text the name or address that matched
 * @property {number} score 0 to 100; 100 is the name itself, folded
 * @property {'name' | 'part' | 'words' | 'address' | 'kind' | 'held' | 'near'} how kind: the text names its class; held: the
 *   name stands in the text, which says more
 */
const FLOOR = 60; // score below which a name is not even near
const ALIKE = 80; // and upward: a slip or two, so that it counts as found
const LETTERS_TO_SLIP = 4; // Latin words of fewer letters differ from one another by one
const NEAR_HITS = 5; // of those that are only alike
const CONTAINED = 70; // and upward: the one holds the other
const ALL_WORDS = 85; // a name that has every word, with others between
const WORDS_BEGUN = 69; // the last of them only begun
const MOST_COMPARED = 20_000; // forms of names with which every text is compared letter by letter
const LONGEST_ALIKE = 24; // letters of a text with which so many names are compared
const KEPT = 24; // texts
const LEGAL = ['株式会社', '有限会社', '合同会社', '財団法人', '社団法人', '行政法人'];
const LONGEST_QUESTION = 200; // characters; what is longer is no name

/**
 * What a text is a word for that is no name: everyday words, and names by their sounds in Latin letters, where no name has it.
 * @param {SearchIndex} index
 * @param {string} text
 * @returns {Hit[]}
 */
function standingFor({ everyday, model }, text) {
  const things = everyday.get(fold(text.replace(ARTICLE, '')));
  if (things) return things.map((thing) => ({ thing, text: text.trim(), score: 100, how: 'name' }));
  return bestOfEach(bySound(model, fold(text)));
}

/**
 * The things that a text may mean, best first, each once. `held` are those whose names stand in the text, which says
 * more; `near` those whose names are only alike, by more than slips of the hand: for when nothing is found.
 * @param {SearchIndex} index
 * @param {string} text
 * @param {number} [limit]
 * @param {number} [plan] that an address without one means
 * @returns {{ hits: Hit[], held: Hit[], near: Hit[], more: number }} more: how many further hits there are
 */
export function findByName(index, text, limit = 24, plan = -1) {
  const ranked = rankedByName(index, text, plan);
  const named = ranked.filter(isSure);
  const meant =
    named[0]?.score === 100 ? [] : standingFor(index, text).filter(({ score }) => score === 100 || !named.length);
  const sure = [...meant, ...named.filter(({ thing }) => !meant.some((one) => one.thing === thing))];
  const [held, near] = /** @type {const} */ (['held', 'near']).map((way) => ranked.filter(({ how }) => how === way));
  return { hits: sure.slice(0, limit), held, near: near.slice(0, NEAR_HITS), more: Math.max(0, sure.length - limit) };
}

/**
 * All that a text may mean, sure ones first.
 * @param {SearchIndex} index
 * @param {string} text
 * @param {number} [plan]
 * @returns {Hit[]}
 */
export function rankedByName(index, text, plan = -1) {
  const key = `${plan} ${text}`;
  const kept = index.ranked.get(key);
  if (kept) return kept;
  const ranked = rankedAnew(index, text, plan);
  if (index.ranked.size >= KEPT) index.ranked.delete(index.ranked.keys().next().value ?? '');
  index.ranked.set(key, ranked);
  return ranked;
}

/**
 * @param {SearchIndex} index
 * @param {string} text
 * @param {number} plan
 * @returns {Hit[]}
 */
function rankedAnew(index, text, plan) {
  const question = text.slice(0, LONGEST_QUESTION);
  const sought = bordered(question);
  const hits = byAddress(index.model, question, plan);
  if (sought.folded) hits.push(...byText(index, question, sought));
  return bestOfEach(hits);
}

/**
 * Of very many names, those that are only alike are looked for where none holds the text, and never for a sentence: it
 * takes long.
 * @param {SearchIndex} index
 * @param {string} question
 * @param {Bordered} sought
 * @returns {Hit[]}
 */
function byText(index, question, sought) {
  if (index.byFold.size > MOST_COMPARED) {
    const plain = [...byForm(index, question, sought, false), ...byWords(index, question)];
    if (plain.some(isSure) || sought.folded.length > LONGEST_ALIKE) return plain;
  }
  return [...byForm(index, question, sought), ...byWords(index, question), ...bySlips(index, question)];
}

/**
 * Whether the text is a name of the thing, or a part of one: not a longer text with a name in it, and no guess.
 * @param {Hit} hit
 */
export const isSure = ({ how }) => how !== 'near' && how !== 'held';

/**
 * @param {SearchIndex} index
 * @param {string} question as it was typed: its words are told apart by blanks
 * @param {Bordered} sought
 * @param {boolean} [alsoAlike] whether names count that do not hold the text
 * @returns {Hit[]}
 */
function byForm(index, question, sought, alsoAlike = true) {
  const wanted = sought.folded;
  const likeness = likenessTo(wanted, FLOOR);
  const isSpelt = () => isLatin(wanted) && isSpeltIn(index.model, question); // patents is no slip for parents
  const isMet = /\s/.test(question.trim()) ? isMetIn : isOneWordIn;
  const isLegal = LEGAL.some((one) => one.includes(wanted));
  /** @type {Hit[]} */
  const hits = [];
  for (const [form, names] of alsoAlike ? index.forms : [...formsHolding(index, wanted), ...formsIn(index, wanted)]) {
    const holds = form.includes(wanted) && !(isLegal && onlyLegal(form, wanted));
    const alike = rounded(Math.min(likeness(form), 99));
    for (const name of holds || alike >= FLOOR || wanted.includes(form) ? names : []) {
      const { text, thing, preferred } = name;
      const [score, how] =
        form === wanted
          ? [100, /** @type {const} */ ('name')]
          : holds
            ? scoreOfPart(form, wanted, alike, writtenAs(name, form), isMet)
            : scoreOfOther(form, sought, alike, isSpelt);
      // Of the names that are just this one the preferred counts.
      const beaten = how === 'name' && !preferred && names.some((other) => other.thing === thing && other.preferred);
      if (score >= FLOOR && !beaten) hits.push({ text, thing, score, how });
    }
  }
  return hits;
}

/**
 * Whether a text stands in a name only within what kind of a body it is: 会社 in 富士通株式会社.
 * @param {string} form
 * @param {string} wanted
 */
const onlyLegal = (form, wanted) => !LEGAL.reduce((rest, one) => rest.replace(one, '|'), form).includes(wanted);

/**
 * Of a name in which the text stands: from the beginning of a word on it is a part of the name; two letters are one
 * only as a whole word, else near to it; inside a word (AI in Retail) it says nothing.
 * @param {string} form
 * @param {string} wanted
 * @param {number} alike
 * @param {Bordered[]} writings
 * @param {typeof isMetIn} isMet of one word, or of several
 * @returns {[number, Hit['how']]}
 */
function scoreOfPart(form, wanted, alike, writings, isMet) {
  if (writings.some((one) => isMet(wanted, one))) return [Math.max(alike, covered(form, wanted)), 'part'];
  if (writings.some((one) => beginsIn(wanted, one)))
    return [Math.max(alike, rounded(FLOOR + (9 * wanted.length) / form.length)), 'near'];
  return [alike, 'near'];
}

/** The numbers in a text: a third programme is no second one. @param {string} folded */
const numbersIn = (folded) => folded.match(/\d+/g)?.join(' ') ?? '';

/**
 * Of a name that stands in the text, or is only like it.
 * @param {string} form
 * @param {Bordered} sought
 * @param {number} alike
 * @param {() => boolean} isSpelt whether the data have the text as a word, which nobody has slipped in
 * @returns {[number, Hit['how']]}
 */
function scoreOfOther(form, sought, alike, isSpelt) {
  const wanted = sought.folded;
  const held = form.length > 1 && isWordIn(form, sought);
  const slips = slipsAllowed(wanted.length);
  const slipped = alike >= ALIKE || (slips && withinSlips(form, wanted, slips));
  const isLong = !(isLatin(wanted) && wanted.length < LETTERS_TO_SLIP);
  const saysMore = held && wanted.replace(form, '').includes('の'); // ベンチャー企業の数
  const sure = slipped && isLong && !saysMore && numbersIn(form) === numbersIn(wanted) && !isSpelt();
  return [held ? Math.max(alike, covered(form, wanted)) : alike, sure ? 'part' : held ? 'held' : 'near'];
}

/**
 * The score of two forms of which one holds the other.
 * @param {string} one
 * @param {string} other
 */
const covered = (one, other) =>
  rounded(CONTAINED + (29 * Math.min(one.length, other.length)) / Math.max(one.length, other.length));

/** @param {number} score */
const rounded = (score) => Math.round(score * 10) / 10;

/**
 * Names that have all words of a text of several, in any order; the last may be only begun.
 * @param {SearchIndex} index
 * @param {string} text
 * @returns {Hit[]}
 */
function byWords(index, text) {
  const sought = wordsOf(text);
  if (sought.length < 2) return [];
  const folded = sought.map(fold);
  /** @type {Set<SpeltName>} */
  const holding = new Set();
  const longest = folded.reduce((one, other) => (other.length > one.length ? other : one));
  for (const [form, names] of formsHolding(index, longest))
    if (folded.every((word) => form.includes(word))) for (const name of names) holding.add(name);
  const last = sought[sought.length - 1];
  const whole = sought.slice(0, -1);
  const mayBegin = !isShort(fold(last));
  /** @type {Hit[]} */
  const hits = [];
  for (const name of holding) {
    name.words ??= new Set(wordsOf(name.text));
    const { words, thing, text: spelt } = name;
    if (!whole.every((word) => words.has(word))) continue;
    if (words.has(last)) hits.push({ thing, text: spelt, score: ALL_WORDS, how: 'words' });
    else if (mayBegin && [...words].some((word) => word.startsWith(last))) {
      hits.push({ thing, text: spelt, score: WORDS_BEGUN, how: 'words' });
    }
  }
  return hits;
}

/**
 * Names that one word of a text of several is but for slips of the hand: near, above what is only alike.
 * @param {SearchIndex} index
 * @param {string} text
 * @returns {Hit[]}
 */
function bySlips({ forms }, text) {
  const words = wordsOf(text)
    .map((word) => ({ word: fold(word), slips: slipsAllowed(fold(word).length) }))
    .filter(({ slips }) => slips);
  if (wordsOf(text).length < 2) return [];
  const { length } = fold(text);
  /** @type {Hit[]} */
  const hits = [];
  for (const [form, names] of forms) {
    if (!words.some(({ word, slips }) => withinSlips(form, word, slips))) continue;
    const score = rounded(65 + 14 * Math.min(form.length / length, 1));
    for (const { thing, text: spelt } of names) hits.push({ thing, text: spelt, score, how: 'near' });
  }
  return hits;
}

/**
 * @param {string} text
 * @returns {string[]}
 */
export const wordsOf = (text) => [
  ...new Set(
    halfWidth(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  ),
];

/**
 * Each thing once, by the name that is surest, with the best score that any of its names has; the surest first.
 * @param {Hit[]} hits
 * @returns {Hit[]}
 */
function bestOfEach(hits) {
  const inOrder = (/** @type {Hit} */ one, /** @type {Hit} */ other) =>
    sureness(one) - sureness(other) ||
    other.score - one.score ||
    rank(one) - rank(other) ||
    one.text.length - other.text.length ||
    (one.text < other.text ? -1 : one.text > other.text ? 1 : one.thing - other.thing);
  /** @type {Map<number, Hit>} */
  const first = new Map();
  for (const hit of hits.sort(inOrder)) {
    const known = first.get(hit.thing);
    if (!known) first.set(hit.thing, { ...hit });
    else known.score = Math.max(known.score, hit.score);
  }
  return [...first.values()].sort(inOrder);
}

/** @param {Hit} hit */
const sureness = (hit) => (isSure(hit) ? 0 : hit.how === 'held' ? 1 : 2);

/**
 * An address that is one comes before a name as good.
 * @param {Hit} hit
 */
const rank = ({ how }) => (how === 'address' ? 0 : 1);
