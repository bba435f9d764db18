/*
 * The network: the picture and its toolbar; at its side the legend, a told path, and the way to the same in words. What
 * can be done with the chosen thing stands in the panel. Nothing that a choice changes has a place above or below the
 * picture, so that the picture stays as it is under the pointer.
 */
/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('../../scene/scene.js').Built} Built */
/** @typedef {import('../../canvas/canvas.js').Canvas} Canvas */

import { createCanvas } from '../../canvas/canvas.js';
import { readColours } from '../../canvas/style.js';
import { called, hasPlan } from '../../data/plans.js';
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { leftOut } from '../../scene/left_out.js';
import { legendOf } from './legend.js';
import { lineTelling } from './lines.js';
import { sceneSwitch, thingTools, undoActions, viewTools } from './toolbar.js';
import { buildScene } from '../../scene/scene.js';
import { MOST_AROUND } from '../../scene/around.js';
import { captionOf, picturesOf, savingFor } from './saving.js';
import { scenePicture } from '../../picture/svg.js';
import { countsInWords, grouped, sceneWords } from '../../scene/in_words.js';
import { anotherScene } from '../../state/state.js';
import { WIDE } from '../../parts/screen.js';
import { DRAWN, drawnSelection } from '../../scene/shown_selection.js';
import { nothingLeft } from '../../parts/nothing_left.js';
import { toldPath } from './told_path.js';

const WATCHED = /** @type {const} */ ([
  'scene',
  'steps',
  'focus',
  'to',
  'at',
  'open',
  'gone',
  'pins',
  'kindsOff',
  'relationsOff',
  'plans',
  'policiesOn',
  'groupsOn',
  'sectorsOn',
  'yearsOn',
]);
/** @param {App} app */
const nothingHere = (app) =>
  nothingLeft(app, (state) => buildScene(app.model, state, { aspect: 1.4, most: MOST_AROUND }, String).things.length) ??
  element('p', '', app.say('network.empty'));

const CAMERA_MOVES = /** @type {const} */ (['scene', 'steps', 'focus', 'to']);

/** @satisfies {import('../../types.js').ViewModule} */
export const networkView = {
  id: /** @type {const} */ ('network'),
  whole: true,
  ways: [{ words: 'words.network', says: 'way.network', patch: around }],
  create,
};

/**
 * Of two things that are named how they are linked, of one what is around it, else the overview.
 * @param {App} app @param {import('../../types.js').Heard} heard
 * @returns {import('../../types.js').WayPatch}
 */
function around(app, { things: [focus, to] }) {
  if (focus === undefined) return anotherScene({});
  const [name, other] = [focus, to].map((thing) => app.in(app.model.data.things[thing]?.name ?? ['', '']));
  if (to === undefined)
    return {
      ...anotherScene({ scene: 'around', focus, at: focus, to: -1 }),
      says: app.say('way.networkAround', { name }),
    };
  return { ...anotherScene({ scene: 'path', focus, to }), says: app.say('way.networkPath', { name, to: other }) };
}

