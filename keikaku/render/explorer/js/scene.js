/*
 * What the network shows for a state: marks and lines for the canvas, and what each of them stands for. Pure: the
 * same model and state give the same picture.
 */
/** @typedef {import('./types.js').Model} Model */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').Scene} Scene */
/** @typedef {import('./types.js').Mark} Mark */
/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./scene_links.js').Bundle} Bundle */
/** @typedef {import('./scene_around.js').Draft} Draft */
/** @typedef {import('./scene_around.js').Shape} Shape */
/** @typedef {import('./scene_places.js').Spot2} Spot2 */
/** @typedef {import('./paths.js').Path} Path */
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

import { pathsShown } from './paths.js';
import { expandOpened, placeAround } from './scene_around.js';
import { bundlesAmong, descendants, HIERARCHY, linkFilter, neighboursOf } from './scene_links.js';
import { layerPlaces } from './scene_places.js';
import { thingFilter } from './selection.js';
import { wrapName } from './wrap.js';

const LINE_BEND = 0.16; // how far the second line between the same two things bends away from the first

/**
 * @param {Model} model @param {State} state
 * @param {Shape} shape
 * @param {(count: number) => string} moreText name of a mark that stands for so many neighbours more
 * @returns {Built}
 */
export function buildScene(model, state, shape, moreText) {
  /** @type {Draft} */
  const draft = {
    model, state, shape, language: state.language === 'ja' ? 0 : 1, passes: linkFilter(model, state), places: new Map(), rest: new Map(),
  };
  const scene = sceneOf(model, state);
  /** @type {Path[]} */
  let paths = [];
  if (scene === 'around') placeAround(draft);
  else if (scene === 'path') paths = placePath(draft);
  else placeGiven(draft, scene);
  const fit = scene === 'overview' ? overviewFit(model, shape) : { turned: false, stretch: 1 };
  const pin = () => {
    for (const [thing, x, y] of state.pins) if (draft.places.has(thing)) draft.places.set(thing, fittedSpot(x, y, fit));
  };
  pin();
  if (scene !== 'all') expandOpened(draft);
  pin(); // what was expanded just now
  for (const thing of state.gone) {
    draft.places.delete(thing);
    draft.rest.delete(thing);
  }
  const unplaced = (/** @type {number} */ x, /** @type {number} */ y) =>
    /** @type {[number, number]} */ (fit.turned ? [y, x / fit.stretch] : [x / fit.stretch, y]);
  return { ...assembled(draft, scene, paths, moreText), paths, unplaced };
}

/**
 * The scene that can be shown: without a focus, or with one end of a path, the overview.
 * @param {Model} model @param {State} state @returns {State['scene']}
 */
export function sceneOf({ data: { things } }, { scene, focus, to }) {
  if (scene === 'around' && !things[focus]) return 'overview';
  if (scene === 'path' && (!things[focus] || !things[to])) return things[focus] ? 'around' : 'overview';
  return scene;
}

/** @param {Draft} draft @param {State['scene']} scene */
function placeGiven({ model, state, shape, places }, scene) {
  const keeps = thingFilter(model, state);
  if (scene === 'all') model.data.map.forEach(([x, y], thing) => { if (keeps(thing)) places.set(thing, { x, y }); });
  else {
    const fit = overviewFit(model, shape);
    for (const [thing, x, y] of model.data.overview) if (keeps(thing)) places.set(thing, fittedSpot(x, y, fit));
  }
}

/**
 * How the overview fills the frame: on a phone it stands upright, on a wide screen it is stretched; its axes mean
 * nothing, and names that did not touch before do so even less.
 * @param {Model} model @param {Shape} shape
 */
function overviewFit({ data: { overview } }, { aspect }) {
  const span = (/** @type {1 | 2} */ axis) => {
    const values = overview.map((spot) => spot[axis]);
    return Math.max(1, Math.max(...values) - Math.min(...values));
  };
  const turned = aspect < 0.85;
  const own = turned ? span(2) / span(1) : span(1) / span(2);
  return { turned, stretch: Math.max(1, Math.min(1.6, aspect / own)) };
}

/** @param {number} x @param {number} y @param {{turned: boolean, stretch: number}} fit @returns {Spot2} */
function fittedSpot(x, y, { turned, stretch }) {
  return turned ? { x: y * stretch, y: x } : { x: x * stretch, y };
}

