/* A thing in the middle and what is around it; and what is expanded by hand beside what is there already. Pure. */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./links.js').LinkTest} LinkTest */
/** @typedef {import('./places.js').Spot2} Spot2 */
/** @typedef {import('./places.js').Room} Room */
/** @typedef {import('../canvas/occupancy.js').Box} Box */
/**
 * The frame that a picture is made for: its width by its height, how many neighbours have room in it, its width in pixels.
 * @typedef {{aspect: number, most: number, width?: number}} Shape
 */
/**
 * A picture being made: where each thing stands, and a place for the neighbours that are not shown.
 * @typedef {object} Draft
 * @property {Model} model
 * @property {State} state
 * @property {0 | 1} language place in Names
 * @property {Shape} shape
 * @property {{width: number, height: number}} frame in pixels
 * @property {LinkTest} passes
 * @property {Map<number, Spot2>} places
 * @property {Map<number, {count: number, at: Spot2}>} rest by the thing whose neighbours they are
 * @property {Set<number>} fresh what came by expanding
 * @property {Set<number>} roomy what has room for its name below it
 */

import { createOccupancy } from '../canvas/occupancy.js';
import { mapOf } from '../data/pictures.js';
import { neighboursOf } from './links.js';
import { freeArea } from './fit.js';
import { namesOf, radiusOf } from './marks.js';
import { nameLines, roomOfLines, typeFor } from '../canvas/names.js';
import { freePlace, ringPlaces } from './places.js';

/** Neighbours around a thing, in every frame: an address shows the same on a phone as on a desktop. */
export const MOST_AROUND = 30;
export const OPEN_MOST = 20; // neighbours beside a thing that was expanded: so many find a place near it, with their names

/** @param {Draft} draft @param {number} thing @returns {Room} */
function nameRoom({ model, language, frame }, thing) {
  const { w, h } = roomOfLines(
    nameLines(model, model.data.things[thing].name[language], frame).label,
    typeFor(frame.width),
  );
  return { w: w + 12, h: h + 34 };
}

/**
 * Each thing asked for again gives as many neighbours more.
 * @param {State} state @param {number} thing
 */
const timesOpened = (state, thing) => state.open.filter((one) => one === thing).length;

/** @param {Draft} draft */
export function placeAround(draft) {
  const { model, state, places, shape } = draft;
  const { focus } = state;
  const middle = { x: 0, y: 0 };
  places.set(focus, middle);
  if (!state.steps) return;
  const all = [...neighboursOf(model, focus, draft.passes).keys()];
  const near = all.slice(0, shape.most * (1 + timesOpened(state, focus)));
  const spare = all.length - near.length;
  const far = state.steps === 2 ? secondStep(draft, near) : [];
  const room = largestRoom(draft, [...near, ...far.map(({ thing }) => thing)]);
  const rings = ringPlaces(near.length + (spare ? 1 : 0), room, middle);
  const compass = angleOnMap(model, state);
  let start = 0;
  for (const ring of rings) {
    const here = near.slice(start, start + ring.length);
    start += ring.length;
    here.sort((a, b) => model.data.things[a].kind - model.data.things[b].kind || compass(a) - compass(b) || a - b);
    here.forEach((thing, seat) => places.set(thing, ring[seat]));
    if (here.length < ring.length) draft.rest.set(focus, { count: spare, at: ring[here.length] });
  }
  seatFar(draft, far, ringPlaces(far.length, room, middle, 2 + Math.SQRT2 * rings.length).flat(), room);
}

/**
 * The heaviest first choose the free seat nearest to the direction of what they hang on.
 * @param {Draft} draft @param {{thing: number, by: number[]}[]} far @param {Spot2[]} outer @param {Room} room
 */
function seatFar({ places }, far, outer, room) {
  const angle = (/** @type {Spot2} */ { x, y }) => Math.atan2(y / room.h, x / room.w);
  const seats = outer.map((spot) => ({ spot, angle: angle(spot) }));
  for (const { thing, by } of far) {
    const ends = by.flatMap((one) => places.get(one) ?? []).map(angle);
    const wanted = Math.atan2(
      ends.reduce((sum, a) => sum + Math.sin(a), 0),
      ends.reduce((sum, a) => sum + Math.cos(a), 0),
    );
    const away = (/** @type {{angle: number}} */ seat) =>
      Math.abs(Math.atan2(Math.sin(seat.angle - wanted), Math.cos(seat.angle - wanted)));
    const best = seats.reduce((least, seat) => (away(seat) < away(least) - 1e-9 ? seat : least), seats[0]);
    if (!best) return;
    seats.splice(seats.indexOf(best), 1);
    places.set(thing, best.spot);
  }
}

/**
 * The neighbours' neighbours, heaviest first, each with the neighbours by which it hangs.
 * @param {Draft} draft @param {number[]} near
 */
