/* A picture with its title, legend and sources as SVG that stands by itself; its texts can be selected. */
/** @typedef {import('./sheet.js').Shot} Shot */
/** @typedef {import('./sheet.js').Caption} Caption */
/** @typedef {import('./sheet.js').Key} Key */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('../types.js').Mark} Mark */
/** @typedef {import('../canvas/paint.js').Colours} Colours */
/** @typedef {import('../canvas/labels.js').Placed} Placed */

import { screenRadius } from '../canvas/camera.js';
import { LABEL_SIZE } from '../canvas/labels.js';
import { CHOSEN, isBold, leadEnd, PALE, signSize } from '../canvas/paint.js';
import { arrowHead, controlPoint, dashPattern, formCorners } from '../canvas/shapes.js';
import { svg } from '../parts/dom.js';
import { keyIndent, KEY_SIZE, pictureSheet, visibleText, withinFrame } from './sheet.js';
import { leadingOf } from '../canvas/names.js';

const LINE_OPACITY = 0.8;
const MIDDLE = 0.36; // of a text's size from its middle down to its baseline

/** @param {Shot} shot @param {Caption} caption @param {Colours} colours @returns {string} the text of an SVG file */
export function sceneSvg(shot, caption, colours) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(scenePicture(shot, caption, colours))}\n`;
}

/** @param {Shot} shot @param {Caption} caption @param {Colours} colours */
export function scenePicture(shot, caption, colours) {
  const { width, height, x, y, texts, keys } = pictureSheet(shot, caption, colours.font);
  const { frame } = shot;
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': colours.font,
    },
    svg('title', {}, visibleText(caption.title)),
    svg('rect', { width, height, fill: colours.canvas }),
    svg(
      'svg',
      {
        x,
        y,
        width: frame.width,
        height: frame.height,
        viewBox: `0 0 ${frame.width} ${frame.height}`,
        overflow: 'hidden',
      },
      ...pictureParts(shot, colours),
    ),
    ...(shot.whole
      ? []
      : [svg('rect', { x, y, width: frame.width, height: frame.height, fill: 'none', stroke: colours.quiet })]),
    svg(
      'g',
      { class: 'texts' },
      ...texts.map((text) =>
        svg(
          'text',
          {
            x: text.x,
            y: text.y,
            'font-size': text.size,
            fill: text.quiet ? colours.quiet : colours.text,
            ...(text.strong && { 'font-weight': 600 }),
          },
          text.text,
        ),
      ),
    ),
    svg(
      'g',
      { class: 'legend', 'font-size': KEY_SIZE, fill: colours.text },
      ...keys.flatMap((key) => svgKey(key, colours)),
    ),
  );
}

/** @param {Shot} shot @param {Colours} colours */
function pictureParts(shot, colours) {
  const { scene, camera } = shot;
  const { at, shown, names } = withinFrame(shot);
  const type = scene.type ?? LABEL_SIZE;
  const marks = scene.marks.map((mark, place) => ({ mark, place })).filter(({ place }) => shown[place]);
  const paleFirst = (/** @type {{faded?: boolean}} */ a, /** @type {{faded?: boolean}} */ b) =>
    Number(b.faded ?? false) - Number(a.faded ?? false);
  return [
    svg(
      'g',
      { class: 'lines', fill: 'none' },
      ...[...scene.lines].sort(paleFirst).flatMap((line) => svgLine(scene, line, at, camera.k, colours)),
    ),
    svg(
      'g',
      { class: 'marks', stroke: colours.rim, 'stroke-width': 1.1, 'stroke-linejoin': 'round' },
      ...marks
        .sort((a, b) => paleFirst(a.mark, b.mark))
        .map(({ mark, place }) => svgMark(mark, at[place], camera.k, colours)),
    ),
    svg('g', { class: 'leads', stroke: colours.text, 'stroke-width': 0.8 }, ...names.flatMap((name) => svgLead(name))),
    svg(
      'g',
      {
        class: 'names',
        'font-size': type,
        fill: colours.text,
        'text-anchor': 'middle',
        stroke: colours.canvas,
        'stroke-width': 3.5,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      },
      ...names.map((name) => svgName(scene, name, type)),
    ),
  ];
}

/** @param {Scene} scene @param {import('../types.js').Line} line @param {[number, number][]} at @param {number} k @param {Colours} colours */
function svgLine(scene, line, at, k, colours) {
  const [from, to] = [at[line.from], at[line.to]];
  const bend = controlPoint(...from, ...to, line.bend);
  const way = line.bend ? `Q${fixed(...bend)} ${fixed(...to)}` : `L${fixed(...to)}`;
  const dash = dashPattern(line.dash, line.width).join(' ');
  const [colour, opacity] = [colours.ink(line.ink), line.faded ? PALE.line : LINE_OPACITY];
  const parts = [
    svg('path', {
      d: `M${fixed(...from)}${way}`,
      stroke: colour,
      'stroke-width': line.width.toFixed(2),
      opacity,
      ...(dash && { 'stroke-dasharray': dash }),
    }),
  ];
  if (line.arrow) {
    const head = arrowHead(
      line.bend ? bend : from,
      to,
      screenRadius(scene.marks[line.to].r, k) + 1.5,
      Math.min(9, 5 + line.width),
    );
    parts.push(svg('path', { d: `M${head.map((corner) => fixed(...corner)).join('L')}Z`, fill: colour, opacity }));
  }
  return parts;
}

/**
 * A mark with its sign, its ring if it is chosen; a pale one hides the lines below it too.
 * @param {Mark} mark @param {[number, number]} at @param {number} k @param {Colours} colours
 */
function svgMark(mark, [x, y], k, colours) {
  const r = screenRadius(mark.r, k);
  const parts = [
    ...(mark.faded ? [svgForm(mark.form, x, y, r, { fill: colours.canvas, stroke: 'none' })] : []),
    svg(
      'g',
      mark.faded ? { opacity: PALE.mark } : {},
      svgForm(mark.form, x, y, r, { fill: colours.ink(mark.ink) }),
      ...svgSign(mark.sign, x, y, r, colours),
    ),
  ];
  if (mark.chosen)
    parts.push(
      svg('circle', {
        cx: x.toFixed(1),
        cy: y.toFixed(1),
        r: (r + CHOSEN.gap).toFixed(1),
        fill: 'none',
        stroke: colours.accent,
        'stroke-width': CHOSEN.width,
      }),
    );
  return svg('g', { class: 'mark' }, ...parts);
}

/** @param {string} form @param {number} x @param {number} y @param {number} r @param {Object<string, string | number>} look */
function svgForm(form, x, y, r, look) {
  const corners = formCorners(form);
  if (!corners) return svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), ...look });
  return svg('path', { d: `M${corners.map(([dx, dy]) => fixed(x + dx * r, y + dy * r)).join('L')}Z`, ...look });
}

/** @param {string | undefined} sign @param {number} x @param {number} y @param {number} r @param {Colours} colours */
function svgSign(sign, x, y, r, colours) {
  if (!sign) return [];
  const size = signSize(sign, r);
  return [
    svg(
      'text',
      {
        x: x.toFixed(1),
        y: (y + size * MIDDLE).toFixed(1),
        'font-size': size,
        'font-weight': 700,
        'text-anchor': 'middle',
        fill: colours.canvas,
        stroke: 'none',
      },
      visibleText(sign),
    ),
  ];
}

/** @param {Placed} name */
function svgLead(name) {
  return name.far ? [svg('path', { d: `M${fixed(name.far.x, name.far.y)}L${fixed(...leadEnd(name))}` })] : [];
}

/** @param {Scene} scene @param {Placed} name @param {number} type */
function svgName(scene, { mark: place, lines, x, y }, type) {
  const mark = scene.marks[place];
  const rows = lines.map((line, row) =>
    svg(
      'tspan',
      { x: x.toFixed(1), y: (y + (row - (lines.length - 1) / 2) * leadingOf(type) + type * MIDDLE).toFixed(1) },
      visibleText(line),
    ),
  );
  return svg(
    'text',
    { ...(isBold(mark) && { 'font-weight': 600 }), ...(mark.faded && { 'fill-opacity': PALE.name }) },
    ...rows,
  );
}

/** @param {Key & {x: number, y: number}} key @param {Colours} colours */
function svgKey(key, colours) {
  const { x, y, text, mark, line, heading } = key;
  const parts = [];
  if (mark)
    parts.push(
      svg(
        'g',
        { stroke: colours.rim, 'stroke-width': 1.1 },
        svgForm(mark.form, x + 14, y, 8, { fill: colours.ink(mark.ink) }),
        ...svgSign(mark.sign, x + 14, y, 8, colours),
      ),
    );
  if (line) {
    const [ink, dash] = [colours.ink(line.ink), dashPattern(line.dash, line.width).join(' ')];
    parts.push(
      svg('path', {
        d: `M${fixed(x, y)}H${x + 30}`,
        stroke: ink,
        'stroke-width': line.width,
        ...(dash && { 'stroke-dasharray': dash }),
      }),
    );
    if (line.arrow)
      parts.push(
        svg('path', {
          d: `M${arrowHead([x, y], [x + 32, y], 0, 7)
            .map((corner) => fixed(...corner))
            .join('L')}Z`,
          fill: ink,
        }),
      );
  }
  if (!text) return []; // a gap
  return [
    ...parts,
    svg(
      'text',
      {
        x: x + keyIndent(key),
        y: (y + KEY_SIZE * MIDDLE).toFixed(1),
        ...(heading && { 'font-weight': 600, fill: colours.quiet }),
      },
      text,
    ),
  ];
}

/** @param {number} x @param {number} y */
const fixed = (x, y) => `${x.toFixed(1)} ${y.toFixed(1)}`;
