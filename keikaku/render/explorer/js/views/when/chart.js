/*
 * The dates as a picture: time from left to right, what is done above, what is planned below, the plans' periods behind
 * both, and how many values of indicators fall into each year. The list below it says the same in words.
 */
import { svg, withAttributes } from '../../parts/dom.js';
import { markOf } from '../../parts/charts.js';
import { shortened, textWidth } from '../../parts/text_width.js';
import { plansShown } from '../../data/plans.js';
import { shapesOf } from './marks.js';
import { dayAfter, timeScale } from './scale.js';
import { yearOf } from './entries.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Value} Value */
/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Year} Year */
/** @typedef {ReturnType<typeof timeScale>} Scale */
/** @typedef {{entry: Entry, from: number, to: number, name: string, nameAt: number, side: 'start' | 'end', lane: number}} Placed */

const GUTTER = 112; // for what the rows are called
const LANE = 24; // pixels, so that a finger finds a mark
const RADIUS = 5.5;
const LONGEST = 220; // pixels of a name
const NAMED = 150; // dates; of more the marks alone, whose names stand in the list
/** @type {readonly Value['kind'][]} */
const KINDS = ['Baseline', 'Actual', 'InterimTarget', 'Target'];

/**
 * @param {App} app
 * @param {Year[]} years
 * @param {number} width
 * @param {string} day today
 */
export function timeChart(app, years, width, day) {
  const entries = years.flatMap((year) => year.entries);
  const plans = plansShown(app.model, app.state()).flatMap((plan) => app.model.data.plans[plan] ?? []);
  const dated = plans.filter(({ begins, ends }) => begins && ends);
  const scale = timeScale(countsOf(years, dated), GUTTER, width - GUTTER - 4);
  /** @type {SVGElement[]} */
  const parts = [];
  let y = 30;
  dated.forEach((plan) => {
    parts.push(...band(app, plan, scale, y));
    y += 24;
  });
  const rows = /** @type {const} */ (['done', 'planned']);
  for (const row of rows) {
    const some = entries.filter(({ word }) => (word === 'done') === (row === 'done'));
    if (!some.length) continue;
    const placed = inLanes(app, some, scale, width);
    parts.push(rule(y + 3, width), heading(app.say(`when.row_${row}`, { n: some.length }), y + 22));
    parts.push(...placed.map((one) => item(app, one, y + 6)));
    y += 12 + LANE * (1 + Math.max(...placed.map(({ lane }) => lane)));
  }
  for (const kind of KINDS.filter((one) => years.some(({ values }) => values.has(one)))) {
    parts.push(rule(y + 3, width), ...valuesRow(app, years, kind, scale, y + 6));
    y += LANE + 6;
  }
  const height = y + 6;
  return withAttributes(
    svg(
      'svg',
      { class: 'when-picture', viewBox: `0 0 ${width} ${height}`, width, height },
      ...dated.map((plan) => shade(plan, scale, height)),
      ...head(app, scale, height),
      ...parts,
      ...todayLine(app, scale, day, height),
    ),
    { role: 'img', 'aria-label': app.say('when.picture', { n: entries.length }) },
  );
}

/**
 * The years in which anything begins or ends: those in which much begins get more room.
 * @param {Year[]} years
 * @param {{begins: string, ends: string}[]} plans
 */
function countsOf(years, plans) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  const add = (/** @type {number} */ year, /** @type {number} */ n) => counts.set(year, (counts.get(year) ?? 0) + n);
  for (const { year, entries } of years) {
    add(year, entries.length);
    for (const entry of entries) add(Number(entry.ends.slice(0, 4)), 0);
  }
  for (const { begins, ends } of plans) for (const day of [begins, ends]) add(Number(day.slice(0, 4)), 0);
  return counts;
}

/**
 * Each date in the first lane in which it has room with its name, which stands behind it, or before it.
 * @param {App} app
 * @param {Entry[]} entries
 * @param {Scale} scale
 * @param {number} width
 * @returns {Placed[]}
 */
