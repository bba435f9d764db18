/*
 * What narrows a view, which on a narrow screen would push down what it narrows: there it opens by a button.
 */
import { button, element, withAttributes } from './dom.js';

/** @typedef {import('../types.js').App} App */

/**
 * Open at once where some of them are set.
 * @param {App} app
 * @param {HTMLElement} controls
 * @param {boolean} [picked] whether those of this view are
 */
export function foldedControls(app, controls, picked = false) {
  const { policiesOn, query } = app.state();
  const made = element('div', 'folded');
  const opener = button('action folded-open', app.say('filters.ofView'), () => show(!made.classList.contains('open')));
  const show = (/** @type {boolean} */ open) => {
    made.classList.toggle('open', open);
    withAttributes(opener, { 'aria-expanded': String(open) });
  };
  show(picked || query !== '' || policiesOn.length > 0);
  made.append(opener, controls);
  return made;
}
