/*
 * Finds things of no plan by what is said of them.
 */
import { fold } from '../text/fold.js';
import { signTest } from '../text/signs.js';

/** @typedef {import('../types.js').Model} Model */

/** @type {WeakMap<Model, string[]>} the folded values, worked out when they are first needed */
const FOLDED = new WeakMap();

/**
 * The things of which a value holds the text.
 * @param {Model} model
 * @param {string} text
 * @returns {number[]}
 */
export function thingsSaying(model, text) {
  const { literals } = model.data;
  const wanted = fold(text);
  if (wanted.length < 2 || !literals.length) return [];
  let folded = FOLDED.get(model);
  if (!folded) FOLDED.set(model, (folded = literals.map((literal) => fold(literal[2]))));
  const signs = signTest(text);
  const found = new Set(/** @type {number[]} */ ([]));
  literals.forEach(([thing, , value], place) => {
    if (folded[place].includes(wanted) && (!signs || signs([value]))) found.add(thing);
  });
  return [...found];
}
