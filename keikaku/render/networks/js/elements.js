/*
 * What the network page is built of. Names and addresses come from documents: they enter the page here, and
 * only as text nodes.
 */
import { TEXTS } from './page_texts.js';
/** @typedef {[string, string]} Names Japanese, English. */

/**
 * An element with children; strings become text nodes, never markup.
 * @param {string} tag @param {string} className @param {...(Node | string)} children
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A text in both languages. @param {Names} names */
export function both([japanese, english], tag = 'span', className = '') {
  if (japanese === english) return element(tag, className, japanese);
  const parts = [element('span', 't', japanese), element('span', 't', english)];
  parts[0].lang = 'ja';
  parts[1].lang = 'en';
  return element(tag, className, ...parts);
}

/**
 * The passages that state something, as far as there is room.
 * @param {string[]} cited @param {number} most
 */
export function passages(cited, most = Infinity) {
  const list = element('div', 'cited', ...cited.slice(0, most).flatMap((at) => [element('span', '', at), ' ']));
  if (cited.length > most) list.append(both(TEXTS.more), ` ${cited.length - most}`);
  return list;
}
