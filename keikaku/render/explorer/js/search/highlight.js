/*
 * Marks in a name what of it was sought, whatever way it was spelt.
 */
import { firstPlace } from '../text/borders.js';
import { element } from '../parts/dom.js';
import { fold } from '../text/fold.js';
import { mapped, spanOf } from '../text/spans.js';
import { wordsOf } from './by_name.js';

/**
 * The name as text and marks.
 * @param {string} name
 * @param {string} sought
 * @returns {(string | HTMLElement)[]}
 */
export function highlighted(name, sought) {
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let done = 0;
  for (const [start, end] of soughtIn(name, sought)) {
    if (start > done) parts.push(name.slice(done, start));
    parts.push(element('mark', '', name.slice(start, end)));
    done = end;
  }
  if (done < name.length) parts.push(name.slice(done));
  return parts;
}

/**
 * Where in a name the sought text stands; else where its words do. Places in order, none over another.
 * @param {string} name
 * @param {string} sought
 * @returns {[number, number][]}
 */
export function soughtIn(name, sought) {
  const where = mapped(name);
  const whole = placeOf(where, fold(sought));
  if (whole) return [whole];
  const words = wordsOf(sought).map((word) => placeOf(where, fold(word)));
  /** @type {[number, number][]} */
  const found = [];
  for (const one of words.sort((a, b) => (a?.[0] ?? 0) - (b?.[0] ?? 0))) {
    if (one && (!found.length || one[0] >= found[found.length - 1][1])) found.push(one);
  }
  return words.length > 1 ? found : [];
}

/**
 * @param {import('../text/spans.js').Mapped} text
 * @param {string} part
 * @returns {[number, number] | null}
 */
function placeOf(text, part) {
  const start = part ? firstPlace(part, text.where) : -1;
  return start < 0 ? null : spanOf(text, start, part.length);
}
