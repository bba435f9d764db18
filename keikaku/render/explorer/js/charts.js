/*
 * An indicator as a small chart, and its way from baseline to target as a bar.
 *
 * A chart is drawn for the width that it has, so its letters are as large on a phone as on a wide screen.
 */
import {indicatorSentence, numberOf, shareText, shortNumber, unitBehind, valueText} from './amounts.js';
import {boxesAlong, labelBox, rangeOf, scaleOf, widthOf} from './chart_parts.js';
import {clear, element, svg, withAttributes} from './dom.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Indicator} Indicator */
/** @typedef {import('./types.js').Value} Value */
/** @typedef {import('./chart_parts.js').Box} Box */
/**
 * A value that has a number and a year.
 * @typedef {Value & {value: number, year: number}} Point
 */

const HEIGHT = 160;
const TEXT = 11; // pixels
const EDGE = {top: 18, right: 12, bottom: 22, left: 46};
const LEAST_WIDTH = 220;
const USUAL_WIDTH = 320; // before the chart stands in the page

/**
 * @param {Value} value
 * @returns {value is Point}
 */
const isPoint = (value) => value.value !== null && value.year !== null;

/** @param {Value} value */
const isTarget = ({kind}) => kind === 'Target' || kind === 'FirstPeriodTarget';

/**
 * The values of an indicator over the years with a legend; a sentence instead where there is nothing to draw.
 * @param {App} app
 * @param {Indicator} indicator
 * @returns {HTMLElement}
 */
export function indicatorChart(app, indicator) {
  const points = indicator.values.filter(isPoint);
  if (!points.length) return element('p', 'chart-none', app.say('indicator.noChart'));
  const space = element('div', 'chart-space');
  const figure = element('div', 'chart', space, chartLegend(app, points));
  let drawn = 0;
  const draw = (/** @type {number} */ width) => {
    if (Math.abs(width - drawn) < 1) return;
    drawn = width;
    clear(space).append(pictureOf(app, indicator, points, Math.max(LEAST_WIDTH, width)));
  };
  draw(USUAL_WIDTH);
  new ResizeObserver(([entry]) => {
    if (entry.contentRect.width > 0) draw(Math.floor(entry.contentRect.width));
  }).observe(space);
  return figure;
}

/**
 * What the marks mean, of those that are there.
 * @param {App} app
 * @param {Value[]} points
 */
export function chartLegend(app, points) {
  const kinds = [...new Map(points.map((point) => [point.kind, point.name])).entries()];
  return element('ul', 'chart-legend', ...kinds.map(([kind, name]) =>
    element('li', '', svg('svg', {viewBox: '-8 -8 16 16', width: 14, height: 14, 'aria-hidden': 'true'}, markOf(kind, 0, 0)),
      app.in(name))));
}

/**
 * @param {App} app
 * @param {Indicator} indicator
 * @param {Point[]} points
 * @param {number} width
 */
function pictureOf(app, indicator, points, width) {
  const {language} = app.state();
  const years = points.map(({year}) => year);
  const range = rangeOf(points.map(({value}) => value));
  const ends = {left: EDGE.left, right: width - EDGE.right, top: EDGE.top, bottom: HEIGHT - EDGE.bottom};
  const x = scaleOf(Math.min(...years), Math.max(...years), ends.left + 18, ends.right - 22);
  const y = scaleOf(range.from, range.to, ends.bottom, ends.top);
  const unit = unitBehind(indicator.unit, language).trim();
  const picture = svg('svg', {
    class: 'chart-picture', viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'img',
    'aria-label': indicatorSentence(app, indicator),
  });
  picture.append(
    svg('text', {class: 'chart-unit', x: 2, y: 11}, unit),
    ...range.ticks.flatMap((tick) => gridLine(shortNumber(tick, language), y(tick), ends)),
    ...yearLabels(years, x),
    ...linesOf(points, x, y),
    ...points.map((point) => markOf(point.kind, x(point.year), y(point.value))),
    ...labelsOf(app, indicator, points, x, y, {...ends, left: EDGE.left - 4, right: width - 2, top: 0}),
  );
  return picture;
}

