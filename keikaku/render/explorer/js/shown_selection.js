/*
 * What the outline and the tables are of: all that the filters leave, or only what the network draws.
 */
import {button, element, withAttributes} from './dom.js';
import {buildScene} from './scene.js';
import {filtered} from './selection.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').Selection} Selection */

export const DRAWN = 'drawn'; // in State.picks: only what the network draws
/** The frame for which the picture is made here: an address gives the same list on a phone and on a desktop. */
const DESKTOP = {aspect: 1.4, most: 60};

/**
 * The picture's things and links, or all. A line of the picture may stand for links of initiatives that have no mark
 * of their own: these belong to the selection too, since the outline tells the picture in full.
 * @param {App} app
 * @returns {Selection}
 */
export function shownSelection(app) {
  const {model, state} = app;
  if (!state().picks.includes(DRAWN)) return filtered(model, state());
  const built = buildScene(model, state(), DESKTOP, String);
  const links = [...new Set(built.links.flat())].sort((a, b) => a - b);
  const ends = links.flatMap((link) => [model.data.links[link][0], model.data.links[link][2]]);
  const things = [...new Set([...built.markOf.keys(), ...ends])].sort((a, b) => a - b);
  return {things, links};
}

/**
 * Whether two states differ in what the selection depends on.
 * @param {State} before
 * @param {State} now
 */
export function selectionChanged(before, now) {
  const parts = (/** @type {State} */ {picks, kindsOff, relationsOff, plansOff, policiesOn, scene, focus, to, steps, open, gone}) =>
    JSON.stringify([picks, kindsOff, relationsOff, plansOff, policiesOn, picks.includes(DRAWN) && [scene, focus, to, steps, open, gone]]);
  return parts(before) !== parts(now);
}

/**
 * Two buttons: everything, or what the network draws.
 * @param {App} app
 */
export function selectionSwitch(app) {
  const made = withAttributes(element('div', 'switch'), {role: 'group', 'aria-label': app.say('table.of')});
  const fill = () => {
    const {picks} = app.state();
    const drawn = picks.includes(DRAWN);
    const others = picks.filter((pick) => pick !== DRAWN);
    const choice = (/** @type {string} */ key, /** @type {boolean} */ on, /** @type {string[]} */ wanted) =>
      withAttributes(button('', app.say(key), () => app.set({picks: wanted})), {'aria-pressed': String(on)});
    const focused = [...made.children].indexOf(/** @type {Element} */ (document.activeElement));
    made.replaceChildren(choice('table.ofAll', !drawn, others), choice('table.ofPicture', drawn, [...others, DRAWN]));
    if (focused >= 0) /** @type {HTMLElement} */ (made.children[focused]).focus();
  };
  fill();
  return {made, fill};
}
