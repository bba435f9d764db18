/*
 * What a table or the outline shows where its filter finds nothing: the nearest names, and what the words lead to.
 */
import { inside } from '../parts/door.js';
import { element } from '../parts/dom.js';
import { plainPlan } from '../data/plans.js';
import { findThings } from './found.js';
import { offersFor } from './offers.js';

/** @typedef {import('../types.js').App} App */

const LINKED_MOST = 5;

/**
 * @param {App} app
 * @param {string} text
 * @param {string} said that nothing is found
 */
export function nothingFits(app, text, said) {
  const { hits, near } = text.trim()
    ? findThings(app.model, text, plainPlan(app.model, app.state()))
    : { hits: [], near: [] };
  const names = (hits.length ? hits : near).slice(0, LINKED_MOST).map(({ thing }) => app.door(thing));
  const offers = text.trim() && !hits.length ? offersFor(app, text) : [];
  const ways = offers.map((offer) =>
    offer.thing !== undefined
      ? app.door(offer.thing)
      : inside('offer', app.address(offer.patch), [offer.text], () => app.set(offer.patch)),
  );
  return element(
    'div',
    'nothing-fits',
    element('p', '', said),
    ...linkList(ways, app.say('found.offers', { text })),
    ...linkList(names, app.say(hits.length ? 'search.hits' : 'found.near')),
  );
}

/**
 * @param {HTMLElement[]} links
 * @param {string} heading
 */
const linkList = (links, heading) =>
  links.length
    ? [element('p', 'quiet', heading), element('ul', '', ...links.map((link) => element('li', '', link)))]
    : [];
