/* Which line lies under the pointer: a grid of the lines' ways, made when it is first asked. */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {{at: (x: number, y: number, k: number, reach: number) => number}} LineHits */

import { chainOf } from './shapes.js';

const CELLS_ACROSS = 48; // so that a line across the whole picture goes through that many
const LEAST_CELL = 24; // units of the picture
const PALER = 4; // pixels by which a pale line must be nearer than a full one

/** @param {Scene} scene @returns {LineHits} */
export function createLineHits(scene) {
  /** @type {{cell: number, cells: Map<number, Set<number>>} | null} */
  let grid = null;
  const key = (/** @type {number} */ column, /** @type {number} */ row) => column * 1048576 + row;

  function made() {
    const { marks, lines } = scene;
    const spans = ['x', 'y'].map((axis) => {
      let [least, most] = [Infinity, -Infinity];
      for (const mark of marks)
        [least, most] = [
          Math.min(least, mark[/** @type {'x' | 'y'} */ (axis)]),
          Math.max(most, mark[/** @type {'x' | 'y'} */ (axis)]),
        ];
      return most - least;
    });
    const cell = Math.max(LEAST_CELL, Math.max(...spans, 0) / CELLS_ACROSS);
    /** @type {Map<number, Set<number>>} */
    const cells = new Map();
    lines.forEach((line, place) => {
      const points = wayOfLine(scene, place);
      for (let at = 1; at < points.length; at += 1) {
        const [[x1, y1], [x2, y2]] = [points[at - 1], points[at]];
        const steps = Math.max(1, Math.ceil((2 * Math.hypot(x2 - x1, y2 - y1)) / cell));
        for (let step = 0; step <= steps; step += 1) {
          const here = key(
            Math.floor((x1 + ((x2 - x1) * step) / steps) / cell),
            Math.floor((y1 + ((y2 - y1) * step) / steps) / cell),
          );
          const there = cells.get(here);
          if (there) there.add(place);
          else cells.set(here, new Set([place]));
        }
      }
    });
    return { cell, cells };
  }

  /**
   * The line nearest to a point of the picture, of those nearer than the reach in pixels; -1 for none.
   * @param {number} x @param {number} y @param {number} k zoom @param {number} reach
   */
  function lineAt(x, y, k, reach) {
    grid = grid ?? made();
    const { cell, cells } = grid;
    const steps = Math.ceil(reach / k / cell);
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    let [found, least] = [-1, Infinity];
    for (let dx = -steps; dx <= steps; dx += 1) {
      for (let dy = -steps; dy <= steps; dy += 1) {
        for (const place of cells.get(key(column + dx, row + dy)) ?? []) {
          const away = distanceTo(wayOfLine(scene, place), x, y) * k;
          const cost = away + (scene.lines[place].faded ? PALER : 0);
          if (away <= reach + scene.lines[place].width / 2 && cost < least) [found, least] = [place, cost];
        }
      }
    }
    return found;
  }
  return { at: lineAt };
}

/** @param {Scene} scene @param {number} place @returns {[number, number][]} */
function wayOfLine({ marks, lines }, place) {
  const { from, to, bend } = lines[place];
  return chainOf([marks[from].x, marks[from].y], [marks[to].x, marks[to].y], bend);
}

/**
 * From a point to the nearest point of a chain.
 * @param {[number, number][]} points @param {number} x @param {number} y
 */
function distanceTo(points, x, y) {
  let least = Infinity;
  for (let at = 1; at < points.length; at += 1) {
    const [[x1, y1], [x2, y2]] = [points[at - 1], points[at]];
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
  }
  return least;
}
