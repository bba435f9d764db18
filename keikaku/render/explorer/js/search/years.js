/*
 * The years that a text names: 2025, 令和7年, 今年, next year.
 */
import { fold } from '../text/fold.js';
import { TEXTS } from '../text/page_texts.js';

/** @typedef {import('./units.js').Span} Span */
/** @typedef {{ year: number, span: Span }} Year */

const PLAIN = /(?:19|20)\d\d(?!\d)/g;
const ERAS = /(令和|平成)(元|\d{1,2})年/g;
const BEFORE_ERA = { 令和: 2018, 平成: 1988 };
/** @type {readonly [import('../types.js').Text, number][]} */
const RELATIVE = [
  ['words.thisYear', 0],
  ['words.nextYear', 1],
  ['words.lastYear', -1],
];

/**
 * @param {string} folded a text
 * @param {number} now this year
 * @returns {Year[]}
 */
export function yearsIn(folded, now) {
  const spanOf = (/** @type {number} */ at, /** @type {string} */ word) => /** @type {Span} */ ([at, at + word.length]);
  const plain = [...folded.matchAll(PLAIN)].map(({ 0: word, index = 0 }) => ({
    year: Number(word),
    span: spanOf(index, word),
  }));
  const eras = [...folded.matchAll(ERAS)].map(({ 0: word, 1: era, 2: number, index = 0 }) => ({
    year: BEFORE_ERA[/** @type {keyof typeof BEFORE_ERA} */ (era)] + (number === '元' ? 1 : Number(number)),
    span: spanOf(index, word),
  }));
  const relative = RELATIVE.flatMap(([key, far]) =>
    TEXTS[key]
      .flatMap((list) => list.split(/[,、]/).map(fold))
      .flatMap((word) =>
        folded.includes(word) ? [{ year: now + far, span: spanOf(folded.indexOf(word), word) }] : [],
      ),
  );
  return [...plain, ...eras, ...relative];
}
