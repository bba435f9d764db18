/* What lies under the pointer, and which mark comes next in a direction. */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('../types.js').Mark} Mark */
/** @typedef {{at: (x: number, y: number, k: number) => number}} Hits */

import { screenRadius } from './camera.js';

const REACH = 13; // pixels from a mark's middle that still hit it, however small it is: a target of 26 pixels

/**
 * A grid of the marks' middles, in the picture's own units.
 * @param {Mark[]} marks @returns {Hits}
 */
export function createHits(marks) {
  const cell = 48;
  const largest = marks.reduce((most, mark) => Math.max(most, mark.r), 0);
  /** @type {Map<number, number[]>} */
  const cells = new Map();
  const key = (/** @type {number} */ column, /** @type {number} */ row) => column * 1048576 + row;
  marks.forEach((mark, place) => {
    const at = key(Math.floor(mark.x / cell), Math.floor(mark.y / cell));
    const here = cells.get(at);
    if (here) here.push(place);
    else cells.set(at, [place]);
  });

  /**
   * The mark at a point of the picture at this zoom, the nearest of several; -1 for none.
   * @param {number} x @param {number} y @param {number} k
   */
  function markAt(x, y, k) {
    const reach = Math.max(screenRadius(largest, k), REACH) / k;
    let [found, least] = [-1, Infinity];
    const steps = Math.ceil(reach / cell);
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    /** @param {number} place */
    const look = (place) => {
      const mark = marks[place];
      const away = Math.hypot(mark.x - x, mark.y - y) * k;
      const radius = screenRadius(mark.r, k) * 1.1;
      // How far outside its rim the point lies: of two that overlap, the one pointed at more squarely.
      if (away <= Math.max(radius, REACH) && away - radius < least) [found, least] = [place, away - radius];
    };
    if ((2 * steps + 1) ** 2 > cells.size) for (const here of cells.values()) here.forEach(look);
    else {
      for (let dx = -steps; dx <= steps; dx += 1) {
        for (let dy = -steps; dy <= steps; dy += 1) cells.get(key(column + dx, row + dy))?.forEach(look);
      }
    }
    return found;
  }

  return { at: markAt };
}

/**
 * The mark to walk to from another in a direction: the nearest within 60 degrees of it, linked ones first.
 * @param {Scene} scene @param {number} from @param {number} dx @param {number} dy one of them 0, the other 1 or -1
 * @returns {number} -1 where none lies that way
 */
export function nextMark(scene, from, dx, dy) {
  const linked = new Set();
  for (const line of scene.lines) {
    if (line.from === from) linked.add(line.to);
    if (line.to === from) linked.add(line.from);
  }
  const start = scene.marks[from];
  let [best, least] = [-1, Infinity];
  scene.marks.forEach((mark, place) => {
    if (place === from) return;
    const along = (mark.x - start.x) * dx + (mark.y - start.y) * dy;
    const aside = Math.abs((mark.x - start.x) * dy + (mark.y - start.y) * dx);
    if (along <= 0 || aside > along * 1.75) return;
    const cost = (along + 2 * aside) * (linked.has(place) ? 1 : 2.2);
    if (cost < least) [best, least] = [place, cost];
  });
  return best;
}

/**
 * The mark at which a walk begins: the chosen one, else the heaviest near the middle.
 * @param {Scene} scene @param {{x: number, y: number, k: number}} camera
 */
export function firstMark(scene, camera) {
  const chosen = scene.marks.findIndex((mark) => mark.chosen);
  if (chosen >= 0 || !scene.marks.length) return chosen;
  const worth = (/** @type {Mark} */ mark) =>
    mark.weight / (1 + (Math.hypot(mark.x - camera.x, mark.y - camera.y) * camera.k) / 300);
  return scene.marks.reduce((best, mark, place) => (worth(mark) > worth(scene.marks[best]) ? place : best), 0);
}
