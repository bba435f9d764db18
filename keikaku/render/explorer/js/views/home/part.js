/*
 * What the parts of the first screen are built of.
 */
import { inside } from '../../parts/door.js';
import { element, withAttributes } from '../../parts/dom.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */

/**
 * A link to another state of the page.
 * @param {App} app
 * @param {string} className
 * @param {Partial<State>} patch
 * @param {(string | Node)[]} content
 */
export function way(app, className, patch, content) {
  return inside(className, app.address(patch), content, () => app.set(patch));
}

/**
 * A part under its heading.
 * @param {string} name
 * @param {string} title
 * @param {(Node | null)[]} content
 */
export function part(name, title, ...content) {
  const heading = withAttributes(element('h3', '', title), { id: `home-${name}` });
  return withAttributes(element('section', `home-part home-${name}`, heading, ...content), {
    'aria-labelledby': heading.id,
  });
}
