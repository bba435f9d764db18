/*
 * Where the nodes and bands of a flow in three steps lie: heights by how much flows, never less than a label needs.
 * Numbers in, numbers out.
 */

/** @typedef {{key: string, value: number, least: number}} Stacked a node: how much flows through it, and what its label takes */
/** @typedef {{key: string, top: number, room: number, y: number, height: number}} Box room: with the label; y, height: of the bar */
/** @typedef {{from: string, over: string, to: string, value: number}} Stream */
/** @typedef {{place: number, from: number, to: number, height: number}} Band place: of its stream; from, to: its upper edge at both ends */
/** @typedef {{height: number, boxes: Map<string, Box>, first: Band[], second: Band[]}} Laid */

const GAP = 8; // pixels between nodes
const LEAST_BAR = 2;

/**
 * The pixels for one, so that the whole is about so high.
 * @param {number} total
 * @param {number} height
 */
export const unitFor = (total, height) => Math.max(1.5, Math.min(7, height / Math.max(1, total)));

/**
 * @param {[Stacked[], Stacked[], Stacked[]]} steps the nodes of each step from top to bottom
 * @param {Stream[]} streams
 * @param {number} unit pixels for one
 * @returns {Laid}
 */
export function layFlow(steps, streams, unit) {
  const rooms = steps.map((nodes) => nodes.map(({ value, least }) => Math.max(value * unit, LEAST_BAR, least)));
  const heights = rooms.map((some) => some.reduce((sum, one) => sum + one, 0) + GAP * Math.max(0, some.length - 1));
  const height = Math.max(...heights, 0);
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  steps.forEach((nodes, step) => {
    const spare = Math.min((height - heights[step]) / (nodes.length + 1), 4 * GAP);
    let top = (height - heights[step] - spare * (nodes.length - 1)) / 2;
    nodes.forEach(({ key, value }, place) => {
      const [room, bar] = [rooms[step][place], Math.max(value * unit, LEAST_BAR)];
      boxes.set(key, { key, top, room, y: top + (room - bar) / 2, height: bar });
      top += room + GAP + spare;
    });
  });
  const order = new Map(steps.flat().map(({ key }, place) => [key, place]));
  const rank = (/** @type {string} */ key) => order.get(key) ?? 0;
  const by = (/** @type {(keyof Stream)[]} */ ...keys) =>
    streams
      .map((_, place) => place)
      .sort((one, other) =>
        keys.reduce((found, key) => found || rank(String(streams[one][key])) - rank(String(streams[other][key])), 0),
      );
  // At both of its ends a band lies in the order in which what it comes from, or goes to, stands.
  const starts = stacked(by('from', 'over', 'to'), 'from');
  const arrives = stacked(by('over', 'from', 'to'), 'over');
  const leaves = stacked(by('over', 'to', 'from'), 'over');
  const ends = stacked(by('to', 'over', 'from'), 'to');
  const bands = (/** @type {number[]} */ from, /** @type {number[]} */ to) =>
    streams.map(({ value }, place) => ({ place, from: from[place], to: to[place], height: value * unit }));
  return { height, boxes, first: bands(starts, arrives), second: bands(leaves, ends) };

  /**
   * For each stream where it begins at a node when they lie there one below the other.
   * @param {number[]} places
   * @param {'from' | 'over' | 'to'} side
   */
  function stacked(places, side) {
    /** @type {number[]} */
    const found = [];
    /** @type {Map<string, number>} */
    const next = new Map();
    for (const place of places) {
      const key = streams[place][side];
      const y = next.get(key) ?? boxes.get(key)?.y ?? 0;
      found[place] = y;
      next.set(key, y + streams[place].value * unit);
    }
    return found;
  }
}

/**
 * A band as a path.
 * @param {Band} band
 * @param {number} left @param {number} right
 */
export function bandPath({ from, to, height }, left, right) {
  const middle = (left + right) / 2;
  const at = (/** @type {number} */ x, /** @type {number} */ y) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return (
    `M${at(left, from)}C${at(middle, from)} ${at(middle, to)} ${at(right, to)}` +
    `L${at(right, to + height)}C${at(middle, to + height)} ${at(middle, from + height)} ${at(left, from + height)}Z`
  );
}