/** @param {App} app @returns {View} */
function create(app) {
  const parts = {
    scenes: element('div', 'network-scenes'),
    stage: element('div', 'stage'),
    tools: element('div', 'network-view-tools'),
    chosen: withAttributes(element('div', 'here'), { role: 'group', 'aria-label': app.say('network.chosen') }),
    foot: element('div', 'network-foot'),
    empty: element('div', 'empty'),
    legend: element('details', 'legend'),
    legendBody: element('div', 'legend-body'),
  };
  const told = toldPath(app);
  /** @type {Canvas | null} */
  let canvas = null;
  /** @type {Built} */
  let built = {
    scene: { marks: [], lines: [] },
    things: [],
    links: [],
    markOf: new Map(),
    mores: new Map(),
    paths: [],
    unplaced: (x, y) => [x, y],
  };
  let shape = { aspect: 1, most: MOST_AROUND, width: 700 };
  const measureStage = () => {
    const { clientWidth: width, clientHeight: height } = parts.stage;
    if (width && height) shape = { width, aspect: width / height, most: MOST_AROUND };
  };

  const rebuild = () => {
    built = buildScene(app.model, app.state(), shape, (n) => app.say('network.more', { n }));
  };
  const telling = lineTelling(
    app,
    parts.stage,
    () => built,
    () => canvas,
  );
  /** The picture is laid out anew for another size, unless someone has moved or zoomed: then it stays as it is. */
  const resized = () => {
    const { width, aspect } = shape;
    measureStage();
    if (!canvas || (shape.width === width && shape.aspect === aspect)) return;
    rebuild();
    draw(!canvas.fits());
  };
  /** @param {boolean} keep whether the camera stays where it is */
  const draw = (keep) => {
    if (!canvas) return;
    const walked = built.markOf.get(app.state().at) ?? -1;
    canvas.draw(built.scene, keep, walked);
    telling.drawn();
    parts.empty.hidden = built.things.length > 0;
    parts.tools.hidden = !parts.empty.hidden;
    parts.empty.replaceChildren(...(built.things.length ? [] : [nothingHere(app)]));
    const what = sceneWords(app, built);
    const { things, lines, links } = drawnSelection(app.model, built);
    const counts = countsInWords(app, things.length, lines);
    withAttributes(canvas.element, { 'aria-label': app.say('network.picture', { what, counts }) });
    refill(parts.scenes, sceneSwitch(app));
    refill(parts.chosen, ...thingTools(app, built));
    refill(parts.legendBody, legendOf(app, built));
    refill(parts.foot, footOf(app, counts, lines, links.length, leftOut(app.model, app.state(), built.markOf)));
  };
  /** The legend stands open while there is nothing else at the side. */
  const legend = () => {
    const { at, scene } = app.state();
    parts.legend.open = at < 0 && scene !== 'path' && matchMedia(WIDE).matches;
  };

  return {
    show(host, beside) {
      const keys = withAttributes(element('p', 'unseen', app.say('network.keys')), { id: 'network-keys' });
      parts.legend.append(element('summary', '', app.say('legend.title')), parts.legendBody);
      host.append(
        element(
          'section',
          'network',
          element('h2', 'unseen', app.say('network.title')),
          element('div', 'network-bar', parts.scenes, told.form),
          element('div', 'network-picture', parts.stage, parts.tools),
          keys,
        ),
      );
      beside.append(told.telling, parts.foot, parts.legend);
      legend();
      measureStage();
      const here = createCanvas(parts.stage, {
        ...handlersFor(app, () => built),
        ...telling.handlers,
        resize: resized,
        walk(mark) {
          telling.showMark(mark);
          app.announce(markSpoken(app, built, mark));
        },
      });
      here.element.addEventListener('blur', telling.hide);
      canvas = here;
      withAttributes(here.element, { role: 'application', 'aria-describedby': 'network-keys', id: 'network-canvas' });
      parts.stage.append(parts.empty);
      parts.tools.append(
        viewTools(
          app,
          here,
          savingFor(app, () => built, here),
        ),
      );
      rebuild();
      draw(false);
    },
    update(before) {
      const state = app.state();
      told.update(before);
      if (before.at < 0 !== state.at < 0 || (before.scene === 'path') !== (state.scene === 'path')) legend();
      if (!WATCHED.some((key) => before[key] !== state[key])) return;
      if (before.at !== state.at || !sameScene(before, state)) telling.letGo();
      const old = built;
      if (!sameScene(before, state)) measureStage();
      rebuild();
      if (before.at !== state.at && state.at >= 0 && !built.markOf.has(state.at) && !sameScene(before, state))
        return draw(false);
      if (before.at !== state.at && state.at >= 0 && !built.markOf.has(state.at)) {
        // Visited by search or by a door: the picture goes there.
        app.set(anotherScene({ scene: 'around', focus: state.at, to: -1, steps: state.steps || 1 }), 'replace');
        return;
      }
      const keep = sameScene(before, state);
      draw(keep);
      if (!keep) return app.announce(canvas?.element.getAttribute('aria-label') ?? '');
      if (!canvas) return;
      const mark = built.markOf.get(state.at);
      if (built.things.length > old.things.length && !built.things.every((_, one) => seen(canvas, one))) canvas.fit();
      else if (before.at !== state.at && mark !== undefined && !seen(canvas, mark)) canvas.reveal(mark);
    },
    leave() {
      canvas?.leave();
    },
    actions: () => parts.chosen,
    paper: () =>
      element(
        'figure',
        'network-paper',
        canvas && scenePicture(canvas.shot(), captionOf(app, built, canvas.shot()), readColours(document.body)),
        told.telling.cloneNode(true),
      ),
    selection: () => drawnSelection(app.model, built),
    pictures: () =>
      canvas
        ? picturesOf(
            app,
            savingFor(app, () => built, canvas),
          )
        : [],
  };
}

