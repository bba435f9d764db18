/*
 * Finds things by how their Japanese names sound, as people write that in Latin letters: shotengai, nōgyō.
 */
import { onceOf } from '../data/once.js';
import { fold } from '../text/fold.js';
import { soundsOf } from '../text/romaji.js';

/** @typedef {import('./by_name.js').Hit} Hit */
/** @typedef {{ thing: number, text: string, sounds: string }} Sounding */

const SHORTEST = 3; // letters of a whole name
const BESIDE = 5; // letters at the beginning or end of one
const INSIDE = 7;

const SOUNDING = onceOf(({ data }) =>
  data.things.flatMap(({ name, also, reading }, thing) =>
    [...new Set([...reading, name[0], ...also[0]])].flatMap((text) => {
      const folded = fold(text);
      const sounds = /^[ぁ-ゖ]+$/.test(folded) && soundsOf(folded);
      return sounds ? [{ thing, text, sounds }] : [];
    }),
  ),
);

/**
 * The things whose names sound so; none for a text that is not in Latin letters alone.
 * @param {import('../types.js').Model} model
 * @param {string} folded
 * @returns {Hit[]}
 */
export function bySound(model, folded) {
  const sought = /^[a-z]+$/.test(folded) ? soundsOf(folded) : null;
  if (!sought || sought.length < SHORTEST) return [];
  return SOUNDING(model).flatMap(({ thing, text, sounds }) => {
    const share = sought.length / sounds.length;
    const edge = sought.length >= BESIDE && (sounds.startsWith(sought) || sounds.endsWith(sought));
    const met = edge || (sought.length >= INSIDE && sounds.includes(sought)) || sounds === sought;
    return met ? [{ thing, text, score: 70 + Math.round(30 * share), how: /** @type {const} */ ('part') }] : [];
  });
}
