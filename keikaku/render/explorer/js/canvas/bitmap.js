/* The drawn picture, larger than the frame, which can be moved and stretched until it is drawn anew. */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').Frame} Frame */
/** @typedef {import('./labels.js').Placed} Placed */
/** @typedef {import('./labels.js').Measure} Measure */
/** @typedef {import('./paint.js').Colours} Colours */
/** @typedef {import('./paint.js').Batches} Batches */
/** @typedef {{scene: Scene, batches: Batches, order: number[], pulls: [number, number][]}} Drawable */

import { boxesMeet } from './occupancy.js';
import { toScreen, toWorld } from './camera.js';
import { placeLabels } from './labels.js';
import { paintLabels, paintLines, paintMarks } from './paint.js';

const MARGIN = 0.4; // of the frame, on each side
const MOST_PIXELS = 12e6; // of the bitmap: 48 MB
const STRETCH = 2.2; // times that it may be enlarged or made smaller before it is drawn anew

export function createBitmap() {
  const canvas = document.createElement('canvas');
  canvas.className = 'canvas-bitmap';
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  /** @type {Frame} */
  let area = { width: 0, height: 0 };
  /** @type {Camera} */
  let drawn = { x: 0, y: 0, k: 1 };
  /** @type {Placed[]} */
  let placed = [];
  let cost = 0;

  /** @param {Frame} frame */
  function resize(frame) {
    const size = {
      width: Math.round(frame.width * (1 + 2 * MARGIN)),
      height: Math.round(frame.height * (1 + 2 * MARGIN)),
    };
    const most = Math.sqrt(MOST_PIXELS / Math.max(1, size.width * size.height));
    const ratio = Math.max(1, Math.min(window.devicePixelRatio || 1, most));
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      [canvas.width, canvas.height] = [width, height];
      canvas.style.width = `${size.width}px`;
      canvas.style.height = `${size.height}px`;
      canvas.style.left = `${(frame.width - size.width) / 2}px`;
      canvas.style.top = `${(frame.height - size.height) / 2}px`;
    }
    area = size;
    return ratio;
  }

  return {
    element: canvas,
    /** @param {Drawable} what @param {Camera} camera @param {Frame} frame @param {Colours} colours @param {Measure} measure */
    draw({ scene, batches, order, pulls }, camera, frame, colours, measure) {
      const start = performance.now();
      const ratio = resize(frame);
      drawn = camera;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, area.width, area.height);
      paintLines(pen, batches, camera, area, colours);
      paintMarks(pen, batches, camera, area, colours);
      placed = placeLabels({ scene, order, pulls }, camera, area, frame, measure);
      paintLabels(pen, scene, placed, colours);
      canvas.style.transform = '';
      cost = performance.now() - start;
    },
    /**
     * Moves and stretches what is drawn to where this camera sees it.
     * @param {Camera} camera
     */
    place(camera) {
      const [dx, dy] = [(drawn.x - camera.x) * camera.k, (drawn.y - camera.y) * camera.k];
      canvas.style.transform = `translate(${dx}px, ${dy}px) scale(${camera.k / drawn.k})`;
    },
    /**
     * Whether what is drawn fills the frame for this camera, and not too coarsely.
     * @param {Camera} camera @param {Frame} frame
     */
    covers(camera, frame) {
      const scale = camera.k / drawn.k;
      if (scale > STRETCH || scale < 1 / STRETCH) return false;
      const [dx, dy] = [Math.abs(drawn.x - camera.x) * camera.k, Math.abs(drawn.y - camera.y) * camera.k];
      return dx + frame.width / 2 <= (area.width * scale) / 2 && dy + frame.height / 2 <= (area.height * scale) / 2;
    },
    cost: () => cost,
    /**
     * Whether names stand at the size in which they were drawn.
     * @param {Camera} camera
     */
    sharp: (camera) => Math.abs(camera.k / drawn.k - 1) < 0.01,
    /**
     * The names in pixels of the frame.
     * @param {Camera} camera @param {Frame} frame
     */
    names(camera, frame) {
      const scale = camera.k / drawn.k;
      const seen = (/** @type {number} */ x, /** @type {number} */ y) =>
        toScreen(camera, frame, ...toWorld(drawn, area, x, y));
      return placed.map(({ mark, lines, x, y, w, h, far }) => {
        const [[sx, sy], from] = [seen(x, y), far && seen(far.x, far.y)];
        return {
          mark,
          lines,
          x: sx,
          y: sy,
          w: w * scale,
          h: h * scale,
          ...(from && { far: { x: from[0], y: from[1] } }),
        };
      });
    },
    /**
     * The mark whose name lies at a point of the frame, or -1.
     * @param {number} x @param {number} y @param {Camera} camera @param {Frame} frame
     */
    nameAt(x, y, camera, frame) {
      const [px, py] = toScreen(drawn, area, ...toWorld(camera, frame, x, y));
      return placed.find((box) => boxesMeet(box, { x: px, y: py, w: 0, h: 0 }))?.mark ?? -1;
    },
  };
}
