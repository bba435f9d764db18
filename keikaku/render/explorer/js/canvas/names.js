/* The names of marks: as lines, in a shorter form for where there is little room, and the room they take. Pure. */
/** @typedef {import('../scene/places.js').Room} Room */

import { breaksBetween, columnsOf, wrapName } from '../text/wrap.js';

const USUAL_TYPE = 12.5; // pixels
const SMALL_TYPE = 10.5;
const NARROW_BELOW = 560; // pixels of a frame's width
const SMALLER = 0.68; // times a mark's usual radius and a line's usual width, in a narrow frame
const COLUMN_SHARE = 0.53; // of the size of type: half a full-width character
const LEADING = 1.24;
const [BRIEF_WIDE, BRIEF_NARROW] = [26, 22];
const ROOMY_FROM = 500000; // pixels of a frame in which names stand with what is in brackets
const TIGHT = 16; // columns of a line where even these are too wide // columns of a line of a shorter name

/** @param {number} width of the frame in pixels */
export const isNarrow = (width) => width < NARROW_BELOW;

/** @param {number} width of the frame in pixels */
export const typeFor = (width) => (isNarrow(width) ? SMALL_TYPE : USUAL_TYPE);

/** @param {number} width of the frame in pixels */
export const markScale = (width) => (isNarrow(width) ? SMALLER : 1);

/** @param {number} type */
export const leadingOf = (type) => type * LEADING;

/**
 * A name without what stands in brackets.
 * @param {string} name
 */
export function withoutBrackets(name) {
  const bare = name.replace(/\s*(?:（[^（）]*）|\([^()]*\))/g, '').trim();
  return bare.length > 1 ? bare : name;
}

/**
 * A name's lines, and a narrower form of it; in a narrow frame both are narrower, and no word is cut for the second.
 * @param {import('../types.js').Model} model @param {string} name @param {{width: number, height: number}} frame
 * @returns {{label: string[], brief?: string[]}}
 */
export function nameLines({ phrases }, name, { width, height }) {
  const bare = withoutBrackets(name);
  const brief = wrapName(bare, phrases, BRIEF_WIDE, BRIEF_NARROW);
  if (!isNarrow(width)) return { label: wrapName(width * height < ROOMY_FROM ? bare : name, phrases), brief };
  return breaksBetween(bare, phrases, TIGHT)
    ? { label: brief, brief: wrapName(bare, phrases, TIGHT, TIGHT) }
    : { label: brief };
}

/**
 * About as large as the lines are on the screen: to a few pixels, since nothing is measured.
 * @param {string[]} lines @param {number} type @returns {Room}
 */
export function roomOfLines(lines, type) {
  return { w: Math.max(0, ...lines.map(columnsOf)) * COLUMN_SHARE * type, h: lines.length * leadingOf(type) };
}
