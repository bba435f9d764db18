/*
 * What the network shows for a state: marks and lines for the canvas, and what each of them stands for. Pure: the
 * same model and state give the same picture.
 */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('../types.js').Mark} Mark */
/** @typedef {import('./links.js').Bundle} Bundle */
/** @typedef {import('./around.js').Draft} Draft */
/** @typedef {import('./around.js').Shape} Shape */
/** @typedef {import('./fit.js').Fit} Fit */
/** @typedef {import('../data/paths.js').Path} Path */
/**
 * @typedef {object} Built
 * @property {Scene} scene
 * @property {number[]} things for every mark its thing; -1 for a mark that stands for more of them
 * @property {number[][]} links for every line the links that it draws
 * @property {Map<number, number>} markOf thing → mark
 * @property {Map<number, number>} mores mark that stands for more neighbours → the thing whose neighbours they are
 * @property {(x: number, y: number) => [number, number]} unplaced a place in the picture as State.pins keeps it
 * @property {Path[]} paths that the scene "path" shows, the first one straight
 */

import { boundsOf } from '../canvas/camera.js';
import { pathsShown } from '../data/paths.js';
import { expandOpened, placeAround } from './around.js';
import { emphasisOf } from './emphasis.js';
import { fitInto, fittedSpot, frameBounds, freeArea, giveRoom, unfittedSpot } from './fit.js';
import { bundlesAmong, descendants, linkFilter } from './links.js';
import { linesFor, markFor, namesOf, radiusOf, weightOfThing } from './marks.js';
import { roomOfLines, typeFor } from '../canvas/names.js';
import { layerPlaces } from './places.js';
import { mapOf, overviewOf } from '../data/pictures.js';
import { thingFilter } from '../data/selection.js';

const FRAME_WIDTH = 1100; // pixels of a frame whose width is not told
const [OVERVIEW_GROWTH, AROUND_GROWTH] = [2.2, 1.3]; // times that places may be enlarged to fill the frame
const BESIDE = 70; // pixels for the name of a mark outside the frame
/** @type {Fit} */
const AS_IT_IS = { turned: false, x: 1, y: 1, dx: 0, dy: 0 };

/**
 * @param {Model} model @param {State} state
 * @param {Shape} shape
 * @param {(count: number) => string} moreText name of a mark that stands for so many neighbours more
 * @returns {Built}
 */
export function buildScene(model, state, shape, moreText) {
  const { aspect, width = FRAME_WIDTH } = shape;
  /** @type {Draft} */
  const draft = {
    model,
    state,
    shape,
    frame: { width, height: width / aspect },
    language: state.language === 'ja' ? 0 : 1,
    passes: linkFilter(model, state),
    places: new Map(),
    rest: new Map(),
    fresh: new Set(),
    roomy: new Set(),
  };
  const scene = sceneOf(model, state);
  const { fit, paths } = placedFor(draft, scene);
  const pin = () => {
    for (const [thing, x, y] of state.pins)
      if (draft.places.has(thing)) draft.places.set(thing, fittedSpot({ x, y }, fit));
  };
  pin();
  if (scene !== 'all') expandOpened(draft, scene);
  pin(); // what was expanded just now
  for (const thing of state.gone) {
    draft.places.delete(thing);
    draft.rest.delete(thing);
  }
  return { ...assembled(draft, scene, paths, moreText), paths, unplaced: (x, y) => unfittedSpot(x, y, fit) };
}

/**
 * @param {Draft} draft @param {State['scene']} scene
 * @returns {{fit: Fit, paths: Path[]}}
 */
function placedFor(draft, scene) {
  if (scene === 'path') return { paths: placePath(draft), fit: AS_IT_IS };
  if (scene !== 'around') return { paths: [], fit: placeGiven(draft, scene) };
  placeAround(draft);
  return { paths: [], fit: placeInFrame(draft, scene, AROUND_GROWTH, false) };
}

/**
 * The scene that can be shown: without a focus, or with one end of a path, the overview.
 * @param {Model} model @param {State} state @returns {State['scene']}
 */
export function sceneOf(model, state) {
  const { things } = model.data;
  const { scene, focus, to } = state;
  if (scene === 'around' && !things[focus]) return 'overview';
  if (scene === 'all' && !mapOf(model, state).length) return 'overview';
  if (scene === 'path' && (!things[focus] || !things[to])) return things[focus] ? 'around' : 'overview';
  return scene;
}

/**
 * @param {Draft} draft @param {State['scene']} scene
 * @returns {Fit} how the places of the overview came into the frame
 */
function placeGiven(draft, scene) {
  const { model, state, places } = draft;
  const keeps = thingFilter(model, state);
  if (scene === 'all') {
    for (const [thing, x, y] of mapOf(model, state)) if (keeps(thing)) places.set(thing, { x, y });
    return AS_IT_IS;
  }
  for (const [thing, x, y] of overviewOf(model, state)) places.set(thing, { x, y });
  const fit = placeInFrame(draft, scene, OVERVIEW_GROWTH, true);
  for (const thing of [...places.keys()]) if (!keeps(thing)) places.delete(thing); // filters move nothing
  return fit;
}

/**
 * Brings the places into the frame and gives the names room there.
 * @param {Draft} draft @param {State['scene']} scene @param {number} most times that they may be enlarged
 * @param {boolean} turns @returns {Fit}
 */
