/*
 * What the panel is built of: sections, lists that fold when they are long, statements with their sources.
 */
import { button, element, unseen, withAttributes } from '../parts/dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../parts/dom.js').Child} Child */

const UNFOLDED = 8; // entries of a list that are shown at first
const SPARED = 2; // a list that is longer by no more than this is not worth a fold

/**
 * A part of the panel under a heading.
 * @param {string} title @param {...Child} children
 */
export function panelSection(title, ...children) {
  return element('section', 'part', element('h3', '', title), ...children);
}

/**
 * A heading below a section's, with how many there are.
 * @param {Child[]} title @param {number} [count] @param {'h4' | 'h5'} [level]
 */
export function groupHeading(title, count, level = 'h4') {
  return element(level, '', ...title, count === undefined ? null : countMark(count));
}

/**
 * A number beside what it counts.
 * @param {number} count
 */
export const countMark = (count) => element('span', 'count', String(count));

/**
 * A list of which the first entries are shown, and a button for all of them. Entries are made when they are shown.
 * @param {App} app @param {string} className @param {(() => HTMLLIElement)[]} entries
 */
export function foldedList(app, className, entries) {
  const list = element('ul', className);
  const first = entries.length <= UNFOLDED + SPARED ? entries.length : UNFOLDED;
  list.append(...entries.slice(0, first).map((make) => make()));
  if (first === entries.length) return list;
  const more = button('small fold', app.say('panel.showAll', { n: entries.length }), () => {
    const rest = entries.slice(first).map((make) => make());
    list.append(...rest);
    more.remove();
    const stop = /** @type {HTMLElement | null} */ (rest[0].querySelector('a, button'));
    stop?.focus();
    app.announce(app.say('panel.allShown', { n: entries.length }));
  });
  return element('div', '', list, more);
}

/**
 * One statement with the passages that make it.
 * @param {App} app @param {Child[]} content @param {number[]} passages
 * @returns {HTMLLIElement}
 */
export function statementItem(app, content, passages) {
  const told = element('span', 'told-text', ...content);
  return element('li', 'statement', told, passages.length > 0 && ' ', passages.length > 0 && app.cite(passages));
}

/**
 * A list of texts as the page's language lists them.
 * @param {App} app @param {string[]} texts
 */
export function listed(app, texts) {
  return texts.join(app.state().language === 'ja' ? '、' : ', ');
}

/**
 * A small mark that a screen reader reads as part of the sentence around it.
 * @param {string} className @param {string} text @param {string} spoken
 */
export function spokenMark(className, text, spoken) {
  return element(
    'span',
    className,
    withAttributes(element('span', '', text), { 'aria-hidden': 'true' }),
    unseen(spoken),
  );
}
