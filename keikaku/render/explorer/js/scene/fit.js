/*
 * Places for the frame at hand: what was laid out for no frame is brought into this one's shape, and the names are
 * given room in it, those of heavier things first. Pure: the same in gives the same out.
 */
/** @typedef {import('../canvas/camera.js').Bounds} Bounds */
/** @typedef {import('./places.js').Spot2} Spot2 */
/** @typedef {import('./places.js').Room} Room */
/**
 * Stretched along both axes, and its axes exchanged in a frame that stands upright.
 * @typedef {{turned: boolean, x: number, y: number, dx: number, dy: number}} Fit
 */
/**
 * A mark with its name below it.
 * @typedef {{thing: number, r: number, name: Room, weight: number}} Tenant
 */
/**
 * The room around a middle; what is heavy gives way less.
 * @typedef {object} Plot
 * @property {number} x
 * @property {number} y
 * @property {number} side
 * @property {number} above
 * @property {number} below
 * @property {number} bare side and height of the mark alone
 * @property {number} weight
 * @property {boolean} named
 */

const [ASIDE, ABOVE, BELOW] = [6, 6, 52]; // pixels along the edges that stay free: along the lower one stand the buttons
const INSET = [46, 22, 34]; // aside, above, below: as far from the free area's edges the outermost marks stand at first
const ROUNDS = 640;
const RELENT = 16; // rounds after which some who find no room go without their names
const FILLED = 0.85; // of the area at most is promised to names
const GAP = 2; // pixels between two plots

/**
 * The frame as a part of the picture: its middle is the picture's.
 * @param {{width: number, height: number}} frame @returns {Bounds}
 */
export const frameBounds = ({ width, height }) => ({
  left: -width / 2,
  top: -height / 2,
  right: width / 2,
  bottom: height / 2,
});

/**
 * Where marks and names may stand.
 * @param {{width: number, height: number}} frame @returns {Bounds}
 */
export function freeArea(frame) {
  const { left, top, right, bottom } = frameBounds(frame);
  return { left: left + ASIDE, top: top + ABOVE, right: right - ASIDE, bottom: bottom - BELOW };
}

/**
 * How places fill the frame.
 * @param {Spot2[]} spots @param {{width: number, height: number}} frame @param {number} most times that they may be enlarged
 * @param {boolean} turns whether they may be turned in an upright frame
 * @returns {Fit}
 */
export function fitInto(spots, frame, most, turns) {
  const turned = turns && frame.width < 0.85 * frame.height;
  const area = freeArea(frame);
  const [across, down] = turned ? ['y', 'x'] : ['x', 'y'];
  const along = (/** @type {string} */ axis, /** @type {number} */ low, /** @type {number} */ high) => {
    const values = spots.map((spot) => spot[/** @type {'x' | 'y'} */ (axis)]);
    const [least, largest] = [Math.min(...values), Math.max(...values)];
    const scale = Math.min(most, Math.max(1, high - low) / Math.max(1, largest - least));
    return { scale, shift: (low + high) / 2 - ((least + largest) / 2) * scale };
  };
  const [x, y] = [
    along(across, area.left + INSET[0], area.right - INSET[0]),
    along(down, area.top + INSET[1], area.bottom - INSET[2]),
  ];
  return { turned, x: x.scale, y: y.scale, dx: x.shift, dy: y.shift };
}

/** @param {Spot2} spot @param {Fit} fit @returns {Spot2} */
export function fittedSpot({ x, y }, fit) {
  return fit.turned
    ? { x: y * fit.x + fit.dx, y: x * fit.y + fit.dy }
    : { x: x * fit.x + fit.dx, y: y * fit.y + fit.dy };
}

/**
 * What `fittedSpot` made it of.
 * @param {number} x @param {number} y @param {Fit} fit @returns {[number, number]}
 */
export function unfittedSpot(x, y, fit) {
  const [u, v] = [(x - fit.dx) / fit.x, (y - fit.dy) / fit.y];
  return fit.turned ? [v, u] : [u, v];
}