/** @param {Draft} draft @returns {Path[]} */
function placePath({ model, state, shape, places }) {
  const tall = shape.aspect < 0.85;
  const paths = pathsShown(model, state);
  const ways = paths.length ? paths.map((path) => path.things) : [[state.focus], [state.to]];
  for (const [thing, spot] of layerPlaces(ways, tall)) places.set(thing, spot);
  if (!paths.length) { // two ends and nothing between them
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
  const told = (/** @type {number} */ link) => draft.passes(link) && !gone.has(model.data.links[link][0]) && !gone.has(model.data.links[link][2]);
  const bundles = paths.length ? bundlesOnPaths(draft, paths, shown) : bundlesAmong(model, shown, told, standsIn(draft, scene));
  const near = nearChosen(state, scene, shown, bundles);
  const marks = things.map((thing) => markFor(draft, scene, thing, shown));
  things.forEach((thing, mark) => {
    if (near && !near.has(thing)) marks[mark].faded = true;
    if (scene === 'path' && main.has(thing)) marks[mark].weight += 1000;
  });
  const lines = linesFor(draft, bundles, markOf);
  bundles.forEach(({ from, to }, line) => {
    if (near && from !== state.at && to !== state.at) lines[line].faded = true;
    if (scene === 'around' && state.steps === 1 && from !== state.focus && to !== state.focus && !state.open.length) lines[line].width *= 0.5;
  });
  /** @type {Map<number, number>} */
  const mores = new Map();
  for (const [thing, { count, at }] of draft.rest) {
    mores.set(marks.length, thing);
    lines.push({ from: markOf.get(thing) ?? 0, to: marks.length, ink: 'grey', dash: 'dotted', width: 1, bend: 0, arrow: false });
    marks.push({ ...at, r: 7, form: 'dot', ink: 'grey', label: [moreText(count)], weight: 900, more: count });
    things.push(-1);
  }
  const links = lines.map((_, line) => bundles[line]?.links ?? []);
  return { scene: { marks, lines }, things, links, markOf, mores };
}

/**
 * Which things stand for what is below them: all in the overview; around a thing that thing, its own parts and what
 * was expanded, so that the rest of the plan does not crowd in through a parent.
 * @param {Draft} draft @param {State['scene']} scene @returns {(thing: number) => boolean}
 */
function standsIn({ model, state }, scene) {
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

/**
 * What does not fade while a thing is chosen: it and its neighbours; null where nothing is to fade.
 * @param {State} state @param {State['scene']} scene @param {Set<number>} shown @param {Bundle[]} bundles
 */
function nearChosen(state, scene, shown, bundles) {
  const middle = scene === 'path' || (scene === 'around' && state.at === state.focus);
  if (!shown.has(state.at) || middle) return null;
  return new Set([state.at, ...bundles.flatMap(({ from, to }) => (from === state.at ? [to] : to === state.at ? [from] : []))]);
}

/** @param {Draft} draft @param {State['scene']} scene @param {number} thing @param {Set<number>} shown @returns {Mark} */
function markFor({ model, state, language, places, passes }, scene, thing, shown) {
  const { kinds, things } = model.data;
  const { kind, name, at } = things[thing];
  const { form, ink } = kinds[kind];
  const { x, y } = places.get(thing) ?? { x: 0, y: 0 };
  const degree = model.linksOf[thing].length;
  const rank = elementRank(model, thing);
  const middle = scene === 'around' && thing === state.focus;
  const all = scene === 'all';
  const plain = rank ? 4 + 3.6 * rank : 5 + 1.5 * Math.sqrt(Math.min(60, degree));
  let hidden = 0;
  if (!all) for (const one of neighboursOf(model, thing, passes).keys()) if (!shown.has(one)) hidden += 1;
  return {
    x, y, r: (middle ? 1.25 : 1) * (all ? 2 + plain * 0.45 : plain), form, ink,
    label: wrapName(all && at && rank < 3 ? at.replace(/^[^:]*:/, '') : name[language], model.phrases),
    weight: (middle ? 2000 : 0) + (rank >= 4 ? 1000 : rank > 1 ? rank * 20 : 0) + Math.min(degree, 300) * (all && rank === 1 ? 0.1 : 1),
    chosen: thing === state.at, pinned: state.pins.some(([pinned]) => pinned === thing), more: hidden,
  };
}

/**
 * How high an element stands in its plan: 4 for a policy, 3 a strategy, 2 a measure, 1 below; 0 for an entity.
 * @param {Model} model @param {number} thing
 */
function elementRank({ data: { kinds, things }, childrenOf, policies }, thing) {
  if (kinds[things[thing].kind].family === 'entity') return 0;
  if (policies.includes(thing) || things[thing].up < 0) return 4;
  const ranks = new Map([['Policy', 4], ['Strategy', 3], ['Measure', 2]]);
  return ranks.get(kinds[things[thing].kind].id) ?? (childrenOf[thing].length ? 2 : 1);
}

/** @param {Draft} draft @param {Bundle[]} bundles @param {Map<number, number>} markOf @returns {Line[]} */
function linesFor({ model }, bundles, markOf) {
  const total = new Map();
  const pair = (/** @type {Bundle} */ { from, to }) => `${Math.min(from, to)} ${Math.max(from, to)}`;
  for (const bundle of bundles) total.set(pair(bundle), (total.get(pair(bundle)) ?? 0) + 1);
  const seen = new Map();
  return bundles.map((bundle) => {
    const { from, to, links, own } = bundle;
    const key = pair(bundle);
    const offset = LINE_BEND * ((seen.get(key) ?? 0) - (total.get(key) - 1) / 2);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return {
      from: markOf.get(from) ?? 0, to: markOf.get(to) ?? 0, ...lineLook(model, links, own),
      bend: from <= to ? offset : -offset, // one side for both directions
    };
  });
}

/**
 * One link looks like its relation; several that say different things are a grey line, the wider the more they are.
 * @param {Model} model @param {number[]} links @param {boolean} own
 */
function lineLook({ data }, links, own) {
  const relations = new Set(links.map((link) => data.links[link][1]));
  const one = relations.size === 1 ? data.relations[[...relations][0]] : null;
  const width = 1.4 + 1.5 * Math.log2(links.length);
  if (one && one.id === HIERARCHY) return { ink: one.ink, dash: one.dash, width: 1.2, arrow: false };
  return { ink: one?.ink ?? 'grey', dash: one && own ? one.dash : 'solid', width, arrow: own && one !== null && !one.symmetric };
}
