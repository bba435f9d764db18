/* From pointers, wheel and keys to what is meant by them. */
/**
 * What the canvas does when asked. Points are in pixels of the frame.
 * @typedef {object} Wishes
 * @property {(x: number, y: number) => number} markAt -1 for none
 * @property {(dx: number, dy: number) => void} pan
 * @property {(x: number, y: number, factor: number) => void} zoom
 * @property {(mark: number, x: number, y: number) => void} drag moves a mark to a point
 * @property {(mark: number) => void} drop the mark stays where it is
 * @property {(mark: number) => void} pick
 * @property {(mark: number) => void} open
 * @property {(x?: number, y?: number, coarse?: boolean) => void} background a press beside all marks, with a finger if coarse; or Escape
 * @property {(step: 1 | -1) => void} line to the next line of the mark that was walked to
 * @property {(mark: number, x: number, y: number) => void} hover
 * @property {(mark: number) => string} spot where the mark stands in the picture, to know whether it is still the same
 * @property {(dx: number, dy: number) => void} walk to the next mark in a direction
 * @property {() => number} walker the mark that was walked to, or -1
 * @property {(on: boolean) => void} busy a gesture begins or ends
 * @property {() => void} fit
 */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {'finger' | 'other'} By */

const STILL = { finger: 10, other: 5 }; // pixels that a pointer may move in a click
const SAME_PLACE = { finger: 24, other: 8 }; // pixels between the two places of a double click
const TWICE = 500; // milliseconds between them, as most systems have it
const KEY_PAN = 70; // pixels
const KEY_ZOOM = 1.3;

/**
 * Pointers drag, pan and pinch; what is chosen is chosen by the browser's own click, which comes after all of these, so
 * that nothing else can be under the finger when it does.
 * @param {HTMLElement} surface @param {Wishes} wishes
 */
export function listenToPointers(surface, wishes) {
  /** @type {Map<number, Point>} */
  const pointers = new Map();
  const press = {
    mark: -1,
    by: /** @type {By} */ ('other'),
    held: false, // whether the mark goes with the pointer: a finger has to choose it first, else it moves the picture
    moved: false,
    start: { x: 0, y: 0 },
    pinched: false,
    ended: true,
  };

  /** @param {MouseEvent} event @returns {Point} */
  const point = (event) => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  /** Middle and width of what two fingers hold. */
  const grip = () => {
    const [a, b] = [...pointers.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, span: Math.max(10, Math.hypot(a.x - b.x, a.y - b.y)) };
  };

  surface.addEventListener('pointerdown', (event) => {
    if (event.button > 0) return;
    const at = point(event);
    surface.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at);
    const by = event.pointerType === 'touch' ? 'finger' : 'other';
    if (pointers.size > 1) {
      press.pinched = true;
    } else {
      const mark = wishes.markAt(at.x, at.y);
      Object.assign(press, {
        mark,
        by,
        held: mark >= 0 && (by === 'other' || mark === wishes.walker()),
        moved: false,
        start: at,
        pinched: false,
        ended: false,
      });
    }
    wishes.busy(true);
  });

  surface.addEventListener('pointermove', (event) => {
    const at = point(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') wishes.hover(wishes.markAt(at.x, at.y), at.x, at.y);
      return;
    }
    if (pointers.size === 2) {
      const old = grip();
      pointers.set(event.pointerId, at);
      const now = grip();
      wishes.pan(now.x - old.x, now.y - old.y);
      wishes.zoom(now.x, now.y, now.span / old.span);
      return;
    }
    pointers.set(event.pointerId, at);
    if (!press.moved && !far(at, press.start, STILL[press.by])) return;
    press.moved = true;
    if (press.pinched || !press.held) wishes.pan(at.x - before.x, at.y - before.y);
    else wishes.drag(press.mark, at.x, at.y);
  });

  /** @param {PointerEvent} event */
  const release = (event) => {
    if (!pointers.delete(event.pointerId) || pointers.size) return;
    wishes.busy(false);
    if (press.moved && !press.pinched && press.held) wishes.drop(press.mark);
  };
  surface.addEventListener('pointerup', release);
  surface.addEventListener('pointercancel', release);
  const clicked = clicks(wishes);
  surface.addEventListener('click', (event) => {
    if (!press.ended && !press.moved && !press.pinched) clicked(press, event);
    press.ended = true;
  });
  surface.addEventListener('pointerleave', () => wishes.hover(-1, 0, 0));
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { x, y } = point(event);
      const lines = event.deltaMode === 1 ? 16 : 1; // Firefox counts lines
      const turn = Math.max(-120, Math.min(120, event.deltaY * lines));
      wishes.zoom(x, y, Math.exp(-turn * (event.ctrlKey ? 0.01 : 0.0022))); // a pinch on a trackpad comes with ctrl
    },
    { passive: false },
  );
}

/** @param {Point} a @param {Point} b @param {number} most pixels */
const far = (a, b, most) => Math.hypot(a.x - b.x, a.y - b.y) >= most;

/**
 * One click or two. The second of two means what the first one chose, whatever has come to be under it: the choice may
 * have put another name there. Where the first made the mark give way to others, the second means nothing. What comes
 * later than usual is still the second one to a system that was set so, which the browser tells by its count of clicks.
 * @param {Wishes} wishes @returns {(press: {mark: number, start: Point, by: By}, event: MouseEvent) => void}
 */
function clicks(wishes) {
  const first = { mark: -1, at: { x: 0, y: 0 }, time: -Infinity, spot: '' };
  return ({ mark, start: at, by }, { timeStamp: time, detail: count }) => {
    const soon = time - first.time < TWICE || count === 2;
    if (first.mark >= 0 && soon && (mark === first.mark || !far(at, first.at, SAME_PLACE[by]))) {
      const { mark: chosen, spot } = first;
      first.mark = -1;
      if (spot === wishes.spot(chosen)) wishes.open(chosen);
      return;
    }
    Object.assign(first, { mark, at, time, spot: wishes.spot(mark) });
    if (mark < 0) wishes.background(at.x, at.y, by === 'finger');
    else wishes.pick(mark);
  };
}

/** @param {HTMLElement} surface @param {Wishes} wishes @param {() => {width: number, height: number}} frame */
export function listenToKeys(surface, wishes, frame) {
  /** @type {Object<string, [number, number]>} */
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const zoom = (/** @type {number} */ factor) => wishes.zoom(frame().width / 2, frame().height / 2, factor);
  /** @type {Map<string, () => void>} */
  const acts = new Map([
    ['+', () => zoom(KEY_ZOOM)],
    ['=', () => zoom(KEY_ZOOM)],
    [';', () => zoom(KEY_ZOOM)], // + of a Japanese keyboard
    ['-', () => zoom(1 / KEY_ZOOM)],
    ['0', () => wishes.fit()],
    [
      'Enter',
      () => {
        if (wishes.walker() >= 0) wishes.open(wishes.walker());
      },
    ],
    [
      ' ',
      () => {
        if (wishes.walker() >= 0) wishes.pick(wishes.walker());
      },
    ],
    ['Escape', () => wishes.background()],
    ['l', () => wishes.line(1)],
    ['L', () => wishes.line(-1)],
  ]);
  surface.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = Object.hasOwn(arrows, event.key) ? arrows[event.key] : null;
    const act = acts.get(event.key);
    if (!arrow && !act) return;
    event.preventDefault();
    if (act) act();
    else if (arrow && event.shiftKey) wishes.pan(-arrow[0] * KEY_PAN, -arrow[1] * KEY_PAN);
    else if (arrow) wishes.walk(...arrow);
  });
}
