/*
 * Which names are drawn, and where: at one size on the screen whatever the zoom, heavier marks first, none over
 * another name, and over another mark only where a heavy one has no other place.
 */
/** @typedef {{scene: Scene, order: number[], pulls: [number, number][]}} Named a scene, the order in which its names choose, from linePulls whither */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').Frame} Frame */
/** @typedef {import('./occupancy.js').Box} Box */
/**
 * A name's place in pixels, and the lines in which it stands there.
 * @typedef {Box & {mark: number, lines: string[], far?: {x: number, y: number}}} Placed far: the mark's middle, where a line is needed to lead there
 */
/** @typedef {(mark: number, lines: string[]) => {w: number, h: number}} Measure size of a mark's name in pixels */

import { screenRadius, toScreen } from './camera.js';
import { createOccupancy } from './occupancy.js';

export const LABEL_SIZE = 12.5; // pixels, where the scene does not say otherwise
const LEADERS = 12; // that many of the heaviest may cover lighter marks
const PIXELS_EACH = 7000; // of the frame for one name
const MOST_LABELS = 260;
const FARTHER = [5, 13, 23, 35, 48]; // pixels
const DIRECTIONS = Array.from({ length: 16 }, (_, step) => (step * Math.PI) / 8);
const [TURNS, FEW_NAMES] = [24, 140]; // attempts more, of a picture with no more names than that
const TOOLS = 48; // pixels along the frame's lower edge where its buttons stand over the picture
const SEEN = 2.5; // pixels; smaller marks may be covered by a name

/**
 * The marks in the order in which their names choose a place.
 * @param {Scene} scene @returns {number[]}
 */
export function labelOrder(scene) {
  const rank = scene.marks.map((mark) => (mark.chosen ? 1e9 : 0) + mark.weight - (mark.faded ? 1e6 : 0));
  return scene.marks
    .map((_, place) => place)
    .filter((place) => scene.marks[place].label.length)
    .sort((a, b) => rank[b] - rank[a] || a - b);
}

/**
 * Places for a name around its mark: rather away from where its lines go.
 * @param {Box} disc @param {{w: number, h: number}} size @param {[number, number] | null} pull where its lines go, 0 for nowhere; null: below first
 * @returns {Box[]}
 */
