/*
 * The renderer: a scene in, events out. It knows nothing of plans, and moves nothing by itself.
 *
 * Panning and zooming move a bitmap that is larger than the frame and was drawn before; it is drawn anew when
 * the hand rests or its edge comes into view.
 */
/** @typedef {import('../types.js').Scene} Scene */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').Frame} Frame */
/** @typedef {import('./labels.js').Placed} Placed */
/** @typedef {import('./paint.js').Colours} Colours */
/**
 * Marks are places in the scene's list; -1 is none.
 * @typedef {object} CanvasHandlers
 * @property {(mark: number) => void} [pick] one click, or the space bar
 * @property {(mark: number) => void} [open] two clicks, or Enter
 * @property {(mark: number, x: number, y: number, line: number) => void} [hover] with the pointer's place in the frame, and the line there if no mark is
 * @property {(line: number) => void} [pickLine] a press on a line, or the keys came to it
 * @property {(mark: number) => void} [walk] the arrow keys came to a mark
 * @property {(mark: number, x: number, y: number) => void} [move] a mark was dragged to a place in the picture
 * @property {() => void} [background]
 * @property {(camera: Camera) => void} [view] the view changed
 * @property {() => void} [resize] the frame has another size
 */
/** @typedef {ReturnType<typeof createCanvas>} Canvas */

import { boundsOf, fitted, framed, toScreen, toWorld, zoomedAt, ZOOM_LEAST, ZOOM_MOST } from './camera.js';
import { createHits, firstMark, nextMark } from './hits.js';
import { listenToKeys, listenToPointers } from './input.js';
import { LABEL_SIZE, labelOrder, linePulls, placeLabels } from './labels.js';
import { createLineHits } from './line_hits.js';
import { paintOverlay } from './overlay.js';
import { createBitmap } from './bitmap.js';
import { batchScene } from './paint.js';
import { createNameSizes, readColours } from './style.js';

const REST = 140; // milliseconds without a movement after which the bitmap is drawn anew
const SMALL = 400; // marks and lines of a scene that is drawn for each step of a dragged mark
const GAPS = 160; // milliseconds for which a bare edge may be seen before the bitmap is drawn anew in the middle of a movement
const [REACH_MOUSE, REACH_FINGER] = [6, 14]; // pixels from a line that still hit it
const GLIDE = 260; // milliseconds of a move of the camera

/**
 * For every mark the lines at it.
 * @param {Scene} scene
 */
function linesByMark({ marks, lines }) {
  const found = marks.map(() => /** @type {number[]} */ ([]));
  lines.forEach(({ from, to }, line) => {
    found[from]?.push(line);
    if (to !== from) found[to]?.push(line);
  });
  return found;
}

