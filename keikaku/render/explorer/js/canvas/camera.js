/*
 * Where the eye is: the point of the picture in the middle of the frame, and how many pixels one of its units has.
 * Pure geometry.
 */
/** @typedef {{x: number, y: number, k: number}} Camera */
/** @typedef {{width: number, height: number}} Frame in CSS pixels */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Bounds */

export const ZOOM_LEAST = 0.03;
export const ZOOM_MOST = 8;
const FIT_MOST = 1.4; // a picture of three things is not blown up to fill the frame
const LEAST_RADIUS = 1.5;

/** @param {Camera} camera @param {Frame} frame @param {number} x @param {number} y @returns {[number, number]} */
export function toScreen(camera, frame, x, y) {
  return [(x - camera.x) * camera.k + frame.width / 2, (y - camera.y) * camera.k + frame.height / 2];
}

/** @param {Camera} camera @param {Frame} frame @param {number} x @param {number} y @returns {[number, number]} */
export function toWorld(camera, frame, x, y) {
  return [(x - frame.width / 2) / camera.k + camera.x, (y - frame.height / 2) / camera.k + camera.y];
}

/**
 * The camera after zooming by a factor, with what lies at a point of the frame staying there.
 * @param {Camera} camera @param {Frame} frame @param {number} x @param {number} y @param {number} factor @returns {Camera}
 */
export function zoomedAt(camera, frame, x, y, factor) {
  const k = Math.max(ZOOM_LEAST, Math.min(ZOOM_MOST, camera.k * factor));
  const [worldX, worldY] = toWorld(camera, frame, x, y);
  return { x: worldX - (x - frame.width / 2) / k, y: worldY - (y - frame.height / 2) / k, k };
}

/**
 * The camera that sees all of the bounds, with a margin for names.
 * @param {Bounds} bounds @param {Frame} frame @returns {Camera}
 */
export function fitted(bounds, frame) {
  const across = Math.min(120, frame.width * 0.13);
  const [above, below] = [44, 88]; // names, and the buttons along the lower edge
  const width = Math.max(1, bounds.right - bounds.left);
  const height = Math.max(1, bounds.bottom - bounds.top);
  const wanted = Math.min((frame.width - 2 * across) / width, (frame.height - above - below) / height);
  const k = Math.max(ZOOM_LEAST, Math.min(FIT_MOST, wanted));
  return { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 + (below - above) / 2 / k, k };
}

/**
 * The camera that sees just this room, which has the names in it.
 * @param {Bounds} room @param {Frame} frame @returns {Camera}
 */
export function framed({ left, top, right, bottom }, frame) {
  const wanted = Math.min(frame.width / Math.max(1, right - left), frame.height / Math.max(1, bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2, k: Math.max(ZOOM_LEAST, Math.min(FIT_MOST, wanted)) };
}

/** @param {{x: number, y: number, r: number}[]} marks @returns {Bounds} */
export function boundsOf(marks) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y, r } of marks) {
    bounds.left = Math.min(bounds.left, x - r);
    bounds.right = Math.max(bounds.right, x + r);
    bounds.top = Math.min(bounds.top, y - r);
    bounds.bottom = Math.max(bounds.bottom, y + r);
  }
  return marks.length ? bounds : { left: 0, top: 0, right: 0, bottom: 0 };
}

/**
 * A mark's radius on the screen: it grows and shrinks more slowly than the distances.
 * @param {number} r @param {number} k
 */
export function screenRadius(r, k) {
  return Math.max(LEAST_RADIUS, r * (k < 1 ? k ** 0.72 : k ** 0.45));
}
