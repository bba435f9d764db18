/*
 * Where things and their names stand on the screen. Pure geometry: knows neither the page nor vis-network,
 * and gives the same places for the same picture and frame.
 */

/** @typedef {{x: number, y: number, size: number}} Spot A thing's centre and radius, in pixels. */
/** @typedef {{x: number, y: number, w: number, h: number}} Box Centre and size, in pixels. */
/** @typedef {{width: number, height: number}} Frame */

const LARGEST = 2; // times that a layout is enlarged at most
const STRETCH = 1.7; // a layout's axes mean nothing, so it may fill the frame, within reason
const GAP = 26; // pixels kept between two things where there is room: about a line of a name
const PASSES = 60;
const BUTTONS = { width: 145, height: 58 }; // the lower right corner, where the zoom buttons lie

/** @param {number[]} values */
function range(values) {
  const low = Math.min(...values);
  return { low, span: Math.max(...values) - low };
}

/** Side of the square that each of so many has in the frame. @param {Frame} frame @param {number} count */
export const side = (frame, count) => Math.sqrt((frame.width * frame.height) / count);

/**
 * The layout spread over the frame, centred on 0, with things that touch moved apart.
 * @param {Spot[]} given @param {Frame} frame @returns {Spot[]}
 */
export function spread(given, frame) {
  const [xs, ys] = [range(given.map((spot) => spot.x)), range(given.map((spot) => spot.y))];
  const room = { x: frame.width - 2 * Math.min(70, frame.width * 0.1), y: frame.height - 130 };
  let [fx, fy] = [room.x / xs.span, room.y / ys.span].map((factor) => Math.min(factor, LARGEST)); // x/0: Infinity
  [fx, fy] = [Math.min(fx, fy * STRETCH), Math.min(fy, fx * STRETCH)];
  const share = side(frame, given.length);
  const spots = given.map((spot) => ({
    x: (spot.x - xs.low - xs.span / 2) * fx,
    y: (spot.y - ys.low - ys.span / 2) * fy,
    size: Math.max(3.5, Math.min(spot.size * Math.min(1.1, Math.sqrt(fx * fy)), share / 5)),
  }));
  separate(spots, share * 0.7, { x: room.x / 2, y: room.y / 2 });
  return spots.map((spot) => ({ ...spot, y: spot.y - 18 })); // the zoom buttons lie along the lower edge
}

/**
 * Move apart, in place, what is nearer than its sizes and a gap ask for.
 * @param {Spot[]} spots @param {number} most The distance asked for at most @param {{x: number, y: number}} bounds
 */
function separate(spots, most, bounds) {
  const within = (/** @type {number} */ value, /** @type {number} */ bound) => Math.max(-bound, Math.min(bound, value));
  for (let pass = 0; pass < PASSES; pass += 1) {
    let moved = false;
    for (let i = 0; i < spots.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const [a, b] = [spots[i], spots[j]];
        const wanted = Math.min(a.size + b.size + GAP, Math.max(most, a.size + b.size));
        let [dx, dy] = [a.x - b.x, a.y - b.y];
        if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) continue;
        if (dx === 0 && dy === 0) [dx, dy] = [Math.cos(i), Math.sin(i)]; // one on the other: any way will do
        const distance = Math.hypot(dx, dy);
        if (distance >= wanted) continue;
        const push = (wanted - distance) / distance / 2;
        a.x = within(a.x + dx * push, bounds.x);
        a.y = within(a.y + dy * push, bounds.y);
        b.x = within(b.x - dx * push, bounds.x);
        b.y = within(b.y - dy * push, bounds.y);
        moved = true;
      }
    }
    if (!moved) return;
  }
}

/** @param {Box} a @param {Box} b */
export const meets = (a, b) => Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h;

/** A thing with air around it, so that a name is not taken for that of the thing above it. @param {Box} disc */
const roomy = (disc) => ({ ...disc, w: disc.w + 2, h: disc.h + 6 });

/**
 * Where a thing's name may stand, best first: below, above, right or left of it, and rather where fewer of its
 * own links end, so that their arrowheads are seen. Within the frame, as it lies at scale 1.
 * @param {Box} disc @param {{w: number, h: number}} name @param {{x: number, y: number}[]} ends The links' other ends
 * @param {Frame} frame Scaled like the disc
 */
function seats(disc, { w, h }, ends, frame) {
  const [across, down] = [(disc.w + w) / 2 + 2, (disc.h + h) / 2 + 2];
  const edge = Math.max(0, (frame.width - w) / 2 - 3); // a name leans inwards, not out of the frame
  const heads = ends.flatMap((end) => {
    const distance = Math.hypot(end.x - disc.x, end.y - disc.y) || 1;
    return [6, 18].map((gap) => {
      const part = (disc.w / 2 + gap) / distance;
      return { x: disc.x + (end.x - disc.x) * part, y: disc.y + (end.y - disc.y) * part, w: 6, h: 6 };
    });
  });
  return [
    [0, down],
    [0, -down],
    [across, 0],
    [-across, 0],
    [w / 3, down],
    [-w / 3, down],
    [w / 3, -down],
    [-w / 3, -down],
  ]
    .map(([dx, dy]) => ({ x: Math.max(-edge, Math.min(edge, disc.x + dx)), y: disc.y + dy, w, h }))
    .filter((seat) => Math.abs(seat.y) + h / 2 < frame.height / 2)
    .filter(
      (seat) => seat.x + w / 2 < frame.width / 2 - BUTTONS.width || seat.y + h / 2 < frame.height / 2 - BUTTONS.height,
    )
    .map((seat) => ({ seat, cost: heads.filter((head) => meets(seat, head)).length }))
    .sort((one, other) => one.cost - other.cost)
    .map(({ seat }) => seat);
}

/**
 * Which names are drawn at this scale, and where, none over another name or thing.
 * @param {object} what
 * @param {number[]} what.order Ids of the things; the first choose first
 * @param {number} what.leaders How many of the first may have their names cover things that come later
 * @param {Set<number>} what.urgent Ids whose names are drawn in any case
 * @param {Spot[]} what.spots
 * @param {(id: number) => number[]} what.linked
 * @param {(id: number) => {w: number, h: number}} what.measure
 * @param {number} scale @param {Frame} frame @returns {(Box & {id: number})[]} in pixels from the origin
 */
export function names({ order, leaders, urgent, spots, linked, measure }, scale, frame) {
  const scaled = spots.map(({ x, y, size }) => ({
    x: x * scale,
    y: y * scale,
    w: 2 * size * scale,
    h: 2 * size * scale,
  }));
  const discs = order.map((id) => scaled[id]);
  const room = { width: frame.width * scale, height: frame.height * scale };
  /** @type {(Box & {id: number})[]} */
  const placed = [];
  order.forEach((id, place) => {
    const disc = scaled[id];
    const tries = seats(
      disc,
      measure(id),
      linked(id).map((other) => scaled[other]),
      room,
    );
    const apart = tries.filter((one) => !placed.some((other) => meets(one, other)));
    const free = apart.find((one) => !discs.some((other) => meets(one, other === disc ? disc : roomy(other))));
    const lead = place < leaders && apart.find((one) => !discs.slice(0, leaders).some((other) => meets(one, other)));
    const chosen = free || lead || (urgent.has(id) && tries[0]);
    if (chosen) placed.push({ id, ...chosen });
  });
  return placed;
}