/**
 * What was measured, and the way from there to the target.
 * @param {Point[]} points
 */
function runsOf(points) {
  const measured = points.filter((point) => !isTarget(point));
  const target = points.filter(({kind}) => kind === 'Target').pop();
  return {measured, way: target ? [...measured.slice(-1), target] : []};
}

/**
 * @param {string} text
 * @param {number} y
 * @param {Box} ends
 */
const gridLine = (text, y, ends) => [
  svg('line', {class: 'chart-grid', x1: ends.left, x2: ends.right, y1: y, y2: y}),
  svg('text', {class: 'chart-tick', x: ends.left - 5, y: y + 4, 'text-anchor': 'end'}, text),
];

/**
 * The years of the values; one that would touch the one before it is left out.
 * @param {number[]} years
 * @param {(year: number) => number} x
 */
function yearLabels(years, x) {
  const shown = [];
  const sorted = [...new Set(years)].sort((one, other) => one - other);
  const dense = sorted.some((year, at) => at > 0 && x(year) - x(sorted[at - 1]) < 34);
  let last = -Infinity;
  for (const year of sorted) {
    if (x(year) - last < 20) continue;
    /** @type {string} */
    const text = dense && shown.length ? `’${String(year).slice(-2)}` : String(year);
    last = x(year);
    shown.push(svg('text', {class: 'chart-tick', x: last, y: HEIGHT - 7, 'text-anchor': 'middle'}, text));
  }
  return shown;
}

/**
 * What was measured as a line, and a dashed one from there to the target.
 * @param {Point[]} points
 * @param {(year: number) => number} x
 * @param {(value: number) => number} y
 */
function linesOf(points, x, y) {
  const {measured, way} = runsOf(points);
  const path = (/** @type {Point[]} */ some) => some.map(({year, value}, place) => `${place ? 'L' : 'M'}${x(year)} ${y(value)}`).join('');
  const lines = [];
  if (measured.length > 1) lines.push(svg('path', {class: 'chart-line', d: path(measured)}));
  if (way.length > 1) lines.push(svg('path', {class: 'chart-way', d: path(way)}));
  return lines;
}

/**
 * The mark of a kind of value: dots for what was measured, open diamonds for targets.
 * @param {Value['kind']} kind
 * @param {number} x
 * @param {number} y
 */
