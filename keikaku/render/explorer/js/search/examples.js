/*
 * Wordings of questions to try, made of names and classes that the data have, in the page's language. Each is understood.
 */
import { understoodOf } from './understood.js';
import { partnersByInitiatives } from '../data/partners.js';
import { plansShown } from '../data/plans.js';

/** @typedef {import('../types.js').App} App */

/** @param {App} app */
export function exampleQuestions(app) {
  const { data } = app.model;
  const { things, kinds, links, relations } = data;
  const name = (/** @type {number} */ thing) => app.in(things[thing].name).replace(/\s*[（(].*$/u, '');
  const called = (/** @type {string} */ id) => {
    const kind = kinds.find((one) => one.id === id);
    return kind ? app.in(kind.many).toLowerCase() : '';
  };
  const most = (/** @type {string} */ relation, /** @type {string} */ from, /** @type {string} */ to) => {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const [source, by, target] of links) {
      if (relations[by].id !== relation || kinds[things[source].kind].id !== from) continue;
      if (kinds[things[target].kind].id === to) counts.set(target, (counts.get(target) ?? 0) + 1);
    }
    return [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([thing]) => thing)[0];
  };
  const partner = partnersByInitiatives(app.model, plansShown(app.model, app.state()))[0]?.partner;
  const place = most('location', 'Facility', 'Place');
  const group = most('concerns', 'Initiative', 'Group');
  const texts = [
    place !== undefined && app.say('ask.exampleIn', { kind: called('Facility'), name: name(place) }),
    group !== undefined && app.say('ask.exampleFor', { kind: called('Initiative'), name: name(group) }),
    partner !== undefined && app.say('ask.examplePartners', { name: name(partner) }),
  ];
  return texts.flatMap((text) => (text && isAnswered(app, text) ? [text] : []));
}

/** @param {App} app @param {string} text */
function isAnswered(app, text) {
  const [one, ...others] = understoodOf(app.model, text, app.state());
  return one !== undefined && !others.length && !one.reading.left.length && one.n > 0;
}
