/*
 * What an asked text leads to besides an answer: the views that show it, what is done about what it names, and that these
 * data have nothing of the kind.
 */
import { element } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { offersFor } from '../../search/offers.js';
import { topicsOf } from '../../search/topics.js';
import { askedFor } from '../../search/ways.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */

/**
 * `rest` are the words that none of these is asked by.
 * @param {App} app
 * @param {string} query
 * @param {boolean} isAnswered whether there is an answer, beside which nothing is offered on chance
 * @returns {{ parts: HTMLElement[], lacks: boolean, rest: string }}
 */
export function meantBy(app, query, isAnswered) {
  if (!query.trim()) return { parts: [], lacks: false, rest: '' };
  const { ways, lacks, rest } = askedFor(app, query);
  const names = isAnswered || !rest ? [] : offersFor(app, rest);
  const topics = isAnswered
    ? []
    : topicsOf(
        app,
        query,
        names.flatMap(({ thing }) => thing ?? []),
      );
  const missing = lacks.map((one) => element('p', '', app.say(one), ' ', app.say('lacks.plain')));
  const links = [...ways, ...topics].map(({ text, patch }) => element('li', '', offerLink(app, text, patch)));
  const parts = [
    ...(missing.length
      ? [element('section', 'notice lacks', element('h3', '', app.say('lacks.title')), ...missing)]
      : []),
    ...(links.length
      ? [element('section', 'meant', element('h3', '', app.say('search.ways')), element('ul', 'asked-ways', ...links))]
      : []),
  ];
  return { parts, lacks: missing.length > 0, rest };
}

/**
 * @param {App} app
 * @param {string} text
 * @param {Partial<State>} patch
 */
export const offerLink = (app, text, patch) => inside('offer', app.address(patch), [text], () => app.set(patch));
