/*
 * The panel's part for who takes part somewhere: with whom it does, in how many of the same, and in which; whoever only
 * is wished for stands apart.
 */
import { coPartners } from '../data/co_partners.js';
import { addTo } from '../data/model.js';
import { ACTORS, ownActors } from '../data/partners.js';
import { button, element } from '../parts/dom.js';
import { foldedList, groupHeading, panelSection, statementItem } from './parts.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../data/co_partners.js').CoPartner} CoPartner */

const OPEN_MOST = 8; // statements of all together that are shown at once

/**
 * @param {App} app
 * @param {number} thing
 * @returns {HTMLElement | null}
 */
export function worksWith(app, thing) {
  const all = coPartners(app.model, thing).filter(({ manner }) => manner !== 'opinion');
  if (!all.length) return null;
  const settled = new Set(all.flatMap(({ manner, who }) => (manner === 'part' ? [who] : [])));
  /** @type {Map<string, CoPartner[]>} */
  const groups = new Map();
  for (const one of all) {
    if (one.manner === 'part') addTo(groups, groupOf(app, one.who), one);
    else if (!settled.has(one.who)) addTo(groups, 'wish', one);
  }
  const parts = /** @type {const} */ (['named', 'kinds', 'places', 'wish']).flatMap((name) => {
    const some = groups.get(name);
    return some
      ? [
          element(
            'div',
            `group together is-${name}`,
            groupHeading([app.say(`together.${name}`)], some.length),
            list(app, some),
          ),
        ]
      : [];
  });
  return panelSection(app.say('together.title'), element('p', 'quiet', app.say('together.note')), ...parts);
}

/** @param {App} app @param {number} who */
function groupOf({ model: { data } }, who) {
  const { id } = data.kinds[data.things[who].kind];
  return ACTORS.includes(id) ? 'named' : id === 'Group' ? 'kinds' : 'places';
}

/**
 * @param {App} app
 * @param {CoPartner[]} some
 */
function list(app, some) {
  const own = ownActors(app.model);
  const open = some.reduce((sum, { parts, direct }) => sum + parts.size + direct.length, 0) <= OPEN_MOST;
  const entries = some.map((one) => () => {
    const said = [
      one.parts.size ? app.say('together.parts', { n: one.parts.size }) : '',
      one.direct.length && !one.parts.size ? app.say('together.direct') : '',
      own.has(one.who) ? app.say('together.own') : '',
    ].filter(Boolean);
    const item = element('li', 'co-partner', app.door(one.who), ' ');
    const shown = () => element('ul', 'statements', ...statements(app, one));
    const text = said.join(app.state().language === 'ja' ? '・' : ', ');
    if (open) item.append(element('span', 'quiet', text), shown());
    else {
      const more = button('small co-parts', text, () => {
        const made = shown();
        more.replaceWith(element('span', 'quiet', text), made);
        /** @type {HTMLElement | null} */ (made.querySelector('a, button'))?.focus();
      });
      item.append(more);
    }
    return item;
  });
  return foldedList(app, 'co-partners', entries);
}

/**
 * @param {App} app
 * @param {CoPartner} one
 */
function statements(app, { parts, direct }) {
  const same = [...parts]
    .sort(([one], [other]) => one - other)
    .map(([part, passages]) => statementItem(app, [app.door(part)], passages));
  return direct.length ? [...same, statementItem(app, [app.say('together.said')], direct)] : same;
}
