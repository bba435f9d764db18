/*
 * The sheet of a picture that is saved: a title above the picture as it is seen, the legend beside or below it, the
 * sources at the foot; as wide as a slide where the picture is wider than high. Only measures: svg.js and
 * png.js draw it.
 */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('../canvas/camera.js').Camera} Camera */
/** @typedef {import('../canvas/camera.js').Frame} Frame */
/** @typedef {import('../canvas/labels.js').Placed} Placed */
/** @typedef {import('../canvas/paint.js').Colours} Colours */
/**
 * A picture as it is seen; whole unless someone has zoomed or moved it.
 * @typedef {{scene: Scene, camera: Camera, frame: Frame, names: Placed[], whole: boolean}} Shot
 */
/**
 * A line of the legend: a heading, a kind's mark, or a relation's line.
 * @typedef {{text: string, heading?: boolean, mark?: {form: string, ink: string, sign?: string}, line?: {ink: string, dash: string, width: number, arrow: boolean}}} Key
 */
/** @typedef {{title: string, lines: string[], keys: Key[], phrases: (text: string) => string[]}} Caption */
/** @typedef {{text: string, x: number, y: number, size: number, strong: boolean, quiet: boolean}} Written y: its baseline */
/** @typedef {{width: number, height: number, x: number, y: number, texts: Written[], keys: (Key & {x: number, y: number})[]}} Sheet x, y: of the picture */

import { screenRadius, toScreen } from '../canvas/camera.js';
import { JAPANESE } from '../text/phrases.js';

const EDGE = 28; // pixels around all
const [TITLE_SIZE, TITLE_LINE] = [19, 27];
const [FOOT_SIZE, FOOT_LINE] = [12, 18];
export const KEY_SIZE = 12.5;
const [KEY_LINE, KEY_WIDTH, KEY_TEXT] = [21, 236, 40]; // of a line of the legend: height, width, where its text begins
const SLIDE = 16 / 9;

/**
 * @param {Shot} shot @param {Caption} caption @param {string} font
 * @param {boolean} [slide] whether it is as wide as a slide in any case
 * @returns {Sheet}
 */
export function pictureSheet({ frame }, caption, font, slide = false) {
  const measure = measurer(font);
  const beside = slide || frame.width >= frame.height;
  const rows = keyRows(caption, measure);
  const perColumn = beside
    ? Math.max(1, Math.floor(frame.height / KEY_LINE))
    : Math.max(1, Math.ceil(rows.length / Math.max(1, Math.floor(frame.width / KEY_WIDTH))));
  const columns = Math.ceil(rows.length / perColumn);
  const legend = { width: columns * KEY_WIDTH, height: columns ? Math.min(rows.length, perColumn) * KEY_LINE : 0 };
  const inner = {
    width: frame.width + (beside && columns ? legend.width + EDGE : 0),
    height: frame.height + (beside ? 0 : legend.height + EDGE),
  };
  const title = linesWithin(caption.title, inner.width, (text) => measure(text, TITLE_SIZE, true), caption.phrases);
  const foot = caption.lines.flatMap((line) =>
    linesWithin(line, inner.width, (text) => measure(text, FOOT_SIZE, false), caption.phrases),
  );
  const above = EDGE + title.length * TITLE_LINE + 10;
  const below = 14 + foot.length * FOOT_LINE + EDGE;
  const least = { width: inner.width + 2 * EDGE, height: above + inner.height + below };
  const width = Math.ceil(beside ? Math.max(least.width, least.height * SLIDE) : least.width);
  const height = Math.ceil(beside ? Math.max(least.height, width / SLIDE) : least.height);
  const x = Math.round((width - inner.width) / 2);
  const y = Math.round(above + (height - least.height) / 2);
  const keyAt = (/** @type {number} */ at) => ({
    x: x + (beside ? frame.width + EDGE : 0) + Math.floor(at / perColumn) * KEY_WIDTH,
    y: y + (beside ? 0 : frame.height + EDGE) + (at % perColumn) * KEY_LINE + KEY_LINE / 2,
  });
  return {
    width,
    height,
    x,
    y,
    keys: rows.map((key, at) => ({ ...key, ...keyAt(at) })),
    texts: [
      ...title.map((text, row) => ({
        text,
        x,
        y: EDGE + row * TITLE_LINE + TITLE_SIZE,
        size: TITLE_SIZE,
        strong: true,
        quiet: false,
      })),
      ...foot.map((text, row) => ({
        text,
        x,
        y: height - EDGE - (foot.length - 1 - row) * FOOT_LINE,
        size: FOOT_SIZE,
        strong: false,
        quiet: true,
      })),
    ],
  };
}

/**
 * The legend in lines: a long entry takes several.
 * @param {Caption} caption @param {(text: string, size: number, strong: boolean) => number} measure @returns {Key[]}
 */
function keyRows({ keys, phrases }, measure) {
  return keys.flatMap((key) => {
    const room = KEY_WIDTH - (key.heading ? 0 : KEY_TEXT) - 8;
    const [first, ...rest] = linesWithin(
      key.text,
      room,
      (text) => measure(text, KEY_SIZE, Boolean(key.heading)),
      phrases,
    );
    return [{ ...key, text: first }, ...rest.map((text) => ({ text }))];
  });
}

/**
 * Where a key's text begins.
 * @param {Key} key
 */
export const keyIndent = ({ heading }) => (heading ? 0 : KEY_TEXT);

/**
 * A text in lines, broken between phrases or words.
 * @param {string} text @param {number} width @param {(text: string) => number} measure @param {(text: string) => string[]} phrases
 */
export function linesWithin(text, width, measure, phrases) {
  const units = phrases(visibleText(text)).flatMap((phrase) =>
    JAPANESE.test(phrase) && measure(phrase) <= width ? [phrase] : (phrase.match(/\S+\s*|\s+/g) ?? []),
  );
  const lines = [''];
  for (const unit of units) {
    if (lines[lines.length - 1] && measure(lines[lines.length - 1] + unit.trimEnd()) > width) lines.push('');
    lines[lines.length - 1] += unit;
  }
  return lines.map((line) => line.trim());
}

/**
 * @param {string} font
 * @returns {(text: string, size: number, strong: boolean) => number} the width of a text
 */
export function measurer(font) {
  const pen = document.createElement('canvas').getContext('2d');
  return (/** @type {string} */ text, /** @type {number} */ size, /** @type {boolean} */ strong) => {
    if (!pen) return text.length * size;
    pen.font = `${strong ? '600 ' : ''}${size}px ${font}`;
    return pen.measureText(text).width;
  };
}

/**
 * XML holds no control characters and no halves of surrogate pairs: a file with one is read by nobody.
 * @param {string} text
 */
export function visibleText(text) {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\u0000-\u001f\u007f\ud800-\udfff\ufffe\uffff]/g, (found) =>
    found.length === 2 ? found : ' ',
  );
}

/**
 * What of a shot lies wholly within its frame: marks and names at its edge are left out, lines are cut there.
 * @param {Shot} shot
 */
export function withinFrame({ scene, camera, frame, names }) {
  const inside = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ dx,
    /** @type {number} */ dy,
  ) => x >= dx && y >= dy && x <= frame.width - dx && y <= frame.height - dy;
  const at = scene.marks.map((mark) => toScreen(camera, frame, mark.x, mark.y));
  const shown = scene.marks.map((mark, place) => {
    const r = screenRadius(mark.r, camera.k);
    return inside(...at[place], r, r);
  });
  return { at, shown, names: names.filter(({ mark, x, y, w, h }) => shown[mark] && inside(x, y, w / 2, h / 2)) };
}
