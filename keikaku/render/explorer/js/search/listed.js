/*
 * The lists of words by which people ask (words.*), and where they stand in a text.
 */
import { isLatin, metStarts, wordStarts } from '../text/borders.js';
import { fold } from '../text/fold.js';
import { TEXTS } from '../text/page_texts.js';

/** @typedef {import('../types.js').Text} Text */
/** @typedef {import('./units.js').Span} Span */

const SHORT = 4; // letters of an English word that is met only whole

/** @type {Map<Text, string[]>} */
const FOLDED = new Map();

/**
 * The words of a list in both languages, folded.
 * @param {Text} key
 */
export function wordsOf(key) {
  let known = FOLDED.get(key);
  if (!known)
    FOLDED.set(
      key,
      (known = TEXTS[key].flatMap((list) =>
        list
          .split(/[,、]/)
          .map((word) => fold(word))
          .filter(Boolean),
      )),
    );
  return known;
}

/**
 * Where words stand in a text. A short English word is met whole; a character alone is one word, not a part of one.
 * @param {string[]} words
 * @param {import('../text/borders.js').Bordered} where
 * @param {Span[]} units
 * @returns {Span[]}
 */
export function spansOf(words, where, units) {
  return words.flatMap((word) => {
    const starts = isLatin(word) && word.length <= SHORT ? wordStarts(word, where) : metStarts(word, where);
    const spans = starts.map((start) => /** @type {Span} */ ([start, start + word.length]));
    return word.length > 1
      ? spans
      : spans.filter(([start, end]) => units.some(([from, to]) => from === start && to === end));
  });
}
