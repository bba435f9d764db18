/* Where things stand in a picture that is made by asking: rings, free places beside a thing, layers of a path. Pure. */
/** @typedef {{x: number, y: number}} Spot2 */
/** @typedef {{w: number, h: number}} Room what a thing takes with its name, in pixels */
/** @typedef {import('../canvas/occupancy.js').Occupancy} Occupancy */
/** @typedef {import('../canvas/occupancy.js').Box} Box */

const DIAGONAL = Math.SQRT2; // in rooms: two things that far apart have neither column nor row in common
const NEAREST_BESIDE = 72; // pixels from a thing to what stands beside it
const INNERMOST = 2; // rooms between the middle and the first ring

/**
 * Places for so many things on rings around a middle, the first nearest, none over another's room; each ring is
 * filled evenly. Rings are as much wider than high as a room is.
 * @param {number} count @param {Room} room @param {Spot2} middle @param {number} [first] rooms to the first ring
 * @returns {Spot2[][]} ring by ring
 */
export function ringPlaces(count, room, middle, first = INNERMOST) {
  /** @type {Spot2[][]} */
  const rings = [];
  let left = count;
  for (let radius = first; left > 0; radius += DIAGONAL) {
    const here = Math.min(left, ringCapacity(radius));
    // A last ring of a few would look lost: it takes what its neighbour can spare by standing evenly anyway.
    rings.push(evenly(here, radius).map(([u, v]) => ({ x: middle.x + u * room.w, y: middle.y + v * room.h })));
    left -= here;
  }
  return rings;
}

/**
 * How far apart things must be at an angle of a ring, in rooms: side by side above, one above the other aside.
 * @param {number} angle
 */
function spacing(angle) {
  return Math.min(1 / Math.max(1e-6, Math.abs(Math.sin(angle))), 1 / Math.max(1e-6, Math.abs(Math.cos(angle))));
}

/** @param {number} radius in rooms */
export function ringCapacity(radius) {
  let sum = 0;
  for (let step = 0; step < 720; step += 1) sum += (radius * Math.PI) / 360 / spacing((step * Math.PI) / 360);
  return Math.floor(sum * 0.97);
}

/** @param {number} count @param {number} radius @returns {[number, number][]} in rooms, clockwise from the top */
function evenly(count, radius) {
  const steps = 1440;
  const turn = (/** @type {number} */ step) => (step * 2 * Math.PI) / steps - Math.PI / 2;
  const shares = Array.from({ length: steps }, (_, step) => 1 / spacing(turn(step)));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  /** @type {[number, number][]} */
  const places = [];
  let [sum, next] = [0, 0];
  for (let step = 0; step < steps && places.length < count; step += 1) {
    if (sum >= (next * whole) / count - 1e-9) {
      places.push([radius * Math.cos(turn(step)), radius * Math.sin(turn(step))]);
      next += 1;
    }
    sum += shares[step];
  }
  return places;
}

/**
 * The free place nearest to a thing, rather on the side that leads outwards: in an area for one of the boxes, the first
 * rather than the next; where that is full, beyond it. Deterministic; nothing else moves.
 * @param {Occupancy} taken @param {Spot2} anchor @param {((x: number, y: number) => Box)[]} boxes
 * @param {number} outward angle @param {import('../canvas/camera.js').Bounds} area @returns {{spot: Spot2, box: Box}}
 */
export function freePlace(taken, anchor, boxes, outward, area) {
  const inside = (/** @type {Box} */ { x, y, w, h }) =>
    x - w / 2 >= area.left && x + w / 2 <= area.right && y - h / 2 >= area.top && y + h / 2 <= area.bottom;
  for (const boxAt of boxes) {
    const spot = placeBeside(anchor, outward, (x, y) => inside(boxAt(x, y)) && !taken.meets(boxAt(x, y)));
    if (spot) return { spot, box: boxAt(spot.x, spot.y) };
  }
  const [boxAt] = boxes;
  const spot = placeBeside(anchor, outward, (x, y) => !taken.meets(boxAt(x, y))) ?? { x: anchor.x, y: anchor.y + 3000 };
  return { spot, box: boxAt(spot.x, spot.y) };
}

/**
 * @param {Spot2} anchor @param {number} outward @param {(x: number, y: number) => boolean} free @returns {Spot2 | null}
 */
function placeBeside(anchor, outward, free) {
  for (let ring = 0; ring < 90; ring += 1) {
    const radius = NEAREST_BESIDE + ring * 24;
    const count = Math.max(12, Math.round((2 * Math.PI * radius) / 36));
    for (let step = 0; step < count; step += 1) {
      const side = step % 2 ? Math.ceil(step / 2) : -step / 2; // to either side in turn
      const angle = outward + (side * 2 * Math.PI) / count;
      const x = anchor.x + Math.cos(angle) * radius * 1.25;
      const y = anchor.y + Math.sin(angle) * radius * 0.85;
      if (free(x, y)) return { x, y };
    }
  }
  return null;
}

/**
 * Paths of one length as layers, from left to right (or downwards): the first path straight, the others beside it.
 * @param {number[][]} paths things of each @param {boolean} tall @returns {Map<number, Spot2>}
 */
export function layerPlaces(paths, tall) {
  /** @type {Map<number, Spot2>} */
  const places = new Map();
  const length = paths.length ? paths[0].length : 0;
  for (let layer = 0; layer < length; layer += 1) {
    const here = [...new Set(paths.map((path) => path[layer]))].filter((thing) => !places.has(thing));
    here.forEach((thing, row) => {
      const side = row % 2 ? (row + 1) / 2 : -row / 2; // the first in the middle
      const along = (layer - (length - 1) / 2) * (tall ? 130 : 230);
      const across = side * (tall ? 150 : 110);
      places.set(thing, tall ? { x: across, y: along } : { x: along, y: across });
    });
  }
  return places;
}
