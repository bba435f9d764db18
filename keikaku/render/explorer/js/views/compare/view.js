/*
 * Two plans compared: their sizes, what both name, what only one names, and how each speaks of what they share.
 */
import { pairOf, plansOfPassages, sharedByKind, sizeOf, speechOf } from './data.js';
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { aboutPlan } from '../../parts/plan_names.js';
import { glyph } from '../../parts/glyph.js';
import { keptOf } from '../matrix/data.js';
import { sameFilters } from '../../data/selection.js';
import { columnsOf } from '../../text/wrap.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('./data.js').Shared} Shared */
/** @typedef {import('../matrix/data.js').Kept} Kept */

const SHORT = 24; // half-width letters of a plan's name that fit a heading

/** @satisfies {import('../../types.js').ViewModule} */
export const compareView = {
  id: /** @type {const} */ ('compare'),
  needsPlans: 2,
  ownPlans: true,
  ways: [
    {
      words: 'words.compare',
      says: 'way.compare',
      patch: comparing,
    },
  ],
  create,
};

/**
 * The comparison, where there are plans to compare; with what is compared in vain: another place has no plan here.
 * @param {App} app
 * @param {import('../../types.js').Heard} heard
 * @returns {import('../../types.js').WayPatch | null}
 */
function comparing(app, { things }) {
  const { plans, things: all, kinds, links, relations } = app.model.data;
  if (plans.length < 2) return null;
  const covered = new Set(
    links.flatMap(([from, relation, to]) =>
      relations[relation].id === 'spatial' && plans.some(({ thing }) => thing === from) ? [to] : [],
    ),
  );
  const other = things.find((thing) => kinds[all[thing].kind].id === 'Place' && !covered.has(thing));
  return other === undefined ? {} : { lacks: app.say('lacks.plan', { name: app.in(all[other].name) }) };
}

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  const shown = element('div', 'compare');
  const fill = () => {
    const pair = pairOf(app.model, app.state());
    choice.fill(pair);
    const planOf = plansOfPassages(app.model);
    const kept = keptOf(app.model, { ...app.state(), plans: pair });
    const shared = sharedByKind(app.model, planOf, pair, kept);
    clear(shown).append(
      ...caution(app, pair),
      element(
        'div',
        'compare-sizes',
        ...pair.map((plan, place) => sizeCard(app, planOf, plan, kept, countIn(shared, place))),
      ),
      element('section', 'compare-kinds', ...kindTable(app, shared, pair)),
      element('section', 'compare-both', ...bothTable(app, planOf, shared, pair, kept)),
      element('section', 'compare-only', ...onlyLists(app, shared, pair)),
    );
  };
  const choice = pairChoice(app);
  return {
    show(host) {
      host.append(element('h2', '', app.say('compare.title')), choice.made, shown);
      fill();
    },
    update(before) {
      if (before.pair !== app.state().pair || !sameFilters(before, app.state())) fill();
    },
  };
}

/**
 * A list of the plans for either side, and a button that changes the sides.
 * @param {App} app
 */
function pairChoice(app) {
  const { plans } = app.model.data;
  const selects = /** @type {const} */ (['left', 'right']).map((side, place) => {
    const options = plans.map((plan, number) => {
      const made = element(
        'option',
        '',
        app.in(plan.name).includes(plan.id) ? app.in(plan.name) : `${app.in(plan.name)} (${plan.id})`,
      );
      made.value = String(number);
      return made;
    });
    const select = withAttributes(element('select', '', ...options), { id: `compare-${side}` });
    select.addEventListener('change', () => choose(app, place, Number(select.value)));
    const label = element('label', '', app.say(`compare.${side}`));
    label.htmlFor = select.id;
    return { select, shown: element('p', 'choice', label, select) };
  });
  const swap = withAttributes(
    button('action', app.say('compare.swap'), () => {
      const [left, right] = pairOf(app.model, app.state());
      app.set({ pair: [right, left] });
    }),
    { id: 'compare-swap' },
  );
  const made = withAttributes(element('div', 'compare-choice', selects[0].shown, swap, selects[1].shown), {
    role: 'group',
    'aria-label': app.say('compare.choose'),
  });
  const fill = (/** @type {[number, number]} */ pair) =>
    pair.forEach((plan, place) => {
      selects[place].select.value = String(plan);
    });
  return { made, fill };
}

