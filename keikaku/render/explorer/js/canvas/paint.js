/* Draws a scene with a 2D context: lines and marks in batches of one look, only what lies in the area. */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('../types.js').Mark} Mark */
/** @typedef {import('../types.js').Line} Line */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').Frame} Frame */
/** @typedef {import('./labels.js').Placed} Placed */
/**
 * What is read from the style sheet.
 * @typedef {{canvas: string, text: string, rim: string, quiet: string, accent: string, font: string, ink: (name: string) => string}} Colours
 */
/**
 * Lines or marks that look alike.
 * @template T @typedef {{look: T, members: T[]}} Batch
 */
/** @typedef {{scene: Scene, lines: Batch<Line>[], marks: Batch<Mark>[]}} Batches */
/** @typedef {CanvasRenderingContext2D} Pen */
/**
 * A line with its ends in pixels.
 * @typedef {{line: Line, x1: number, y1: number, x2: number, y2: number}} Way
 */

import { screenRadius, toScreen } from './camera.js';
import { LABEL_SIZE } from './labels.js';
import { arrowHead, clippedPart, controlPoint, dashPattern, traceForm } from './shapes.js';
import { leadingOf } from './names.js';

export const PALE = { line: 0.22, mark: 0.38, name: 0.62 }; // how much is left of what is not asked for
export const CHOSEN = { gap: 4, width: 3 }; // pixels of the ring around what is chosen
const BOLD_FROM = 1000; // weight
const SIGN_FROM = 5; // pixels of radius
const DENSE = 1500; // lines in the area from which dashes, arrowheads and bends are left out
const TINY = 3; // pixels of radius below which a mark is a plain square without a rim
const MORE_FROM = 9; // pixels of radius: on small marks the + is noise, and most have one
const CHUNK = 400; // segments in one stroke: a long path costs more than its parts
const HALOS = 160; // names that get a halo; of more, each stands on a plate, which is quicker

/** @template T @param {T[]} things @param {(thing: T) => string} look @returns {Batch<T>[]} */
function batched(things, look) {
  /** @type {Map<string, Batch<T>>} */
  const batches = new Map();
  for (const thing of things) {
    const key = look(thing);
    const batch = batches.get(key);
    if (batch) batch.members.push(thing);
    else batches.set(key, { look: thing, members: [thing] });
  }
  return [...batches.values()];
}

/**
 * Sorted once for a scene, however often it is drawn.
 * @param {Scene} scene @returns {Batches}
 */
export function batchScene(scene) {
  return { scene, lines: batchLines(scene.lines), marks: batchMarks(scene.marks) };
}

/** @param {Batch<{faded?: boolean}>} a @param {Batch<{faded?: boolean}>} b */
const fadedFirst = (a, b) => Number(b.look.faded ?? false) - Number(a.look.faded ?? false);

/** @param {Line[]} lines */
export const batchLines = (lines) =>
  batched(lines, (line) => `${line.ink} ${line.dash} ${line.width.toFixed(1)} ${line.faded ?? false}`).sort(fadedFirst);

/** @param {Mark[]} marks */
export const batchMarks = (marks) =>
  batched(marks, (mark) => `${mark.form} ${mark.ink} ${mark.faded ?? false} ${mark.chosen ?? false}`).sort(fadedFirst);

/**
 * How much thinner and paler lines are where there are many.
 * @param {number} count @param {number} k
 */
function fineness(count, k) {
  return Math.max(0.3, Math.min(1, Math.sqrt(260 / Math.max(1, count)) + (k > 1 ? 0.3 : 0)));
}

