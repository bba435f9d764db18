/*
 * The side as a sheet over the lower part of a narrow screen. It rests low, half way up or high; a finger drags it by
 * its handle, or by what is in it while it lies low, and the handle is a button too. Where the side is a column or
 * stands below the view, the handle is not shown and nothing of this is felt.
 */
import { button, element, withAttributes } from '../parts/dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */
/** @typedef {'low' | 'half' | 'full'} Rest */

/** @type {Rest[]} */
const RESTS = ['low', 'half', 'full'];
const PICTURE = /** @type {const} */ (['view', 'scene', 'steps', 'focus', 'to']);
const TAP = 6; // pixels that a finger may move in a tap
const THROW = 160; // milliseconds for which a sheet that is let go would move on,
const THROWN = 100; // and the pixels that it then moves at most

/** @param {App} app @param {HTMLElement} side */
export function sheetOf(app, side) {
  /** @type {Rest} */
  let rest = app.state().view === 'network' ? 'low' : 'half';
  const handle = button('sheet-handle', element('span', 'sheet-grip'), () =>
    rests(RESTS[(RESTS.indexOf(rest) + 1) % 3], true),
  );
  handle.id = 'sheet-handle';
  side.prepend(handle);
  const isSheet = () => handle.offsetParent !== null;
  const label = () => {
    side.dataset.rest = rest;
    const words = app.say('sheet.height', { now: app.say(`sheet.${rest}`) });
    withAttributes(handle, { 'aria-label': words, title: words });
  };
  /** @param {Rest} wanted @param {boolean} [said] whether a screen reader is told */
  const rests = (wanted, said = false) => {
    rest = wanted;
    if (rest === 'low') for (const part of side.children) part.scrollTop = 0;
    label();
    if (said) app.announce(app.say(`sheet.${rest}`));
  };
  listenToDrags(side, handle, () => isSheet() && rest, rests);
  handle.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    rests(RESTS[Math.max(0, Math.min(2, RESTS.indexOf(rest) + step))], true);
  });
  const raise = () => {
    if (isSheet() && rest === 'low') rests('half');
  };
  side.addEventListener('focusin', (event) => {
    const target = /** @type {Element} */ (event.target);
    // What is pressed is in sight, and must not move away under the finger; what keys come to may be out of it.
    if (target === handle || !target.matches(':focus-visible')) return;
    if (target.getBoundingClientRect().bottom > side.getBoundingClientRect().bottom) raise();
  });
  side.addEventListener(
    'toggle',
    ({ target }) => {
      if (/** @type {HTMLDetailsElement} */ (target).open) raise();
    },
    true,
  );
  return {
    label,
    /** Whether the side stands below the view, where the page scrolls to it. */
    below: () => getComputedStyle(side).position === 'static' && !isSheet(),
    /**
     * Low beside the picture, whenever it shows something else or a choice begins or ends; else half way up.
     * @param {State} before
     */
    follow(before) {
      const now = app.state();
      const [begins, ends] = [before.at < 0 && now.at >= 0, before.at >= 0 && now.at < 0];
      if (now.view !== 'network') {
        if (begins || before.view === 'network') rests('half');
      } else if (begins || ends || PICTURE.some((key) => before[key] !== now[key])) rests('low');
    },
  };
}

/**
 * @param {HTMLElement} side @param {HTMLElement} handle
 * @param {() => Rest | false} resting where the sheet rests; false where the side is none
 * @param {(rest: Rest) => void} rests
 */
function listenToDrags(side, handle, resting, rests) {
  const drag = { id: -1, x: 0, y: 0, height: 0, moving: false, speed: 0, time: 0, last: 0 };
  const heights = () => {
    const { minHeight, maxHeight } = getComputedStyle(side);
    const [low, full] = [parseFloat(minHeight), parseFloat(maxHeight)];
    return [low, (low + full) / 2, full];
  };
  side.addEventListener('pointerdown', (event) => {
    if (event.isPrimary) drag.moving = false;
    const rest = resting();
    const byHandle = handle.contains(/** @type {Node} */ (event.target));
    if (
      !rest ||
      event.button > 0 ||
      !event.isPrimary ||
      !(byHandle || (rest === 'low' && event.pointerType !== 'mouse'))
    )
      return;
    Object.assign(drag, {
      id: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      height: side.offsetHeight,
      moving: false,
      speed: 0,
      time: event.timeStamp,
      last: event.clientY,
    });
  });
  side.addEventListener('pointermove', (event) => {
    if (event.pointerId !== drag.id) return;
    const [aside, down] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moving) {
      if (Math.abs(down) < TAP || Math.abs(down) < Math.abs(aside)) return;
      drag.moving = true;
      side.setPointerCapture(event.pointerId);
      side.classList.add('dragged');
    }
    drag.speed = (event.clientY - drag.last) / Math.max(1, event.timeStamp - drag.time);
    Object.assign(drag, { time: event.timeStamp, last: event.clientY });
    const [low, , full] = heights();
    side.style.height = `${Math.max(low, Math.min(full, drag.height - down))}px`;
  });
  /** @param {PointerEvent} event */
  const release = (event) => {
    if (event.pointerId !== drag.id) return;
    drag.id = -1;
    if (!drag.moving) return;
    const aim = side.offsetHeight - Math.max(-THROWN, Math.min(THROWN, drag.speed * THROW));
    const away = heights().map((height) => Math.abs(height - aim));
    side.classList.remove('dragged');
    side.style.removeProperty('height');
    rests(RESTS[away.indexOf(Math.min(...away))]);
  };
  side.addEventListener('pointerup', release);
  side.addEventListener('pointercancel', release);
  side.addEventListener(
    'click',
    (event) => {
      if (!drag.moving || !event.detail) return; // a key clicks without a pointer
      drag.moving = false; // the click that ends a drag presses nothing
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