/**
 * Another plan on one side; where it stands on the other, the sides change.
 * @param {App} app
 * @param {number} place
 * @param {number} plan
 */
function choose(app, place, plan) {
  const pair = pairOf(app.model, app.state());
  const other = pair[1 - place] === plan ? pair[place] : pair[1 - place];
  app.set({ pair: place ? [other, plan] : [plan, other] });
}

/**
 * What a plan goes by in a heading: its name where that is short, else its id, by which addresses begin.
 * @param {App} app
 * @param {number} plan
 */
function short(app, plan) {
  const { id, name } = app.model.data.plans[plan];
  return columnsOf(app.in(name)) <= SHORT ? app.in(name) : app.say('compare.plan', { id });
}

/**
 * @param {App} app
 * @param {number} plan
 */
const nameOf = (app, plan) => ({ id: short(app, plan) });

/**
 * A plan of which the graph has one section is no match for a whole one: say so before the numbers.
 * @param {App} app
 * @param {[number, number]} pair
 */
function caution(app, pair) {
  const { policies, data } = app.model;
  const parts = pair.map((plan) => policies.filter((policy) => data.things[policy].plan === plan));
  return pair.flatMap((plan, place) => {
    if (parts[place].length !== 1 || parts[1 - place].length < 2) return [];
    const section = app.in(data.things[parts[place][0]].name);
    return [element('p', 'notice', app.say('compare.section', { ...nameOf(app, plan), section }))];
  });
}

/**
 * @param {App} app
 * @param {number[]} planOf
 * @param {number} plan
 * @param {Kept} kept
 * @param {number} named how many things it names or links
 */
function sizeCard(app, planOf, plan, kept, named) {
  const { data, policies } = app.model;
  const { elements, passages } = sizeOf(app.model, planOf, plan, kept);
  const line = (/** @type {string} */ name, /** @type {number} */ number) =>
    element('div', '', element('dt', '', name), element('dd', '', String(number)));
  return element(
    'section',
    'compare-card',
    element('h3', '', short(app, plan)),
    element('p', '', app.door(data.plans[plan].thing)),
    element('p', 'quiet', aboutPlan(app, plan)),
    element(
      'dl',
      '',
      ...elements.map(([name, number]) => line(app.in(name.many), number)),
      line(app.say('compare.passages'), passages),
      line(app.say('compare.named'), named),
    ),
    element(
      'ul',
      'doors',
      ...policies
        .filter((policy) => data.things[policy].plan === plan)
        .map((policy) => element('li', '', app.door(policy))),
    ),
  );
}

/**
 * How many things a plan of the pair names or links: what it has alone and what both have.
 * @param {Shared[]} shared
 * @param {number} place of the plan in the pair
 */
const countIn = (shared, place) => shared.reduce((sum, { only, both }) => sum + only[place].length + both.length, 0);

/**
 * For every kind how many things only the one plan names, both, only the other; as numbers and as a bar.
 * @param {App} app
 * @param {Shared[]} shared
 * @param {[number, number]} pair
 */
function kindTable(app, shared, pair) {
  const heads = [app.say('compare.kind'), ...pair.map((plan) => app.say('compare.only', nameOf(app, plan)))];
  heads.splice(2, 0, app.say('compare.both'));
  const most = Math.max(1, ...shared.map(({ only, both }) => only[0].length + both.length + only[1].length));
  const rows = shared.map(({ kind, only, both }) => {
    const one = app.model.data.kinds[kind];
    const counts = [only[0].length, both.length, only[1].length];
    const bar = withAttributes(
      element(
        'div',
        'compare-bar',
        ...counts.map((count, place) => {
          const part = element('span', `is-part${place}`);
          part.style.flexGrow = String(count);
          part.hidden = count === 0;
          return part;
        }),
      ),
      { 'aria-hidden': 'true' },
    );
    bar.style.width = `${(100 * counts.reduce((sum, count) => sum + count, 0)) / most}%`;
    return element(
      'tr',
      '',
      withAttributes(element('th', '', element('span', 'kind', glyph(one), app.in(one.many))), { scope: 'row' }),
      ...counts.map((count) => element('td', 'number', String(count))),
      element('td', 'compare-bars', bar),
    );
  });
  const table = element(
    'table',
    '',
    element('caption', 'unseen', app.say('compare.kinds')),
    element(
      'thead',
      '',
      element(
        'tr',
        '',
        ...heads.map((head, place) =>
          withAttributes(
            element('th', place ? 'number' : '', place ? element('span', `swatch is-part${place - 1}`) : null, head),
            { scope: 'col' },
          ),
        ),
        withAttributes(element('td', ''), { 'aria-hidden': 'true' }),
      ),
    ),
    element('tbody', '', ...rows),
  );
  return [
    element('h3', '', app.say('compare.kinds')),
    element('p', 'quiet', app.say('compare.rule')),
    scrolling(app.say('compare.kinds'), table),
  ];
}

