/*
 * What hands and keys mean to a map.
 */
const ZOOM = 1.5;
const PAN = 60; // pixels
const STILL = 6; // pixels that a press may move

/**
 * @typedef {object} Wishes
 * @property {(dx: number, dy: number) => void} pan
 * @property {(factor: number, at?: {x: number, y: number}) => void} zoom
 * @property {(target: Element, at: {x: number, y: number}) => void} pick
 * @property {() => void} fit
 * @property {() => void} fail a single finger has moved, which scrolls the page
 */

/**
 * From pointers, wheel and keys to what is meant. The wheel zooms once the map has been pressed, else it scrolls the page;
 * so does one finger, and two move the map.
 * @param {HTMLElement} stage
 * @param {Wishes} wishes
 */
export function listen(stage, wishes) {
  /** @type {Map<number, {x: number, y: number}>} */
  const pointers = new Map();
  let far = 0;
  const point = (/** @type {MouseEvent} */ event) => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const grip = () => {
    const [one, other] = [...pointers.values()];
    const span = Math.max(10, Math.hypot(one.x - other.x, one.y - other.y));
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, span };
  };
  stage.addEventListener('pointerdown', (event) => {
    if (event.button > 0) return;
    if (!pointers.size) far = 0;
    pointers.set(event.pointerId, point(event));
  });
  stage.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = point(event);
    if (pointers.size === 2) {
      const old = grip();
      pointers.set(event.pointerId, now);
      const held = grip();
      far = STILL + 1;
      wishes.pan(held.x - old.x, held.y - old.y);
      wishes.zoom(held.span / old.span, held);
      return;
    }
    far += Math.hypot(now.x - before.x, now.y - before.y);
    if (far <= STILL) return;
    if (event.pointerType === 'touch') {
      pointers.set(event.pointerId, now);
      if (event.isPrimary) wishes.fail();
      return;
    }
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, now);
    wishes.pan(now.x - before.x, now.y - before.y);
  });
  for (const kind of /** @type {const} */ (['touchstart', 'touchmove']))
    stage.addEventListener(kind, (event) => event.touches.length > 1 && event.cancelable && event.preventDefault(), {
      passive: false, // the style sheet leaves touches to the browser, for the page to be scrolled
    });
  for (const end of /** @type {const} */ (['pointerup', 'pointercancel']))
    stage.addEventListener(end, (event) => pointers.delete(event.pointerId));
  stage.addEventListener('pointerleave', (event) => {
    if (!stage.hasPointerCapture(event.pointerId)) pointers.delete(event.pointerId);
  });
  stage.addEventListener('click', (event) => {
    if (far <= STILL && event.target instanceof Element) wishes.pick(event.target, point(event));
  });
  stage.addEventListener('dblclick', (event) => {
    if (event.target instanceof Element && !event.target.closest('[data-thing], [data-many]'))
      wishes.zoom(ZOOM, point(event));
  });
  stage.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== stage) return;
      event.preventDefault();
      const turn = Math.max(-120, Math.min(120, event.deltaY * (event.deltaMode === 1 ? 16 : 1)));
      wishes.zoom(Math.exp(-turn * (event.ctrlKey ? 0.01 : 0.0022)), point(event));
    },
    { passive: false },
  );
  stage.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Object<string, () => void>} */
    const acts = {
      ArrowLeft: () => wishes.pan(PAN, 0),
      ArrowRight: () => wishes.pan(-PAN, 0),
      ArrowUp: () => wishes.pan(0, PAN),
      ArrowDown: () => wishes.pan(0, -PAN),
      '+': () => wishes.zoom(ZOOM),
      '-': () => wishes.zoom(1 / ZOOM),
      0: () => wishes.fit(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
