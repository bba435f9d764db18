/*
 * What stands on the map for a state: a mark for each thing with a point of its own, with how many are known to be there
 * without one; and areas, which have a middle and no border. Pure.
 */
import { carriersOf, groundOf, isOuter } from '../../data/whereabouts.js';
import { keptThing } from './places.js';
import { projection } from './ground.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../data/whereabouts.js').Position} Position */
/** @typedef {{thing: number, position: Position, x: number, y: number, weight: number, there: number, faded: boolean}} MapMark
 * x, y: kilometres; there: how many more things are known to be there; faded: only what is there is kept by the filters */

/**
 * @param {Model} model
 * @param {State} state
 * @returns {{marks: MapMark[], areas: MapMark[]}}
 */
export function mapMarks(model, state) {
  const ground = groundOf(model);
  const positions = [...ground.positions.values()];
  if (!positions.length) return { marks: [], areas: [] };
  const keeps = keptThing(model, state);
  const project = projection(positions).there;
  /** @type {Map<number, Set<number>>} */
  const there = new Map();
  for (const thing of ground.places) {
    if (ground.positions.has(thing) || !keeps(thing)) continue;
    for (const carrier of carriersOf(model, thing)) there.set(carrier, (there.get(carrier) ?? new Set()).add(thing));
  }
  const all = positions.flatMap((position) => {
    const { thing } = position;
    const more = there.get(thing)?.size ?? 0;
    if (!keeps(thing) && !more) return [];
    const mark = { thing, position, ...project(position), weight: model.linksOf[thing].length, there: more };
    return [{ ...mark, faded: !keeps(thing) }];
  });
  const shown = all.map(({ position }) => position);
  return {
    marks: all.filter(({ position }) => !position.area).sort((one, other) => other.weight - one.weight),
    areas: all.filter((mark) => mark.position.area && !isOuter(ground, mark.thing, shown)),
  };
}
