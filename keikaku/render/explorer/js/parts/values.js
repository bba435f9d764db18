/*
 * A value as it stands in the data: its text, and its language or datatype behind it.
 */
import { element, outside, withAttributes } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../page_data.js').PlainValue} PlainValue */

/**
 * Whether a value is of another language than the page's.
 * @param {App} app
 * @param {PlainValue} literal
 */
export const isOther = ({ state }, [, , , what]) =>
  what.startsWith('@') && what !== `@${state().language}` && !what.startsWith(`@${state().language}-`);

/**
 * @param {PlainValue} literal
 * @param {number} [most] characters that are shown
 */
export function valueShown([, , text, what], most = Infinity) {
  const shown = text.length > most ? `${text.slice(0, most)}…` : text;
  if (what === '<>') return outside(text, shown);
  const language = what.startsWith('@') ? what.slice(1) : '';
  const value = withAttributes(element('span', '', shown), { lang: language || false, dir: 'auto' });
  if (!what) return value;
  return element('span', 'value', value, ' ', element('small', 'value-what', language ? `[${language}]` : what));
}
