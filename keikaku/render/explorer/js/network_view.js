/* The network: the picture, its toolbar, its legend, and the way to the same in words. */
/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').View} View */
/** @typedef {import('./scene.js').Built} Built */
/** @typedef {import('./canvas.js').Canvas} Canvas */

import { createCanvas } from './canvas.js';
import { button, clear, element, saveFile, withAttributes } from './dom.js';
import { legendOf } from './legend.js';
import { anotherScene, sceneSwitch, thingTools, viewTools } from './network_toolbar.js';
import { buildScene, sceneOf } from './scene.js';
import { MOST_AROUND } from './scene_around.js';
import { scenePng, sceneSvg } from './scene_svg.js';
import { DRAWN, drawnSelection } from './shown_selection.js';
import { toldPath } from './told_path.js';

const WIDE_FROM = 760; // pixels of the view from which the legend stands open
const WATCHED = /** @type {const} */ (['scene', 'steps', 'focus', 'to', 'at', 'open', 'gone', 'pins', 'kindsOff', 'relationsOff',
  'plansOff', 'policiesOn']);
const CAMERA_MOVES = /** @type {const} */ (['scene', 'steps', 'focus', 'to']);

/** @param {App} app @returns {View} */
export function networkView(app) {
  const parts = {
    scenes: element('div', 'network-scenes'), chosen: element('div', 'network-chosen'), stage: element('div', 'stage'),
    tools: element('div', 'network-view-tools'), foot: element('div', 'network-foot'),
    legend: element('details', 'legend'), legendBody: element('div', 'legend-body'), empty: element('p', 'empty', app.say('network.empty')),
  };
  const told = toldPath(app);
  const body = element('div', 'network-body');
  /** @type {Canvas | null} */
  let canvas = null;
  /** @type {Built} */
  let built = { scene: { marks: [], lines: [] }, things: [], links: [], markOf: new Map(), mores: new Map(), paths: [], unplaced: (x, y) => [x, y] };
  let shape = { aspect: 1, most: MOST_AROUND };
  const measureStage = () => {
    const { clientWidth: width, clientHeight: height } = parts.stage;
    if (width && height) shape = { aspect: width / height, most: MOST_AROUND };
  };

  const rebuild = () => {
    built = buildScene(app.model, app.state(), shape, (n) => app.say('network.more', { n }));
  };
  /** @param {boolean} keep whether the camera stays where it is */
  const draw = (keep) => {
    if (!canvas) return;
    const walked = built.markOf.get(app.state().at) ?? -1;
    canvas.draw(built.scene, keep, walked);
    parts.empty.hidden = built.things.length > 0;
    const what = sceneWords(app);
    const { things, lines, links } = drawnSelection(app.model, built);
    const counts = app.say('network.counts', { things: things.length, lines });
    withAttributes(canvas.element, { 'aria-label': app.say('network.picture', { what, counts }) });
    refill(parts.scenes, sceneSwitch(app));
    refill(parts.chosen, thingTools(app, built));
    refill(parts.legendBody, legendOf(app, built));
    refill(parts.foot, footOf(app, counts, links.length));
  };

  return {
    id: 'network',
    show(host) {
      const keys = withAttributes(element('p', 'unseen', app.say('network.keys')), { id: 'network-keys' });
      parts.legend.append(element('summary', '', app.say('legend.title')), parts.legendBody);
      host.append(element('section', 'network', element('h2', 'unseen', app.say('network.title')),
        element('div', 'network-bar', parts.scenes, parts.chosen), told.form, body, parts.foot, keys));
      body.append(parts.legend, element('div', 'network-picture', parts.stage, parts.tools), told.telling);
      const onPath = app.state().scene === 'path';
      body.classList.toggle('with-path', onPath);
      parts.legend.open = host.clientWidth >= WIDE_FROM && !onPath;
      measureStage();
      const here = createCanvas(parts.stage, handlersFor(app, () => built));
      canvas = here;
      withAttributes(here.element, { role: 'application', 'aria-describedby': 'network-keys', id: 'network-canvas' });
      parts.stage.append(parts.empty);
      parts.tools.append(viewTools(app, here, savingFor(app, () => built, here)));
      rebuild();
      draw(false);
    },
    update(before) {
      const state = app.state();
      body.classList.toggle('with-path', state.scene === 'path');
      if (state.scene === 'path' && before.scene !== 'path') parts.legend.open = false; // the telling takes its place
      told.update(before);
      if (!WATCHED.some((key) => before[key] !== state[key])) return;
      const old = built;
      if (!sameScene(before, state)) measureStage();
      rebuild();
      if (before.at !== state.at && state.at >= 0 && !built.markOf.has(state.at) && !sameScene(before, state)) return draw(false);
      if (before.at !== state.at && state.at >= 0 && !built.markOf.has(state.at)) {
        // Visited by search or by a door: the picture goes there.
        app.set(anotherScene({ scene: 'around', focus: state.at, to: -1, steps: state.steps || 1 }), 'replace');
        return;
      }
      const keep = sameScene(before, state);
      draw(keep);
      if (!keep) return app.announce(canvas?.element.getAttribute('aria-label') ?? '');
      if (built.things.length > old.things.length && canvas && !allSeen(canvas, built)) canvas.fit();
      else if (before.at !== state.at && canvas) {
        const mark = built.markOf.get(state.at);
        if (mark !== undefined) canvas.reveal(mark);
      }
    },
    leave() { canvas?.leave(); },
    selection: () => drawnSelection(app.model, built),
  };
}