function secondStep({ model, state, passes, shape }, near) {
  /** @type {Map<number, number[]>} */
  const by = new Map();
  const inner = new Set([state.focus, ...near]);
  for (const one of near) {
    for (const thing of neighboursOf(model, one, passes).keys()) {
      if (!inner.has(thing)) by.set(thing, [...(by.get(thing) ?? []), one]);
    }
  }
  return [...by]
    .map(([thing, ends]) => ({ thing, by: ends }))
    .sort(
      (a, b) =>
        b.by.length - a.by.length || model.linksOf[b.thing].length - model.linksOf[a.thing].length || a.thing - b.thing,
    )
    .slice(0, shape.most);
}

/** @param {Draft} draft @param {number[]} things @returns {Room} */
function largestRoom(draft, things) {
  const rooms = things.map((thing) => nameRoom(draft, thing));
  const [w, h] = [Math.max(90, ...rooms.map((room) => room.w)), Math.max(60, ...rooms.map((room) => room.h))];
  return { w, h: Math.max(h, w / Math.max(0.75, Math.min(2, draft.shape.aspect))) };
}

/**
 * In which direction a thing lies from the focus on the map of everything.
 * @param {Model} model @param {State} state @returns {(thing: number) => number}
 */
function angleOnMap(model, state) {
  const at = new Map(mapOf(model, state).map(([thing, x, y]) => [thing, { x, y }]));
  const nowhere = { x: 0, y: 0 };
  const { x, y } = at.get(state.focus) ?? nowhere;
  return (thing) => Math.atan2((at.get(thing) ?? nowhere).y - y, (at.get(thing) ?? nowhere).x - x);
}

/**
 * Adds the neighbours of what was expanded, each in the free place nearest to it, within the frame while there is room;
 * what is there stays. Only names that will be drawn full keep others away: the rest may lie under them.
 * @param {Draft} draft @param {State['scene']} scene
 */
export function expandOpened(draft, scene) {
  const { model, state, places, passes, frame } = draft;
  const opened = [...new Set(state.open)].filter((thing) => scene !== 'around' || thing !== state.focus);
  if (!opened.length) return;
  const taken = createOccupancy(96);
  const area = freeArea(frame);
  const type = typeFor(frame.width);
  const boxWith = (/** @type {number} */ thing, /** @type {string[]} */ lines) => {
    const r = radiusOf(draft, scene, thing) + 3;
    const { w, h } = roomOfLines(lines, type);
    return (/** @type {number} */ x, /** @type {number} */ y) => ({
      x,
      y: y + h / 2,
      w: Math.max(w + 6, 2 * r),
      h: 2 * r + h,
    });
  };
  /**
   * With its name, with a narrower one, without any.
   * @param {number} thing
   */
  const boxesOf = (thing) => {
    const { label, brief = label } = namesOf(draft, scene, thing);
    return [label, brief, []].map((lines) => boxWith(thing, lines));
  };
  const moreBox = (/** @type {number} */ x, /** @type {number} */ y) => ({ x, y: y + 8, w: 64, h: 36 });
  const smallBox = (/** @type {number} */ x, /** @type {number} */ y) => ({ x, y, w: 20, h: 20 });
  const full = new Set(opened.flatMap((thing) => [thing, ...neighboursOf(model, thing, passes).keys()]));
  for (const [thing, { x, y }] of places) taken.add(boxesOf(thing)[full.has(thing) ? 1 : 2](x, y));
  for (const { at } of draft.rest.values()) taken.add(moreBox(at.x, at.y));
  const settle = (/** @type {Spot2} */ anchor, /** @type {((x: number, y: number) => Box)[]} */ boxes) => {
    const { box, spot } = freePlace(taken, anchor, boxes, outwardFrom(places, anchor), area);
    taken.add(box);
    return spot;
  };
  for (const thing of opened) {
    const anchor = places.get(thing);
    if (!anchor) continue; // what it hung on is not shown any more
    const fresh = [...neighboursOf(model, thing, passes).keys()].filter((one) => !places.has(one));
    const most = OPEN_MOST * timesOpened(state, thing);
    for (const one of fresh.slice(0, most)) {
      places.set(one, settle(anchor, boxesOf(one)));
      draft.fresh.add(one);
    }
    if (fresh.length > most)
      draft.rest.set(thing, { count: fresh.length - most, at: settle(anchor, [moreBox, smallBox]) });
  }
}

/**
 * The angle that leads away from the middle of all.
 * @param {Map<number, Spot2>} places @param {Spot2} anchor
 */
function outwardFrom(places, anchor) {
  let [x, y] = [0, 0];
  for (const spot of places.values()) [x, y] = [x + spot.x / places.size, y + spot.y / places.size];
  return Math.hypot(anchor.x - x, anchor.y - y) < 1 ? -Math.PI / 2 : Math.atan2(anchor.y - y, anchor.x - x);
}
