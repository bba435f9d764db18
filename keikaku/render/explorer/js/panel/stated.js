/*
 * Where an element stands in its plan: citation, the plan's own words, and what else the passage names.
 */
import { citationBox, passageText } from '../parts/citation.js';
import { element } from '../parts/dom.js';
import { foldedList, groupHeading, panelSection } from './parts.js';

/** @typedef {import('../types.js').App} App */

/** @param {App} app @param {number} thing @returns {HTMLElement | null} */
export function statedPart(app, thing) {
  const { passages, things } = app.model.data;
  const { stated } = things[thing];
  if (!stated.length) return null;
  const part = panelSection(app.say('panel.statedIn'));
  for (const passage of stated) {
    part.append(app.cite([passage]));
    if (passages[passage].text) part.append(passageText(app, passage));
    part.append(citationBox(app, passage));
  }
  const names = [...new Set(stated.flatMap((passage) => passages[passage].names))];
  if (!names.length) return part;
  const entries = names.map((name) => () => element('li', '', app.door(name)));
  part.append(groupHeading([app.say('cite.passageNames')], names.length), foldedList(app, 'doors', entries));
  return part;
}
