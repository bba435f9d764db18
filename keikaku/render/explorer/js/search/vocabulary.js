/*
 * Which words these data use at all: in a name, in what is said of something, in the text of a passage, or as a word for a
 * class, a relation, a number. A word inside a longer one is another word: バス in バスケットボール, bus in business.
 */
import { cutsKatakana } from '../text/borders.js';
import { onceOf } from '../data/once.js';
import { halfWidth } from '../text/fold.js';
import { JAPANESE } from '../text/phrases.js';
import { withinSlips } from '../text/likeness.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {{ stems: Set<string>, japanese: string, known: Map<string, boolean> }} Vocabulary */

const LATIN = /[\p{Script=Latin}\p{N}]+/gu;
const LETTERS_TO_SLIP = 6; // letters of a stem that may be meant with one of them wrong

/**
 * An English word without what makes it many, or a time or a doing of it.
 * @param {string} word
 */
const stemOf = (word) =>
  word
    .toLowerCase()
    .replace(/^(.{3,}?)(?:ies|ied|ing|ers?|es|ed|s|y|e)$/, '$1')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1');

/** @param {string} text */
const stemsOf = (text) => (text.match(LATIN) ?? []).map(stemOf);

/** @type {(model: Model) => Vocabulary} */
export const vocabularyOf = onceOf((model) => {
  const texts = [...new Set(textsOf(model))].map((text) => halfWidth(text).toLowerCase());
  const stems = new Set(texts.flatMap(stemsOf));
  return { stems, japanese: texts.filter((text) => JAPANESE.test(text)).join('\n'), known: new Map() };
});

/** @param {Model} model */
function textsOf({ data }) {
  const { things, facts, passages, kinds, relations, words } = data;
  return [
    ...things.flatMap(({ name, also, reading, aim }) => [...name, ...also.flat(), ...reading, ...(aim ?? [])]),
    ...facts.flatMap(([, kind, text]) => [...kind, ...text]),
    ...passages.flatMap(({ text }) => text ?? []),
    ...[...kinds, ...relations].flatMap(({ name }) => name),
    ...[...words.classes, ...words.relations, ...words.figures].flatMap(({ name, words: more }) => [...name, ...more]),
  ];
}

/**
 * Whether the data use a word; of an English one also where a letter of it is wrong.
 * @param {Model} model
 * @param {string} word
 */
export function isUsed(model, word) {
  const vocabulary = vocabularyOf(model);
  const { japanese, known } = vocabulary;
  const plain = halfWidth(word).toLowerCase();
  let used = known.get(plain);
  if (used === undefined) {
    used = JAPANESE.test(plain)
      ? holdsWord(japanese, plain)
      : stemsOf(plain).every((stem) => hasStem(vocabulary, stem));
    known.set(plain, used);
  }
  return used;
}

/**
 * Whether the data have all words of a text in Latin letters just so, but for number and time.
 * @param {Model} model
 * @param {string} text
 */
export const isSpeltIn = (model, text) => stemsOf(text).every((stem) => vocabularyOf(model).stems.has(stem));

/** @param {Vocabulary} vocabulary @param {string} stem */
const hasStem = ({ stems }, stem) =>
  stems.has(stem) || (stem.length >= LETTERS_TO_SLIP && [...stems].some((one) => withinSlips(one, stem, 1)));

/**
 * Whether a Japanese text has a word, not cut out of a longer one: a run of katakana is one word, and so are hiragana that
 * stand behind others.
 * @param {string} text
 * @param {string} word
 */
export function holdsWord(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isCut = cutsKatakana(text, at) || cutsKatakana(text, at + word.length);
    if (!isCut && !(/^[ぁ-ゖー]+$/.test(word) && /[ぁ-ゖ]/.test(text[at - 1] ?? ''))) return true;
  }
  return false;
}
