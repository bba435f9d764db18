/*
 * From degrees to a flat map: kilometres east and south of a middle, which is true enough for a city and its
 * neighbours. And how long the bar of the scale is. Pure.
 */

/** @typedef {import('../../data/whereabouts.js').Position} Position */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {{there: (at: Pick<Position, 'latitude' | 'longitude'>) => Point, back: (at: Point) => [number, number]}} Globe */
/** @typedef {{scale: number, x: number, y: number}} Camera pixels for a kilometre, and the kilometres in the middle */

const PARALLEL = 110.57; // kilometres from one degree of latitude to the next
const MERIDIAN = 111.32; // from one of longitude to the next, at the equator
const SMALLEST = 2; // kilometres across that a map shows at least

/**
 * A projection around the middle of some positions, and back.
 * @param {Position[]} positions
 * @returns {Globe}
 */
export function projection(positions) {
  const latitudes = positions.map(({ latitude }) => latitude);
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const width = MERIDIAN * Math.cos((middle * Math.PI) / 180);
  return {
    there: ({ latitude, longitude }) => ({ x: longitude * width, y: -latitude * PARALLEL }),
    back: ({ x, y }) => [-y / PARALLEL, x / width],
  };
}

/**
 * The camera that shows some points whole, with a margin.
 * @param {Point[]} points at least one
 * @param {number} width pixels
 * @param {number} height
 * @returns {Camera}
 */
export function fitted(points, width, height) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (width * 0.8) / Math.max(right - left, SMALLEST),
    (height * 0.8) / Math.max(bottom - top, SMALLEST),
  );
  return { scale, x: (left + right) / 2, y: (top + bottom) / 2 };
}

/**
 * The camera that an address asks for: see State.map.
 * @param {number[]} map
 * @param {number} width pixels
 * @param {Globe} globe
 * @returns {Camera}
 */
export function cameraFor([latitude, longitude, kilometres], width, globe) {
  return { scale: width / kilometres, ...globe.there({ latitude, longitude }) };
}

/**
 * What a camera shows, as it stands in an address: within some ten metres.
 * @param {Camera} camera
 * @param {number} width pixels
 * @param {Globe} globe
 */
export function asWritten(camera, width, globe) {
  const degrees = globe.back(camera).map((one) => Number(one.toFixed(4)));
  return [...degrees, Number((width / camera.scale).toFixed(2))];
}

/**
 * A camera whose middle is within what some points take: what is beyond them is blank.
 * @param {Camera} camera
 * @param {Point[]} points
 * @returns {Camera}
 */
export function held(camera, points) {
  const within = (/** @type {number} */ at, /** @type {number[]} */ all) =>
    Math.min(Math.max(at, Math.min(...all)), Math.max(...all));
  return {
    ...camera,
    x: within(
      camera.x,
      points.map(({ x }) => x),
    ),
    y: within(
      camera.y,
      points.map(({ y }) => y),
    ),
  };
}

/**
 * How high some points are in shares of their width; a few, or what is as wide as nothing, as a picture lies.
 * @param {Point[]} points
 */
export function heightRatio(points) {
  const spread = (/** @type {number[]} */ some) => Math.max(...some) - Math.min(...some);
  const [width, height] = [spread(points.map(({ x }) => x)), spread(points.map(({ y }) => y))];
  return points.length && width >= SMALLEST ? Math.min(1.2, Math.max(0.4, height / width)) : 0.6;
}

/**
 * The longest bar of a round length that is not wider than asked for.
 * @param {number} scale pixels for a kilometre
 * @param {number} most pixels
 * @returns {{metres: number, width: number}}
 */
export function scaleBar(scale, most) {
  const metres = (most / scale) * 1000;
  const power = 10 ** Math.floor(Math.log10(metres));
  const round = [5, 2, 1].map((one) => one * power).find((one) => one <= metres) ?? power;
  return { metres: round, width: (round / 1000) * scale };
}

/** How sure a position is: by metres that it may be off. @typedef {'near' | 'about' | 'rough'} Surety */

export const SURETIES = /** @type {const} */ ([
  ['near', 300],
  ['about', 1000],
  ['rough', Infinity],
]);

/**
 * @param {Position} position
 * @returns {Surety}
 */
export function suretyOf({ metres }) {
  if (metres < 0) return 'rough';
  return SURETIES.find(([, most]) => metres <= most)?.[0] ?? 'rough';
}