/** @param {State} before @param {State} state */
const sameScene = (before, state) => CAMERA_MOVES.every((key) => before[key] === state[key]);

/** @param {Canvas | null} canvas @param {number} mark */
function seen(canvas, mark) {
  if (!canvas) return false;
  const { width, height } = canvas.frame();
  const [x, y] = canvas.placeOf(mark);
  return x > 0 && y > 0 && x < width && y < height;
}

/**
 * New content for a part, with the focus where it was: the button that was pressed may be a new one of the same id.
 * @param {HTMLElement} part @param {...HTMLElement} content
 */
function refill(part, ...content) {
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : '';
  const scrolled = part.scrollTop;
  clear(part).append(...content);
  part.scrollTop = scrolled;
  if (focused) (document.getElementById(focused) ?? part.querySelector('button'))?.focus({ preventScroll: true });
}

/**
 * @param {App} app @param {() => Built} built
 * @returns {import('../../canvas/canvas.js').CanvasHandlers}
 */
function handlersFor(app, built) {
  const thingAt = (/** @type {number} */ mark) => built().things[mark] ?? -1;
  /** @param {number} mark @returns {boolean} whether it stood for more neighbours, which now come */
  const more = (mark) => {
    const thing = built().mores.get(mark);
    if (thing !== undefined) app.set({ open: [...app.state().open, thing] });
    return thing !== undefined;
  };
  return {
    pick(mark) {
      if (more(mark)) return;
      const thing = thingAt(mark);
      if (app.state().at !== thing) app.set({ at: thing });
      app.announce(app.say('network.picked', { name: app.in(app.model.data.things[thing].name) }));
    },
    open(mark) {
      const { open, scene } = app.state();
      const thing = thingAt(mark);
      if (more(mark)) return;
      if (scene === 'all') app.set(anotherScene({ scene: 'around', focus: thing, at: thing, steps: 1, to: -1 }));
      else if (open.includes(thing)) app.set({ open: open.filter((one) => one !== thing), at: thing });
      else if (built().scene.marks[mark].more) app.set({ open: [...open, thing], at: thing });
      else app.set({ at: thing });
    },
    move(mark, x, y) {
      const thing = thingAt(mark);
      const state = app.state();
      const others = state.pins.filter(([pinned]) => pinned !== thing);
      const [px, py] = built().unplaced(x, y);
      if (thing >= 0) app.set({ pins: [...others, [thing, Math.round(px), Math.round(py)]] });
    },
  };
}

/**
 * A mark that the keys came to, in words.
 * @param {App} app @param {Built} built @param {number} mark
 */
function markSpoken(app, { scene, things }, mark) {
  const thing = things[mark] ?? -1;
  if (thing < 0) return scene.marks[mark].label.join(' ');
  const { things: all } = app.model.data;
  const lines = scene.lines.filter(({ from, to }) => from === mark || to === mark).length;
  return app.say('network.walked', {
    name: app.in(all[thing].name),
    kind: app.in(called(app.model.data, thing).name),
    lines,
  });
}

/**
 * How to use the picture while nothing is chosen, its counts, the same in words, and what was done in it by hand.
 * @param {App} app @param {string} counts @param {number} lines @param {number} links for which these stand
 * @param {number} missing things around that are not drawn
 */
function footOf(app, counts, lines, links, missing) {
  const view = (/** @type {'outline' | 'table'} */ id) =>
    withAttributes(
      button('link', app.say(`view.${id}`), () => app.set({ view: id, query: '', picks: [DRAWN] })),
      { id: `twin-${id}` },
    );
  return element(
    'div',
    'foot',
    app.state().at < 0 &&
      element('p', 'hint', app.say(matchMedia('(pointer: coarse)').matches ? 'network.hintTouch' : 'network.hint')),
    element('p', 'count', counts),
    lines > 0 &&
      element('p', 'stand', app.say('network.stand', { lines: grouped(app, lines), links: grouped(app, links) })),
    missing > 0 && element('p', 'left-out', app.say('network.leftOut', { n: grouped(app, missing) })),
    element('p', 'twins', `${app.say('network.twins')} `, hasPlan(app.model) && view('outline'), ' ', view('table')),
    ...undoActions(app),
  );
}
