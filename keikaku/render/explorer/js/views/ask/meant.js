/*
 * What an asked text leads to besides an answer: the views that show it, what is done about what it names, and that these
 * data have nothing of the kind.
 */
import { element } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { canRead } from '../../parts/reading.js';
import { unusedNote } from '../../search/choices.js';
import { leadsOf } from '../../search/leads.js';
import { passagesHere } from '../../search/text_hits.js';

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
  const { lacks, leads, rest, isNarrow } = leadsOf(app, query, { isAnswer: isAnswered });
  const words = rest || (lacks.length ? query.trim() : '');
  const n = isNarrow || !words || !canRead(app) ? 0 : passagesHere(app, words).length;
  const text = app.say('search.readAll', { text: words, n });
  /** @type {import('../../search/offers.js').Offer[]} */
  const read = n ? [{ text, patch: { view: /** @type {const} */ ('read'), query: words, picks: [], at: -1 } }] : [];
  const missing = lacks.map((one) => element('p', '', one));
  const links = [...leads, ...read].map(({ text: shown, patch, unused = [] }) =>
    element('li', '', offerLink(app, shown, { ...patch, unused }), unusedNote(app, unused)),
  );
  const parts = [
    ...(missing.length
      ? [element('section', 'notice lacks', element('h3', '', app.say('lacks.title')), ...missing)]
      : []),
    ...(links.length
      ? [
          element(
            'section',
            'meant',
            element('h3', '', app.say(missing.length ? 'lacks.near' : 'search.ways')),
            element('ul', 'asked-ways', ...links),
          ),
        ]
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
