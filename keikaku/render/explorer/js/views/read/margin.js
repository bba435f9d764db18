/*
 * What stands beside a passage: who takes part, for whom, what else it leads to, which issues an initiative takes up,
 * which targets a measure has.
 */
import { button, element, withAttributes } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { linksStatedIn } from '../../parts/citation.js';
import { jointOf } from '../../parts/texts.js';
import { numberOf } from '../../data/reading.js';
import { takenUp } from '../../data/taken_up.js';
import { verdictOf } from '../../parts/verdicts.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../data/reading.js').Row} Row */
/** @typedef {import('../../parts/dom.js').Child} Child */
/** @typedef {{ keeps: (link: number) => boolean, named: Set<number> }} Beside keeps: by the filters; named: by the text itself */

const PLAIN = ['partOf', 'about', 'measures']; // told by the order, by the words and by the measure
const WISHED = ['wanted', 'wantsToCooperateWith'];
const MOST = 6; // in a group; the rest comes when asked for
const SHARED_NAMED = 3;

/**
 * The groups beside a row, or null where there is nothing to say.
 * @param {App} app
 * @param {Row} row
 * @param {Beside} beside
 */
export function marginOf(app, row, beside) {
  const groups =
    row.depth >= 0
      ? [targetsOf(app, row.thing)]
      : [...linkedOf(app, row, beside), takenOf(app, row.thing), namesOf(app, row, beside)];
  const shown = groups.filter((group) => group !== null);
  return shown.length ? element('dl', 'read-beside', ...shown) : null;
}

/**
 * @param {App} app
 * @param {Child} title
 * @param {(() => HTMLElement)[]} entries
 * @param {string} [className]
 */
function groupOf(app, title, entries, className = '') {
  if (!entries.length) return null;
  const list = element('dd', '');
  const items = element('ul', '');
  const show = (/** @type {number} */ from, /** @type {number} */ to) =>
    items.append(...entries.slice(from, to).map((make) => element('li', '', make())));
  const first = entries.length > MOST + 1 ? MOST : entries.length;
  show(0, first);
  list.append(items);
  if (first < entries.length) {
    const more = button('small fold', app.say('panel.showAll', { n: entries.length }), () => {
      more.remove();
      show(first, entries.length);
      /** @type {HTMLElement | null} */ (items.children[first].querySelector('a'))?.focus();
    });
    list.append(more);
  }
  return element('div', `read-group ${className}`.trim(), element('dt', '', title), list);
}

/**
 * What the passage links its element with, relation by relation: roles come first in the data.
 * @param {App} app
 * @param {Row} row
 * @param {Beside} beside
 */
function linkedOf(app, { thing, passage }, { keeps }) {
  const { links, relations } = app.model.data;
  /** @type {Map<number, Set<number>>} */
  const others = new Map();
  for (const link of passage >= 0 ? linksStatedIn(app.model, passage) : []) {
    const [from, relation, to] = links[link];
    if (from !== thing || PLAIN.includes(relations[relation].id) || !keeps(link)) continue;
    others.set(relation, (others.get(relation) ?? new Set()).add(to));
  }
  return [...others]
    .sort(([one], [other]) => one - other)
    .map(([relation, some]) =>
      groupOf(
        app,
        app.in(relations[relation].name),
        [...some].map((one) => () => app.door(one)),
        WISHED.includes(relations[relation].id) ? 'wished' : '',
      ),
    );
}

/**
 * Issues that an initiative takes up, or initiatives that take up an issue: those with the same in common together.
 * @param {App} app
 * @param {number} thing
 */
function takenOf(app, thing) {
  const { things, kinds } = app.model.data;
  const isIssue = thing >= 0 && kinds[things[thing].kind].id === 'Issue';
  /** @type {Map<string, { others: number[], shared: number[] }>} */
  const groups = new Map();
  for (const { other, shared } of takenUp(app.model).get(thing) ?? []) {
    const group = groups.get(String(shared)) ?? { others: [], shared };
    group.others.push(other);
    groups.set(String(shared), group);
  }
  return groupOf(
    app,
    app.say(isIssue ? 'read.takenUpBy' : 'read.takesUp'),
    [...groups.values()].map(({ others, shared }) => () => {
      const names = shared.slice(0, SHARED_NAMED).map((one) => app.in(things[one].name));
      const more = shared.length > SHARED_NAMED ? '…' : '';
      const links = others.flatMap((other, place) => [place ? ' ' : '', shortDoor(app, other, thing)]);
      return element('span', '', ...links, ' ', element('span', 'shared', names.join(jointOf(app)) + more));
    }),
    'taken',
  );
}

/**
 * A link to an element by what it is called and its number, seen from another: of another part of the plan with the
 * number of that. Its name where the pointer rests.
 * @param {App} app
 * @param {number} thing
 * @param {number} from
 */
function shortDoor(app, thing, from) {
  const { things } = app.model.data;
  const part = things[thing].up !== things[from].up ? numberOf(things[things[thing].up]?.at) : '';
  const name = [part, shortName(app, thing)].filter(Boolean).join(' ');
  const link = inside('read-short', app.address({ at: thing }), [name], () => app.visit(thing));
  return withAttributes(link, { title: app.in(things[thing].name) });
}

/**
 * “Initiative 4” of …/action/4.
 * @param {App} app
 * @param {number} thing
 */
export function shortName(app, thing) {
  const { things, kinds } = app.model.data;
  const { at = '', kind, name } = things[thing];
  const number = /\/(\d+)$/.exec(at)?.[1];
  return number ? app.say('read.numbered', { kind: app.in(kinds[kind].name), number }) : app.in(name);
}

/**
 * What the passage names without its words being in the text as it is shown.
 * @param {App} app
 * @param {Row} row
 * @param {Beside} beside
 */
function namesOf(app, { passage, thing }, { named }) {
  if (passage < 0) return null;
  const { links, passages } = app.model.data;
  const linked = new Set(
    linksStatedIn(app.model, passage).flatMap((link) => (links[link][0] === thing ? [links[link][2]] : [])),
  );
  const plain = (/** @type {number} */ link) => PLAIN.includes(app.model.data.relations[links[link][1]].id);
  for (const link of linksStatedIn(app.model, passage)) if (plain(link)) linked.delete(links[link][2]);
  const others = passages[passage].names.filter((one) => !named.has(one) && !linked.has(one));
  return groupOf(
    app,
    app.say('read.alsoNames'),
    others.map((one) => () => app.door(one)),
  );
}

/**
 * The indicators of a measure, and whether their targets will be met.
 * @param {App} app
 * @param {number} thing
 */
function targetsOf(app, thing) {
  const { indicators } = app.model.data;
  const own = indicators.filter(({ of }) => of === thing);
  return groupOf(
    app,
    app.say('read.targets'),
    own.map((indicator) => () => element('div', 'read-target', app.door(indicator.thing), verdictOf(app, indicator))),
    'targets',
  );
}
