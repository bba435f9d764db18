/*
 * Which names are drawn, and where: at one size on the screen whatever the zoom, heavier marks first, none over
 * another name, and over another mark only where a heavy one has no other place.
 */
/** @typedef {import('./types.js').Scene} Scene */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').Frame} Frame */
/** @typedef {import('./occupancy.js').Box} Box */
/**
 * A name's place in pixels.
 * @typedef {Box & {mark: number}} Placed
 */
/** @typedef {(mark: number) => {w: number, h: number}} Measure size of a mark's name in pixels */

import { screenRadius, toScreen } from './camera.js';
import { createOccupancy } from './occupancy.js';

export const LABEL_SIZE = 12.5; // pixels
export const LABEL_LEADING = 15.5;
const LEADERS = 12; // that many of the heaviest may cover lighter marks
const PIXELS_EACH = 7000; // of the frame for one name
const MOST_LABELS = 260;
const SEEN = 2.5; // pixels; smaller marks may be covered by a name

/**
 * The marks in the order in which their names choose a place.
 * @param {Scene} scene @returns {number[]}
 */
export function labelOrder(scene) {
  const rank = scene.marks.map((mark) => (mark.chosen ? 1e9 : 0) + mark.weight - (mark.faded ? 1e6 : 0));
  return scene.marks.map((_, place) => place).filter((place) => scene.marks[place].label.length)
    .sort((a, b) => rank[b] - rank[a] || a - b);
}

/**
 * Places for a name around its mark: rather away from where its lines go.
 * @param {Box} disc @param {{w: number, h: number}} size @param {[number, number]} pull where its lines go, 0 for nowhere
 * @returns {Box[]}
 */
function seatsAround(disc, { w, h }, pull) {
  const [across, down] = [(disc.w + w) / 2 + 2, (disc.h + h) / 2 + 1];
  /** @type {[number, number][]} */
  const seats = [[0, down], [0, -down], [across, 0], [-across, 0],
    [w * 0.36, down], [-w * 0.36, down], [w * 0.36, -down], [-w * 0.36, -down]];
  if (Math.hypot(...pull) > 0.35) {
    const cost = new Map(seats.map((seat, place) => [seat,
      3 * (Math.sign(seat[0]) * pull[0] * (seat[1] ? 0.3 : 1) + Math.sign(seat[1]) * pull[1]) + place * 0.4]));
    seats.sort((a, b) => (cost.get(a) ?? 0) - (cost.get(b) ?? 0));
  }
  return seats.map(([dx, dy]) => ({ x: disc.x + dx, y: disc.y + dy, w, h }));
}

/**
 * For each mark the mean direction of its lines, of length 1 where all go one way.
 * @param {Scene} scene @returns {[number, number][]}
 */
export function linePulls(scene) {
  /** @type {[number, number][]} */
  const sums = scene.marks.map(() => [0, 0]);
  const counts = scene.marks.map(() => 0);
  for (const { from, to } of scene.lines) {
    const [a, b] = [scene.marks[from], scene.marks[to]];
    const distance = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [dx, dy] = [(b.x - a.x) / distance, (b.y - a.y) / distance];
    sums[from][0] += dx;
    sums[from][1] += dy;
    sums[to][0] -= dx;
    sums[to][1] -= dy;
    counts[from] += 1;
    counts[to] += 1;
  }
  return sums.map(([x, y], place) => (counts[place] ? [x / counts[place], y / counts[place]] : [0, 0]));
}

/**
 * @param {Scene} scene @param {number[]} order from labelOrder @param {[number, number][]} pulls from linePulls
 * @param {Camera} camera @param {Frame} area what is painted @param {Frame} frame what is seen: its middle @param {Measure} measure
 * @returns {Placed[]} places from the area's upper left corner
 */
export function placeLabels(scene, order, pulls, camera, area, frame, measure) {
  const discs = scene.marks.map((mark) => {
    const [x, y] = toScreen(camera, area, mark.x, mark.y);
    const side = 2 * screenRadius(mark.r, camera.k);
    return { x, y, w: side, h: side };
  });
  // A name leans inwards rather than out of the frame, which is the middle of the area.
  const [edgeX, edgeY] = [(area.width - frame.width) / 2, (area.height - frame.height) / 2];
  const within = (/** @type {Box} */ { x, y, w, h }) =>
    x - w / 2 >= edgeX && x + w / 2 <= area.width - edgeX && y - h / 2 >= edgeY && y + h / 2 <= area.height - edgeY;
  const inward = (/** @type {Box} */ box, /** @type {Box} */ disc) => {
    if (box.y === disc.y) return box; // beside its mark it cannot slide without covering it
    const x = Math.max(edgeX + 2 + box.w / 2, Math.min(area.width - edgeX - 2 - box.w / 2, box.x));
    return Math.abs(x - disc.x) < box.w / 2 ? { ...box, x } : box;
  };
  const inFrame = (/** @type {Box} */ { x, y }) => within({ x, y, w: 0, h: 0 });
  const inside = (/** @type {Box} */ box) => box.x > -80 && box.y > -40 && box.x < area.width + 80 && box.y < area.height + 40;
  const seen = order.filter((place) => inside(discs[place]));
  const [marks, leaders, names] = [createOccupancy(32), createOccupancy(64), createOccupancy(96)];
  discs.forEach((disc) => { if (disc.w > 2 * SEEN && inside(disc)) marks.add(disc); });
  seen.slice(0, LEADERS).forEach((place) => leaders.add(discs[place]));
  const budget = Math.min(MOST_LABELS, (area.width * area.height) / PIXELS_EACH);
  /** @type {Placed[]} */
  const placed = [];
  let tries = 0;
  for (const place of seen) {
    if (placed.length >= budget || tries > 3 * budget) break; // in a crowd most find no room: do not ask them all
    tries += 1;
    const disc = discs[place];
    const seats = seatsAround(disc, measure(place), pulls[place]);
    const lead = tries <= LEADERS || scene.marks[place].chosen;
    const [whole, cut] = inFrame(disc) ? [seats.map((box) => inward(box, disc)).filter(within), lead ? seats : []] : [seats, []];
    const apart = (/** @type {Box[]} */ some) => some.filter((box) => !names.meets(box));
    const bare = (/** @type {Box[]} */ some) => apart(some).find((box) => !marks.meets(box, disc));
    const over = (/** @type {Box[]} */ some) => (lead ? apart(some).find((box) => !leaders.meets(box, disc)) : undefined);
    const seat = bare(whole) ?? over(whole) ?? bare(cut) ?? over(cut);
    if (!seat) continue;
    names.add(seat);
    placed.push({ ...seat, mark: place });
  }
  return placed;
}
