/* A scene as a picture that stands by itself: SVG, or PNG drawn by the canvas's own painter. */
/** @typedef {import('./types.js').Scene} Scene */
/** @typedef {import('./canvas_paint.js').Colours} Colours */
/** @typedef {import('./canvas_labels.js').Placed} Placed */
/** @typedef {{title: string, lines: string[]}} Caption what stands under the picture: citation, licence */

import { boundsOf, fitted, screenRadius, toScreen } from './camera.js';
import { labelOrder, LABEL_SIZE, linePulls, placeLabels } from './canvas_labels.js';
import { batchScene, paintLabels, paintLines, paintMarks } from './canvas_paint.js';
import { arrowHead, controlPoint, dashPattern, formCorners } from './canvas_shapes.js';
import { createNameSizes } from './canvas_style.js';
import { svg } from './dom.js';

const LEAST_SIDE = 480; // pixels
const MOST_SIDE = 4000;
const CAPTION_LINE = 18;
const PNG_SCALE = 2;

/**
 * The frame that shows a scene at about zoom 1, and what is seen in it.
 * @param {Scene} scene @param {Caption} caption @param {Colours} colours
 */
function exported(scene, caption, colours) {
  const bounds = boundsOf(scene.marks);
  const within = (/** @type {number} */ side) => Math.round(Math.max(LEAST_SIDE, Math.min(MOST_SIDE, side)));
  const frame = { width: within(bounds.right - bounds.left + 200), height: within(bounds.bottom - bounds.top + 110) };
  const camera = fitted(bounds, frame);
  const sizes = createNameSizes();
  const measure = (/** @type {number} */ mark, /** @type {string[]} */ lines) => sizes(scene.marks[mark], lines, colours, LABEL_SIZE);
  const names = placeLabels(scene, labelOrder(scene), linePulls(scene), camera, frame, frame, measure);
  return { frame, camera, names, below: 14 + CAPTION_LINE * (caption.lines.length + 1) };
}

/** @param {Scene} scene @param {Caption} caption @param {Colours} colours @returns {string} the text of an SVG file */
export function sceneSvg(scene, caption, colours) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(scenePicture(scene, caption, colours))}\n`;
}

/** @param {Scene} scene @param {Caption} caption @param {Colours} colours */
export function scenePicture(scene, caption, colours) {
  const { frame, camera, names, below } = exported(scene, caption, colours);
  const { width } = frame;
  const height = frame.height + below;
  const root = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height,
    role: 'img', 'font-family': colours.font, 'font-size': LABEL_SIZE }, svg('title', {}, visibleText(caption.title)),
  svg('rect', { width, height, fill: colours.canvas }));
  const at = scene.marks.map((mark) => toScreen(camera, frame, mark.x, mark.y));
  root.append(svg('g', { fill: 'none' }, ...scene.lines.flatMap((line) => svgLine(scene, line, at, camera.k, colours))),
    svg('g', { stroke: colours.rim, 'stroke-width': 1.1, 'stroke-linejoin': 'round' },
      ...scene.marks.map((mark, place) => svgMark(mark, at[place], camera.k, colours))),
    svg('g', { fill: colours.text, 'text-anchor': 'middle', stroke: colours.canvas, 'stroke-width': 3.5, 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
      ...names.map((name) => svgName(scene, name))),
    svg('g', { fill: colours.quiet }, ...captionRows(caption).map(({ text, strong }, row) =>
      svg('text', { x: 16, y: frame.height + 14 + row * CAPTION_LINE, ...(strong && { 'font-weight': 600, fill: colours.text }) }, text))));
  return root;
}

/** @param {Caption} caption */
function captionRows({ title, lines }) {
  return [{ text: visibleText(title), strong: true }, ...lines.map((text) => ({ text: visibleText(text), strong: false }))];
}

/**
 * XML holds no control characters and no halves of surrogate pairs: a file with one is read by nobody.
 * @param {string} text
 */
function visibleText(text) {
  return text.replace(/[\u0000-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ' ');
}

/** @param {Scene} scene @param {import('./types.js').Line} line @param {[number, number][]} at @param {number} k @param {Colours} colours */
function svgLine(scene, line, at, k, colours) {
  const [from, to] = [at[line.from], at[line.to]];
  const bend = controlPoint(...from, ...to, line.bend);
  const way = line.bend ? `Q${fixed(...bend)} ${fixed(...to)}` : `L${fixed(...to)}`;
  const dash = dashPattern(line.dash).join(' ');
  const colour = colours.ink(line.ink);
  const parts = [svg('path', { d: `M${fixed(...from)}${way}`, stroke: colour, 'stroke-width': line.width.toFixed(2),
    opacity: line.faded ? 0.12 : 0.75, ...(dash && { 'stroke-dasharray': dash }) })];
  if (line.arrow) {
    const head = arrowHead(line.bend ? bend : from, to, screenRadius(scene.marks[line.to].r, k) + 1.5, Math.min(9, 5 + line.width));
    parts.push(svg('path', { d: `M${head.map((corner) => fixed(...corner)).join('L')}Z`, fill: colour, opacity: line.faded ? 0.12 : 0.75 }));
  }
  return parts;
}

/** @param {import('./types.js').Mark} mark @param {[number, number]} at @param {number} k @param {Colours} colours */
function svgMark(mark, [x, y], k, colours) {
  const r = screenRadius(mark.r, k);
  const corners = formCorners(mark.form);
  const look = { fill: colours.ink(mark.ink), ...(mark.faded && { opacity: 0.2 }), ...(mark.chosen && { stroke: colours.accent, 'stroke-width': 3 }) };
  if (!corners) return svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), ...look });
  return svg('path', { d: `M${corners.map(([dx, dy]) => fixed(x + dx * r, y + dy * r)).join('L')}Z`, ...look });
}

/** @param {Scene} scene @param {Placed} name */
function svgName(scene, { mark: place, x, y }) {
  const { label, weight, chosen, faded } = scene.marks[place];
  const rows = label.map((line, row) => svg('tspan', { x: x.toFixed(1),
    y: (y + (row - (label.length - 1) / 2) * 15.5 + LABEL_SIZE * 0.36).toFixed(1) }, visibleText(line)));
  return svg('text', { ...((chosen || weight >= 1000) && { 'font-weight': 600 }), ...(faded && { opacity: 0.35 }) }, ...rows);
}

/** @param {number} x @param {number} y */
const fixed = (x, y) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/**
 * @param {Scene} scene @param {Caption} caption @param {Colours} colours
 * @returns {Promise<Blob>} a PNG of twice the pixels
 */
export function scenePng(scene, caption, colours) {
  const { frame, camera, names, below } = exported(scene, caption, colours);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [frame.width * PNG_SCALE, (frame.height + below) * PNG_SCALE];
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('no canvas to draw the picture on'));
  pen.scale(PNG_SCALE, PNG_SCALE);
  pen.fillStyle = colours.canvas;
  pen.fillRect(0, 0, frame.width, frame.height + below);
  const batches = batchScene(scene);
  paintLines(pen, batches, camera, frame, colours);
  paintMarks(pen, batches, camera, frame, colours);
  paintLabels(pen, scene, names, colours);
  pen.textAlign = 'left';
  captionRows(caption).forEach(({ text, strong }, row) => {
    pen.font = `${strong ? '600 ' : ''}${LABEL_SIZE}px ${colours.font}`;
    pen.fillStyle = strong ? colours.text : colours.quiet;
    pen.fillText(text, 16, frame.height + 10 + row * CAPTION_LINE);
  });
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png'));
}
