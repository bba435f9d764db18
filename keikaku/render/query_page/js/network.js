/*
 * Rows as a network: each row links what two of its columns name.
 */
import { chosen, columnsWith, nameIn } from './columns.js';
import { element, say } from './page.js';
import { TEXTS } from './page_texts.js';
import { drawnPart, fromTheMiddle, nameAt, pictureOf, widthOf } from './picture.js';
import { springs } from './springs.js';

/** @typedef {import('./results.js').Table} Table */
/** @typedef {import('./results.js').Term} Term */
/** @typedef {{term: Term, name: string, begins: boolean}} Point */

const MOST = 120; // things that are drawn
const EDGE = 24;

/** @param {Table} table */
const thingsOf = (table) => columnsWith(table, ({ type }) => type === 'uri' || type === 'bnode');

export const network = {
  name: 'Graph',
  text: TEXTS.network,
  lacks: TEXTS.no_network,
  /** @param {Table} table */
  fits: (table) => thingsOf(table).length > 1,
  /** @param {Table} table */
  draw(table) {
    const [first, ...rest] = thingsOf(table);
    const wanted = [
      { label: say(TEXTS.from), columns: [first, ...rest] },
      { label: say(TEXTS.to), columns: [...rest, first] },
    ];
    return chosen(table, wanted, (from, to) => drawnNetwork(linked(table, from, to)));
  },
};

/**
 * The things of two columns, and which of them rows link; of too many things the first.
 * @param {Table} table
 * @param {number} from
 * @param {number} to
 */
export function linked(table, from, to) {
  const names = [nameIn(table, from), nameIn(table, to)];
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {Point[]} */
  const points = [];
  /** @type {Map<string, [number, number]>} */
  const links = new Map();
  const all = new Set();
  for (const row of table.rows) {
    const ends = [row[from], row[to]].map((term, at) => {
      if (!term) return -1;
      const key = `${term.type} ${term.value}`;
      all.add(key);
      if (!known.has(key) && known.size < MOST) {
        known.set(key, known.size);
        points.push({ term, name: names[at](row), begins: at === 0 });
      }
      return known.get(key) ?? -1;
    });
    if (ends[0] >= 0 && ends[1] >= 0 && ends[0] !== ends[1]) links.set(ends.join(' '), [ends[0], ends[1]]);
  }
  return { points, links: [...links.values()], count: all.size };
}

/** @param {ReturnType<typeof linked>} found */
function drawnNetwork({ points, links, count }) {
  const places = springs(points.length, links);
  const [left, top] = [0, 1].map((axis) => Math.min(...places.map((place) => place[axis])) - EDGE);
  const right = Math.max(...places.map((place, at) => place[0] + widthOf(points[at].name))) + EDGE;
  const bottom = Math.max(...places.map((place) => place[1])) + EDGE;
  const lines = links.map(([one, other]) => {
    const [[x1, y1], [x2, y2]] = [places[one], places[other]];
    return drawnPart('line', { x1: x1 - left, y1: y1 - top, x2: x2 - left, y2: y2 - top });
  });
  const marks = points.map(({ term, name, begins }, at) => {
    const [x, y] = [places[at][0] - left, places[at][1] - top];
    const dot = drawnPart('circle', { cx: x, cy: y, r: 6, class: begins ? 'begins' : 'ends' });
    return drawnPart('g', {}, dot, nameAt(name, term, { x: x + 9, y: y + 4 }));
  });
  const says = say(TEXTS.network_of, { things: points.length, lines: links.length });
  const note = count > points.length ? say(TEXTS.drawn_part, { count, shown: points.length }) : says;
  return [element('p', 'note', note), fromTheMiddle(pictureOf(says, right - left, bottom - top, ...lines, ...marks))];
}
