/*
 * Pictures in SVG. What comes from rows enters them as text nodes and as numbers, and links as results.js has them.
 */
import { element } from './page.js';
import { drawn } from './results.js';

/** @typedef {import('./results.js').Term} Term */

const SVG = 'http://www.w3.org/2000/svg';
const LONGEST = 28; // signs of a name; the whole name is its title

/**
 * A part of a picture.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function drawnPart(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, typeof value === 'number' ? value.toFixed(2) : value);
  }
  made.append(...children);
  return made;
}

/**
 * A name where it stands, leading to where the term leads in a table.
 * @param {string} name
 * @param {Term | undefined} term
 * @param {Record<string, string | number>} attributes
 */
export function nameAt(name, term, attributes) {
  const signs = [...name];
  const short = signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : name;
  const text = drawnPart('text', attributes, short);
  text.prepend(drawnPart('title', {}, name));
  const link = drawn(term);
  if (!(link instanceof HTMLAnchorElement)) return text;
  const made = drawnPart('a', { href: link.href }, text);
  if (link.rel) made.setAttribute('rel', link.rel);
  return made;
}

/** About how wide a name is drawn, in units of its picture. @param {string} name */
export function widthOf(name) {
  const signs = [...name].slice(0, LONGEST);
  return signs.reduce((sum, sign) => sum + (sign > '\u2e80' ? 13 : 7), 4);
}

/**
 * A picture in a field that scrolls where the screen is smaller.
 * @param {string} says what it shows, for who does not see it
 * @param {number} width
 * @param {number} height
 * @param {...Node} children
 */
export function pictureOf(says, width, height, ...children) {
  const [wide, high] = [width, height].map((size) => size.toFixed(0));
  const picture = drawnPart('svg', { viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, class: 'picture' });
  picture.setAttribute('role', 'group');
  picture.setAttribute('aria-label', says);
  picture.append(...children);
  const region = element('div', 'scroll');
  region.tabIndex = 0;
  region.setAttribute('role', 'region');
  region.setAttribute('aria-labelledby', 'results-name');
  region.append(picture);
  return region;
}

/**
 * The same shown from its middle, once it stands in the page: at its edges there may be nothing.
 * @param {HTMLElement} region
 */
export function fromTheMiddle(region) {
  requestAnimationFrame(() => (region.scrollLeft = (region.scrollWidth - region.clientWidth) / 2));
  return region;
}
