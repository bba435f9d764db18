/*
 * What is said once something went out to be saved or printed. No page sees whether that was done; but one that stands
 * apart in a frame, without an origin, knows that it may have been refused.
 */
import { element } from '../parts/dom.js';

/** @typedef {import('../types.js').App} App */

/** Whether the page around may have refused this one to save and to print. */
const isConfined = () => self.origin === 'null' && self !== top;

/**
 * Says what was done, and in such a frame, below what was pressed too, what to do if it was not.
 * @param {App} app
 * @param {Element | null} pressed
 * @param {string} [claim]
 */
export function tellTaken(app, pressed, claim = '') {
  const doubt = isConfined() ? app.say('take.refused') : '';
  if (claim || doubt) app.announce([claim, doubt].filter(Boolean).join(' '));
  if (!doubt || !pressed) return;
  if (!pressed.parentElement?.querySelector(':scope > .taken-doubt')) pressed.after(element('p', 'taken-doubt', doubt));
}
