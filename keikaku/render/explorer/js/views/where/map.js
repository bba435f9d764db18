/*
 * The map at work: moved by hand, within what there is to see; a mark leads to its thing, marks that fall together open
 * as a list.
 */
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { listen } from './gestures.js';
import { asWritten, cameraFor, fitted, heightRatio, held } from './ground.js';
import { isSeen, mapPicture } from './picture.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./ground.js').Camera} Camera */
/** @typedef {import('./picture.js').Shown} Shown */
/** @typedef {import('./marks.js').MapMark} MapMark */

const ZOOM = 1.5;
const CLOSEST = 2000; // pixels for a kilometre
const FARTHEST = 0.5; // of the scale at which all is seen
const CALM = 300; // milliseconds before what is shown stands in the address
const NEIGHBOURS = 6; // marks that a map which opens at one of them shows with it
const TOLD = 1600; // milliseconds that the map says how it is moved

/**
 * @param {App} app
 * @param {() => {shown: Shown, first: MapMark[], all: MapMark[], globe: import('./ground.js').Globe}} scene what is drawn;
 *   what the map shows at first; all
 */
export function createMap(app, scene) {
  const stage = withAttributes(element('div', 'where-stage'), {
    tabindex: 0,
    role: 'group',
    'aria-label': app.say('where.map'),
    'aria-describedby': 'where-keys',
  });
  const plate = element('div', 'where-plate');
  plate.hidden = true;
  const keys = withAttributes(element('p', 'unseen', app.say('where.keys')), { id: 'where-keys' });
  const further = button('action where-further', '', () => fit('all'));
  further.hidden = true; // until a place is drawn, nothing lies further out
  const tools = withAttributes(
    element(
      'div',
      'tools where-zoom',
      tool(app, '+', 'where.zoomIn', () => zoom(ZOOM)),
      tool(app, '−', 'where.zoomOut', () => zoom(1 / ZOOM)),
      button('tool', app.say('where.fit'), () => fit('first')),
    ),
    { role: 'group', 'aria-label': app.say('where.view') },
  );
  const hint = withAttributes(element('p', 'where-hint', app.say('where.twoFingers')), { 'aria-hidden': 'true' });
  const made = element('div', 'where-map', stage, plate, tools, further, hint, keys);
  /** @type {Camera | null} */
  let camera = null;
  let isFitted = /** @type {'first' | 'all' | ''} */ (app.state().map.length ? '' : 'first');
  let begins = isFitted !== ''; // with what is chosen, if anything is
  let asked = 0;
  let written = String(app.state().map);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let writing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let telling;

  const size = () => ({ width: Math.max(1, stage.clientWidth), height: Math.max(1, stage.clientHeight) });
  /** The chosen marks and a few of those that are nearest: close enough to be told apart, far enough to know where. */
  const aroundChosen = () => {
    const { shown, all } = scene();
    const chosen = all.filter(({ thing }) => shown.chosen.has(thing));
    if (!chosen.length) return [];
    const far = (/** @type {MapMark} */ { x, y }) => Math.hypot(x - chosen[0].x, y - chosen[0].y);
    return [...chosen, ...[...all].sort((one, other) => far(one) - far(other)).slice(0, NEIGHBOURS)];
  };
  const aim = () => {
    const { first, all, globe } = scene();
    const points = isFitted === 'all' || !first.length ? all : first;
    const { width, height } = size();
    if (!points.length || (!isFitted && camera)) return;
    const around = begins ? aroundChosen() : [];
    begins = false;
    if (around.length) {
      isFitted = '';
      camera = fitted(around, width, height);
      return;
    }
    camera = isFitted ? fitted(points, width, height) : held(cameraFor(app.state().map, width, globe), all);
  };
  const draw = () => {
    asked = 0;
    aim();
    const { shown, all } = scene();
    const { width, height } = size();
    if (!camera) return void clear(stage);
    const here = camera;
    clear(stage).append(mapPicture(app, shown, here, width, height));
    const out = all.filter((mark) => !isSeen(mark, here, width, height));
    further.hidden = !out.length;
    further.replaceChildren(app.say('where.further', { n: out.length }));
  };
  const write = () => {
    const map = isFitted === 'first' || !camera ? [] : asWritten(camera, size().width, scene().globe);
    written = String(map);
    app.set({ map }, 'replace');
  };
  /** As high as what is seen at first needs it, within what the style sheet lets. */
  const shape = () => {
    const { first, all } = scene();
    made.style.setProperty('--ratio', String(heightRatio(first.length ? first : all)));
  };
  const soon = () => {
    plate.hidden = true;
    asked ||= requestAnimationFrame(draw);
  };
  const moved = () => {
    soon();
    clearTimeout(writing);
    writing = setTimeout(write, CALM);
  };
  const move = (/** @type {Camera} */ to) => {
    camera = held(to, scene().all);
    isFitted = '';
    moved();
  };
  const fit = (/** @type {'first' | 'all'} */ what) => {
    isFitted = what;
    moved();
  };
  const zoom = (/** @type {number} */ factor, at = { x: size().width / 2, y: size().height / 2 }) => {
    if (!camera) return;
    const { width, height } = size();
    const farthest = FARTHEST * fitted(scene().all, width, height).scale;
    const scale = Math.min(CLOSEST, Math.max(farthest, camera.scale * factor));
    const [dx, dy] = [at.x - width / 2, at.y - height / 2];
    move({ scale, x: camera.x + dx / camera.scale - dx / scale, y: camera.y + dy / camera.scale - dy / scale });
  };
  const pan = (/** @type {number} */ dx, /** @type {number} */ dy) => {
    if (camera) move({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale });
  };
  const around = (/** @type {MapMark[]} */ marks) => move(fitted(marks, size().width, size().height));
  const pick = (/** @type {Element} */ target, /** @type {{x: number, y: number}} */ at) => {
    const one = /** @type {SVGElement | null} */ (target.closest('[data-thing], [data-many]'));
    plate.hidden = true;
    if (one?.dataset.thing) app.visit(Number(one.dataset.thing));
    if (one?.dataset.many) openPlate(one.dataset.many.split(' ').map(Number), at);
  };
  const openPlate = (/** @type {number[]} */ things, /** @type {{x: number, y: number}} */ at) => {
    const marks = scene().shown.marks.filter(({ thing }) => things.includes(thing));
    const apart = new Set(marks.map(({ x, y }) => `${x} ${y}`)).size > 1 && (camera?.scale ?? CLOSEST) < CLOSEST;
    const close = withAttributes(
      button('icon', '×', () => {
        plate.hidden = true;
        stage.focus();
      }),
      { 'aria-label': app.say('where.close') },
    );
    clear(plate).append(
      element('p', 'where-plate-head', app.say(apart ? 'where.near' : 'where.together', { n: things.length }), close),
      element('ul', 'doors', ...things.map((thing) => element('li', '', app.door(thing)))),
      ...(apart ? [button('action', app.say('where.apart'), () => around(marks))] : []),
    );
    const { width, height } = size();
    plate.hidden = false;
    plate.style.left = `${Math.max(4, Math.min(at.x + 12, width - plate.offsetWidth - 4))}px`;
    plate.style.top = `${Math.max(4, Math.min(at.y + 12, height - plate.offsetHeight - 4))}px`;
    plate.querySelector('a')?.focus({ preventScroll: true });
  };
  plate.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    plate.hidden = true;
    stage.focus();
  });
  const fail = () => {
    made.classList.add('tells');
    clearTimeout(telling);
    telling = setTimeout(() => made.classList.remove('tells'), TOLD);
  };
  listen(stage, { pan, zoom, pick, fit: () => fit('first'), fail });
  const watch = new ResizeObserver(soon);
  watch.observe(stage);
  return {
    made,
    refresh() {
      shape();
      soon();
    },
    /** Brings the chosen marks into the picture, where none of them is. */
    reveal() {
      const { shown } = scene();
      const { width, height } = size();
      const marks = [...shown.marks, ...shown.areas].filter(({ thing }) => shown.chosen.has(thing));
      const here = camera;
      if (!here || !marks.length) return;
      if (marks.some((mark) => isSeen(mark, here, width, height))) return;
      move({ ...here, x: marks[0].x, y: marks[0].y });
    },
    /** Shows what the address says, where that has changed otherwise than by hand. */
    follow() {
      const { map } = app.state();
      if (String(map) === written) return;
      clearTimeout(writing);
      written = String(map);
      isFitted = map.length ? '' : 'first';
      camera = null;
      soon();
    },
    /** The map for paper, as it is seen. */
    camera: () => camera,
    leave() {
      clearTimeout(writing);
      watch.disconnect();
      cancelAnimationFrame(asked);
    },
  };
}

/**
 * @param {App} app
 * @param {string} sign
 * @param {import('../../types.js').Text} name
 * @param {() => void} act
 */
const tool = (app, sign, name, act) => withAttributes(button('tool', sign, act), { 'aria-label': app.say(name) });