/** @param {HTMLElement} host an empty element with a size @param {CanvasHandlers} handlers */
export function createCanvas(host, handlers) {
  const surface = document.createElement('div');
  surface.className = 'canvas';
  surface.tabIndex = 0;
  const bitmap = createBitmap();
  const overlay = document.createElement('canvas');
  overlay.className = 'canvas-overlay';
  surface.append(bitmap.element, overlay);
  host.append(surface);

  /** @type {Frame} */
  let frame = { width: surface.clientWidth, height: surface.clientHeight };
  /** @type {Camera} */
  let camera = { x: 0, y: 0, k: 1 };
  /** @type {Colours} */
  let colours = readColours(surface);
  let stage = stageOf({ marks: [], lines: [] });
  const sizes = createNameSizes();
  const now = {
    hovered: -1,
    walked: -1,
    dragged: -1,
    line: -1,
    chosenLine: -1,
    busy: false,
    asked: false,
    stale: true,
    moved: false,
    fits: true,
    ended: false,
  };
  let rest = 0;
  let glide = 0;
  let drawnAt = -Infinity;

  /**
   * What is worked out once for a scene.
   * @param {Scene} scene
   */
  function stageOf(scene) {
    return {
      scene,
      batches: batchScene(scene),
      hits: createHits(scene.marks),
      lineHits: createLineHits(scene),
      linesOf: linesByMark(scene),
      order: labelOrder(scene),
      pulls: linePulls(scene),
    };
  }

  function ask() {
    if (now.asked || now.ended) return;
    now.asked = true;
    requestAnimationFrame(() => {
      now.asked = false;
      if (!now.ended) show();
    });
  }

  /** Brings the screen up to date, by moving the bitmap if that does. */
  function show() {
    if (!frame.width || !frame.height) return;
    const moves = !now.stale && (bitmap.covers(camera, frame) || performance.now() - drawnAt < GAPS);
    now.moved = moves;
    if (moves) {
      bitmap.place(camera);
      clearTimeout(rest);
      rest = window.setTimeout(() => {
        now.stale = true;
        ask();
      }, REST);
    } else {
      bitmap.draw(stage, camera, frame, colours, (mark, lines) =>
        sizes(stage.scene.marks[mark], lines, colours, stage.scene.type ?? LABEL_SIZE),
      );
      now.stale = false;
      drawnAt = performance.now();
    }
    const names = bitmap.sharp(camera) ? bitmap.names(camera, frame) : [];
    const walked = document.activeElement === surface ? now.walked : -1;
    paintOverlay(overlay, { ...stage, names }, camera, frame, colours, { ...now, walked });
  }

  /** @param {Camera} wanted */
  function look(wanted) {
    const same = wanted.x === camera.x && wanted.y === camera.y && wanted.k === camera.k;
    if (same) return;
    camera = wanted;
    handlers.view?.(camera);
    ask();
  }

  /**
   * Moves the camera there, smoothly unless the reader wants no motion.
   * @param {Camera} wanted
   */
  function glideTo(wanted) {
    cancelAnimationFrame(glide);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return look(wanted);
    const [start, from] = [performance.now(), camera];
    const step = (/** @type {number} */ time) => {
      if (now.ended) return;
      const part = Math.min(1, Math.max(0, (time - start) / GLIDE));
      const eased = 1 - (1 - part) ** 3;
      const between = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * eased;
      look(
        part === 1
          ? wanted
          : { x: between(from.x, wanted.x), y: between(from.y, wanted.y), k: from.k * (wanted.k / from.k) ** eased },
      );
      if (part < 1) glide = requestAnimationFrame(step);
    };
    glide = requestAnimationFrame(step);
  }

  const whole = () => (stage.scene.room ? framed(stage.scene.room, frame) : fitted(boundsOf(stage.scene.marks), frame));
  function fit(smoothly = true) {
    now.fits = true;
    if (smoothly) glideTo(whole());
    else look(whole());
  }
  /** @param {number} factor */
  function zoomBy(factor) {
    now.fits = false;
    glideTo({ ...camera, k: Math.max(ZOOM_LEAST, Math.min(ZOOM_MOST, camera.k * factor)) });
  }
  /**
   * Brings a mark to the middle, near enough for its name.
   * @param {number} mark @param {number} [least] zoom
   */
  function centre(mark, least = 0.8) {
    const { x, y } = stage.scene.marks[mark];
    now.fits = false;
    glideTo({ x, y, k: Math.max(camera.k, least) });
  }
  /**
   * Moves the camera only as far as needed for a mark to be seen.
   * @param {number} mark
   */
  function reveal(mark) {
    const [x, y] = toScreen(camera, frame, stage.scene.marks[mark].x, stage.scene.marks[mark].y);
    const [aside, above] = [Math.min(90, frame.width / 4), Math.min(60, frame.height / 4)];
    const dx = Math.max(0, x - frame.width + aside) - Math.max(0, aside - x);
    const dy = Math.max(0, y - frame.height + above) - Math.max(0, above - y);
    if (dx || dy) glideTo({ ...camera, x: camera.x + dx / camera.k, y: camera.y + dy / camera.k });
  }

  /** @param {number} x @param {number} y @param {boolean} [coarse] with a finger */
  const lineAt = (x, y, coarse) =>
    stage.lineHits.at(...toWorld(camera, frame, x, y), camera.k, coarse ? REACH_FINGER : REACH_MOUSE);

  /** @type {import('./input.js').Wishes} */
  const wishes = {
    markAt: (x, y) => {
      const named = bitmap.nameAt(x, y, camera, frame);
      const mark = stage.hits.at(...toWorld(camera, frame, x, y), camera.k);
      return mark >= 0 ? mark : named;
    },
    line: (step) => {
      const lines = stage.linesOf[now.walked] ?? [];
      if (!lines.length) return;
      const at = lines.indexOf(now.chosenLine);
      handlers.pickLine?.(
        lines[at < 0 ? (step > 0 ? 0 : lines.length - 1) : (at + step + lines.length) % lines.length],
      );
    },
    pan: (dx, dy) => {
      cancelAnimationFrame(glide);
      now.fits = false;
      look({ ...camera, x: camera.x - dx / camera.k, y: camera.y - dy / camera.k });
    },
    zoom: (x, y, factor) => {
      cancelAnimationFrame(glide);
      now.fits = false;
      look(zoomedAt(camera, frame, x, y, factor));
    },
    drag: (mark, x, y) => {
      const moved = stage.scene.marks[mark];
      [moved.x, moved.y] = toWorld(camera, frame, x, y);
      now.dragged = mark;
      if (stage.scene.marks.length + stage.scene.lines.length < SMALL) now.stale = true; // else the overlay shows it
      ask();
    },
    drop: (mark) => {
      const { x, y } = stage.scene.marks[mark];
      now.dragged = -1;
      now.stale = true;
      stage = stageOf(stage.scene);
      ask();
      handlers.move?.(mark, x, y);
    },
    pick: (mark) => {
      now.walked = mark;
      ask();
      handlers.pick?.(mark);
    },
    open: (mark) => handlers.open?.(mark),
    background: (x, y, coarse) => {
      const line = x === undefined || y === undefined ? -1 : lineAt(x, y, coarse);
      if (line >= 0) return handlers.pickLine?.(line);
      now.walked = -1;
      ask();
      handlers.background?.();
    },
    hover: (mark, x, y) => {
      const line = mark < 0 && (x || y) && !now.busy ? lineAt(x, y) : -1;
      surface.classList.toggle('on-mark', mark >= 0 || line >= 0);
      if (mark < 0 && now.hovered < 0 && line < 0 && now.line < 0) return;
      if (mark !== now.hovered || line !== now.line) {
        Object.assign(now, { hovered: mark, line });
        ask();
      }
      handlers.hover?.(mark, x, y, line);
    },
    walk: (dx, dy) => {
      const next = now.walked >= 0 ? nextMark(stage.scene, now.walked, dx, dy) : firstMark(stage.scene, camera);
      if (next < 0) return;
      now.walked = next;
      reveal(next);
      ask();
      handlers.walk?.(next);
    },
    spot: (mark) => {
      const one = stage.scene.marks[mark];
      return one ? `${one.x} ${one.y}` : '';
    },
    walker: () => now.walked,
    busy: (on) => {
      now.busy = on;
      surface.classList.toggle('busy', on);
    },
    fit: () => fit(),
  };
  listenToPointers(surface, wishes);
  listenToKeys(surface, wishes, () => frame);
  surface.addEventListener('focus', ask);
  surface.addEventListener('blur', ask);

  function resize() {
    const size = { width: surface.clientWidth, height: surface.clientHeight };
    if (size.width === frame.width && size.height === frame.height) return;
    frame = size;
    now.stale = true;
    if (now.fits) look(whole());
    ask();
    handlers.resize?.();
  }
  /** Reads the colours again: the scheme or the theme changed. */
  function recolour() {
    colours = readColours(surface);
    now.stale = true;
    ask();
  }
  const sizeWatcher = new ResizeObserver(resize);
  sizeWatcher.observe(surface);
  const themeWatcher = new MutationObserver(recolour);
  themeWatcher.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['class', 'data-theme', 'style', 'lang'],
  });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', recolour);

  return {
    element: surface,
    /**
     * Draws a scene; `keep` leaves the camera where it is, else it sees the whole.
     * @param {Scene} scene @param {boolean} [keep] @param {number} [walked] the mark of the new scene that the keys have come to
     */
    draw(scene, keep = false, walked = -1) {
      stage = stageOf(scene);
      Object.assign(now, { hovered: -1, walked, dragged: -1, line: -1, chosenLine: -1, stale: true });
      if (!keep) {
        cancelAnimationFrame(glide);
        now.fits = true;
        camera = whole();
      }
      ask();
    },
    fit,
    zoomBy,
    centre,
    reveal,
    recolour,
    lineAt,
    /**
     * Shows a line as the chosen one; -1 for none.
     * @param {number} line
     */
    chooseLine(line) {
      now.chosenLine = line;
      ask();
    },
    camera: () => ({ ...camera }),
    frame: () => ({ ...frame }),
    /** Whether the whole is seen, since nobody moved or zoomed. */
    fits: () => now.fits,
    colours: () => colours,
    /**
     * The names as they stand in the frame, in pixels: for tests.
     * @returns {Placed[]}
     */
    labels: () => bitmap.names(camera, frame),
    /**
     * The picture as it is seen, to be saved.
     * @returns {import('../picture/sheet.js').Shot}
     */
    shot() {
      const measure = (/** @type {number} */ mark, /** @type {string[]} */ lines) =>
        sizes(stage.scene.marks[mark], lines, colours, stage.scene.type ?? LABEL_SIZE);
      const names =
        bitmap.sharp(camera) && !now.stale
          ? bitmap.names(camera, frame)
          : placeLabels(stage, camera, frame, frame, measure);
      return { scene: stage.scene, camera, frame, names, whole: now.fits };
    },
    markAt: wishes.markAt,
    /**
     * Where a mark is in the frame.
     * @param {number} mark
     */
    placeOf: (mark) => toScreen(camera, frame, stage.scene.marks[mark].x, stage.scene.marks[mark].y),
    /** Milliseconds that the last drawing took. */
    cost: () => bitmap.cost(),
    /** Whether all is drawn and nothing is under way. */
    settled: () => !now.asked && !now.stale && !now.moved && !now.busy,
    leave() {
      now.ended = true;
      clearTimeout(rest);
      sizeWatcher.disconnect();
      themeWatcher.disconnect();
      scheme.removeEventListener('change', recolour);
      surface.remove();
    },
  };
}