/** @param {Pen} pen @param {{scene: Scene, lines: Batch<Line>[]}} batches @param {Camera} camera @param {Frame} area @param {Colours} colours */
export function paintLines(pen, batches, camera, area, colours) {
  const { scene } = batches;
  const drawn = batches.lines.map(({ look, members }) => ({ look, ways: waysInArea(scene, members, camera, area) }));
  const count = drawn.reduce((sum, { ways }) => sum + ways.length, 0);
  const fine = fineness(
    drawn.reduce((sum, { look, ways }) => sum + (look.faded ? 0 : ways.length), 0),
    camera.k,
  );
  const dense = count > DENSE;
  pen.lineCap = 'butt';
  for (const { look, ways } of drawn) {
    pen.strokeStyle = colours.ink(look.ink);
    pen.globalAlpha = look.faded ? PALE.line : (0.1 + 0.72 * fine) * (look.width < 1 ? 0.6 : 1);
    // Near 1 pixel Skia draws hairlines, several times faster than outlines of strokes.
    pen.lineWidth = dense
      ? 1
      : Math.max(0.8, look.width * (0.4 + 0.6 * fine) * Math.min(1.3, Math.max(0.75, camera.k ** 0.4)));
    pen.setLineDash(dense ? [] : dashPattern(look.dash, pen.lineWidth));
    strokeWays(pen, ways, area, dense);
    if (!dense) paintHeads(pen, scene, ways, camera, area, colours);
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

/**
 * The lines of a batch that may touch the area, with their ends in pixels.
 * @param {Scene} scene @param {Line[]} lines @param {Camera} camera @param {Frame} area @returns {Way[]}
 */
function waysInArea(scene, lines, { x, y, k }, area) {
  const [left, top] = [area.width / 2 - x * k, area.height / 2 - y * k];
  /** @type {Way[]} */
  const ways = [];
  for (const line of lines) {
    const [a, b] = [scene.marks[line.from], scene.marks[line.to]];
    const [x1, y1, x2, y2] = [a.x * k + left, a.y * k + top, b.x * k + left, b.y * k + top];
    const slack = line.bend ? Math.abs(line.bend) * (Math.abs(x2 - x1) + Math.abs(y2 - y1)) : 0;
    if (Math.max(x1, x2) < -slack || Math.max(y1, y2) < -slack) continue;
    if (Math.min(x1, x2) > area.width + slack || Math.min(y1, y2) > area.height + slack) continue;
    ways.push({ line, x1, y1, x2, y2 });
  }
  return ways;
}

/** @param {Pen} pen @param {Way[]} ways @param {Frame} area @param {boolean} straight */
function strokeWays(pen, ways, area, straight) {
  for (let start = 0; start < ways.length; start += CHUNK) {
    pen.beginPath();
    for (const { line, x1, y1, x2, y2 } of ways.slice(start, start + CHUNK)) {
      if (line.bend && !straight) {
        pen.moveTo(x1, y1);
        pen.quadraticCurveTo(...controlPoint(x1, y1, x2, y2, line.bend), x2, y2);
        continue;
      }
      // Only what lies in the area: from near, a line may be a hundred screens long, and each dash of it costs.
      const part = clippedPart(x1, y1, x2, y2, area.width, area.height);
      if (!part) continue;
      const [from, to] = part;
      pen.moveTo(x1 + (x2 - x1) * from, y1 + (y2 - y1) * from);
      pen.lineTo(x1 + (x2 - x1) * to, y1 + (y2 - y1) * to);
    }
    pen.stroke();
  }
}

/** @param {Pen} pen @param {Scene} scene @param {Way[]} ways @param {Camera} camera @param {Frame} area @param {Colours} colours */
function paintHeads(pen, scene, ways, camera, area, colours) {
  if (!ways.length) return;
  pen.fillStyle = colours.ink(ways[0].line.ink);
  pen.beginPath();
  for (const { line, x1, y1, x2, y2 } of ways) {
    if (!line.arrow || x2 < -20 || y2 < -20 || x2 > area.width + 20 || y2 > area.height + 20) continue;
    /** @type {[number, number]} */
    const from = line.bend ? controlPoint(x1, y1, x2, y2, line.bend) : [x1, y1];
    const size = Math.min(9, 5 + line.width) * Math.min(1, 0.55 + camera.k * 0.45);
    const [tip, one, other] = arrowHead(from, [x2, y2], screenRadius(scene.marks[line.to].r, camera.k) + 1.5, size);
    pen.moveTo(...tip);
    pen.lineTo(...one);
    pen.lineTo(...other);
    pen.closePath();
  }
  pen.fill();
}

/** @param {Pen} pen @param {{marks: Batch<Mark>[]}} batches @param {Camera} camera @param {Frame} area @param {Colours} colours */
export function paintMarks(pen, batches, camera, area, colours) {
  pen.lineJoin = 'round';
  for (const { look, members } of batches.marks) {
    const ink = colours.ink(look.ink);
    const alpha = look.faded ? PALE.mark : 1;
    pen.globalAlpha = alpha;
    pen.fillStyle = ink;
    pen.strokeStyle = colours.rim;
    pen.lineWidth = 1.1;
    const shown = members
      .map((mark) => ({ mark, at: toScreen(camera, area, mark.x, mark.y), r: screenRadius(mark.r, camera.k) }))
      .filter(({ at: [x, y], r }) => x > -r && y > -r && x < area.width + r && y < area.height + r);
    const large = shown.filter(({ r }) => r > TINY);
    if (large.length < shown.length) {
      pen.beginPath();
      for (const {
        at: [x, y],
        r,
      } of shown)
        if (r <= TINY) pen.rect(x - r, y - r, 2 * r, 2 * r);
      pen.fill();
    }
    for (let start = 0; start < large.length; start += CHUNK) {
      pen.beginPath();
      for (const { mark, at, r } of large.slice(start, start + CHUNK)) traceForm(pen, mark.form, ...at, r);
      if (look.faded) {
        // no line shows through it
        Object.assign(pen, { globalAlpha: 1, fillStyle: colours.canvas });
        pen.fill();
        Object.assign(pen, { globalAlpha: alpha, fillStyle: ink });
      }
      pen.fill();
      pen.stroke();
    }
    if (look.chosen) paintRings(pen, large, colours);
    paintSigns(
      pen,
      large.flatMap(({ mark: { sign }, at, r }) => (sign ? [{ sign, at, r }] : [])),
      colours,
    );
    for (const { mark, at, r } of large) {
      if (mark.more && (r > MORE_FROM || mark.chosen)) paintMore(pen, at[0] + r * 0.9, at[1] - r * 0.9, colours);
      if (mark.pinned) paintPin(pen, at[0] - r * 0.9, at[1] - r * 0.9, colours);
    }
  }
  pen.globalAlpha = 1;
}

/**
 * The small + of a mark with neighbours that are not shown.
 * @param {Pen} pen @param {number} x @param {number} y @param {Colours} colours
 */
function paintMore(pen, x, y, colours) {
  pen.save();
  pen.lineWidth = 1;
  pen.fillStyle = colours.canvas;
  pen.strokeStyle = colours.quiet;
  pen.beginPath();
  pen.arc(x, y, 4.6, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
  pen.strokeStyle = colours.text;
  pen.lineWidth = 1.3;
  pen.beginPath();
  pen.moveTo(x - 2.5, y);
  pen.lineTo(x + 2.5, y);
  pen.moveTo(x, y - 2.5);
  pen.lineTo(x, y + 2.5);
  pen.stroke();
  pen.restore();
}

/**
 * The sign of a mark that was moved by hand.
 * @param {Pen} pen @param {number} x @param {number} y @param {Colours} colours
 */
function paintPin(pen, x, y, colours) {
  pen.save();
  pen.fillStyle = colours.text;
  pen.strokeStyle = colours.canvas;
  pen.lineWidth = 1.2;
  pen.beginPath();
  pen.arc(x, y, 3, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
  pen.restore();
}

/**
 * The ring around what is chosen.
 * @param {Pen} pen @param {{at: [number, number], r: number}[]} chosen @param {Colours} colours
 */
function paintRings(pen, chosen, colours) {
  pen.strokeStyle = colours.accent;
  pen.lineWidth = CHOSEN.width;
  for (const {
    at: [x, y],
    r,
  } of chosen) {
    pen.beginPath();
    pen.arc(x, y, r + CHOSEN.gap, 0, 2 * Math.PI);
    pen.stroke();
  }
}

/**
 * The signs of marks, in the canvas's colour on their ink.
 * @param {Pen} pen @param {{sign: string, at: [number, number], r: number}[]} signed @param {Colours} colours
 */
export function paintSigns(pen, signed, colours) {
  pen.fillStyle = colours.canvas;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const {
    sign,
    at: [x, y],
    r,
  } of signed) {
    if (r < SIGN_FROM) continue;
    pen.font = `700 ${signSize(sign, r)}px ${colours.font}`;
    pen.fillText(sign, x, y + 0.5);
  }
}

/**
 * So large that it fits into its mark.
 * @param {string} sign @param {number} r
 */
export const signSize = (sign, r) => Math.round(10 * Math.min(r * 1.2, (r * 2.6) / Math.max(1, sign.length))) / 10;

/** @param {Mark} mark */
export const isBold = (mark) => Boolean(mark.chosen) || mark.weight >= BOLD_FROM;

/** @param {Mark} mark @param {Colours} colours @param {number} type size in pixels */
export function labelFont(mark, colours, type) {
  return `${isBold(mark) ? '600 ' : ''}${type}px ${colours.font}`;
}

/**
 * Fine lines from marks to names that stand a little away from them.
 * @param {Pen} pen @param {Placed[]} placed @param {Colours} colours
 */
function paintLeads(pen, placed, colours) {
  pen.strokeStyle = colours.text;
  pen.lineWidth = 0.8;
  pen.beginPath();
  for (const name of placed) {
    if (!name.far) continue;
    pen.moveTo(name.far.x, name.far.y);
    pen.lineTo(...leadEnd(name));
  }
  pen.stroke();
}

/**
 * The point of a name's box nearest to its mark.
 * @param {Placed} name @returns {[number, number]}
 */
export function leadEnd({ x, y, w, h, far = { x, y } }) {
  return [Math.max(x - w / 2, Math.min(x + w / 2, far.x)), Math.max(y - h / 2, Math.min(y + h / 2, far.y))];
}

/** @param {Pen} pen @param {Scene} scene @param {Placed[]} placed @param {Colours} colours */
export function paintLabels(pen, scene, placed, colours) {
  const halo = placed.length <= HALOS;
  const type = scene.type ?? LABEL_SIZE;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  paintLeads(pen, placed, colours);
  pen.lineWidth = 3.5;
  for (const { mark: place, lines, x, y, w, h } of placed) {
    const mark = scene.marks[place];
    pen.font = labelFont(mark, colours, type);
    pen.strokeStyle = colours.canvas;
    if (!halo) {
      pen.globalAlpha = 0.72;
      pen.fillStyle = colours.canvas;
      pen.fillRect(x - w / 2, y - h / 2, w, h);
    }
    const rows = lines.map((line, row) => ({ line, at: y + (row - (lines.length - 1) / 2) * leadingOf(type) }));
    pen.globalAlpha = 1; // a pale name hides the lines below it like any other
    if (halo) for (const { line, at } of rows) pen.strokeText(line, x, at);
    pen.globalAlpha = mark.faded ? PALE.name : 1;
    pen.fillStyle = colours.text;
    for (const { line, at } of rows) pen.fillText(line, x, at);
  }
  pen.globalAlpha = 1;
}
