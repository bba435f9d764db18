/*
 * How alike two folded texts are: the share of letters that they have in common in the same order, and the
 * number of slips of the hand between them. The first goes over every name of the graph at each key press, so
 * it compares one text with many, 30 letters of it at a time in the bits of a number.
 */

const BITS = 30;
const FULL = 2 ** BITS - 1;
const NO_DIGITS = /[^0-9]/g;

/**
 * A function from another text to the likeness of both, from 0 to 100: twice the length of their longest common
 * subsequence as a share of both lengths (what rapidfuzz calls ratio). 0 where it is sure to be below `floor`.
 * @param {string} wanted
 * @param {number} floor
 * @returns {(other: string) => number}
 */
export function likenessTo(wanted, floor) {
  const blocks = Math.ceil(wanted.length / BITS);
  // For every letter where its bits begin: a table, since a map takes twice as long. At 0 stand letters not wanted.
  const slots = new Uint16Array(65536);
  const bits = new Int32Array((wanted.length + 1) * blocks);
  for (let at = 0, next = blocks; at < wanted.length; at += 1) {
    const code = wanted.charCodeAt(at);
    if (!slots[code]) {
      slots[code] = next;
      next += blocks;
    }
    bits[slots[code] + Math.floor(at / BITS)] |= 1 << (at % BITS);
  }
  const rows = new Int32Array(blocks);
  return (other) => {
    const whole = wanted.length + other.length;
    if (!whole || 200 * Math.min(wanted.length, other.length) < floor * whole) return 0;
    rows.fill(FULL);
    for (let at = 0; at < other.length; at += 1) {
      const slot = slots[other.charCodeAt(at)];
      if (slot) advance(rows, bits, slot);
    }
    return (200 * clearedBits(rows, wanted.length)) / whole;
  };
}

/**
 * One letter further: the rows of the table of common subsequences, as bits (Hyyrö 2004).
 * @param {Int32Array} rows
 * @param {Int32Array} bits
 * @param {number} slot where those of the letter begin
 */
function advance(rows, bits, slot) {
  let carry = 0;
  for (let block = 0; block < rows.length; block += 1) {
    const row = rows[block];
    const met = row & bits[slot + block];
    const sum = row + met + carry;
    carry = sum > FULL ? 1 : 0;
    rows[block] = (sum & FULL) | (row - met);
  }
}

/**
 * @param {Int32Array} rows
 * @param {number} length
 */
function clearedBits(rows, length) {
  let cleared = 0;
  for (let at = 0; at < length; at += 1) if (!(rows[Math.floor(at / BITS)] & (1 << (at % BITS)))) cleared += 1;
  return cleared;
}

/**
 * How many slips of the hand are forgiven in a text of so many letters: one in four or more, two in eight,
 * three in fourteen.
 * @param {number} length
 */
export const slipsAllowed = (length) => [4, 8, 14].filter((size) => length >= size).length;

/**
 * Whether no more letters of one text are missing in another than slips can explain: what most pairs fail at once.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function sharesLetters(one, other, most) {
  let missing = 0;
  for (let at = 0; at < one.length && missing <= most; at += 1) if (!other.includes(one[at])) missing += 1;
  return missing <= most;
}

/**
 * Whether two texts differ by no more than so many slips: a letter too many, too few, another one, or two
 * neighbours changed about.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function withinSlips(one, other, most) {
  if (Math.abs(one.length - other.length) > most || !sharesLetters(one, other, most)) return false;
  if (one.replace(NO_DIGITS, '') !== other.replace(NO_DIGITS, '')) return false; // 第3期 is no slip for 第2期
  let before = /** @type {number[]} */ ([]);
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      here[column] = Math.min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) here[column] = Math.min(here[column], before[column - 2] + 1);
    }
    if (Math.min(...here) > most && Math.min(...above) > most) return false;
    before = above;
    above = here;
  }
  return above[other.length] <= most;
}