function seatsAround(disc, { w, h }, pull) {
  const [across, down] = [(disc.w + w) / 2 + 2, (disc.h + h) / 2 + 1];
  /** @type {[number, number][]} */
  const seats = [
    [0, down],
    [0, -down],
    [across, 0],
    [-across, 0],
    [w * 0.36, down],
    [-w * 0.36, down],
    [w * 0.36, -down],
    [-w * 0.36, -down],
    [across, h * 0.42],
    [-across, h * 0.42],
    [across, -h * 0.42],
    [-across, -h * 0.42],
  ];
  if (pull && Math.hypot(...pull) > 0.35) {
    const cost = new Map(
      seats.map((seat, place) => [
        seat,
        3 * (Math.sign(seat[0]) * pull[0] * (seat[1] ? 0.3 : 1) + Math.sign(seat[1]) * pull[1]) + place * 0.4,
      ]),
    );
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
 * The same a little farther away, for a name that must stand somewhere.
 * @param {Box} disc @param {{w: number, h: number}} size @param {number[]} farther pixels @returns {Box[]}
 */
function fartherSeats(disc, { w, h }, farther) {
  const [across, down] = [(disc.w + w) / 2, (disc.h + h) / 2];
  return farther.flatMap((away) =>
    DIRECTIONS.map((turn) => ({
      x: disc.x + Math.cos(turn) * (across + away),
      y: disc.y + Math.sin(turn) * (down + away),
      w,
      h,
    })),
  );
}

/**
 * The frame within the area, above its buttons: what is in it, and a seat moved so far inwards that nothing of it is cut.
 * @param {Frame} area @param {Frame} frame
 */
function edgesOf(area, frame) {
  const [edgeX, edgeY] = [(area.width - frame.width) / 2, (area.height - frame.height) / 2];
  const within = (/** @type {Box} */ { x, y, w, h }) =>
    x - w / 2 >= edgeX &&
    x + w / 2 <= area.width - edgeX &&
    y - h / 2 >= edgeY &&
    y + h / 2 <= area.height - edgeY - TOOLS;
  const inward = (/** @type {Box} */ box, /** @type {Box} */ disc) => {
    if (Math.abs(box.y - disc.y) * 2 < box.h + disc.h) return box; // beside its mark it cannot slide without covering it
    const x = Math.max(edgeX + 2 + box.w / 2, Math.min(area.width - edgeX - 2 - box.w / 2, box.x));
    return Math.abs(x - disc.x) < box.w / 2 ? { ...box, x } : box;
  };
  return { within, inward };
}

/**
 * @param {Named} named
 * @param {Camera} camera @param {Frame} area what is painted @param {Frame} frame what is seen: its middle @param {Measure} measure
 * @returns {Placed[]} places from the area's upper left corner
 */
export function placeLabels({ scene, order, pulls }, camera, area, frame, measure) {
  const discs = scene.marks.map((mark) => {
    const [x, y] = toScreen(camera, area, mark.x, mark.y);
    const side = 2 * screenRadius(mark.r, camera.k);
    return { x, y, w: side, h: side };
  });
  const inside = (/** @type {Box} */ box) =>
    box.x > -80 && box.y > -40 && box.x < area.width + 80 && box.y < area.height + 40;
  const seen = order.filter((place) => inside(discs[place]));
  /** @param {number[]} first who choose their seats first @param {boolean} kept whether these are the seats that the layout kept */
  const attempt = (first, kept) =>
    seated(
      { scene, order: first, pulls: kept ? null : pulls },
      discs.map((disc) => (inside(disc) ? disc : null)),
      area,
      frame,
      measure,
    );
  const worth = (/** @type {Placed[]} */ names) =>
    names.reduce((sum, { mark: place, far }) => {
      const { weight, faded } = scene.marks[place];
      return sum + ((faded ? 1 : 100) + Math.min(weight, 1000) * (faded ? 0.001 : 1)) * (far ? 0.7 : 1);
    }, 0);
  const loses = (/** @type {Placed[]} */ names) =>
    best.some(({ mark, far }) => isHeavy(mark) && !names.some((name) => name.mark === mark && (far || !name.far)));
  const pale = scene.marks.some((mark) => mark.faded);
  const heavy = new Set(
    seen
      .filter((place) => !pale || !scene.marks[place].faded)
      .sort((a, b) => scene.marks[b].weight - scene.marks[a].weight)
      .slice(0, LEADERS),
  );
  const isHeavy = (/** @type {number} */ place) => heavy.has(place) || Boolean(scene.marks[place].chosen);
  let best = attempt(seen, false);
  // Where some found no room, they choose first, beside their marks or below them: that often suits all.
  for (let turn = 0, first = seen; turn < TURNS && seen.length <= FEW_NAMES && best.length < seen.length; turn += 1) {
    const other = attempt(first, turn % 2 === 0);
    if (worth(other) > worth(best) && !loses(other)) best = other;
    const named = new Set(other.map(({ mark }) => mark));
    first = [...first.filter((place) => !named.has(place)), ...first.filter((place) => named.has(place))];
  }
  return best;
}

/**
 * One attempt: each in turn takes the first seat that is free.
 * @param {{scene: Scene, order: number[], pulls: Named['pulls'] | null}} what pulls null: below first, where the layout keeps room
 * @param {(Box | null)[]} discs the marks in pixels; null for what is out of sight
 * @param {Frame} area @param {Frame} frame @param {Measure} measure @returns {Placed[]}
 */
function seated({ scene, order, pulls }, discs, area, frame, measure) {
  const { within, inward } = edgesOf(area, frame);
  const [marks, leaders, names] = [createOccupancy(32), createOccupancy(64), createOccupancy(96)];
  const pale = scene.marks.some((mark) => mark.faded);
  const leads = new Set(
    pale ? [] : [...order].sort((a, b) => scene.marks[b].weight - scene.marks[a].weight).slice(0, LEADERS),
  );
  const isLead = (/** @type {number} */ place) => (pale ? !scene.marks[place].faded : leads.has(place));
  discs.forEach((disc, place) => {
    if (disc && disc.w > 2 * SEEN) marks.add(disc);
    if (disc && isLead(place)) leaders.add(disc);
  });
  /** @param {number} place @param {Box} disc @returns {Placed | null} */
  const seatFor = (place, disc) => {
    const { label, brief } = scene.marks[place];
    const inFrame = within({ ...disc, w: 0, h: 0 });
    const find = (
      /** @type {string[]} */ lines,
      /** @type {Box[]} */ seats,
      /** @type {import('./occupancy.js').Occupancy} */ among,
    ) => {
      const seat = (inFrame ? seats.map((box) => inward(box, disc)).filter(within) : seats).find(
        (box) => !names.meets(box) && !among.meets(box, disc),
      );
      return seat ? { ...seat, mark: place, lines } : null;
    };
    const forms = brief ? [label, brief] : [label];
    const near = forms.map((lines) => seatsAround(disc, measure(place, lines), pulls && pulls[place]));
    for (const [at, seats] of near.entries()) {
      const found = find(forms[at], seats, marks);
      if (found) return found;
    }
    const lead = isLead(place);
    if (!lead && (order.length > FEW_NAMES || scene.marks[place].faded)) return null;
    for (const [at, seats] of lead ? near.entries() : []) {
      const found = find(forms[at], seats, leaders);
      if (found) return found;
    }
    const last = forms[forms.length - 1];
    const far = fartherSeats(disc, measure(place, last), lead ? FARTHER : FARTHER.slice(0, 3));
    const found = find(last, far, marks) ?? (lead ? find(last, far, leaders) : null);
    return found && { ...found, far: { x: disc.x, y: disc.y } };
  };
  const budget = Math.min(MOST_LABELS, (area.width * area.height) / PIXELS_EACH);
  /** @type {Placed[]} */
  const placed = [];
  let tries = 0;
  for (const place of order) {
    if (placed.length >= budget || tries > 3 * budget) break; // in a crowd most find no room: do not ask them all
    tries += 1;
    const disc = discs[place];
    const found = disc && seatFor(place, disc);
    if (!found) continue;
    names.add(found);
    placed.push(found);
  }
  return placed;
}
