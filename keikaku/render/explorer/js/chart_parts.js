/*
 * Scales, ticks and the places of labels: numbers in, numbers out.
 */

/**
 * A rectangle by its edges.
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

/**
 * A range that holds all values with some room around them, and two or three round numbers in it.
 * @param {number[]} values
 */
export function rangeOf(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const spread = high - low || Math.abs(high) * 0.2 || 1;
  // Nothing that is counted lies below zero, so the room for labels does not either.
  const from = low >= 0 ? Math.max(low - 0.3 * spread, Math.min(0, low)) : low - 0.3 * spread;
  const to = high + 0.24 * spread;
  return {from, to, ticks: roundNumbers(from, to)};
}

/**
 * Multiples of 1, 2 or 5 × 10ⁿ between two numbers: two to four of them.
 * @param {number} from
 * @param {number} to
 */
export function roundNumbers(from, to) {
  const rough = (to - from) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
  const ticks = [];
  // Counted in steps, so that no error adds up.
  for (let count = Math.ceil(from / step - 1e-9); count * step <= to + step * 1e-9; count += 1) ticks.push(round(count * step));
  return ticks;
}

/**
 * Without the last digits of binary fractions: 0.30000000000000004 is 0.3.
 * @param {number} number
 */
const round = (number) => Number(number.toPrecision(12));

/**
 * A line from one range to another.
 * @param {number} from
 * @param {number} to
 * @param {number} start
 * @param {number} end
 */
export const scaleOf = (from, to, start, end) => (/** @type {number} */ value) =>
  to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);

/**
 * About how wide a text is, in pixels.
 * @param {string} text
 * @param {number} size of its letters
 */
export function widthOf(text, size) {
  let width = 0;
  for (const sign of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/.test(sign) ? 1 : 0.58;
  return width * size;
}

/**
 * A line as small boxes along it, for labels to keep clear of.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @returns {Box[]}
 */
export function boxesAlong([x1, y1], [x2, y2]) {
  const count = Math.max(1, Math.round(Math.hypot(x2 - x1, y2 - y1) / 8));
  return Array.from({length: count}, (_, place) => {
    const [x, y] = [x1 + ((x2 - x1) * (place + 0.5)) / count, y1 + ((y2 - y1) * (place + 0.5)) / count];
    return {left: x - 2, right: x + 2, top: y - 2, bottom: y + 2};
  });
}

/**
 * @param {Box} one
 * @param {Box} other
 */
const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/**
 * The box of a label beside a point: above, below, right or left of it, or farther above and below; the first place
 * that keeps clear of what is taken, else the one that covers the least.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {Box} inside
 * @param {Box[]} taken
 * @returns {Box}
 */
export function labelBox(x, y, width, height, inside, taken) {
  const gap = 7;
  const middle = Math.min(Math.max(x - width / 2, inside.left), inside.right - width);
  const corners = [
    [middle, y - gap - height], [middle, y + gap], [x + gap, y - height / 2], [x - gap - width, y - height / 2],
    [middle, y - gap - 2.2 * height], [middle, y + gap + 1.2 * height], [x + gap, y + gap - 3], [x - gap - width, y + gap - 3],
  ];
  const boxes = corners.map(([left, top]) => ({left, top, right: left + width, bottom: top + height}));
  const cost = (/** @type {Box} */ box) =>
    taken.reduce((sum, other) => sum + (overlap(box, other) ? weightOf(other) : 0), 0) + (holds(inside, box) ? 0 : 8);
  return boxes.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

/**
 * @param {Box} outer
 * @param {Box} inner
 */
const holds = (outer, inner) =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

/**
 * A line may be covered rather than a point or a label.
 * @param {Box} box
 */
const weightOf = (box) => (box.right - box.left <= 4 ? 0.3 : 2);