function inLanes(app, entries, scale, width) {
  /** @type {[number, number][][]} */
  const lanes = [];
  return entries.map((entry) => {
    const [from, to] = extent(entry, scale);
    const name = entries.length > NAMED ? '' : shortName(app, entry);
    const room = name ? textWidth(name) + 12 : 2;
    /** @type {[Placed['side'], number, number][]} */
    const sides = [
      ['start', from, to + room],
      ['end', from - room, to + 4],
    ];
    const inside = sides.filter(([, left, right]) => left >= GUTTER && right <= width);
    const isFree = (/** @type {[number, number][]} */ taken, /** @type {[Placed['side'], number, number]} */ one) =>
      taken.every(([left, right]) => one[2] <= left || one[1] >= right);
    for (let lane = 0; ; lane += 1) {
      if (lane === lanes.length) lanes.push([]);
      const found = inside.find((one) => isFree(lanes[lane], one)) ?? (lanes[lane].length ? null : sides[0]);
      if (!found) continue;
      const [side, left, right] = found;
      lanes[lane].push([left, right]);
      return { entry, from, to, name, nameAt: side === 'start' ? to + 5 : from - 5, side, lane };
    }
  });
}

/**
 * From the beginning of a period to its end; of a short one the room of a mark around its middle.
 * @param {Entry} entry
 * @param {Scale} scale
 */
function extent({ begins, ends }, { at }) {
  const [from, to] = [at(begins), at(dayAfter(ends))];
  const middle = (from + to) / 2;
  return to - from > 2.6 * RADIUS ? [from + 1, to - 1] : [middle - RADIUS, middle + RADIUS];
}

/**
 * What it happens to, and what happens; of an element of a plan, whose name is a sentence, what is said.
 * @param {App} app
 * @param {Entry} entry
 */
function shortName(app, { things, told, occasion }) {
  const { data } = app.model;
  const [first] = things;
  const isElement = data.kinds[data.things[first].kind].family === 'element';
  if (isElement && app.in(told)) return shortened(app.in(told), LONGEST);
  const { id, name } = data.occasions[occasion];
  const happens = id === 'issued' ? app.in(name) : app.in(name).split('・')[0]; // of two words for it the first
  const ending = `${app.state().language === 'ja' ? '：' : ': '}${happens.trim()}`;
  return shortened(app.in(data.things[first].name), LONGEST - textWidth(ending)) + ending;
}

/**
 * @param {App} app
 * @param {Placed} placed
 * @param {number} top
 */
function item(app, { entry, from, to, name, nameAt, side, lane }, top) {
  const y = top + lane * LANE + LANE / 2;
  const { periods, things, occasions } = app.model.data;
  const long = to - from > 2 * RADIUS + 0.1;
  const shapes = long
    ? [
        svg('rect', { x: from, y: y - 5, width: to - from, height: 10, rx: 5, class: 'when-ring' }),
        ...(entry.word === 'past' ? [svg('text', { x: (from + to) / 2, y: y + 3.6, class: 'when-sign' }, '?')] : []),
      ]
    : shapesOf(entry.word, (from + to) / 2, y, RADIUS);
  const told = [
    app.in(periods[entry.period].name),
    app.in(entry.told) || `${app.in(occasions[entry.occasion].name)}: ${app.in(things[entry.things[0]].name)}`,
    app.say(`when.word_${entry.word}`),
  ];
  const [left, right] = side === 'start' ? [from, nameAt + textWidth(name)] : [nameAt - textWidth(name), to];
  const made = svg(
    'g',
    { class: `when-item is-${entry.word}` },
    svg('title', {}, told.join(' · ')),
    svg('rect', { x: left, y: y - LANE / 2, width: right - left, height: LANE, class: 'when-hit' }),
    ...shapes,
    svg('text', { x: nameAt, y: y + 4, class: 'when-name', 'text-anchor': side }, name),
  );
  made.dataset.things = entry.things.join(' ');
  made.addEventListener('click', () => app.visit(entry.things[0]));
  return made;
}

