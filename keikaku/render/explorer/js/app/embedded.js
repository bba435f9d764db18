/*
 * The page in a frame of another: what stands below the view there, in place of all that leads elsewhere.
 */
import { dataLine } from '../parts/about.js';
import { element, withAttributes } from '../parts/dom.js';
import { namesOfPlans } from '../parts/title.js';
import { hasAddress } from '../state/address.js';

/** @typedef {import('../types.js').App} App */

/**
 * The source, and a link to the whole page, which opens in a window of its own.
 * @param {App} app
 */
export function sourceLine(app) {
  const source = withAttributes(element('p', 'embed-source'), { id: 'embed-source' });
  const link = element('a', '', app.say('take.whole'));
  link.target = '_blank';
  link.rel = 'noopener';
  return {
    made: element('div', 'embed-line', source, hasAddress() && link),
    fill() {
      const told = [namesOfPlans(app), dataLine(app)].filter(Boolean).join(' · ');
      source.replaceChildren(told && app.say('take.source', { source: told }));
      link.href = app.address({ embed: false });
    },
  };
}
