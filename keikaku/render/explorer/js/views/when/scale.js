/*
 * Where a day stands in the picture: years as columns, wider where much is dated, and a narrow one for years of which
 * nothing is told. Pure.
 */

/** @typedef {{year: number, years: number, left: number, width: number, gap: boolean}} Column years: for how many it stands */

const GAP = 26; // pixels
const BUSY = 0.22; // how much wider a column gets with each date in it
const BUSIEST = 8; // dates, that widen a column

/**
 * @param {Map<number, number>} counts of the years in which anything begins or ends how much
 * @param {number} left
 * @param {number} width
 * @returns {{columns: Column[], at: (day: string) => number}}
 */
export function timeScale(counts, left, width) {
  const years = [...counts.keys()].sort((one, other) => one - other);
  /** @type {{year: number, years: number, weight: number}[]} */
  const parts = [];
  years.forEach((year, place) => {
    const before = years[place - 1];
    if (place && year - before > 1) parts.push({ year: before + 1, years: year - before - 1, weight: 0 });
    parts.push({ year, years: 1, weight: 1 + BUSY * Math.min(counts.get(year) ?? 0, BUSIEST) });
  });
  const gaps = parts.filter(({ weight }) => !weight).length;
  const all = parts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const unit = Math.max(0, width - gaps * GAP) / all;
  let here = left;
  const columns = parts.map(({ year, years: count, weight }) => {
    const column = { year, years: weight ? 1 : count, left: here, width: weight ? weight * unit : GAP, gap: !weight };
    here += column.width;
    return column;
  });
  return { columns, at: (day) => placeOf(columns, day) };
}

/**
 * @param {Column[]} columns
 * @param {string} day
 */
function placeOf(columns, day) {
  const year = Number(day.slice(0, 4));
  const column = columns.find((one) => year < one.year + one.years) ?? columns[columns.length - 1];
  if (year < column.year) return column.left;
  if (year >= column.year + column.years) return column.left + column.width;
  const through = (year - column.year + partOfYear(day)) / column.years;
  return column.left + column.width * through;
}

/**
 * How far a day is through its year: 0 to 1.
 * @param {string} day
 */
function partOfYear(day) {
  const [year, month, date] = day.split('-').map(Number);
  const since = Date.UTC(year, month - 1, date) - Date.UTC(year, 0, 1);
  return since / (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1));
}

/**
 * The day after, since a period lasts to the end of its last day.
 * @param {string} day
 */
export function dayAfter(day) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}
