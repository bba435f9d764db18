/*
 * Marks in a name what of it was sought, whatever way it was spelt.
 */
import { bordered, firstPlace } from '../text/borders.js';
import { element } from '../parts/dom.js';
import { fold, foldWithMap } from '../text/fold.js';
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
  const { folded, places } = foldWithMap(name);
  const where = bordered(name).folded === folded ? bordered(name) : { folded, starts: new Set() };
  const whole = placeOf(where, places, fold(sought));
  if (whole) return [whole];
  const words = wordsOf(sought).map((word) => placeOf(where, places, fold(word)));
  /** @type {[number, number][]} */
  const found = [];
  for (const one of words.sort((a, b) => (a?.[0] ?? 0) - (b?.[0] ?? 0))) {
    if (one && (!found.length || one[0] >= found[found.length - 1][1])) found.push(one);
  }
  return words.length > 1 ? found : [];
}

/**
 * @param {import('../text/borders.js').Bordered} where
 * @param {number[]} places
 * @param {string} part
 * @returns {[number, number] | null}
 */
function placeOf(where, places, part) {
  const start = part ? firstPlace(part, where) : -1;
  if (start < 0) return null;
  const last = start + part.length - 1;
  // To where the next character begins; what folds to nothing in between (a hyphen, a blank) is not marked at the end.
  const next = places.find((place, index) => index > last && place > places[last]) ?? places[places.length - 1];
  return [places[start], next];
}
