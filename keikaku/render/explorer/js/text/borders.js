/*
 * Where words begin and end in a folded text, as keikaku/language/borders.py has it: a Latin name is met from the
 * beginning of a word, never inside one. Between Japanese characters, and beside them, there is always a border.
 */
import { fold, halfWidth } from './fold.js';

/**
 * A folded text, and the places in it at which a word of the text as written begins.
 * @typedef {{ folded: string, starts: Set<number> }} Bordered
 */

const SHORT = 2; // letters: a Latin text of so many is a word or none (AI, IT), since nearly every word begins with some such

/**
 * @param {string} text
 * @returns {Bordered}
 */
export function bordered(text) {
  const starts = new Set([0]);
  let folded = '';
  for (const word of halfWidth(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    starts.add(folded.length);
    folded += fold(word);
  }
  return { folded, starts };
}

/**
 * Whether a folded text is Latin and so short that only whole words count.
 * @param {string} folded
 */
export const isShort = (folded) => folded.length <= SHORT && isLatin(folded);

/** @param {string} folded */
export const isLatin = (folded) => /^[\x00-\x7f]*$/.test(folded);

/**
 * Whether a word may begin or end before the character at this place.
 * @param {Bordered} where
 * @param {number} place
 */
function isBorder({ folded, starts }, place) {
  return starts.has(place) || place <= 0 || place >= folded.length || !isLatin(folded.slice(place - 1, place + 1));
}

/**
 * Whether a folded text stands in another from a border on.
 * @param {string} part
 * @param {Bordered} where
 */
export const beginsIn = (part, where) => placesOf(part, where.folded).some((start) => isBorder(where, start));

/**
 * Whether a folded text stands in another between borders.
 * @param {string} part
 * @param {Bordered} where
 */
export const isWordIn = (part, where) => wordStarts(part, where).length > 0;

/**
 * Where a folded text stands in another: rather from a border on than inside a word; -1 where it does not.
 * @param {string} part
 * @param {Bordered} where
 */
export function firstPlace(part, where) {
  const places = placesOf(part, where.folded);
  return places.find((start) => isBorder(where, start)) ?? places[0] ?? -1;
}

/**
 * Whether a folded text is met in another: from a border on, and if it is short up to one.
 * @param {string} part
 * @param {Bordered} where
 */
export const isMetIn = (part, where) => metStarts(part, where).length > 0;

/**
 * Where a folded text stands in another between borders.
 * @param {string} part
 * @param {Bordered} where
 */
export const wordStarts = (part, where) =>
  placesOf(part, where.folded).filter((start) => isBorder(where, start) && isBorder(where, start + part.length));

/**
 * Where it is met in another: see isMetIn.
 * @param {string} part
 * @param {Bordered} where
 */
export const metStarts = (part, where) =>
  isShort(part) ? wordStarts(part, where) : placesOf(part, where.folded).filter((start) => isBorder(where, start));

/**
 * Where one word is met: not over the blank between two ("off" in "of firms").
 * @param {string} word
 * @param {Bordered} where
 */
export const oneWordStarts = (word, where) =>
  metStarts(word, where).filter(
    (start) => !isLatin(word) || [...word].every((_, place) => !place || !where.starts.has(start + place)),
  );

/**
 * Whether one word is met: over a blank only where it ends with a word ("startup" in "Start up", not "hotels" in "Hotel
 * ships").
 * @param {string} word
 * @param {Bordered} where
 */
export const isOneWordIn = (word, where) =>
  oneWordStarts(word, where).length > 0 || metStarts(word, where).some((start) => isBorder(where, start + word.length));

/**
 * @param {string} part
 * @param {string} folded
 */
function placesOf(part, folded) {
  const places = [];
  for (let place = folded.indexOf(part); place >= 0; place = folded.indexOf(part, place + 1)) places.push(place);
  return places;
}

const KATAKANA = /[ァ-ヺー]/;

/**
 * Whether a place is inside a word of katakana.
 * @param {string} text
 * @param {number} place
 */
export const cutsKatakana = (text, place) =>
  place > 0 && KATAKANA.test(text[place - 1]) && KATAKANA.test(text[place] ?? '');
