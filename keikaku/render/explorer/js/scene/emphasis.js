/*
 * What a picture draws full while a thing is chosen: the thing, its neighbours, and the lines to them; of a thing that
 * was expanded also what came with it, and the lines of all these. The rest is pale. Pure.
 */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./links.js').Bundle} Bundle */
/** @typedef {import('./around.js').Draft} Draft */
/** @typedef {{thing: (thing: number) => boolean, line: (bundle: Bundle) => boolean}} Emphasis */

import { neighboursOf } from './links.js';

/**
 * Null where nothing is to be pale: nothing in the picture is chosen, or the picture is about it anyway.
 * @param {Draft} draft @param {State['scene']} scene @param {Set<number>} shown @param {Bundle[]} bundles
 * @returns {Emphasis | null}
 */
export function emphasisOf({ model, state, passes, fresh }, scene, shown, bundles) {
  const { at, focus, open } = state;
  if (!shown.has(at) || scene === 'path' || (scene === 'around' && at === focus)) return null;
  const near = new Set([at]);
  for (const { from, to } of bundles) {
    if (from === at) near.add(to);
    if (to === at) near.add(from);
  }
  if (!open.includes(at)) {
    return { thing: (thing) => near.has(thing), line: ({ from, to }) => from === at || to === at };
  }
  for (const thing of neighboursOf(model, at, passes).keys()) if (shown.has(thing)) near.add(thing);
  const asked = (/** @type {number} */ thing) => thing === at || fresh.has(thing);
  return {
    thing: (thing) => near.has(thing),
    line: ({ from, to }) => near.has(from) && near.has(to) && (asked(from) || asked(to)),
  };
}
