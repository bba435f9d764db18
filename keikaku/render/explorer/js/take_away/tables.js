/*
 * What can be saved as tables: of every view its things and links, and what it has of its own.
 */
import { unfilteredOf } from '../data/selection.js';
import { linkRows, thingRows, thingsTaken } from './rows.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Selection} Selection */
/** @typedef {import('../types.js').TableOffer} TableOffer */
/** @typedef {TableOffer & { all: number }} Choice */

/**
 * @param {App} app
 * @param {Selection} selection
 * @param {TableOffer[]} own tables of the view
 * @returns {Choice[]}
 */
export function tableChoices(app, selection, own) {
  const whole = unfilteredOf(app.model, app.state());
  const things = () => ({ id: 'things', name: app.say('table.things'), ...thingRows(app, selection) });
  const links = () => ({ id: 'links', name: app.say('table.links'), ...linkRows(app, selection.links) });
  return [
    ...own.map((one) => ({ ...one, all: one.count })),
    { id: 'things', count: thingsTaken(selection).length, all: whole.things.length, made: things },
    { id: 'links', count: selection.links.length, all: whole.links.length, made: links },
  ].filter(({ count }) => count > 0);
}
