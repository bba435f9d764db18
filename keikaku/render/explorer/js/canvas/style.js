/* What the canvas takes from the style sheet: colours and the font, and how large names are in it. */
/** @typedef {import('./paint.js').Colours} Colours */
/** @typedef {import('../types.js').Mark} Mark */

import { labelFont } from './paint.js';
import { leadingOf } from './names.js';

/** @param {HTMLElement} host @returns {Colours} */
export function readColours(host) {
  const style = getComputedStyle(host);
  const value = (/** @type {string} */ name, /** @type {string} */ otherwise) =>
    style.getPropertyValue(name).trim() || otherwise;
  const inks = new Map();
  const ink = (/** @type {string} */ name) => {
    if (!inks.has(name)) inks.set(name, value(`--ink-${name}`, value('--ink-grey', '#7a848e')));
    return inks.get(name);
  };
  return {
    canvas: value('--canvas', '#ffffff'),
    text: value('--text', '#1c2126'),
    rim: value('--rim', '#2b3238'),
    quiet: value('--quiet', '#59636d'),
    accent: value('--accent', '#00598c'),
    font: style.fontFamily || 'sans-serif',
    ink,
  };
}

/**
 * Measures names by their letters, each letter once: measuring every name takes longer than drawing it.
 * @returns {(mark: Mark, lines: string[], colours: Colours, type: number) => {w: number, h: number}}
 */
export function createNameSizes() {
  const pen = document.createElement('canvas').getContext('2d');
  /** @type {Map<string, Map<string, number>>} */
  const fonts = new Map();
  /** @param {Map<string, number>} widths @param {string} font @param {string} letter */
  const measured = (widths, font, letter) => {
    let width = 0;
    if (pen) {
      if (pen.font !== font) pen.font = font;
      width = pen.measureText(letter).width;
    }
    widths.set(letter, width);
    return width;
  };
  return (mark, lines, colours, type) => {
    const font = labelFont(mark, colours, type);
    const widths = fonts.get(font) ?? new Map();
    fonts.set(font, widths);
    let widest = 0;
    for (const line of lines) {
      let width = 0;
      for (const letter of line) width += widths.get(letter) ?? measured(widths, font, letter);
      widest = Math.max(widest, width);
    }
    return { w: widest + 4, h: lines.length * leadingOf(type) };
  };
}