function placeInFrame(draft, scene, most, turns) {
  const { places, rest, frame } = draft;
  const fit = fitInto([...places.values(), ...[...rest.values()].map(({ at }) => at)], frame, most, turns);
  for (const [thing, spot] of places) places.set(thing, fittedSpot(spot, fit));
  for (const [thing, { count, at }] of rest) rest.set(thing, { count, at: fittedSpot(at, fit) });
  const type = typeFor(frame.width);
  draft.roomy = new Set(
    giveRoom(
      places,
      [...places.keys()].map((thing) => ({
        thing,
        r: radiusOf(draft, scene, thing),
        name: roomOfLines(namesOf(draft, scene, thing).label, type),
        weight: weightOfThing(draft, scene, thing),
      })),
      freeArea(frame),
    ),
  );
  return fit;
}

/** @param {Draft} draft @returns {Path[]} */
function placePath({ model, state, shape, places }) {
  const tall = shape.aspect < 0.85;
  const paths = pathsShown(model, state);
  const ways = paths.length ? paths.map((path) => path.things) : [[state.focus], [state.to]];
  for (const [thing, spot] of layerPlaces(ways, tall)) places.set(thing, spot);
  if (!paths.length) {
    // two ends and nothing between them
    places.set(state.focus, { x: tall ? 0 : -160, y: tall ? -120 : 0 });
    places.set(state.to, { x: tall ? 0 : 160, y: tall ? 120 : 0 });
  }
  return paths;
}

/** @param {Draft} draft @param {State['scene']} scene @param {Path[]} paths @param {(count: number) => string} moreText */
function assembled(draft, scene, paths, moreText) {
  const { model, state, places } = draft;
  const things = [...places.keys()];
  const markOf = new Map(things.map((thing, mark) => [thing, mark]));
  const shown = new Set(things);
  const main = new Set(paths[0]?.things ?? []);
  const gone = new Set(state.gone); // of an element hidden by hand the one above it tells nothing either
  const told = (/** @type {number} */ link) =>
    draft.passes(link) && !gone.has(model.data.links[link][0]) && !gone.has(model.data.links[link][2]);
  const bundles = paths.length
    ? bundlesOnPaths(draft, paths, shown)
    : bundlesAmong(model, shown, told, standsIn(draft, scene));
  const full = emphasisOf(draft, scene, shown, bundles);
  const marks = things.map((thing) => markFor(draft, scene, thing, shown));
  things.forEach((thing, mark) => {
    if (full && !full.thing(thing)) marks[mark].faded = true;
    if (scene === 'path' && main.has(thing)) marks[mark].weight += 1000;
  });
  const lines = linesFor(draft, bundles, markOf);
  bundles.forEach((bundle, line) => {
    const { from, to } = bundle;
    if (full && !full.line(bundle)) lines[line].faded = true;
    if (scene === 'around' && state.steps === 1 && from !== state.focus && to !== state.focus && !state.open.length)
      lines[line].width *= 0.5;
  });
  /** @type {Map<number, number>} */
  const mores = new Map();
  for (const [thing, { count, at }] of draft.rest) {
    mores.set(marks.length, thing);
    lines.push({
      from: markOf.get(thing) ?? 0,
      to: marks.length,
      ink: 'grey',
      dash: 'dotted',
      width: 1,
      bend: 0,
      arrow: false,
    });
    marks.push({ ...at, r: 7, form: 'dot', ink: 'grey', label: [moreText(count)], weight: 900, more: count });
    things.push(-1);
  }
  const links = lines.map((_, line) => bundles[line]?.links ?? []);
  const picture = { marks, lines, type: typeFor(draft.frame.width) };
  const framed = scene === 'overview' || scene === 'around';
  return { scene: framed ? { ...picture, room: roomFor(marks, draft) } : picture, things, links, markOf, mores };
}

/**
 * The frame, and what was expanded or moved out of it.
 * @param {Mark[]} marks @param {Draft} draft
 */
function roomFor(marks, { frame }) {
  const room = frameBounds(frame);
  const area = freeArea(frame);
  const outside = marks.filter(({ x, y }) => x < area.left || x > area.right || y < area.top || y > area.bottom);
  if (!outside.length) return room;
  const { left, top, right, bottom } = boundsOf(outside);
  return {
    left: Math.min(room.left, left - BESIDE),
    top: Math.min(room.top, top - 20),
    right: Math.max(room.right, right + BESIDE),
    bottom: Math.max(room.bottom, bottom + BESIDE),
  };
}

/**
 * Which things stand for what is below them: all in the overview; around a thing that thing, its own parts and what
 * was expanded, so that the rest of the plan does not crowd in through a parent.
 * @param {Draft} draft @param {State['scene']} scene @returns {(thing: number) => boolean}
 */
function standsIn({ model, state }, scene) {
  if (scene === 'overview') return () => true;
  if (scene !== 'around') return (thing) => model.data.things[thing].up >= 0;
  const own = new Set([state.focus, ...state.open, ...descendants(model, state.focus)]);
  return (thing) => own.has(thing) || (state.steps === 2 && model.data.things[thing].up >= 0);
}

/**
 * Of all lines among what lies on the paths, those that are a step of one.
 * @param {Draft} draft @param {Path[]} paths @param {Set<number>} shown @returns {Bundle[]}
 */
function bundlesOnPaths({ model, state, passes }, paths, shown) {
  /** @type {Map<string, Bundle>} */
  const steps = new Map();
  for (const { links } of paths.flatMap((path) => path.steps)) {
    for (const link of links) {
      const [source, relation, target] = model.data.links[link];
      steps.set(`${source} ${relation} ${target}`, { from: source, to: target, links: [link], own: true });
    }
  }
  if (!state.open.length) return [...steps.values()];
  const others = bundlesAmong(model, shown, passes, (thing) => state.open.includes(thing)).filter(({ from, to }) => {
    const onPath = (/** @type {number} */ thing) => paths.some((path) => path.things.includes(thing));
    return !onPath(from) || !onPath(to);
  });
  return [...steps.values(), ...others];
}
