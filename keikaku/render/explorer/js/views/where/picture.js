/*
 * The map as an SVG: marks by their points, names where they have room, marks that fall together as one with a number,
 * how far off a point may be, north and a scale. Nothing else is drawn, since nothing else is known.
 */
import { svg, withAttributes } from '../../parts/dom.js';
import { FORMS, inkName } from '../../parts/glyph.js';
import { shortened, textWidth } from '../../parts/text_width.js';
import { scaleBar, suretyOf } from './ground.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./ground.js').Camera} Camera */
/** @typedef {import('./marks.js').MapMark} MapMark */
/** @typedef {{x: number, y: number, marks: MapMark[]}} Spot marks that fall together, in pixels */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom */
/** @typedef {ReturnType<typeof nameplate>} Nameplate */
/** @typedef {{taken: Box[], width: number, height: number}} Room */
/** @typedef {{marks: MapMark[], areas: MapMark[], chosen: Set<number>}} Shown */

const TOGETHER = 19; // pixels between two marks that would cover each other
const RADIUS = 9;
const LONGEST = 170; // pixels of a name
const TYPE = 12;
const AREA_TYPE = [15, 12.5]; // on a wide map, on a narrow one: where.css says the same
const NARROW = 480; // pixels
// Where the name of an area may stand, from its middle: in halves of its width, and in pixels; the nearest free place.
const SHIFTS = [0, 20, 38, 56, 74].flatMap((far) =>
  far
    ? [0, 1, -1].flatMap((across) => [
        [across, -far],
        [across, far],
      ])
    : [
        [0, 0],
        [1, 0],
        [-1, 0],
      ],
);
const BAR = 130;
const TOOLS = 200; // pixels of the map's buttons
const FURTHER = 190; // and of the one for what is further out
const NEAR = 24; // pixels from its middle within which a name tells by itself whose it is

/**
 * Marks in pixels, those that fall together as one; heavier ones first.
 * @param {MapMark[]} marks
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @returns {Spot[]}
 */
export function spotsOf(marks, camera, width, height) {
  /** @type {Map<string, Spot[]>} */
  const grid = new Map();
  /** @type {Spot[]} */
  const spots = [];
  for (const mark of marks) {
    if (!isSeen(mark, camera, width, height)) continue;
    const { x, y } = onScreen(mark, camera, width, height);
    const [column, row] = [Math.floor(x / TOGETHER), Math.floor(y / TOGETHER)];
    const near = [-1, 0, 1].flatMap((across) =>
      [-1, 0, 1].flatMap((down) => grid.get(`${column + across} ${row + down}`) ?? []),
    );
    const found = near.find((spot) => Math.hypot(spot.x - x, spot.y - y) < TOGETHER);
    if (found) {
      found.marks.push(mark);
      continue;
    }
    const spot = { x, y, marks: [mark] };
    spots.push(spot);
    const key = `${column} ${row}`;
    grid.set(key, [...(grid.get(key) ?? []), spot]);
  }
  return spots;
}

/**
 * @param {{x: number, y: number}} point
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 */
export const onScreen = (point, { scale, x, y }, width, height) => ({
  x: (point.x - x) * scale + width / 2,
  y: (point.y - y) * scale + height / 2,
});

/**
 * Whether a mark is whole within the picture.
 * @param {{x: number, y: number}} point
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 */
export function isSeen(point, camera, width, height) {
  const { x, y } = onScreen(point, camera, width, height);
  return x >= RADIUS && y >= RADIUS && x <= width - RADIUS && y <= height - RADIUS;
}

/**
 * @param {App} app
 * @param {Shown} shown
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 */
export function mapPicture(app, shown, camera, width, height) {
  const spots = spotsOf(shown.marks, camera, width, height);
  /** @type {Box[]} */
  const taken = spots.map(({ x, y }) => [x - RADIUS - 2, y - RADIUS - 2, x + RADIUS + 2, y + RADIUS + 2]);
  taken.push([0, height - 44, BAR + 40, height], [width - 44, 0, width, 56], [0, 0, TOOLS, 50]);
  const areasSeen = shown.areas.filter((area) => isSeen(area, camera, width, height));
  const seen = spots.reduce((sum, { marks }) => sum + marks.length, areasSeen.length);
  if (seen < shown.marks.length + shown.areas.length) taken.push([width - FURTHER, height - 50, width, height]);
  /** @type {Room} */
  const room = { taken, width, height };
  const areas = inTurn(
    areasSeen.map((area) =>
      nameplate(app, area, onScreen(area, camera, width, height), AREA_TYPE[Number(width < NARROW)]),
    ),
    room,
  );
  const single = spots.filter(({ marks }) => marks.length === 1);
  return withAttributes(
    svg(
      'svg',
      { class: `where-picture${width < NARROW ? ' is-narrow' : ''}`, viewBox: `0 0 ${width} ${height}`, width, height },
      ...single.map((spot) => reach(spot, camera, shown)),
      ...areas.map((plate) =>
        areaName(
          plate,
          areas.filter((other) => other !== plate),
          room,
          shown,
        ),
      ),
      ...spots.map((spot) => spotMark(app, spot, shown)),
      ...spots.flatMap((spot) => spotName(app, spot, room, shown)),
      ...compass(app, camera, width, height),
    ),
    { role: 'img', 'aria-label': app.say('where.picture', { n: shown.marks.length }) },
  );
}

