/*
 * What is said of an indicator beside its bar and chart.
 */
import { element } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Indicator} Indicator */

/**
 * Whether it is on track, as of when.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function verdictOf(app, { track, told }) {
  return element('p', `verdict is-${track}`, element('span', 'dot'), app.in(told.verdict));
}

/**
 * Where it stands, what the verdict rests on, and how the first period went.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function saidOf(app, { told }) {
  return [told.state, told.why, told.first]
    .map((names) => app.in(names))
    .filter(Boolean)
    .map((text) => element('p', 'card-said', text));
}
