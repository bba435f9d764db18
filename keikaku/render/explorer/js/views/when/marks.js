/*
 * The marks of what is done, planned, and planned for a time that is over: apart by form, not by colour alone.
 */
import { element, svg } from '../../parts/dom.js';
import { WORDS } from './entries.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./entries.js').Word} Word */

/**
 * A mark for the list and the key.
 * @param {Word} word
 */
export function momentMark(word) {
  return svg(
    'svg',
    { viewBox: '-9 -9 18 18', class: `when-mark is-${word}`, 'aria-hidden': 'true' },
    ...shapesOf(word, 0, 0, 6),
  );
}

/**
 * Its shapes around a point.
 * @param {Word} word
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export function shapesOf(word, x, y, r) {
  const ring = svg('circle', { cx: x, cy: y, r, class: 'when-ring' });
  if (word !== 'past') return [ring];
  return [ring, svg('text', { x, y: y + r * 0.62, class: 'when-sign', 'font-size': r * 1.75 }, '?')];
}

/**
 * What the marks mean, of those that there are.
 * @param {App} app
 * @param {Set<Word>} words
 */
export function marksKey(app, words) {
  const kept = WORDS.filter((word) => words.has(word));
  return element(
    'ul',
    'when-key',
    ...kept.map((word) => element('li', `is-${word}`, momentMark(word), app.say(`when.means_${word}`))),
  );
}
