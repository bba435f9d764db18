/*
 * What stands behind a cell of the matrix: its links with their sources.
 */
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { cellsOf, keptOf } from './data.js';
import { toldLink } from '../../parts/sentences.js';

/** @typedef {import('../../types.js').App} App */

/**
 * Fills the section for the cell that is picked, or empties it.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function matrixCell(app, host) {
  const picked = pickedCell(app);
  clear(host).hidden = !picked;
  if (!picked) return;
  const [thing, policy] = picked;
  const { kinds, links, things, passages } = app.model.data;
  const [cell] = cellsOf(app.model, thing, [policy], keptOf(app.model, app.state()));
  const close = withAttributes(
    button('icon', '×', () => {
      app.set({ picks: [kinds[things[thing].kind].id] });
      const held = `${things[thing].id} ${things[policy].id}`;
      /** @type {HTMLElement | null} */ (document.querySelector(`[data-cell="${CSS.escape(held)}"]`))?.focus();
    }),
    { 'aria-label': app.say('matrix.close') },
  );
  host.append(
    element(
      'div',
      'matrix-cell-head',
      element('h3', '', app.door(thing), element('span', 'times', '×'), app.door(policy)),
      close,
    ),
    ...toldLinks(app, cell.links, element('p', 'quiet', tiesText(app, cell))),
    ...toldLinks(app, cell.others, element('h4', '', app.say('matrix.others', { n: cell.others.length }))),
  );
  const stating = new Set([...cell.links, ...cell.others].flatMap((link) => links[link][3]));
  const only = cell.heard.filter((passage) => !stating.has(passage));
  if (only.length) {
    host.append(
      element('h4', '', app.say(stating.size ? 'matrix.named' : 'matrix.heard', { n: only.length })),
      element(
        'ul',
        'told',
        ...only.map((passage) =>
          element(
            'li',
            '',
            ...(passages[passage].of >= 0 ? [app.door(passages[passage].of), ' '] : []),
            app.cite([passage]),
          ),
        ),
      ),
    );
  }
  withAttributes(host, { role: 'region', 'aria-label': app.say('matrix.behind') });
}

/**
 * How many links a cell has, and from how many passages they are.
 * @param {App} app
 * @param {import('./data.js').Cell} cell
 */
export function tiesText(app, { links }) {
  const passages = new Set(links.flatMap((link) => app.model.data.links[link][3])).size;
  return app.say(passages ? 'matrix.links' : 'matrix.linksOnly', { n: links.length, passages });
}

/**
 * Links as sentences with their sources, below their heading.
 * @param {App} app
 * @param {number[]} some
 * @param {HTMLElement} heading
 */
function toldLinks(app, some, heading) {
  const { links } = app.model.data;
  return some.length
    ? [
        heading,
        element(
          'ul',
          'told',
          ...some.map((link) => element('li', '', ...toldLink(app, links[link]), ' ', app.cite(links[link][3]))),
        ),
      ]
    : [];
}

/**
 * The thing and the policy that are picked.
 * @param {App} app
 * @returns {[number, number] | null}
 */
function pickedCell({ state, model }) {
  const places = state().picks.flatMap((id) => model.thingById.get(id) ?? []);
  const isColumn = (/** @type {number} */ place) =>
    model.policies.includes(place) || model.data.plans.some((plan) => plan.thing === place);
  const policy = places.find(isColumn);
  const thing = places.find((place) => !isColumn(place));
  if (policy === undefined || thing === undefined) return null;
  return model.data.kinds[model.data.things[thing].kind].family === 'entity' ? [thing, policy] : null;
}