/**
 * Moves marks, each as little as will do, until neither they nor the names that have room overlap; none leaves the area.
 * @param {Map<number, Spot2>} places changed @param {Tenant[]} tenants @param {Bounds} area
 * @returns {number[]} the things whose names have room
 */
export function giveRoom(places, tenants, area) {
  const plots = tenants.map(({ thing, r, name, weight }) =>
    plotOf(places.get(thing) ?? { x: 0, y: 0 }, r, name, weight),
  );
  promise(plots, area);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const crowded = pushed(plots, area);
    if (!crowded.size) break;
    if (round % RELENT === 0) relent([...crowded].filter(({ named }) => named));
  }
  tenants.forEach(({ thing }, at) => places.set(thing, { x: plots[at].x, y: plots[at].y }));
  return tenants.flatMap(({ thing }, at) => (plots[at].named ? [thing] : []));
}

/** @param {Spot2} spot @param {number} r @param {Room} name @param {number} weight @returns {Plot} */
function plotOf({ x, y }, r, name, weight) {
  return {
    x,
    y,
    side: Math.max(name.w / 2, r) + GAP,
    above: r + GAP,
    below: r + name.h + 2 * GAP,
    bare: r + GAP,
    weight,
    named: true,
  };
}

/** @param {Plot} plot */
function unname(plot) {
  Object.assign(plot, { side: plot.bare, below: plot.bare, named: false });
}

/**
 * Room for the names of the heaviest, as many as the area may hold.
 * @param {Plot[]} plots @param {Bounds} area
 */
function promise(plots, { left, top, right, bottom }) {
  let spare = FILLED * (right - left) * (bottom - top);
  for (const plot of [...plots].sort((a, b) => b.weight - a.weight)) {
    spare -= 2 * plot.side * (plot.above + plot.below);
    if (spare < 0) unname(plot);
  }
}

/**
 * The lightest few of those that are in each other's way go without a name.
 * @param {Plot[]} crowded
 */
function relent(crowded) {
  crowded
    .sort((a, b) => a.weight - b.weight)
    .slice(0, Math.ceil(crowded.length / 12))
    .forEach(unname);
}

/**
 * One round: who overlaps moves apart, along the way that is shorter.
 * @param {Plot[]} plots @param {Bounds} area @returns {Set<Plot>} who overlapped
 */
function pushed(plots, area) {
  /** @type {Set<Plot>} */
  const crowded = new Set();
  plots.forEach((plot) => keepIn(plot, area));
  for (let one = 1; one < plots.length; one += 1) {
    for (let other = 0; other < one; other += 1) {
      if (!push(plots[one], plots[other])) continue;
      crowded.add(plots[one]);
      crowded.add(plots[other]);
    }
  }
  return crowded;
}

/** @param {Plot} plot @param {Bounds} area */
function keepIn(plot, { left, top, right, bottom }) {
  plot.x = Math.max(left + plot.side, Math.min(right - plot.side, plot.x));
  plot.y = Math.max(top + plot.above, Math.min(bottom - plot.below, plot.y));
}

/** @param {Plot} a @param {Plot} b */
function push(a, b) {
  const across = a.side + b.side - Math.abs(a.x - b.x);
  const down = a.above + b.below - (a.y - b.y); // how far a must go down, or up, to be clear of b
  const up = a.below + b.above + (a.y - b.y);
  if (across <= 0.5 || down <= 0.5 || up <= 0.5) return false;
  const share = Math.sqrt(b.weight + 1) / (Math.sqrt(a.weight + 1) + Math.sqrt(b.weight + 1));
  if (across < Math.min(up, down)) {
    const step = (across + 0.5) * (a.x >= b.x ? 1 : -1);
    a.x += step * share;
    b.x -= step * (1 - share);
  } else {
    const step = down <= up ? down + 0.5 : -(up + 0.5);
    a.y += step * share;
    b.y -= step * (1 - share);
  }
  return true;
}
