/*
 * What the page holds: its data block, its parts, its words in both languages.
 */
/** @typedef {import('./elements.js').Names} Names */
/** @typedef {{name: Names, count: number, form: string, ink: string, mutual?: boolean}} Entry A kind or role of the legend. */
/** @typedef {{iri: string, kind: number, focus: boolean, name: Names, lines: string[][], cited: string[]}} Thing */
/** @typedef {{from: number, to: number, role: number, cited: string[]}} Link */

export const root = document.documentElement;
export const find = (/** @type {string} */ selector) => document.querySelector(selector);
export const findAll = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)];

/** @type {{title: Names, kinds: Entry[], roles: Entry[], things: Thing[], links: Link[],
 *   dashes: Object<string, number[]>, network: {nodes: Object[], edges: Object[], options: Object}}} */
export const data = JSON.parse(find('#data').textContent);

export const speaks = () => (root.lang === 'en' ? 1 : 0);

/** The drawing of a legend entry. @param {'kind' | 'role'} which @param {number} place */
export const drawing = (which, place) => find(`[data-${which}="${place}"] svg`).cloneNode(true);
