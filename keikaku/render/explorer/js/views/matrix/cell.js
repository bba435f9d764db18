/*
 * What stands behind a cell of the table or a band of the flow: its statements with their sources.
 */
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { addTo } from '../../data/model.js';
import { toldLink } from '../../parts/sentences.js';
import { cellsOf } from './data.js';
import { picksWith } from './picks.js';
import { cellText, fromColumn, restText, toEnd } from './said.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./flow_data.js').Flow} Flow */
/** @typedef {import('./picks.js').Picks} Picks */
/** @typedef {import('./data.js').Kept} Kept */

const SHOWN = 40; // statements; the rest when asked for

/**
 * Fills the section for what is picked, or empties it.
 * @param {App} app
 * @param {HTMLElement} host
 * @param {Picks} picks
 * @param {Kept} kept
 * @param {Flow | null} flow
 */
export function matrixCell(app, host, picks, kept, flow) {
  const parts = picks.thing >= 0 && picks.column >= 0 ? cellParts(app, picks, kept) : bandParts(app, picks, flow);
  clear(host).hidden = !parts.length;
  if (!parts.length) return;
  const held = picks.band.join(' ');
  const close = withAttributes(
    button('icon', '×', () => {
      app.set({ picks: picksWith(app, { band: [] }) });
      /** @type {HTMLElement | null} */ (document.querySelector(`[data-cell="${CSS.escape(held)}"]`))?.focus();
    }),
    { 'aria-label': app.say('matrix.close') },
  );
  const [heading, ...rest] = parts;
  host.append(element('div', 'matrix-cell-head', heading, close), ...rest);
  withAttributes(host, { role: 'region', 'aria-label': app.say('matrix.behind') });
}

/**
 * Of a thing and a policy: how it takes part, what is only wished for, what else links the two, where it is only named.
 * @param {App} app
 * @param {Picks} picks
 * @param {Kept} kept
 * @returns {HTMLElement[]}
 */
function cellParts(app, picks, kept) {
  const { links, passages } = app.model.data;
  const { thing, column } = picks;
  const [cell] = cellsOf(app.model, thing, [column], kept, picks.initiatives ? 'Initiative' : '');
  const { part, wish, opinion, others, heard } = cell;
  const told = [...part, ...wish, ...opinion, ...others];
  const stating = new Set(told.flatMap((link) => links[link][3]));
  const only = heard.filter((passage) => !stating.has(passage));
  const title = (/** @type {import('../../types.js').Text} */ key) => element('h4', '', app.say(key));
  return [
    element('h3', '', app.door(thing), element('span', 'times', '×'), app.door(column)),
    ...toldLinks(app, part, element('p', 'quiet', cellText(app, picks, cell))),
    ...toldLinks(app, wish, title('partners.wish'), 'is-wish'),
    ...toldLinks(app, opinion, title('partners.opinion')),
    ...toldLinks(app, others, element('h4', '', app.say('matrix.others', { n: others.length }))),
    ...(only.length
      ? [
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
        ]
      : []),
  ];
}

/**
 * Of a band or a node of the flow: the sentence that it is, and the statements, role by role where they are several.
 * @param {App} app
 * @param {Picks} picks
 * @param {Flow | null} flow
 * @returns {HTMLElement[]}
 */
function bandParts(app, picks, flow) {
  if (!flow || !picks.band.length) return [];
  const { column, role, thing, rest } = picks;
  const end = flow.ends.find(({ key, place }) => (thing >= 0 ? place === thing : key === rest));
  const strands = flow.strands.filter(
    (one) =>
      (column < 0 || one.column === column) &&
      (role < 0 || one.role === role) &&
      (thing < 0 || one.thing === thing) &&
      (!rest || one.end === rest),
  );
  if (!strands.length) return [];
  const { relations } = app.model.data;
  const sentence =
    role < 0
      ? ''
      : column >= 0
        ? fromColumn(app, picks, column, strands, false)
        : end
          ? toEnd(app, picks, end, strands)
          : '';
  const place = column >= 0 ? column : thing;
  const name = place >= 0 ? app.door(place) : end ? restText(app, end) : app.in(relations[role].name);
  /** @type {Map<number, number[]>} */
  const byRole = new Map();
  for (const one of strands) for (const link of one.links) addTo(byRole, one.role, link);
  return [
    element('h3', '', name),
    ...(sentence ? [element('p', 'quiet', sentence)] : []),
    ...[...byRole].flatMap(([one, links]) => {
      const wish = strands.some((strand) => strand.role === one && strand.wish);
      const heading = element(
        'h4',
        '',
        app.in(relations[one].name),
        ' ',
        element('span', 'count', String(links.length)),
      );
      return toldLinks(app, links, heading, wish ? 'is-wish' : '');
    }),
  ];
}

/**
 * Links as sentences with their sources, below their heading.
 * @param {App} app
 * @param {number[]} some
 * @param {HTMLElement} heading
 * @param {string} [look]
 * @returns {HTMLElement[]}
 */
function toldLinks(app, some, heading, look = '') {
  if (!some.length) return [];
  const { links } = app.model.data;
  const list = element('ul', `told ${look}`.trim());
  const show = (/** @type {number[]} */ few) =>
    list.append(...few.map((link) => element('li', '', ...toldLink(app, links[link]), ' ', app.cite(links[link][3]))));
  show(some.slice(0, SHOWN));
  if (some.length <= SHOWN) return [heading, list];
  const more = button('small fold', app.say('panel.showAll', { n: some.length }), () => {
    show(some.slice(SHOWN));
    more.remove();
  });
  return [heading, list, more];
}
