/*
 * What of the reading view can be taken away.
 */
import { filtered } from '../../data/selection.js';
import { linksStatedIn } from '../../parts/citation.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../data/reading.js').Section} Section */

/** @param {Section | null} section */
export const passagesIn = (section) => section?.rows.flatMap(({ passage }) => (passage >= 0 ? [passage] : [])) ?? [];

/**
 * What is read, to be taken away: the elements, what their passages name, and the links that they state.
 * @param {App} app
 * @param {number[]} some passages
 * @param {Section | null} open
 * @param {boolean} list
 */
export function selectionOf(app, some, open, list) {
  const { links, passages } = app.model.data;
  const { things: kept, links: keptLinks } = filtered(app.model, app.state());
  const own = list ? some.map((passage) => passages[passage].of) : (open?.rows.map(({ thing }) => thing) ?? []);
  const stated = new Set(some.flatMap((passage) => linksStatedIn(app.model, passage)));
  const found = new Set([...own, ...some.flatMap((passage) => passages[passage].names)]);
  const chosen = keptLinks.filter((link) => stated.has(link));
  for (const link of chosen) found.add(links[link][0]).add(links[link][2]);
  return { things: kept.filter((thing) => found.has(thing)), links: chosen };
}