/**
 * What both name, and how each speaks of it.
 * @param {App} app
 * @param {number[]} planOf
 * @param {Shared[]} shared
 * @param {[number, number]} pair
 * @param {Kept} kept
 */
function bothTable(app, planOf, shared, pair, kept) {
  const things = shared.flatMap(({ both }) => both);
  const title = app.say('compare.shared', { n: things.length });
  const rows = things.map((thing) =>
    element(
      'tr',
      '',
      withAttributes(element('th', '', app.door(thing)), { scope: 'row' }),
      ...pair.map((plan) => speech(app, planOf, thing, plan, kept)),
    ),
  );
  const table = element(
    'table',
    'compare-speech',
    element('caption', 'unseen', title),
    element(
      'thead',
      '',
      element(
        'tr',
        '',
        ...[app.say('compare.thing'), ...pair.map((plan) => short(app, plan))].map((head) =>
          withAttributes(element('th', '', head), { scope: 'col' }),
        ),
      ),
    ),
    element('tbody', '', ...rows),
  );
  return [
    element('h3', '', title),
    things.length ? scrolling(title, table) : element('p', 'quiet', app.say('compare.nothing')),
  ];
}

/**
 * @param {App} app
 * @param {number[]} planOf
 * @param {number} thing
 * @param {number} plan
 * @param {Kept} kept
 */
function speech(app, planOf, thing, plan, kept) {
  const { ways, passages } = speechOf(app.model, planOf, thing, plan, kept);
  const tags = ways.map(([way, count]) => element('span', 'tag', app.in(way), count > 1 ? ` ×${count}` : null));
  const cell = element(
    'td',
    '',
    tags.length ? element('div', 'compare-ways', ...tags) : element('p', 'quiet', app.say('compare.onlyNamed')),
    app.cite(passages),
  );
  cell.dataset.plan = short(app, plan); // the heading of the cell where a phone shows rows as blocks
  return cell;
}

/**
 * What only one of them names, folded by kind.
 * @param {App} app
 * @param {Shared[]} shared
 * @param {[number, number]} pair
 */
function onlyLists(app, shared, pair) {
  const columns = pair.map((plan, place) =>
    element(
      'div',
      'compare-column',
      element('h3', '', app.say('compare.onlyIn', nameOf(app, plan))),
      ...shared.filter(({ only }) => only[place].length).map(({ kind, only }) => folded(app, kind, only[place])),
    ),
  );
  return [element('div', 'compare-columns', ...columns)];
}

/**
 * @param {App} app
 * @param {number} kind
 * @param {number[]} things
 */
function folded(app, kind, things) {
  const one = app.model.data.kinds[kind];
  const list = element('ul', 'doors');
  const made = element(
    'details',
    '',
    element('summary', '', glyph(one), app.in(one.many), ' ', element('span', 'count', String(things.length))),
    list,
  );
  made.addEventListener('toggle', () => {
    // hundreds of links are made when somebody wants to see them
    if (made.open && !list.children.length) list.append(...things.map((thing) => element('li', '', app.door(thing))));
  });
  return made;
}

/**
 * @param {string} name
 * @param {HTMLTableElement} table
 */
const scrolling = (name, table) =>
  withAttributes(element('div', 'scroll', table), { role: 'region', tabindex: 0, 'aria-label': name });