/**
 * Within how far of its mark a thing lies, to scale.
 * @param {Spot} spot
 * @param {Camera} camera
 * @param {Shown} shown
 */
function reach({ x, y, marks: [mark] }, { scale }, { chosen }) {
  const r = Math.max(0, (mark.position.metres / 1000) * scale);
  const shape = svg('circle', { cx: x, cy: y, r: r > RADIUS + 2 ? r : 0, class: 'where-reach' });
  shape.classList.toggle('chosen', chosen.has(mark.thing));
  return shape;
}

/**
 * An area's name and where it may stand, the nearest place first.
 * @param {App} app
 * @param {MapMark} area
 * @param {{x: number, y: number}} at
 * @param {number} type pixels
 */
function nameplate(app, area, { x, y }, type) {
  const name = app.in(app.model.data.things[area.thing].name);
  const more = area.there ? ` +${area.there}` : '';
  const half = (textWidth(name, type, 650) * 1.03 + textWidth(more, TYPE)) / 2 + 4;
  const tried = SHIFTS.map(([across, down]) => {
    const middle = x + across * (half + RADIUS);
    return { middle, down, box: boxAt(middle - half, y + down - 11, 2 * half, 20) };
  });
  return { area, x, y, name, more, half, tried };
}

/**
 * First the areas whose names have the least choice of places.
 * @param {Nameplate[]} plates
 * @param {Room} room
 */
function inTurn(plates, room) {
  const choice = new Map(plates.map((plate) => [plate, plate.tried.filter(({ box }) => isFree(box, room)).length]));
  return [...plates].sort((one, other) => (choice.get(one) ?? 0) - (choice.get(other) ?? 0));
}

/**
 * The name of an area at its middle, or as near as marks and the picture's edge let it; a line leads to one that is moved.
 * Where there is no room at all its middle alone is shown.
 * @param {Nameplate} plate
 * @param {Nameplate[]} others whose middles are left free
 * @param {Room} room
 * @param {Shown} shown
 */
function areaName({ area: { thing, faded }, x, y, name, more, half, tried }, others, room, { chosen }) {
  const free = tried.filter((one) => isFree(one.box, room));
  const place = free.find((one) => !covers(one.box, others)) ?? free[0];
  const cross = (/** @type {string} */ way = '') =>
    svg('path', { d: `M${x - 4} ${y}H${x + 4}M${x} ${y - 4}V${y + 4}${way}`, class: 'where-middle' });
  const made = svg('g', { class: `where-area${faded ? ' faded' : ''}${chosen.has(thing) ? ' chosen' : ''}` });
  made.dataset.thing = String(thing);
  if (!place) {
    made.append(svg('title', {}, name), svg('circle', { cx: x, cy: y, r: 12, class: 'where-hit' }), cross());
    return made;
  }
  const [left, top, right, bottom] = place.box;
  room.taken.push(place.box);
  const [nearX, nearY] = [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];
  made.append(
    svg('rect', { x: left, y: top - 2, width: 2 * half, height: 24, rx: 6, class: 'where-hit' }),
    cross(Math.hypot(nearX - x, nearY - y) > NEAR ? `M${x} ${y}L${nearX} ${nearY}` : ''),
    svg(
      'text',
      { x: place.middle, y: y + place.down + 4, class: 'where-area-name' },
      name,
      ...(more ? [svg('tspan', { class: 'where-there' }, more)] : []),
    ),
  );
  return made;
}

/**
 * @param {App} app
 * @param {Spot} spot
 * @param {Shown} shown
 */
function spotMark(app, { x, y, marks }, { chosen }) {
  const { things, kinds } = app.model.data;
  const [first] = marks;
  const isChosen = marks.some(({ thing }) => chosen.has(thing));
  if (marks.length > 1) {
    const made = svg(
      'g',
      { class: `where-spot is-many${isChosen ? ' chosen' : ''}` },
      svg('title', {}, marks.map(({ thing }) => app.in(things[thing].name)).join('\n')),
      svg('circle', { cx: x, cy: y, r: 14, class: 'where-hit' }),
      svg('circle', { cx: x, cy: y, r: 11, class: 'where-many' }),
      svg('text', { x, y: y + 4, class: 'where-number' }, String(marks.length)),
    );
    made.dataset.many = marks.map(({ thing }) => thing).join(' ');
    return made;
  }
  const kind = kinds[things[first.thing].kind];
  const classes = ['where-spot', `is-${suretyOf(first.position)}`, first.faded && 'faded', isChosen && 'chosen'];
  const made = svg(
    'g',
    { class: classes.filter(Boolean).join(' ') },
    svg('title', {}, `${app.in(things[first.thing].name)} · ${sureWords(app, first)}`),
    svg('circle', { cx: x, cy: y, r: 13, class: 'where-hit' }),
    ...markShapes(kind, suretyOf(first.position), x, y),
  );
  made.dataset.thing = String(first.thing);
  return made;
}

