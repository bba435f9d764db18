/*
 * What a picture of a thing and its neighbours has no room for. Pure.
 */
import { sceneOf } from './scene.js';
import { linkFilter, neighboursOf } from './links.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */

/**
 * How many things within the steps around the focus are not drawn, but for those hidden by hand; 0 in other pictures.
 * @param {Model} model
 * @param {State} state
 * @param {{ has(thing: number): boolean }} drawn
 */
export function leftOut(model, state, drawn) {
  if (sceneOf(model, state) !== 'around') return 0;
  const passes = linkFilter(model, state);
  const gone = new Set(state.gone);
  const within = new Set([state.focus]);
  for (let step = 0; step < state.steps; step += 1) {
    for (const thing of [...within]) for (const next of neighboursOf(model, thing, passes).keys()) within.add(next);
  }
  return [...within].filter((thing) => !drawn.has(thing) && !gone.has(thing)).length;
}
