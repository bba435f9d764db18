/*
 * What the page is built of. Names, addresses and literals come from documents: they enter the page here,
 * and only as text nodes.
 */

const SVG_SPACE = 'http://www.w3.org/2000/svg';

/**
 * What may stand inside an element: strings become text, null and false nothing.
 * @typedef {Node | string | null | false} Child
 */

/**
 * @param {Child} child
 * @returns {child is Node | string}
 */
const isSomething = (child) => child !== null && child !== false;

/**
 * An element with children; strings become text nodes, never markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, className = '', ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter(isSomething));
  return made;
}

/**
 * An SVG element with attributes and children.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Object<string, string | number>} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG_SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children.filter(isSomething));
  return made;
}

/**
 * Attributes for an element: false and null take one away, true gives an empty one. Not for addresses of
 * links (see `outside`) and refused for handlers, so a name from the data never becomes script.
 * @template {Element} E
 * @param {E} target
 * @param {Object<string, string | number | boolean | null>} attributes
 * @returns {E}
 */
export function withAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (/^(on|style$|href$|src$|xlink:)/i.test(name)) throw new Error(`not as an attribute: ${name}`);
    if (value === false || value === null) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : String(value));
  }
  return target;
}

/**
 * A button that does something.
 * @param {string} className
 * @param {Child | Child[]} content
 * @param {(event: MouseEvent) => void} act
 */
export function button(className, content, act) {
  const made = element('button', className, ...(Array.isArray(content) ? content : [content]));
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/**
 * Takes everything out of an element.
 * @template {Element} E
 * @param {E} host
 * @returns {E}
 */
export function clear(host) {
  host.replaceChildren();
  return host;
}

/**
 * A text for screen readers only.
 * @param {...Child} children
 */
export const unseen = (...children) => element('span', 'unseen', ...children);

/**
 * A link out of the page; only the text where the address is not one of the web.
 * @param {string} address
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function outside(address, ...children) {
  const shown = children.length ? children : [address];
  if (!isWebAddress(address)) return element('span', '', ...shown);
  const link = element('a', 'outside', ...shown);
  link.href = address;
  link.rel = 'noopener noreferrer external';
  link.target = '_blank';
  return link;
}

/**
 * Whether an address may be followed: http or https, nothing else.
 * @param {string} address
 */
export function isWebAddress(address) {
  try {
    return /^https?:$/.test(new URL(address).protocol);
  } catch {
    return false;
  }
}

/**
 * Saves data as a file of the reader.
 * @param {Blob} blob
 * @param {string} name
 */
export function saveFile(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = element('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000); // not before the browser has begun to read it
}
