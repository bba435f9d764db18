/*
 * From passage to passage: by the keys n and j, p and k, and by two buttons.
 */
import { button, withAttributes } from '../../parts/dom.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../data/reading.js').Section} Section */

const KEYS = new Map([
  ['n', 1],
  ['j', 1],
  ['p', -1],
  ['k', -1],
]);

/**
 * Listens to the keys until it is told to stop. Nothing is taken while someone writes, or above a dialog.
 * @param {(by: number) => void} step
 * @returns {() => void}
 */
export function listenForSteps(step) {
  const listen = (/** @type {KeyboardEvent} */ event) => {
    const by = KEYS.get(event.key);
    if (!by || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    const writes =
      target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    if (writes || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    step(by);
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

/**
 * @param {App} app
 * @param {(by: number) => void} step
 */
export function stepButtons(app, step) {
  const made = (
    /** @type {number} */ by,
    /** @type {string} */ sign,
    /** @type {import('../../types.js').Text} */ key,
  ) =>
    withAttributes(
      button('read-step', sign, () => step(by)),
      { 'aria-label': app.say(key), title: app.say(key), 'aria-keyshortcuts': by > 0 ? 'n j' : 'p k' },
    );
  return [made(-1, '↑', 'read.before'), made(1, '↓', 'read.after')];
}

/**
 * The next passage from a row on, over the borders of sections; heads are passed over.
 * @param {Section[]} sections
 * @param {Section} open
 * @param {number} from
 * @param {number} by
 */
export function stepFrom(sections, open, from, by) {
  let [section, row] = [sections.indexOf(open), from + by];
  while (sections[section]) {
    const { rows } = sections[section];
    for (; rows[row]; row += by) if (rows[row].depth < 0) return rows[row];
    section += by;
    row = by > 0 ? 0 : (sections[section]?.rows.length ?? 0) - 1;
  }
  return null;
}
