/* What a line of the picture says: in short beside the pointer, and in full, with its sources, on a card that stays. */
/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../parts/dom.js').Child} Child */

import { allBut } from '../../data/selection.js';
import { shortCitation } from '../../parts/citation.js';
import { button, element, withAttributes } from '../../parts/dom.js';
import { passagesOf } from '../../panel/links.js';
import { foldedList, statementItem } from '../../panel/parts.js';
import { sentence, toldLink } from '../../parts/sentences.js';

const IN_SHORT = 2; // statements beside the pointer

/**
 * The first statements with their roles and where they stand.
 * @param {App} app @param {number[]} links @returns {Child[]}
 */
export function lineInShort(app, links) {
  const told = links.slice(0, IN_SHORT).map((link) =>
    element(
      'p',
      '',
      element('span', 'plate-name', statementText(app, link)),
      element(
        'span',
        'plate-more',
        [
          roleOf(app, link),
          ...passagesOf(app, [link])
            .slice(0, IN_SHORT)
            .map((passage) => shortCitation(app, passage)),
        ].join(' · '),
      ),
    ),
  );
  const more = links.length - told.length;
  return more > 0 ? [...told, element('p', 'plate-more', app.say('line.more', { n: more }))] : told;
}

/**
 * A statement as plain text.
 * @param {App} app @param {number} link
 */
export function statementText(app, link) {
  const { links, things } = app.model.data;
  return sentence(app, links[link], (thing) => app.in(things[thing].name)).join('');
}

/** @param {App} app @param {number} link */
function roleOf(app, link) {
  const { links, relations } = app.model.data;
  return app.in(relations[links[link][1]].name);
}

/**
 * For each relation of the line a button that leaves only what is told by it.
 * @param {App} app @param {number[]} links
 */
function onlyRelations(app, links) {
  const { data } = app.model;
  const places = [...new Set(links.map((link) => data.links[link][1]))].sort((one, other) => one - other);
  const buttons = places.map((place) => {
    const { id, name } = data.relations[place];
    return withAttributes(
      button('action small', app.say('filters.onlyRelation', { name: app.in(name) }), () =>
        app.set({ relationsOff: allBut(data.relations, id) }),
      ),
      { id: `line-only-${id}` },
    );
  });
  return element('div', 'line-only', ...buttons);
}

/**
 * The card of a line: doors to its ends, and each statement that it stands for.
 * @param {App} app @param {[number, number]} ends things @param {number[]} links @param {() => void} close
 */
export function lineCard(app, ends, links, close) {
  const shut = withAttributes(button('icon', '×', close), { 'aria-label': app.say('line.close'), id: 'line-close' });
  const [from, to] = ends.map((thing) => app.door(thing));
  const title = withAttributes(element('h3', '', app.say('line.title', { n: links.length })), { id: 'line-title' });
  const items = links.map(
    (link) => () =>
      statementItem(
        app,
        [...toldLink(app, app.model.data.links[link]), ' ', element('span', 'role-word', roleOf(app, link))],
        passagesOf(app, [link]),
      ),
  );
  const card = withAttributes(
    element(
      'section',
      'line-card',
      element('div', 'line-head', title, shut),
      element('p', 'line-ends', from, withAttributes(element('span', '', '—'), { 'aria-hidden': 'true' }), to),
      foldedList(app, 'statements', items),
      onlyRelations(app, links),
    ),
    { 'aria-labelledby': 'line-title' },
  );
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    close();
  });
  return card;
}