/** @param {State} before @param {State} state */
const sameScene = (before, state) => CAMERA_MOVES.every((key) => before[key] === state[key]);

/** @param {Canvas} canvas @param {Built} built */
function allSeen(canvas, built) {
  const { width, height } = canvas.frame();
  return built.scene.marks.every((_, mark) => {
    const [x, y] = canvas.placeOf(mark);
    return x > 0 && y > 0 && x < width && y < height;
  });
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
 * @returns {import('./canvas.js').CanvasHandlers}
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
    pick(mark) { if (!more(mark) && app.state().at !== thingAt(mark)) app.set({ at: thingAt(mark) }); },
    open(mark) {
      const { open, scene } = app.state();
      const thing = thingAt(mark);
      if (more(mark)) return;
      if (scene === 'all') app.set(anotherScene({ scene: 'around', focus: thing, at: thing, steps: 1, to: -1 }));
      else if (open.includes(thing)) app.set({ open: open.filter((one) => one !== thing), at: thing });
      else if (built().scene.marks[mark].more) app.set({ open: [...open, thing], at: thing });
      else app.set({ at: thing });
    },
    walk(mark) {
      const thing = thingAt(mark);
      if (thing < 0) return app.announce(built().scene.marks[mark].label.join(' '));
      const { kinds, things } = app.model.data;
      const lines = built().scene.lines.filter(({ from, to }) => from === mark || to === mark).length;
      app.announce(app.say('network.walked', { name: app.in(things[thing].name), kind: app.in(kinds[things[thing].kind].name), lines }));
    },
    move(mark, x, y) {
      const thing = thingAt(mark);
      const state = app.state();
      const others = state.pins.filter(([pinned]) => pinned !== thing);
      const [px, py] = built().unplaced(x, y);
      if (thing >= 0) app.set({ pins: [...others, [thing, Math.round(px), Math.round(py)]] });
    },
    background() { if (app.state().at >= 0) app.set({ at: -1 }); },
  };
}

/**
 * What the picture shows, in words.
 * @param {App} app
 */
function sceneWords(app) {
  const state = app.state();
  const { things } = app.model.data;
  const name = (/** @type {number} */ thing) => (things[thing] ? app.in(things[thing].name) : '');
  const scene = sceneOf(app.model, state);
  if (scene === 'around') return app.say('network.aroundOf', { name: name(state.focus) });
  if (scene === 'path') return app.say('network.pathOf', { from: name(state.focus), to: name(state.to) });
  return app.say(scene === 'all' ? 'network.allOf' : 'network.overviewOf');
}

/**
 * Counts, how to use the picture, and the same in words.
 * @param {App} app @param {string} counts @param {number} links for which the lines stand
 */
function footOf(app, counts, links) {
  const view = (/** @type {'outline' | 'table'} */ id) => withAttributes(button('link', app.say(`view.${id}`), () => app.set({ view: id, query: '', picks: [DRAWN] })), { id: `twin-${id}` });
  return element('div', 'foot', element('p', 'count', counts), element('p', 'stand', app.say('network.stand', { links })), element('p', 'hint', app.say('network.hint')),
    element('p', 'twins', `${app.say('network.twins')} `, view('outline'), ' ', view('table')));
}

/** @param {App} app @param {() => Built} built @param {Canvas} canvas @returns {import('./network_toolbar.js').Saving} */
function savingFor(app, built, canvas) {
  const caption = () => ({
    title: `${app.in(app.model.data.title)}: ${sceneWords(app)}`,
    lines: [app.model.data.plans.map(({ name }) => app.in(name)).join(app.state().language === 'ja' ? '、' : '; '), app.say('network.licence')],
  });
  return {
    svg() {
      saveFile(new Blob([sceneSvg(built().scene, caption(), canvas.colours())], { type: 'image/svg+xml' }), 'keikaku-network.svg');
      app.announce(app.say('network.saved'));
    },
    async png() {
      saveFile(await scenePng(built().scene, caption(), canvas.colours()), 'keikaku-network.png');
      app.announce(app.say('network.saved'));
    },
  };
}
