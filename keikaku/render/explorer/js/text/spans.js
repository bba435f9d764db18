/*
 * Where names and sought words stand in a running text, whatever way they are spelt: places in the text as it is written.
 */
import { bordered, wordStarts, metStarts } from './borders.js';
import { foldWithMap } from './fold.js';

/** @typedef {[number, number]} Span where it begins, and behind its end */
/** @typedef {{ text: string, where: import('./borders.js').Bordered, places: number[] }} Mapped a text, folded, and where its characters come from */

const BEHIND = /[^\p{L}\p{N}\p{M}]+$/u; // what folds to nothing and is no letter: it belongs to what follows
const OPENED = /[（(〔[「『][^）)〕\]」』]*$/u;

/**
 * @param {string} text
 * @returns {Mapped}
 */
export function mapped(text) {
  const { folded, places } = foldWithMap(text);
  const where = bordered(text);
  return { text, where: where.folded === folded ? where : { folded, starts: new Set() }, places };
}

/**
 * Where a part of the folded text stands in the text, up to its last letter, or to the bracket that it opened.
 * @param {Mapped} text
 * @param {number} start
 * @param {number} length
 * @returns {Span}
 */
export function spanOf({ text, places }, start, length) {
  const last = start + length - 1;
  const from = places[start];
  const next = places.find((place, index) => index > last && place > places[last]) ?? text.length;
  const whole = text.slice(from, next);
  const part = whole.replace(BEHIND, '');
  return [from, from + part.length + (OPENED.test(part) && part.length < whole.length ? 1 : 0)];
}

/**
 * All places of a folded name, as whole words.
 * @param {string} name
 * @param {Mapped} text
 */
export const placesOfName = (name, text) =>
  wordStarts(name, text.where).map((start) => spanOf(text, start, name.length));

/**
 * All places of a folded text that is sought, in order.
 * @param {string} sought
 * @param {Mapped} text
 */
export const placesSought = (sought, text, starts = metStarts) =>
  starts(sought, text.where).map((start) => spanOf(text, start, sought.length));

/**
 * Of spans, which may lie over one another, the longest, in order; of those as long the first.
 * @template {{ span: Span }} T
 * @param {T[]} spans
 * @returns {T[]}
 */
export function apart(spans) {
  const length = (/** @type {T} */ { span: [from, to] }) => to - from;
  /** @type {T[]} */
  const kept = [];
  for (const one of [...spans].sort((a, b) => length(b) - length(a) || a.span[0] - b.span[0])) {
    const [from, to] = one.span;
    if (from < to && kept.every(({ span }) => to <= span[0] || from >= span[1])) kept.push(one);
  }
  return kept.sort((a, b) => a.span[0] - b.span[0]);
}
