/*
 * What changes with every movement of the hand: the ring of the keys, the pointed-at mark with its lines, the
 * pointed-at and the chosen line. Names stay above all of it.
 */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('../types.js').Line} Line */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').Frame} Frame */
/** @typedef {import('./paint.js').Colours} Colours */
/** @typedef {import('./labels.js').Placed} Placed */
/** @typedef {{hovered: number, walked: number, dragged: number, line: number, chosenLine: number}} Attention marks and lines, or -1 */
/**
 * What the overlay needs of the picture.
 * @typedef {object} Seen
 * @property {Scene} scene
 * @property {number[][]} linesOf for every mark its lines
 * @property {Placed[]} names as they stand in the frame; none while they are stretched
 */

import { screenRadius, toScreen } from './camera.js';
import { batchLines, batchMarks, paintLabels, paintLines, paintMarks } from './paint.js';
import { chainOf, clippedPart } from './shapes.js';

/**
 * @param {HTMLCanvasElement} canvas @param {Seen} seen @param {Camera} camera @param {Frame} frame
 * @param {Colours} colours @param {Attention} attention
 */
export function paintOverlay(canvas, seen, camera, frame, colours, attention) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    [canvas.width, canvas.height] = [width, height];
    canvas.style.width = `${frame.width}px`;
    canvas.style.height = `${frame.height}px`;
  }
  const { marks, lines } = seen.scene;
  const mark = marks[attention.dragged] ? attention.dragged : marks[attention.hovered] ? attention.hovered : -1;
  const walked = marks[attention.walked] ? attention.walked : -1;
  const picked = [...new Set([attention.line, attention.chosenLine])].filter((line) => lines[line]);
  const empty = mark < 0 && walked < 0 && !picked.length;
  if (empty && canvas.dataset.empty) return; // clearing it costs a frame of pixels
  if (empty) canvas.dataset.empty = 'yes';
  else delete canvas.dataset.empty;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, frame.width, frame.height);
  const strong = [...(mark >= 0 ? (seen.linesOf[mark] ?? []) : []), ...picked];
  if (picked.length)
    paintGlow(
      pen,
      seen.scene,
      picked.map((line) => lines[line]),
      camera,
      frame,
      colours,
    );
  paintStrong(pen, seen, { mark, lines: strong.map((line) => lines[line]) }, camera, frame, colours);
  const ring = (/** @type {number} */ place, /** @type {number} */ gap) => {
    const { x, y, r } = marks[place];
    pen.beginPath();
    pen.arc(...toScreen(camera, frame, x, y), screenRadius(r, camera.k) + gap, 0, 2 * Math.PI);
  };
  if (mark >= 0) {
    ring(mark, 4);
    stroke(pen, colours.accent, 2);
  }
  if (walked >= 0) {
    ring(walked, 6);
    stroke(pen, colours.canvas, 6);
    stroke(pen, colours.accent, 3);
  }
}

/**
 * Lines and their ends above all else, and above these the names that they would strike through.
 * @param {CanvasRenderingContext2D} pen @param {Seen} seen @param {{mark: number, lines: Line[]}} strong mark -1 for none
 * @param {Camera} camera @param {Frame} frame @param {Colours} colours
 */
function paintStrong(pen, { scene, names }, { mark, lines }, camera, frame, colours) {
  const full = lines.map((line) => ({ ...line, faded: false, width: line.width + 1 }));
  paintLines(pen, { scene, lines: batchLines(full) }, camera, frame, colours);
  const ends = new Set([...(mark >= 0 ? [mark] : []), ...lines.flatMap((line) => [line.from, line.to])]);
  paintMarks(
    pen,
    { marks: batchMarks([...ends].map((end) => ({ ...scene.marks[end], faded: false }))) },
    camera,
    frame,
    colours,
  );
  const ways = lines.map((line) => wayOf(scene, line, camera, frame));
  const above = names.filter((name) => ends.has(name.mark) || ways.some((points) => crosses(points, name)));
  const marks = /** @type {import('../types.js').Mark[]} */ ([]);
  for (const { mark: named } of above)
    marks[named] = ends.has(named) ? { ...scene.marks[named], faded: false } : scene.marks[named];
  paintLabels(pen, { marks, lines: [], type: scene.type }, above, colours);
}

/**
 * A wide light band below chosen lines, so that a thin one is seen too.
 * @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {Line[]} lines @param {Camera} camera @param {Frame} frame @param {Colours} colours
 */
function paintGlow(pen, scene, lines, camera, frame, colours) {
  pen.save();
  pen.strokeStyle = colours.accent;
  pen.globalAlpha = 0.28;
  pen.lineCap = 'round';
  for (const line of lines) {
    const [[x, y], ...rest] = wayOf(scene, line, camera, frame);
    pen.lineWidth = line.width + 9;
    pen.beginPath();
    pen.moveTo(x, y);
    for (const [nextX, nextY] of rest) pen.lineTo(nextX, nextY);
    pen.stroke();
  }
  pen.restore();
}

/**
 * A line's way in pixels; a bent one as a chain of short ones.
 * @param {Scene} scene @param {Line} line @param {Camera} camera @param {Frame} frame @returns {[number, number][]}
 */
function wayOf(scene, line, camera, frame) {
  const [a, b] = [scene.marks[line.from], scene.marks[line.to]];
  return chainOf(toScreen(camera, frame, a.x, a.y), toScreen(camera, frame, b.x, b.y), line.bend);
}

/**
 * Whether a chain of points goes through a box.
 * @param {[number, number][]} points @param {import('./occupancy.js').Box} box
 */
function crosses(points, { x, y, w, h }) {
  for (let at = 1; at < points.length; at += 1) {
    const [[x1, y1], [x2, y2]] = [points[at - 1], points[at]];
    if (clippedPart(x1 - x + w / 2, y1 - y + h / 2, x2 - x + w / 2, y2 - y + h / 2, w, h)) return true;
  }
  return false;
}

/** @param {CanvasRenderingContext2D} pen @param {string} colour @param {number} width */
function stroke(pen, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}
