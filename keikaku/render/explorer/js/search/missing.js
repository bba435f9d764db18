/*
 * Which words of a question nothing in these data has. They are told first, so that nothing that is only near is taken for
 * an answer.
 */
import { cutsKatakana } from '../text/borders.js';
import { fold, halfWidth } from '../text/fold.js';
import { JAPANESE } from '../text/phrases.js';
import { searchIndex } from './found.js';
import { tokensOf } from './tokens.js';
import { meets } from './units.js';
import { isUsed } from './vocabulary.js';
import { saysNothing, wordIndex } from './words.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./units.js').Span} Span */
/** @typedef {import('./units.js').Unit} Unit */

const SHORT = 3; // letters of an English word that may say something
const LONGEST = 24; // characters of a word
const BEFORE = 6; // characters of a name to which a word may belong
const KANA_NOUN = /(?:^|[\p{Script=Han}ァ-ヺー][のとや])([ぁ-ゖー]{2,5}?)(?=[のはがをも]|$)/gu;
const NUMBERED = /(第\d+[期次版回])/gu; // the third of what there is a second one
const LIKE_A_VERB = /[うくすつぬぶむるいたてでよねか]$/;
// Characters that make another word of one: 支援策, 中小企業者.
const PREFIXES = '新大小各全毎第約超非未再旧前元現';
const SUFFIXES = '的性策者先部内外化数別等市区町村県年度月日回件人級型後前中時間費法率案業側力用員地';
// What follows the stem of a verb: 手伝って.
const VERB_IN_S = /^[さしすせそ]/; // 探して; of two characters it is a noun that is done: 支援して
const VERB = /^[っうわえきくけぐげむみめびべぶるりれら]/;

/**
 * @param {Model} model
 * @param {string} text
 * @param {Unit[]} units
 * @param {Span[]} said what asks for a view
 * @param {string[]} frame folded words that only ask
 * @returns {Unit[]}
 */
export function missingIn(model, text, units, said, frame) {
  const plain = halfWidth(text);
  const named = tokensOf(model, text, -1).flatMap((token) => (token.things.length ? [fold(token.text)] : []));
  const isSaid = (/** @type {Unit} */ { word, span }) =>
    named.some((name) => name.includes(fold(word))) ||
    saysNothing(model, word) ||
    frame.includes(fold(word)) ||
    said.some((one) => meets(one, span));
  const nouns = units.filter((unit) => !isVerb(plain, unit));
  const numbered = unitsOfPattern(plain, NUMBERED).filter(({ word }) => !isUsed(model, word));
  return [...nouns.map((unit) => withName(model, plain, unit)), ...kanaNouns(plain), ...numbered]
    .filter(
      (unit) =>
        numbered.includes(unit) ||
        (!isSaid(unit) && !(JAPANESE.test(unit.word) ? hasJapanese(model, unit.word) : hasLatin(model, unit.word))),
    )
    .sort((one, other) => one.at - other.at);
}

/** Whether a word of a text in one width is the stem of a verb. @param {string} plain @param {Unit} unit */
export const isVerb = (plain, { word, at }) =>
  /\p{Script=Han}$/u.test(word) &&
  (VERB.test(plain.slice(at + word.length)) || (word.length === 1 && VERB_IN_S.test(plain.slice(at + 1))));

/** @param {Model} model @param {string} word */
const hasLatin = (model, word) => word.length < SHORT || /\d/.test(word) || isUsed(model, word);

/**
 * Whether the data have a Japanese word, or all the words that it is made of. A character alone is mostly the stem of a verb.
 * @param {Model} model
 * @param {string} word
 */
function hasJapanese(model, word) {
  if (word.length < 2 || word.length > LONGEST || isKnown(model, word)) return true;
  const able = [true];
  for (let end = 1; end <= word.length; end += 1) {
    for (let from = end - 1; from >= 0 && !able[end]; from -= 1) {
      const part = word.slice(from, end);
      able[end] =
        able[from] &&
        !cutsKatakana(word, end) &&
        (part.length > 1 ? isKnown(model, part) : (from ? SUFFIXES : PREFIXES).includes(part) || /[々ー]/.test(part));
    }
  }
  return able[word.length];
}

/** @param {Model} model @param {string} word */
const isKnown = (model, word) => wordIndex(model).has(fold(word)) || isUsed(model, word);

/**
 * A word with the name that stands right before it, of which it makes another: 子ども食堂.
 * @param {Model} model
 * @param {string} text
 * @param {Unit} unit
 * @returns {Unit}
 */
function withName(model, text, unit) {
  if (!JAPANESE.test(unit.word) || unit.word.length < 2 || !/[ぁ-ゖ]/.test(text[unit.at - 1] ?? '')) return unit;
  for (let length = BEFORE; length > 1; length -= 1) {
    const before = text.slice(Math.max(0, unit.at - length), unit.at);
    if (before.length === length && searchIndex(model).byFold.has(fold(before)))
      return hasJapanese(model, unit.word) ? unit : { ...unit, word: before + unit.word, at: unit.at - length };
  }
  return unit;
}

/**
 * Nouns in hiragana alone (ごみ): what begins a text, or follows the の of another, and stands before a particle; not what
 * ends as verbs do.
 * @param {string} text
 * @returns {Unit[]}
 */
const kanaNouns = (text) => unitsOfPattern(text, KANA_NOUN).filter(({ word }) => !LIKE_A_VERB.test(word));

/**
 * What the group of a pattern meets, which stands at its end.
 * @param {string} text
 * @param {RegExp} pattern
 * @returns {Unit[]}
 */
function unitsOfPattern(text, pattern) {
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: word, index = 0 }) => {
    const at = index + whole.length - word.length;
    const start = fold(text.slice(0, at)).length;
    return { word, span: /** @type {Span} */ ([start, start + fold(word).length]), at };
  });
}
