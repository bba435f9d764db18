/*
 * What is said of one thing alone: its names, numbers, dates, descriptions.
 */
import { addTo } from '../data/model.js';
import { element, withAttributes } from '../parts/dom.js';
import { groupHeading, foldedList, listed, panelSection, statementItem } from './parts.js';
import { named } from '../parts/texts.js';

/** @typedef {import('../types.js').App} App */

/**
 * Other names and readings.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function namesPart(app, thing) {
  const { also, reading } = app.model.data.things[thing];
  const rows = element('dl', 'names');
  const row = (/** @type {string} */ title, /** @type {string[]} */ names, /** @type {string} */ lang) => {
    if (!names.length) return;
    const value = withAttributes(element('dd', '', listed(app, names)), {
      lang: lang !== app.state().language && lang,
    });
    rows.append(element('dt', '', title), value);
  };
  row(app.say('panel.reading'), reading, 'ja');
  const both = [also[0], also[1].filter((name) => !also[0].includes(name))];
  const order = app.state().language === 'ja' ? [0, 1] : [1, 0];
  for (const at of order)
    row(app.say(at === 0 ? 'panel.alsoJapanese' : 'panel.alsoEnglish'), both[at], at === 0 ? 'ja' : 'en');
  return rows.children.length ? rows : null;
}

/**
 * Its facts by what kind of fact they are: those that plans state, or those that no plan does (coordinates, codes).
 * @param {App} app @param {number} thing @param {boolean} [stated] @returns {HTMLElement | null}
 */
export function factsPart(app, thing, stated = true) {
  const { facts } = app.model.data;
  /** @type {Map<string, number[]>} */
  const kinds = new Map();
  for (const fact of app.model.factsOf[thing])
    if (facts[fact][3].length > 0 === stated) addTo(kinds, app.in(facts[fact][1]), fact);
  if (!kinds.size) return null;
  const groups = [...kinds].map(([kind, some]) => {
    const entries = some.map((fact) => () => {
      const [, , text, passages] = facts[fact];
      return statementItem(app, [named(app, text, 'span')], passages);
    });
    return element(
      'div',
      'group',
      groupHeading([kind], some.length > 1 ? some.length : undefined),
      foldedList(app, 'statements', entries),
    );
  });
  return panelSection(app.say(stated ? 'panel.facts' : 'panel.plainFacts'), ...groups);
}
