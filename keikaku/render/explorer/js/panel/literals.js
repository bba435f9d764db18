/*
 * The panel's part for what the data say of a thing of no plan: each property with its values, those in the page's
 * language first.
 */
import { addTo } from '../data/model.js';
import { element } from '../parts/dom.js';
import { isOther, valueShown } from '../parts/values.js';
import { foldedList, panelSection } from './parts.js';

/** @typedef {import('../types.js').App} App */

/** @param {App} app @param {number} thing @returns {HTMLElement | null} */
export function literalsPart(app, thing) {
  const { literals, properties } = app.model.data;
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const literal of app.model.literalsOf[thing]) addTo(groups, literals[literal][1], literal);
  if (!groups.size) return null;
  const list = element('dl', 'literals');
  for (const [property, some] of groups) {
    const others = some.filter((literal) => isOther(app, literals[literal]));
    const own = some.filter((literal) => !others.includes(literal));
    const entries = [...own, ...others].map((literal) => () => {
      const passages = literals[literal][4];
      return element('li', '', valueShown(literals[literal]), passages.length > 0 && app.cite(passages));
    });
    list.append(
      element('dt', '', app.in(properties[property].name)),
      element('dd', '', foldedList(app, 'literal-values', entries)),
    );
  }
  return panelSection(app.say('panel.facts'), list);
}