function markOf(kind, x, y) {
  if (kind === 'Target' || kind === 'FirstPeriodTarget') {
    const r = kind === 'Target' ? 6.5 : 5;
    return svg('path', {class: `chart-mark is-${kind}`, d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`});
  }
  return svg('circle', {class: `chart-mark is-${kind}`, cx: x, cy: y, r: kind === 'Actual' ? 5 : 4.2});
}

/**
 * The values beside their points: targets first, since they are what the others are measured by.
 * @param {App} app
 * @param {Indicator} indicator
 * @param {Point[]} points
 * @param {(year: number) => number} x
 * @param {(value: number) => number} y
 * @param {Box} inside
 */
function labelsOf(app, indicator, points, x, y, inside) {
  const order = {Target: 0, Actual: 1, Baseline: 2, FirstPeriodTarget: 3};
  const place = (/** @type {Point} */ {year, value}) => /** @type {[number, number]} */ ([x(year), y(value)]);
  const taken = points.map(place).map(([left, top]) => ({left: left - 6, right: left + 6, top: top - 6, bottom: top + 6}));
  for (const run of Object.values(runsOf(points))) {
    for (let at = 1; at < run.length; at += 1) taken.push(...boxesAlong(place(run[at - 1]), place(run[at])));
  }
  return [...points].sort((one, other) => order[one.kind] - order[other.kind]).map((point) => {
    const text = valueText(app, indicator, point);
    const box = labelBox(x(point.year), y(point.value), widthOf(text, TEXT) + 4, TEXT + 3, inside, taken);
    taken.push(box);
    return svg('text', {
      class: `chart-value is-${point.kind}`, x: (box.left + box.right) / 2, y: box.bottom - 3.5, 'text-anchor': 'middle',
    }, text);
  });
}

const BAR = {width: 240, height: 22, from: -0.9, to: 1.35};

/**
 * The way from baseline (the left line) to target (the right one), and how far the latest value has come on it.
 * All bars have one scale. A target to be kept has one line, and the latest value beside it by how much it changed.
 * @param {App} app
 * @param {Indicator} indicator
 * @returns {SVGSVGElement}
 */
export function progressBar(app, indicator) {
  const {way, share, standing} = indicator;
  const x = scaleOf(BAR.from, BAR.to, 4, BAR.width - 4);
  const clamp = (/** @type {number} */ at) => x(Math.min(Math.max(at, BAR.from), BAR.to));
  const line = (/** @type {number} */ at, /** @type {string} */ kind) =>
    svg('line', {class: `bar-end ${kind}`, x1: x(at), x2: x(at), y1: 3, y2: 19});
  /** @type {SVGElement[]} */
  const parts = [];
  const change = way === 'hold' ? changeShare(indicator) : null;
  // No way to go, only a level to keep: the change stands beside it.
  if (change !== null) parts.push(svg('rect', {class: 'bar-track', x: x(0), width: x(BAR.to) - x(0), y: 10, height: 2, rx: 1}));
  else parts.push(svg('rect', {class: `bar-track${share === null ? ' is-unknown' : ''}`, x: x(0), width: x(1) - x(0), y: 7, height: 8, rx: 4}));
  const [start, end] = change === null ? [0, share] : [1, 1 + change];
  if (end !== null) {
    const [left, right] = [Math.min(clamp(start), clamp(end)), Math.max(clamp(start), clamp(end))];
    parts.push(svg('rect', {class: `bar-come is-${standing}`, x: left, width: Math.max(right - left, 1), y: 7, height: 8, rx: 3}));
  }
  if (way === 'up' || way === 'down') parts.push(line(0, 'is-start'));
  parts.push(line(1, 'is-target'));
  if (end !== null) parts.push(beyond(end) ? arrowAt(clamp(end), end > 0, standing)
    : svg('circle', {class: `bar-now is-${standing}`, cx: clamp(end), cy: 11, r: 5.5}));
  return withAttributes(svg('svg', {class: 'bar', viewBox: `0 0 ${BAR.width} ${BAR.height}`, preserveAspectRatio: 'xMinYMid meet'}, ...parts), {
    role: 'img', 'aria-label': barSentence(app, indicator),
  });
}

/** @param {number} at */
const beyond = (at) => at < BAR.from || at > BAR.to;

/**
 * The latest value lies outside of the scale, in this direction.
 * @param {number} x
 * @param {boolean} right
 * @param {string} standing
 */
function arrowAt(x, right, standing) {
  const tip = right ? 5 : -5;
  return svg('path', {class: `bar-now is-${standing}`, d: `M${x - tip} 4L${x + tip / 2} 11L${x - tip} 18Z`});
}

/**
 * By what share of the baseline the latest value differs from it.
 * @param {Indicator} indicator
 */
function changeShare(indicator) {
  const [baseline, latest] = [numberOf(indicator, 'Baseline')?.value, numberOf(indicator, 'Actual')?.value];
  return baseline && typeof latest === 'number' ? (latest - baseline) / Math.abs(baseline) : null;
}

/**
 * What the bar says, in words.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function barSentence(app, indicator) {
  const {language} = app.state();
  const {share, standing, way} = indicator;
  if (share !== null) return app.say('indicator.share', {share: shareText(share, language)});
  if (way === 'hold' && standing !== 'unmeasured') return app.say(standing === 'reached' ? 'indicator.kept' : 'indicator.notKept');
  return app.say(`standing.${standing}.long`);
}
