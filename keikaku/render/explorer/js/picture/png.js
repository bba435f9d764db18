/* The same sheet as svg.js makes, as PNG, drawn by the canvas's own painter. */
/** @typedef {import('./sheet.js').Shot} Shot */
/** @typedef {import('./sheet.js').Caption} Caption */
/** @typedef {import('../canvas/paint.js').Colours} Colours */

import { batchMarks, batchScene, paintLabels, paintLines, paintMarks, paintSigns } from '../canvas/paint.js';
import { arrowHead, dashPattern, traceForm } from '../canvas/shapes.js';
import { keyIndent, KEY_SIZE, pictureSheet, withinFrame } from './sheet.js';

const PNG_SCALE = 2;
const SLIDE = { width: 1920, height: 1080 }; // pixels

/**
 * @param {Shot} shot @param {Caption} caption @param {Colours} colours
 * @param {boolean} [slide] whether it has the pixels of a slide, else twice those of the screen
 * @returns {Promise<Blob>} a PNG
 */
export function scenePng(shot, caption, colours, slide = false) {
  const sheet = pictureSheet(shot, caption, colours.font, slide);
  const canvas = document.createElement('canvas');
  const pixels = slide ? SLIDE : { width: sheet.width * PNG_SCALE, height: sheet.height * PNG_SCALE };
  Object.assign(canvas, pixels);
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('no canvas to draw the picture on'));
  pen.scale(pixels.width / sheet.width, pixels.height / sheet.height);
  pen.fillStyle = colours.canvas;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.save();
  pen.translate(sheet.x, sheet.y);
  paintShot(pen, shot, colours);
  pen.restore();
  pen.setLineDash([]);
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  for (const { text, x, y, size, strong, quiet } of sheet.texts) {
    pen.font = `${strong ? '600 ' : ''}${size}px ${colours.font}`;
    pen.fillStyle = quiet ? colours.quiet : colours.text;
    pen.fillText(text, x, y);
  }
  for (const key of sheet.keys) paintKey(pen, key, colours);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png'),
  );
}

/** @param {CanvasRenderingContext2D} pen @param {Shot} shot @param {Colours} colours */
function paintShot(pen, shot, colours) {
  const { scene, camera, frame, whole } = shot;
  const { shown, names } = withinFrame(shot);
  pen.beginPath();
  pen.rect(0, 0, frame.width, frame.height);
  if (!whole) {
    pen.strokeStyle = colours.quiet;
    pen.lineWidth = 1;
    pen.stroke();
  }
  pen.clip();
  paintLines(pen, batchScene(scene), camera, frame, colours);
  const still = scene.marks.filter((_, place) => shown[place]).map((mark) => ({ ...mark, more: 0, pinned: false })); // nothing to press
  paintMarks(pen, { marks: batchMarks(still) }, camera, frame, colours);
  paintLabels(pen, scene, names, colours);
}

/** @param {CanvasRenderingContext2D} pen @param {import('./sheet.js').Key & {x: number, y: number}} key @param {Colours} colours */
function paintKey(pen, key, colours) {
  const { x, y, text, mark, line, heading } = key;
  if (mark) {
    Object.assign(pen, { fillStyle: colours.ink(mark.ink), strokeStyle: colours.rim, lineWidth: 1.1 });
    pen.beginPath();
    traceForm(pen, mark.form, x + 14, y, 8);
    pen.fill();
    pen.stroke();
    if (mark.sign) paintSigns(pen, [{ sign: mark.sign, at: [x + 14, y], r: 8 }], colours);
  }
  if (line) {
    Object.assign(pen, { fillStyle: colours.ink(line.ink), strokeStyle: colours.ink(line.ink), lineWidth: line.width });
    pen.setLineDash(dashPattern(line.dash, line.width));
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + 30, y);
    pen.stroke();
    pen.setLineDash([]);
    if (line.arrow) {
      const [tip, one, other] = arrowHead([x, y], [x + 32, y], 0, 7);
      pen.beginPath();
      pen.moveTo(...tip);
      pen.lineTo(...one);
      pen.lineTo(...other);
      pen.fill();
    }
  }
  Object.assign(pen, {
    font: `${heading ? '600 ' : ''}${KEY_SIZE}px ${colours.font}`,
    fillStyle: heading ? colours.quiet : colours.text,
    textAlign: 'left',
    textBaseline: 'middle',
  });
  pen.fillText(text, x + keyIndent(key), y + 0.5);
}
