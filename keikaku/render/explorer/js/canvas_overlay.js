/* What changes with every movement of the hand: the ring of the keys, the pointed-at mark with its lines and its name. */
/** @typedef {import('./types.js').Scene} Scene */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').Frame} Frame */
/** @typedef {import('./canvas_paint.js').Colours} Colours */
/** @typedef {{hovered: number, walked: number, dragged: number}} Attention marks, or -1 */

import { screenRadius, toScreen } from './camera.js';
import { LABEL_LEADING } from './canvas_labels.js';
import { batchScene, labelFont, paintLabels, paintLines, paintMarks } from './canvas_paint.js';

/**
 * @param {HTMLCanvasElement} canvas @param {{scene: Scene}} stage @param {Camera} camera @param {Frame} frame
 * @param {Colours} colours @param {Attention} attention @param {boolean} focused whether the keys go to the picture
 */
export function paintOverlay(canvas, { scene }, camera, frame, colours, attention, focused) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    [canvas.width, canvas.height] = [width, height];
    canvas.style.width = `${frame.width}px`;
    canvas.style.height = `${frame.height}px`;
  }
  const mark = attention.dragged >= 0 ? attention.dragged : attention.hovered;
  const walked = focused ? attention.walked : -1;
  const empty = mark < 0 && walked < 0;
  if (empty && canvas.dataset.empty) return; // clearing it costs a frame of pixels
  if (empty) canvas.dataset.empty = 'yes';
  else delete canvas.dataset.empty;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, frame.width, frame.height);
  if (mark >= 0 && scene.marks[mark]) paintPointed(pen, scene, mark, camera, frame, colours);
  if (walked >= 0 && scene.marks[walked]) {
    const [x, y] = toScreen(camera, frame, scene.marks[walked].x, scene.marks[walked].y);
    ring(pen, x, y, screenRadius(scene.marks[walked].r, camera.k) + 6, colours.accent, 3, colours.canvas);
    paintName(pen, scene, walked, camera, frame, colours);
  }
}

/** @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {number} mark @param {Camera} camera @param {Frame} frame @param {Colours} colours */
function paintPointed(pen, scene, mark, camera, frame, colours) {
  const lines = scene.lines.filter((line) => line.from === mark || line.to === mark)
    .map((line) => ({ ...line, faded: false, width: line.width + 1 }));
  const ends = new Set([mark, ...lines.flatMap((line) => [line.from, line.to])]);
  const near = scene.marks.map((one, place) => (ends.has(place) ? { ...one, faded: false } : null));
  const few = { marks: scene.marks, lines };
  paintLines(pen, batchScene(few), camera, frame, colours);
  const marks = near.flatMap((one) => (one ? [one] : []));
  paintMarks(pen, batchScene({ marks, lines: [] }), camera, frame, colours);
  const { x, y, r } = scene.marks[mark];
  ring(pen, ...toScreen(camera, frame, x, y), screenRadius(r, camera.k) + 4, colours.accent, 2);
  paintName(pen, scene, mark, camera, frame, colours);
}

/** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} r @param {string} colour @param {number} width @param {string} [under] */
function ring(pen, x, y, r, colour, width, under) {
  pen.beginPath();
  pen.arc(x, y, r, 0, 2 * Math.PI);
  if (under) {
    pen.strokeStyle = under;
    pen.lineWidth = width + 3;
    pen.stroke();
  }
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

/**
 * A mark's name on a plate below it, whatever lies there.
 * @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {number} place @param {Camera} camera @param {Frame} frame @param {Colours} colours
 */
function paintName(pen, scene, place, camera, frame, colours) {
  const mark = scene.marks[place];
  if (!mark.label.length) return;
  const [x, y] = toScreen(camera, frame, mark.x, mark.y);
  pen.font = labelFont(mark, colours);
  const w = Math.max(...mark.label.map((line) => pen.measureText(line).width)) + 14;
  const h = mark.label.length * LABEL_LEADING + 6;
  const below = screenRadius(mark.r, camera.k) + 8 + h / 2;
  const middle = { x: Math.max(w / 2 + 3, Math.min(frame.width - w / 2 - 3, x)), y: y + (y + below + h / 2 > frame.height ? -below : below) };
  pen.fillStyle = colours.canvas;
  pen.strokeStyle = colours.quiet;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.rect(middle.x - w / 2, middle.y - h / 2, w, h);
  pen.fill();
  pen.stroke();
  paintLabels(pen, { marks: scene.marks.map((one) => (one === mark ? { ...one, faded: false } : one)), lines: [] },
    [{ ...middle, w, h, mark: place }], colours);
}
