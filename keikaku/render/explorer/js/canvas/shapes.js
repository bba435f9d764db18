/* Outlines of marks, curves and arrowheads in numbers: the same for the canvas and for SVG. */
import { DASHES, FORMS } from '../parts/glyph.js';

/** @typedef {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void, closePath: () => void, arc: (x: number, y: number, r: number, start: number, end: number) => void, rect: (x: number, y: number, w: number, h: number) => void}} Tracer */

const LEGEND_WIDTH = 2; // of its lines, in pixels
const RADIUS = 8; // of the legend's dot, to which the other forms are drawn to look equally large

/**
 * Corners for radius 1; a dot has none.
 * @type {Object<string, [number, number][]>}
 */
const CORNERS = Object.fromEntries(
  Object.entries(FORMS)
    .filter(([form]) => form !== 'dot')
    .map(([form, outline]) => [form, cornersOf(outline)]),
);

/**
 * The corners of an outline of straight lines.
 * @param {string} outline @returns {[number, number][]}
 */
function cornersOf(outline) {
  let [x, y] = [0, 0];
  return [...outline.matchAll(/([MLHV])([^A-Z]*)/g)].map(([, step, numbers]) => {
    const [one, other] = (numbers.match(/-?[\d.]+/g) ?? []).map(Number);
    if (step !== 'V') x = one;
    if (step !== 'H') y = step === 'V' ? one : other;
    return [x / RADIUS, y / RADIUS];
  });
}

/**
 * The legend's dash, its parts so much longer on a wider line that their gaps are seen.
 * @param {string} dash @param {number} width of the line in pixels @returns {number[]}
 */
export function dashPattern(dash, width) {
  const scale = Math.max(1, width / LEGEND_WIDTH);
  return (DASHES[dash] ?? DASHES.solid).map((length) => Math.round(10 * length * scale) / 10);
}

/**
 * Corners of a form, or null for a dot and what is not known.
 * @param {string} form
 */
export function formCorners(form) {
  return Object.hasOwn(CORNERS, form) ? CORNERS[form] : null;
}

/**
 * Adds a mark's outline to a path.
 * @param {Tracer} path @param {string} form @param {number} x @param {number} y @param {number} r
 */
export function traceForm(path, form, x, y, r) {
  const corners = formCorners(form);
  if (!corners) {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  path.moveTo(x + corners[0][0] * r, y + corners[0][1] * r);
  for (let i = 1; i < corners.length; i += 1) path.lineTo(x + corners[i][0] * r, y + corners[i][1] * r);
  path.closePath();
}

/**
 * Where a bent line is drawn to: the control point of its curve.
 * @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {number} bend @returns {[number, number]}
 */
export function controlPoint(x1, y1, x2, y2, bend) {
  return [(x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend];
}

/**
 * The points of a line: its ends, or for a bent one points along its curve.
 * @param {[number, number]} from @param {[number, number]} to @param {number} bend @returns {[number, number][]}
 */
export function chainOf(from, to, bend) {
  if (!bend) return [from, to];
  const [cx, cy] = controlPoint(...from, ...to, bend);
  return Array.from({ length: 9 }, (_, step) => {
    const [t, u] = [step / 8, 1 - step / 8];
    return [u * u * from[0] + 2 * u * t * cx + t * t * to[0], u * u * from[1] + 2 * u * t * cy + t * t * to[1]];
  });
}

/**
 * The part of a straight line that lies in a frame, as shares of its length (Liang and Barsky); null where none does.
 * @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {number} width @param {number} height
 * @returns {[number, number] | null}
 */
export function clippedPart(x1, y1, x2, y2, width, height) {
  let [from, to] = [0, 1];
  for (const [way, room] of [
    [x1 - x2, x1],
    [x2 - x1, width - x1],
    [y1 - y2, y1],
    [y2 - y1, height - y1],
  ]) {
    if (way === 0 && room < 0) return null;
    if (way < 0) from = Math.max(from, room / way);
    if (way > 0) to = Math.min(to, room / way);
  }
  return from < to ? [from, to] : null;
}

/**
 * The three corners of an arrowhead whose tip touches the mark at the line's end.
 * @param {[number, number]} from a point before the end, on the line or its control point
 * @param {[number, number]} to the mark's middle @param {number} gap its radius @param {number} size length of the head
 * @returns {[number, number][]}
 */
export function arrowHead(from, to, gap, size) {
  const distance = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [dx, dy] = [(to[0] - from[0]) / distance, (to[1] - from[1]) / distance];
  const [tipX, tipY] = [to[0] - dx * gap, to[1] - dy * gap];
  const [backX, backY] = [tipX - dx * size, tipY - dy * size];
  const half = size * 0.42;
  return [
    [tipX, tipY],
    [backX - dy * half, backY + dx * half],
    [backX + dy * half, backY - dx * half],
  ];
}
