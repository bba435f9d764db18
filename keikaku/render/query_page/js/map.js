/*
 * Rows on a map of their own points: nothing is fetched to draw it on, so a grid of degrees tells where they are.
 */
import { chosen, columnsWith, namesOf } from './columns.js';
import { element, say } from './page.js';
import { TEXTS } from './page_texts.js';
import { drawnPart, fromTheMiddle, nameAt, pictureOf, widthOf } from './picture.js';
import { numberOf, reads } from './results.js';

/** @typedef {import('./results.js').Table} Table */
/** @typedef {import('./results.js').Row} Row */
/** @typedef {import('./results.js').Term} Term */
/** @typedef {{row: Row, east: number, north: number}} Spot */

const MOST = 500;
const [WIDTH, EDGE, SIGHT] = [960, 40, 160]; // beside the outermost points there is room for names
const POINT = /^\s*(?:<[^>]*>\s*)?POINT\s*\(\s*([+-]?[\d.]+)\s+([+-]?[\d.]+)\s*\)\s*$/i;

/**
 * The point that a term of GeoSPARQL is; null of what is none.
 * @param {Term | undefined} term
 */
export function pointOf(term) {
  const found = term?.type === 'literal' ? POINT.exec(term.value) : null;
  const [east, north] = found ? [Number(found[1]), Number(found[2])] : [NaN, NaN];
  return Math.abs(east) <= 180 && Math.abs(north) <= 90 ? { east, north } : null;
}

/**
 * Where each row has its point: in a column of points, or in one of latitudes and one of longitudes.
 * @param {Table} table
 * @returns {((row: Row) => {east: number, north: number} | null) | null}
 */
export function placing(table) {
  const [points] = columnsWith(table, (term) => pointOf(term) !== null);
  if (points !== undefined) return (row) => pointOf(row[points]);
  const numbers = columnsWith(table, (term) => !Number.isNaN(numberOf(term)));
  const [lat, long] = [/^lat(itude)?$|_lat$|Lat$/, /^(lon|long|lng|longitude)$|_(lon|long)$|(Lon|Long)$/].map((name) =>
    numbers.find((at) => name.test(table.columns[at])),
  );
  if (lat === undefined || long === undefined) return null;
  return (row) => {
    const [east, north] = [numberOf(row[long]), numberOf(row[lat])];
    return Math.abs(east) <= 180 && Math.abs(north) <= 90 ? { east, north } : null;
  };
}

export const map = {
  name: 'Map',
  text: TEXTS.map,
  lacks: TEXTS.no_map,
  /** @param {Table} table */
  fits: (table) => placing(table) !== null,
  /** @param {Table} table */
  draw(table) {
    const where = placing(table);
    /** @type {Spot[]} */
    const all = table.rows.flatMap((row) => {
      const point = where?.(row);
      return point ? [{ row, ...point }] : [];
    });
    if (!all.length) return [element('p', 'note', say(TEXTS.no_map))];
    const points = columnsWith(table, (term) => pointOf(term) !== null);
    const names = namesOf(table).sort((one, other) => Number(points.includes(one)) - Number(points.includes(other)));
    const wanted = [{ label: say(TEXTS.named), columns: names }];
    return chosen(table, wanted, (name) => drawnMap(all.slice(0, MOST), name, all.length));
  },
};

/**
 * @param {Spot[]} spots
 * @param {number} name
 * @param {number} count
 */
function drawnMap(spots, name, count) {
  const [west, east] = limits(spots.map((spot) => spot.east));
  const [south, north] = limits(spots.map((spot) => spot.north));
  const flat = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180)); // a degree to the east is shorter
  const scale = Math.min((WIDTH - EDGE - SIGHT) / (east - west), 900 / ((north - south) / flat));
  const x = (/** @type {number} */ at) => EDGE + (at - west) * scale;
  const y = (/** @type {number} */ at) => EDGE + ((north - at) / flat) * scale;
  const [width, height] = [x(east) + SIGHT, y(south) + EDGE];
  /** @type {[number, number, number][]} */
  const written = [];
  const marks = spots.map((spot) => {
    const [cx, cy, called] = [x(spot.east), y(spot.north), reads(spot.row[name])];
    const dot = drawnPart('circle', { cx, cy, r: 5, class: 'begins' }, drawnPart('title', {}, called));
    const to = cx + 9 + widthOf(called);
    const free = !written.some(([from, until, at]) => Math.abs(at - cy) < 15 && cx < until && from < to);
    if (!free) return dot; // its name is its title, and the table has it
    written.push([cx, to, cy]);
    return drawnPart('g', {}, dot, nameAt(called, spot.row[name], { x: cx + 8, y: cy + 4 }));
  });
  const says = say(TEXTS.map_of, { count: spots.length });
  const note = count > spots.length ? say(TEXTS.drawn_part, { count, shown: spots.length }) : say(TEXTS.map_note);
  const lines = [
    ...degrees(west, east).map((at) =>
      gridLine({ x1: x(at), x2: x(at), y1: 18, y2: height }, 14, `${degree(at)}°${at < 0 ? 'W' : 'E'}`),
    ),
    ...degrees(south, north).map((at) =>
      gridLine({ x1: 0, x2: width, y1: y(at), y2: y(at) }, y(at) - 3, `${degree(at)}°${at < 0 ? 'S' : 'N'}`),
    ),
  ];
  return [element('p', 'note', note), fromTheMiddle(pictureOf(says, width, height, ...lines, ...marks))];
}

/**
 * The least and the greatest, apart from each other.
 * @param {number[]} some
 * @returns {[number, number]}
 */
function limits(some) {
  const [least, most] = [Math.min(...some), Math.max(...some)];
  return most - least < 0.01 ? [least - 0.005, most + 0.005] : [least, most];
}

/**
 * Even degrees between two, a few of them.
 * @param {number} from
 * @param {number} to
 */
function degrees(from, to) {
  const step = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20].find((one) => (to - from) / one <= 6) ?? 45;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, at) => (first + at) * step);
}

/** @param {number} at */
const degree = (at) => Number(Math.abs(at).toFixed(3));

/**
 * @param {{x1: number, x2: number, y1: number, y2: number}} ends
 * @param {number} y of its name
 * @param {string} name
 */
function gridLine(ends, y, name) {
  const text = drawnPart('text', { x: ends.x1 + 2, y, class: 'scale' }, name);
  return drawnPart('g', {}, drawnPart('line', ends), text);
}
