/*
 * Rows in time: a line for each, with a mark as wide as its date is unsure: a day, a month, a year.
 */
import { chosen, columnsWith, namesOf } from './columns.js';
import { element, say } from './page.js';
import { TEXTS } from './page_texts.js';
import { drawnPart, nameAt, pictureOf } from './picture.js';
import { reads } from './results.js';

/** @typedef {import('./results.js').Table} Table */
/** @typedef {import('./results.js').Row} Row */
/** @typedef {import('./results.js').Term} Term */
/** @typedef {{row: Row, span: [number, number]}} Entry */

const MOST = 200;
const [WIDTH, LINE, HEAD, EDGE] = [960, 24, 30, 16];
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?(?:Z|[+-]\d\d:\d\d)?$/;

/**
 * From when to when a term may mean, in years; null for what is no date.
 * @param {Term | undefined} term
 * @returns {[number, number] | null}
 */
export function spanOf(term) {
  const dated = term?.type === 'literal' && !/#(integer|decimal|double|float)$/.test(term.datatype ?? '');
  const found = dated ? DATE.exec(term.value) : null;
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number);
  const from = year + ((month || 1) - 1) / 12 + ((day || 1) - 1) / 372;
  return [from, from + (day ? 1 / 372 : month ? 1 / 12 : 1)];
}

/** @param {Table} table */
const datesOf = (table) => columnsWith(table, (term) => spanOf(term) !== null);

export const timeline = {
  name: 'Timeline',
  text: TEXTS.timeline,
  lacks: TEXTS.no_timeline,
  /** @param {Table} table */
  fits: (table) => datesOf(table).length > 0,
  /** @param {Table} table */
  draw(table) {
    const dates = datesOf(table);
    const names = namesOf(table).sort((one, other) => Number(dates.includes(one)) - Number(dates.includes(other)));
    const wanted = [
      { label: say(TEXTS.when), columns: dates },
      { label: say(TEXTS.named), columns: names },
    ];
    return chosen(table, wanted, (date, name) => {
      /** @type {Entry[]} */
      const all = table.rows.flatMap((row) => {
        const span = spanOf(row[date]);
        return span ? [{ row, span }] : [];
      });
      const some = all.sort((one, other) => one.span[0] - other.span[0]).slice(0, MOST);
      return drawnTimeline(some, date, name, all.length);
    });
  },
};

/**
 * @param {Entry[]} some
 * @param {number} date
 * @param {number} name
 * @param {number} count
 */
function drawnTimeline(some, date, name, count) {
  const first = Math.floor(some[0].span[0]);
  const last = Math.max(first + 1, ...some.map(({ span }) => Math.ceil(span[1])));
  const scale = (/** @type {number} */ year) => EDGE + ((year - first) / (last - first)) * (WIDTH - 2 * EDGE);
  const height = HEAD + some.length * LINE + EDGE;
  const step = [1, 2, 5, 10, 20, 50, 100, 500].find((one) => (last - first) / one <= 16) ?? 1000;
  const years = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step);
  const grid = years.map((year) => {
    const [x, anchor] = [scale(year), year === first ? 'start' : year === last ? 'end' : 'middle'];
    const line = drawnPart('line', { x1: x, y1: HEAD - 6, x2: x, y2: height - EDGE });
    return drawnPart('g', {}, line, drawnPart('text', { x, y: 16, class: 'scale', 'text-anchor': anchor }, `${year}`));
  });
  const marks = some.map(({ row, span }, at) => {
    const [from, to, y] = [scale(span[0]), scale(span[1]), HEAD + at * LINE + LINE / 2];
    const wide = Math.max(8, to - from);
    const mark = drawnPart('rect', { x: from, y: y - 5, width: wide, height: 10, rx: 4, class: 'begins' });
    const ends = from > WIDTH / 2;
    const place = { x: ends ? from - 6 : from + wide + 6, y: y + 4, 'text-anchor': ends ? 'end' : 'start' };
    return drawnPart('g', {}, mark, nameAt(`${reads(row[date])} ${reads(row[name])}`, row[name], place));
  });
  const says = say(TEXTS.timeline_of, { count: some.length, first, last });
  const note = count > some.length ? [element('p', 'note', say(TEXTS.drawn_part, { count, shown: some.length }))] : [];
  return [...note, pictureOf(says, WIDTH, height, ...grid, ...marks)];
}