/**
 * A mark: filled where its point is near; in a broken ring where it is about there; hollow where it is rough.
 * @param {import('../../types.js').Kind} kind
 * @param {import('./ground.js').Surety} surety
 * @param {number} x
 * @param {number} y
 */
export function markShapes(kind, surety, x, y) {
  const outline = svg('path', {
    d: FORMS[kind.form] ?? FORMS.dot,
    transform: `translate(${x} ${y}) scale(${surety === 'near' ? 0.8 : 0.62})`,
    class: `where-mark ink-${inkName(kind.ink)}`,
  });
  return surety === 'near' ? [outline] : [svg('circle', { cx: x, cy: y, r: RADIUS, class: 'where-ring' }), outline];
}

/**
 * How near a point is, in words.
 * @param {App} app
 * @param {Pick<MapMark, 'position'>} mark
 */
export function sureWords(app, { position: { metres } }) {
  if (metres < 0) return app.say('where.unsure');
  const kilometres = metres >= 1000;
  const n = (kilometres ? metres / 1000 : metres).toLocaleString(app.state().language);
  return app.say(kilometres ? 'where.withinKm' : 'where.withinM', { n });
}

/**
 * A name beside its mark where there is room: behind it, before it, below or above. With it how many marks fall together
 * there, and how many more things.
 * @param {App} app
 * @param {Spot} spot
 * @param {Room} room
 * @param {Shown} shown
 */
function spotName(app, { x, y, marks }, room, { chosen }) {
  const [first] = marks;
  const isChosen = marks.some(({ thing }) => chosen.has(thing));
  const whole = app.in(app.model.data.things[first.thing].name);
  const there = marks.reduce((sum, one) => sum + one.there, 0);
  const rest = [marks.length > 1 && `+${marks.length - 1}`, there && `(${there})`].filter(Boolean).join(' ');
  const name = [shortened(whole, LONGEST), rest].filter(Boolean).join(' ');
  const wide = textWidth(name, TYPE);
  /** @type {[number, number, 'start' | 'end' | 'middle'][]} */
  const places = [
    [x + RADIUS + 5, y + 4, 'start'],
    [x - RADIUS - 5, y + 4, 'end'],
    [x, y + RADIUS + 14, 'middle'],
    [x, y - RADIUS - 6, 'middle'],
  ];
  for (const [left, base, anchor] of places) {
    const from = anchor === 'start' ? left : anchor === 'end' ? left - wide : left - wide / 2;
    const box = boxAt(from - 2, base - 11, wide + 4, 15);
    if (!isFree(box, room)) continue;
    room.taken.push(box);
    const classes = ['where-name', first.faded && 'faded', isChosen && 'chosen'].filter(Boolean).join(' ');
    return [svg('text', { x: left, y: base, 'text-anchor': anchor, class: classes }, name)];
  }
  return [];
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
const boxAt = (x, y, width, height) => [x, y, x + width, y + height];

/**
 * @param {Box} box
 * @param {{x: number, y: number}[]} points
 */
const covers = ([left, top, right, bottom], points) =>
  points.some(({ x, y }) => x > left - 4 && x < right + 4 && y > top - 4 && y < bottom + 4);

/**
 * @param {Box} box
 * @param {Room} room
 */
const isWithin = ([left, top, right, bottom], { width, height }) =>
  left >= 2 && top >= 2 && right <= width - 2 && bottom <= height - 2;

/**
 * @param {Box} box
 * @param {Room} room
 */
const isFree = (box, room) =>
  isWithin(box, room) &&
  room.taken.every((one) => box[2] <= one[0] || box[0] >= one[2] || box[3] <= one[1] || box[1] >= one[3]);

/**
 * North, and how long a kilometre is.
 * @param {App} app
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 */
function compass(app, { scale }, width, height) {
  const { metres, width: bar } = scaleBar(scale, BAR);
  const [amount, text] = metres >= 1000 ? [metres / 1000, 'where.km'] : [metres, 'where.m'];
  const named = app.say(/** @type {'where.km'} */ (text), { n: amount.toLocaleString(app.state().language) });
  return [
    svg('path', { d: `M${width - 24} 14L${width - 17} 34L${width - 24} 29L${width - 31} 34Z`, class: 'where-north' }),
    svg('text', { x: width - 24, y: 48, class: 'where-compass', 'text-anchor': 'middle' }, app.say('where.north')),
    svg('path', { d: `M14 ${height - 20}v6h${bar}v-6`, class: 'where-bar' }),
    svg('text', { x: 18, y: height - 19, class: 'where-compass' }, named),
  ];
}
