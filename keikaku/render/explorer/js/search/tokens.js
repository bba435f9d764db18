/*
 * A question cut into words of which something is known: names, words for classes and relations, words of grammar; what
 * is left is told. The longest words are taken, so that there are as few of them as can be.
 */
import { byAddress } from './by_address.js';
import { fold, halfWidth } from '../text/fold.js';
import { searchIndex } from './found.js';
import { cutsKatakana } from '../text/borders.js';
import { NOTHING, saysNothing, wordIndex } from './words.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./words.js').Sense} Sense */
/** @typedef {{ text: string, things: number[], sense: Sense | null }} Token without things and sense: not known */
/** @typedef {{ text: string, start: number, end: number }} Unit */

const UNIT = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.&:/-]*|[’']s(?!\p{L})|[^\s]/gu;
const LONGEST = 28; // units of a word
const MOST = 80; // units of a question
const KNOWN = 1;
const SMALL = 0.3;
const UNKNOWN = 10;
const SIGN = /^[\p{P}\p{S}]+$/u;
const POSSESSIVE = /^[’']s$/;
const YEAR = /^\d{4}$/; // a time as often as a plan

/**
 * The things that a text names, of each word the likeliest; not by a word that is seldom a name (it), nor by one for a class.
 * @param {Model} model
 * @param {string} text
 * @param {number} plan that an address without one means
 */
export const thingsNamed = (model, text, plan) => [
  ...new Set(
    tokensOf(model, text, plan).flatMap(({ text: word, things, sense }) =>
      sense?.classes.length || saysNothing(model, word) ? [] : things.slice(0, 1),
    ),
  ),
];

/**
 * The words of a text; none where it is too long to be a question.
 * @param {Model} model
 * @param {string} question
 * @param {number} plan that an address without one means
 * @returns {Token[]}
 */
export function tokensOf(model, question, plan) {
  const text = halfWidth(question)
    .trim()
    .replace(/[\s?.!。]+$/u, '');
  const units = [...text.matchAll(UNIT)].map(({ 0: unit, index = 0 }) => ({
    text: unit,
    start: index,
    end: index + unit.length,
  }));
  if (units.length > MOST) return [];
  /** @type {{ cost: number, from: number, token: Token | null }[]} */
  const best = [{ cost: 0, from: 0, token: null }];
  for (let end = 1; end <= units.length; end += 1) {
    best[end] = { cost: Infinity, from: 0, token: null };
    for (let from = Math.max(0, end - LONGEST); from < end; from += 1) {
      const found = tokenAt(model, text, units.slice(from, end), plan);
      if (!found) continue;
      const cost = best[from].cost + found.cost;
      if (cost < best[end].cost) best[end] = { cost, from, token: found.token };
    }
  }
  /** @type {Token[]} */
  const tokens = [];
  for (let end = units.length; end > 0; end = best[end].from) {
    const { token } = best[end];
    if (token) tokens.unshift(token);
  }
  return joined(tokens);
}

/**
 * @param {Model} model
 * @param {string} text
 * @param {Unit[]} units
 * @param {number} plan
 * @returns {{ cost: number, token: Token | null } | null}
 */
function tokenAt(model, text, units, plan) {
  const [first, last] = [units[0], units[units.length - 1]];
  const word = text.slice(first.start, last.end);
  if (units.length === 1 && POSSESSIVE.test(word))
    return { cost: 0, token: { text: "'s", things: [], sense: NOTHING } };
  const form = fold(word);
  if (!form) return units.length === 1 && SIGN.test(word) ? { cost: 0, token: null } : null;
  const sense = wordIndex(model).get(form) ?? null;
  const isPart =
    cutsKatakana(text, first.start) || cutsKatakana(text, last.end) || endsAnother(text, word, first.start);
  const things = isPart ? [] : named(model, word, form, plan, !sense);
  if (things.length || (sense && !isOnlySmall(sense))) return { cost: KNOWN, token: { text: word, things, sense } };
  if (sense) return { cost: SMALL, token: { text: word, things, sense } };
  return units.length === 1 ? { cost: UNKNOWN, token: { text: word, things: [], sense: null } } : null;
}

/** @param {Sense} sense */
const isOnlySmall = ({ classes, relations, formed, figures, link, without, having }) =>
  !classes.length && !relations.length && !formed.length && !figures.length && !link && !without && !having;

/**
 * Whether a word of hiragana is the end of another: くに in 近くに.
 * @param {string} text
 * @param {string} word
 * @param {number} start
 */
const endsAnother = (text, word, start) => /^[ぁ-ゖ]+$/.test(word) && /[\p{Script=Han}]/u.test(text[start - 1] ?? '');

/**
 * The things that a word is a name or the address of.
 * @param {Model} model
 * @param {string} word
 * @param {string} form
 * @param {number} plan
 * @param {boolean} everyday whether it may be a word that only stands for a name
 */
function named(model, word, form, plan, everyday) {
  const index = searchIndex(model);
  const names = form.length > 1 ? (index.byFold.get(form) ?? []) : [];
  const found = new Set(names.map(({ thing }) => thing));
  if (!names.length && everyday) for (const thing of index.everyday.get(form) ?? []) found.add(thing);
  if (/\d/.test(word) && !YEAR.test(word)) {
    for (const { thing, score } of byAddress(model, word, plan)) if (score === 100) found.add(thing);
  }
  return [...found];
}

/**
 * What is not known, as one where it stands together.
 * @param {Token[]} tokens
 */
function joined(tokens) {
  /** @type {Token[]} */
  const found = [];
  for (const token of tokens) {
    const before = found[found.length - 1];
    const isUnknown = !token.sense && !token.things.length;
    if (isUnknown && before && !before.sense && !before.things.length) {
      const between = /^[\x00-\x7f]*$/.test(before.text + token.text) ? ' ' : '';
      found[found.length - 1] = { ...before, text: before.text + between + token.text };
    } else found.push(token);
  }
  return found;
}
