/*
 * Bars and charts of indicators, as render/explorer/numbers.py has worked them out: here they are only drawn.
 */
import { element, svg, withAttributes } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Indicator} Indicator */
/** @typedef {import('../types.js').Chart} Chart */
/** @typedef {import('../types.js').PlacedLabel} PlacedLabel */
/** @typedef {import('../types.js').Value} Value */

const CHART = { width: 300, height: 186, right: 288, base: 148 }; // as in progress_chart.py
const BAR = { width: 280, line: 24 }; // as in progress_bar.py

/**
 * The values of an indicator over the years with a legend; a sentence instead where there is nothing to draw.
 * @param {App} app
 * @param {Indicator} indicator
 * @returns {HTMLElement}
 */
export function indicatorChart(app, indicator) {
  const { chart, values } = indicator;
  if (!chart) return element('p', 'chart-none', app.say('indicator.noChart'));
  return element(
    'div',
    'chart',
    chartPicture(app, indicator, chart),
    chartLegend(
      app,
      values.filter(({ value, year }) => value !== null && year !== null),
    ),
  );
}

/**
 * What the marks mean, of those that are there.
 * @param {App} app
 * @param {Value[]} points
 */
export function chartLegend(app, points) {
  const kinds = [...new Map(points.map((point) => [point.kind, point.name])).entries()];
  return element(
    'ul',
    'chart-legend',
    ...kinds.map(([kind, name]) =>
      element(
        'li',
        '',
        svg('svg', { viewBox: '-8 -8 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, markOf(kind, 0, 0)),
        app.in(name),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Indicator} indicator
 * @param {Chart} chart
 */
export function chartPicture(app, indicator, chart) {
  const inJapanese = app.state().language === 'ja';
  const { left, met, level } = chart;
  return svg(
    'svg',
    {
      class: 'chart-picture',
      viewBox: `0 0 ${CHART.width} ${CHART.height}`,
      role: 'img',
      'aria-label': sentenceOf(app, indicator),
    },
    met && svg('rect', { class: 'chart-met', x: met[0], y: met[1], width: met[2] - met[0], height: met[3] - met[1] }),
    svg('text', { class: 'chart-unit', x: 2, y: 11 }, app.in(chart.unit)),
    ...chart.ticks.flatMap(([y, ja, en]) => [
      svg('line', { class: 'chart-grid', x1: left, x2: CHART.right, y1: y, y2: y }),
      svg('text', { class: 'chart-tick', x: left - 5, y: y + 4, 'text-anchor': 'end' }, inJapanese ? ja : en),
    ]),
    chart.note && svg('path', { class: 'chart-broken', d: chart.broken }),
    chart.note && svg('text', { class: 'chart-note', x: 2, y: CHART.base + 33 }, app.in(chart.note)),
    ...chart.years.map(([x, year]) =>
      svg('text', { class: 'chart-tick', x, y: CHART.base + 16, 'text-anchor': 'middle' }, year),
    ),
    level && svg('line', { class: 'chart-level', x1: level[0], x2: level[1], y1: level[2], y2: level[2] }),
    chart.line ? svg('path', { class: 'chart-line', d: chart.line }) : null,
    chart.way ? svg('path', { class: 'chart-way', d: chart.way }) : null,
    ...chart.marks.map(([kind, x, y]) => markOf(kind, x, y)),
    ...labelsOf(app, chart.labels, 'chart-value'),
  );
}

/**
 * @param {App} app
 * @param {[PlacedLabel[], PlacedLabel[]]} labels
 * @param {string} name of their class
 */
function labelsOf(app, labels, name) {
  return labels[app.state().language === 'ja' ? 0 : 1].map(([kind, text, x, y]) =>
    svg('text', { class: `${name} is-${kind}`, x, y, 'text-anchor': 'middle' }, text),
  );
}

/**
 * The mark of a kind of value: dots for what was measured, open diamonds for targets.
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 */
export function markOf(kind, x, y) {
  if (kind === 'Target' || kind === 'InterimTarget') {
    const r = kind === 'Target' ? 6.5 : 5;
    return svg('path', {
      class: `chart-mark is-${kind}`,
      d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`,
    });
  }
  return svg('circle', { class: `chart-mark is-${kind}`, cx: x, cy: y, r: kind === 'Actual' ? 5 : 4.2 });
}

/**
 * Baseline, latest value and target on one line with their numbers; empty where there is no target in numbers.
 * @param {App} app
 * @param {Indicator} indicator
 * @returns {SVGSVGElement}
 */
export function progressBar(app, indicator) {
  const { bar, track } = indicator;
  const picture = withAttributes(
    svg('svg', { class: `bar is-${track}`, viewBox: `0 0 ${BAR.width} ${bar?.height ?? 1}` }),
    {
      role: 'img',
      'aria-label': sentenceOf(app, indicator),
    },
  );
  if (!bar) return picture;
  const rect = (
    /** @type {string} */ name,
    /** @type {[number, number]} */ [from, to],
    /** @type {number} */ height,
    rx = 0,
  ) => svg('rect', { class: name, x: from, y: BAR.line - height / 2, width: Math.max(to - from, 1), height, rx });
  picture.append(
    ...(bar.met ? [rect('bar-met', bar.met, 14)] : []),
    rect(`bar-track${bar.open ? ' is-open' : ''}`, bar.way, 8, 4),
    ...(bar.come ? [rect('bar-come', bar.come, 8, 3)] : []),
    ...bar.marks
      .filter(([kind]) => kind !== 'Actual')
      .map(([kind, x]) =>
        svg('line', { class: `bar-end is-${kind}`, x1: x, x2: x, y1: BAR.line - 8, y2: BAR.line + 8 }),
      ),
    ...bar.marks
      .filter(([kind]) => kind === 'Actual')
      .map(([, x]) => svg('circle', { class: 'bar-now', cx: x, cy: BAR.line, r: 5.5 })),
    ...labelsOf(app, bar.labels, 'bar-value'),
  );
  return picture;
}

/**
 * Name, verdict and numbers in one text, for those who do not see the picture.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function sentenceOf(app, { thing, told }) {
  return app.say('indicator.sentence', {
    name: app.in(app.model.data.things[thing].name),
    verdict: app.in(told.verdict),
    state: app.in(told.state),
  });
}
