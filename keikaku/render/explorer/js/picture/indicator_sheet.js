/*
 * One indicator as a picture that stands by itself: what is said of it, its bar and chart, what the marks mean, where it
 * is stated. As wide as a slide.
 */
import { markOf, chartPicture, progressBar } from '../parts/charts.js';
import { svg } from '../parts/dom.js';
import { passageReference } from '../parts/references.js';
import { referenceText } from '../text/reference_forms.js';
import { linesWithin, measurer, visibleText } from './sheet.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Indicator} Indicator */
/** @typedef {{text: string, size: number, strong?: boolean, look: string, indent?: number}} Said */

const [WIDTH, LEAST, EDGE] = [1000, 562, 32];
const [TEXT, DRAWN] = [400, 500]; // pixels across: the words, and bar and chart beside them
const SCALE = DRAWN / 300; // of a chart as a card has it
const PNG_SCALE = 2;
const LEADING = 1.45;
const FOOT = 12; // size of the sources
// What a file needs of the page's style sheet, since it has none.
const STYLES = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap'],
  ...['stroke-linejoin', 'opacity', 'paint-order', 'font-size', 'font-weight', 'font-family'],
];

/**
 * @param {App} app
 * @param {Indicator} indicator
 * @returns {SVGElement} with all its styles in it
 */
export function indicatorSheet(app, indicator) {
  const font = getComputedStyle(document.body).fontFamily;
  const measure = measurer(font);
  const words = saidOf(app, indicator);
  const right = EDGE + TEXT + (WIDTH - 2 * EDGE - TEXT - DRAWN);
  let y = EDGE;
  const texts = words.flatMap(({ text, size, strong = false, look, indent = 0 }) =>
    linesWithin(text, TEXT - indent, (one) => measure(one, size, strong), app.model.phrases).map((line, place) => {
      y += size * LEADING + (place ? 0 : 8);
      return svg(
        'text',
        { class: look, x: EDGE + indent, y, 'font-size': size, 'font-weight': strong ? 650 : 400 },
        line,
      );
    }),
  );
  const bar = indicator.bar && scaled(progressBar(app, indicator), right + 16, EDGE, indicator.bar.height);
  const chartTop = EDGE + (indicator.bar ? indicator.bar.height * SCALE + 24 : 0);
  const chart = indicator.chart && scaled(chartPicture(app, indicator, indicator.chart), right, chartTop, 186);
  const keys = indicator.chart ? keysOf(app, indicator, right, chartTop + 186 * SCALE + 20, measure) : [];
  const sources = sourcesOf(app, indicator).flatMap((line) =>
    linesWithin(line, WIDTH - 2 * EDGE, (one) => measure(one, FOOT, false), app.model.phrases),
  );
  const below = sources.length * FOOT * LEADING + EDGE;
  const height = Math.ceil(Math.max(LEAST, y + 24 + below, chartTop + (chart ? 186 * SCALE + 44 : 0) + below));
  const foot = sources.map((line, place) =>
    svg(
      'text',
      {
        class: 'sheet-foot',
        x: EDGE,
        y: height - EDGE - (sources.length - 1 - place) * FOOT * LEADING,
        'font-size': FOOT,
      },
      line,
    ),
  );
  const name = visibleText(app.in(app.model.data.things[indicator.thing].name));
  const made = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'indicator-sheet',
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: 'img',
    },
    svg('title', {}, name),
    svg('rect', { class: 'sheet-ground', width: WIDTH, height }),
    svg(
      'g',
      { class: `is-${indicator.track}` },
      svg('circle', { class: 'sheet-dot', cx: EDGE + 6, cy: EDGE + 26, r: 6 }),
    ),
    ...texts,
    bar,
    chart,
    ...keys,
    ...foot,
  );
  return styled(made);
}

/**
 * @param {App} app
 * @param {Indicator} indicator
 * @returns {Said[]}
 */
function saidOf(app, { thing, of, told }) {
  const { things } = app.model.data;
  const said = [told.state, told.why, told.first].map((names) => app.in(names)).filter(Boolean);
  const notes = told.notes.map((names) => app.in(names)).join(' · ');
  return [
    { text: app.in(told.verdict), size: 16, strong: true, look: 'sheet-text', indent: 20 },
    { text: app.in(things[thing].name), size: 21, strong: true, look: 'sheet-text' },
    ...(of >= 0 ? [{ text: app.in(things[of].name), size: 13, look: 'sheet-quiet' }] : []),
    ...said.map((text) => ({ text, size: 15, look: 'sheet-text' })),
    ...(notes ? [{ text: notes, size: 13, look: 'sheet-quiet' }] : []),
  ];
}

/**
 * What a picture of the page shows, as a group at a place.
 * @param {SVGElement} picture @param {number} x @param {number} y @param {number} height
 */
function scaled(picture, x, y, height) {
  const group = svg('g', {
    class: picture.getAttribute('class') ?? '',
    transform: `translate(${x} ${y}) scale(${SCALE})`,
  });
  group.append(svg('rect', { width: 1, height, fill: 'none', stroke: 'none' }), ...picture.childNodes);
  return group;
}

/**
 * The marks of the chart, with what they mean.
 * @param {App} app @param {Indicator} indicator @param {number} left @param {number} y
 * @param {(text: string, size: number, strong: boolean) => number} measure
 */
function keysOf(app, { values }, left, y, measure) {
  const points = values.filter(({ value, year }) => value !== null && year !== null);
  const kinds = [...new Map(points.map(({ kind, name }) => [kind, app.in(name)]))];
  let x = left + 8;
  return kinds.flatMap(([kind, name]) => {
    const made = [
      markOf(kind, x, y),
      svg('text', { class: 'sheet-quiet', x: x + 12, y: y + 4.5, 'font-size': 13 }, name),
    ];
    x += 12 + measure(name, 13, false) + 26;
    return made;
  });
}

/**
 * @param {App} app
 * @param {Indicator} indicator
 */
const sourcesOf = (app, { values }) =>
  [...new Set(values.flatMap(({ stated }) => stated))].map((passage) =>
    referenceText(passageReference(app, passage), app.state().language),
  );

/**
 * The picture with the styles of the page as attributes of its own.
 * @param {SVGElement} picture
 */
function styled(picture) {
  document.body.append(picture);
  for (const one of [picture, ...picture.querySelectorAll('*')]) {
    const style = getComputedStyle(one);
    for (const name of STYLES) one.setAttribute(name, style.getPropertyValue(name));
  }
  picture.remove();
  for (const one of [picture, ...picture.querySelectorAll('[class]')]) one.removeAttribute('class');
  return picture;
}

/** @param {SVGElement} picture */
export const svgText = (picture) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;

/**
 * @param {SVGElement} picture
 * @returns {Promise<Blob>} a PNG of twice the pixels
 */
export async function pngOf(picture) {
  const [width, height] = ['width', 'height'].map((name) => Number(picture.getAttribute(name)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * PNG_SCALE, height * PNG_SCALE];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png'),
  );
}
