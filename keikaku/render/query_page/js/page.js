/*
 * What the page holds: its data block, its parts, its texts. What comes from queries and rows enters the page here, and
 * only as text nodes.
 */

/** @typedef {{name: string, topic: string, title: string, question: string, sparql: string}} Example */
/** @typedef {{things: string, prefixes: Record<string, string>, digest: string | null, citation: string | null,
 *   examples: Example[]}} Data */

/**
 * A part of the page that is there.
 * @param {string} id
 */
export const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {Data} */
export const data = JSON.parse(part('data').textContent ?? '');

export const language = document.documentElement.lang === 'ja' ? 'ja' : 'en';

/**
 * A text in the page's language: TEXTS.rows, with its places filled. What differs for one and for many is chosen.
 * @param {readonly [string, string]} names
 * @param {Record<string, string | number>} values
 */
export const say = (names, values = {}) =>
  names[language === 'ja' ? 0 : 1]
    .replace(/\{(\w+)\|([^|}]*)\|([^}]*)\}/g, (_, key, one, many) => (values[key] === 1 ? one : many))
    .replace(/\{(\w+)\}/g, (_, key) => {
      const value = values[key];
      return typeof value === 'number' ? value.toLocaleString(language) : value;
    });

/**
 * An element with children; strings become text nodes, never markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} children
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * A button that does something.
 * @param {string} className
 * @param {string} name
 * @param {(button: HTMLButtonElement) => void} act
 */
export function button(className, name, act) {
  const made = element('button', className, name);
  made.type = 'button';
  made.addEventListener('click', () => act(made));
  return made;
}

/** Says something to those who do not see it, too. @param {string} text */
export function announce(text) {
  part('told').textContent = text;
}