/**
 * Names and borders of the columns; a gap has dots in place of a name.
 * @param {App} app
 * @param {Scale} scale
 * @param {number} height
 */
function head(app, { columns }, height) {
  return columns.flatMap(({ year, years, left, width, gap }) => {
    const name = gap ? '···' : width < 36 ? `’${String(year).slice(-2)}` : String(year);
    const text = svg('text', { x: left + width / 2, y: 18, class: gap ? 'when-gap' : 'when-head-year' }, name);
    if (gap) text.append(svg('title', {}, app.say('when.gap', { from: year, to: year + years - 1, n: years })));
    return [
      svg('path', { d: `M${left} 26V${height}`, class: gap ? 'when-line is-gap' : 'when-line' }),
      ...(gap ? [svg('path', { d: `M${left + width} 26V${height}`, class: 'when-line is-gap' })] : []),
      text,
    ];
  });
}

/**
 * @param {{begins: string, ends: string}} plan
 * @param {Scale} scale
 * @param {number} height
 */
function shade({ begins, ends }, { at }, height) {
  const [x, end] = [at(begins), at(dayAfter(ends))];
  return svg('rect', { x, y: 26, width: end - x, height: height - 26, class: 'when-shade' });
}

/**
 * A plan's period with its name.
 * @param {App} app
 * @param {import('../../types.js').Data['plans'][number]} plan
 * @param {Scale} scale
 * @param {number} y
 */
function band(app, plan, { at }, y) {
  const [x, end] = [at(plan.begins), at(dayAfter(plan.ends))];
  const period = app.in(plan.period);
  const name = [app.in(plan.name), period, plan.id].find((one) => one && textWidth(one) <= end - x - 12) ?? '';
  const made = svg('g', { class: 'when-band' }, svg('title', {}, `${app.in(plan.name)} · ${period}`));
  made.append(
    svg('rect', { x, y: y - 2, width: end - x, height: 20, rx: 4 }),
    svg('text', { x: (x + end) / 2, y: y + 12, 'text-anchor': 'middle' }, name),
  );
  return [heading(app.say('when.row_plan'), y + 12), made];
}

/**
 * How many values of a kind fall into each year.
 * @param {App} app
 * @param {Year[]} years
 * @param {Value['kind']} kind
 * @param {Scale} scale
 * @param {number} top
 */
function valuesRow(app, years, kind, { columns }, top) {
  const y = top + LANE / 2;
  const name = years.flatMap(({ values }) => values.get(kind) ?? [])[0].value.name;
  const counts = years.flatMap(({ year, values }) => {
    const column = columns.find((one) => one.year === year);
    const some = values.get(kind);
    if (!some || !column) return [];
    const x = column.left + column.width / 2;
    return [markOf(kind, x - 9, y), svg('text', { x: x + 2, y: y + 4, class: 'when-count' }, String(some.length))];
  });
  return [heading(app.in(name), y + 4), ...counts];
}

/**
 * @param {string} text
 * @param {number} y
 */
const heading = (text, y) => svg('text', { x: 0, y, class: 'when-row' }, text);

/**
 * @param {number} y
 * @param {number} width
 */
const rule = (y, width) => svg('path', { d: `M0 ${y}H${width}`, class: 'when-rule' });

/**
 * Today, where it lies between the first column and the last.
 * @param {App} app
 * @param {Scale} scale
 * @param {string} day
 * @param {number} height
 */
function todayLine(app, { at, columns }, day, height) {
  const last = columns[columns.length - 1];
  const year = yearOf({ begins: day });
  if (!last || year < columns[0].year || year >= last.year + last.years) return [];
  const x = at(day);
  return [
    svg('path', { d: `M${x} 22V${height}`, class: 'when-today' }),
    svg('text', { x, y: 8, class: 'when-today-name', 'text-anchor': 'middle' }, app.say('when.today')),
  ];
}
