/* What the canvas takes from the style sheet: colours and the font, and how large names are in it. */
/** @typedef {import('./canvas_paint.js').Colours} Colours */
/** @typedef {import('./types.js').Mark} Mark */

import { LABEL_LEADING } from './canvas_labels.js';
import { labelFont } from './canvas_paint.js';

/** @param {HTMLElement} host @returns {Colours} */
export function readColours(host) {
  const style = getComputedStyle(host);
  const value = (/** @type {string} */ name, /** @type {string} */ otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const inks = new Map();
  const ink = (/** @type {string} */ name) => {
    if (!inks.has(name)) inks.set(name, value(`--ink-${name}`, value('--ink-grey', '#7a848e')));
    return inks.get(name);
  };
  return {
    canvas: value('--canvas', '#ffffff'), text: value('--text', '#1c2126'), rim: value('--rim', '#2b3238'),
    quiet: value('--quiet', '#59636d'), accent: value('--accent', '#00598c'),
    font: style.fontFamily || 'sans-serif', ink,
  };
}

/**
 * Measures names, each line once.
 * @returns {(mark: Mark, colours: Colours) => {w: number, h: number}}
 */
export function createNameSizes() {
  const pen = document.createElement('canvas').getContext('2d');
  /** @type {Map<string, number>} */
  const widths = new Map();
  return (mark, colours) => {
    const font = labelFont(mark, colours);
    let widest = 0;
    for (const line of mark.label) {
      const key = `${font}\n${line}`;
      let width = widths.get(key);
      if (width === undefined && pen) {
        pen.font = font;
        width = pen.measureText(line).width;
        widths.set(key, width);
      }
      widest = Math.max(widest, width ?? 0);
    }
    return { w: widest + 4, h: mark.label.length * LABEL_LEADING };
  };
}
