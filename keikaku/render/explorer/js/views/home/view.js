/*
 * The first screen: what this plan is, its policies, how its targets stand, its network in small, the search box; below
 * them places to start from. All of it is worked out from the data, so another graph has its own hubs and partners here,
 * and what a graph does not have is left out.
 */
import { inside } from '../../parts/door.js';
import { element, unseen, withAttributes } from '../../parts/dom.js';
import { hubs, partners, pathEnds, targets, tiedPolicies } from './highlights.js';
import { smallNetwork } from './network.js';
import { counted, policyRows } from './policies.js';
import { farAndNear, targetBar } from './targets.js';
import { partnersByInitiatives } from '../../data/partners.js';
import { policyLook } from '../../parts/policy_marks.js';
import { searchBox } from '../../search/searchbox.js';
import { FILTERS } from '../../data/selection.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */

const MADE_OF = ['Policy', 'Measure', 'Initiative', 'Indicator'];
const SHOWN = 6; // rows of a list
const MOST_SHOWN = 10; // where several have as many as the last

/** @satisfies {import('../../types.js').ViewModule} */
export const homeView = {
  id: /** @type {const} */ ('home'),
  unheeded: FILTERS, // it is of the whole plans
  create,
};

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  return {
    show(host) {
      host.append(
        element('div', 'home-first', hero(app), targetPart(app), policyPart(app), networkPart(app)),
        element('div', 'home-parts', hubPart(app), partnerPart(app), taskPart(app), distancePart(app)),
        sizeLine(app),
      );
    },
    update() {},
  };
}

/**
 * A link to another state of the page.
 * @param {App} app
 * @param {string} className
 * @param {Partial<State>} patch
 * @param {(string | Node)[]} content
 */
function way(app, className, patch, content) {
  return inside(className, app.address(patch), content, () => app.set(patch));
}

/** @param {App} app */
const latestPlan = ({ model: { data } }) => data.plans.length - 1;

/**
 * What the latest plan is made of and wants, and the search box. Its title stands in the masthead right above.
 * @param {App} app
 */
function hero(app) {
  const { data } = app.model;
  const plan = latestPlan(app);
  const parts = MADE_OF.flatMap(
    (id) =>
      counted(app, id, data.things.filter((thing) => thing.plan === plan && data.kinds[thing.kind].id === id).length)
        ?.textContent ?? [],
  );
  const what = new Intl.ListFormat(app.state().language, { type: 'conjunction' }).format(parts);
  const aim = plan >= 0 ? data.things[data.plans[plan].thing].aim : undefined;
  return element(
    'section',
    'hero',
    element('h2', '', parts.length ? app.say('home.madeOf', { what }) : app.say('home.title')),
    aim ? element('p', 'aim', app.in(aim)) : null,
    element('p', 'lead', app.say('home.lead')),
    searchBox(app, { id: 'search-home', chosen: app.visit, keyed: true }),
    examples(app),
  );
}

/**
 * A few things to search for.
 * @param {App} app
 */
function examples(app) {
  const some = [...hubs(app.model).slice(0, 1), ...partners(app.model).slice(0, 1)];
  if (!some.length) return null;
  return element(
    'p',
    'examples',
    element('span', 'quiet', app.say('home.examples')),
    ' ',
    ...some.flatMap((thing) => [app.door(thing), ' ']),
  );
}

/**
 * @param {App} app
 * @param {string} name
 * @param {string} title
 * @param {(Node | null)[]} content
 */
function part(app, name, title, ...content) {
  const heading = withAttributes(element('h3', '', title), { id: `home-${name}` });
  return withAttributes(element('section', `home-part home-${name}`, heading, ...content), {
    'aria-labelledby': heading.id,
  });
}

/** @param {App} app */
function policyPart(app) {
  const rows = policyRows(app);
  if (!rows) return null;
  const { kinds, plans, things } = app.model.data;
  const { id, many } = kinds[things[tiedPolicies(app.model)[0]].kind];
  const title =
    id === 'Policy' && rows.querySelector('.aims')
      ? app.say('home.policies', { n: rows.children.length })
      : app.in(many);
  const others = plans.slice(0, -1).flatMap(({ thing }) => [app.door(thing), ' ']);
  return part(
    app,
    'policies',
    title,
    rows,
    rows.querySelector('.has-partners') && element('p', 'quiet', app.say('home.partnerNote')),
    others.length ? element('p', 'others', element('span', 'quiet', app.say('home.others')), ' ', ...others) : null,
  );
}

/**
 * The targets of the latest plan.
 * @param {App} app
 */
function targetPart(app) {
  const { indicators, things } = app.model.data;
  const own = indicators.filter(({ thing }) => things[thing].plan === latestPlan(app));
  if (!own.length) return null;
  return part(
    app,
    'tracks',
    app.say('home.tracks', { n: own.length }),
    element('p', 'onward', way(app, '', { view: 'indicators' }, [app.say('home.toIndicators')])),
    ...targetBar(app, own),
  );
}

/** @param {App} app */
function networkPart(app) {
  const small = smallNetwork(app);
  return small && part(app, 'network', app.say('home.network'), small);
}

/** @param {App} app */
function hubPart(app) {
  const found = hubs(app.model).slice(0, SHOWN);
  if (!found.length) return null;
  const rows = found.map((thing) => element('li', 'hub', app.door(thing), policyStrip(app, thing)));
  return part(
    app,
    'hubs',
    app.say('home.hubs'),
    element('p', 'quiet', app.say('home.hubsNote')),
    element('ul', 'rows', ...rows),
    element('p', 'onward', way(app, '', { view: 'matrix' }, [app.say('home.toMatrix')])),
  );
}

/**
 * For each policy of the latest plan a square: filled where the thing takes part, ringed where it is only named or linked.
 * @param {App} app
 * @param {number} thing
 */
function policyStrip(app, thing) {
  const { ties, touches, heard } = app.model;
  const policies = tiedPolicies(app.model);
  const squares = policies.map((policy) => {
    const how = ties[thing].has(policy)
      ? 'takes-part'
      : touches[thing].has(policy) || heard[thing].has(policy)
        ? 'is-named'
        : 'is-absent';
    const { ink, sign } = policyLook(app.model, policy);
    return element('span', `${how} of-${ink}`, sign);
  });
  return element(
    'span',
    'strip-with-count',
    withAttributes(element('span', 'policy-strip', ...squares), { 'aria-hidden': 'true' }),
    unseen(app.say('home.policyCount', { n: policies.filter((policy) => ties[thing].has(policy)).length })),
  );
}

/**
 * The partners with the most initiatives, by name where they have as many; nobody with as many as the last is left out.
 * @param {App} app
 */
function mostPartners(app) {
  const all = partnersByInitiatives(app.model);
  const least = all[Math.min(SHOWN, all.length) - 1]?.initiatives.length ?? 0;
  const name = (/** @type {number} */ thing) => app.in(app.model.data.things[thing].name);
  const found = all
    .filter(({ initiatives }) => initiatives.length >= least)
    .sort(
      (one, other) =>
        other.initiatives.length - one.initiatives.length ||
        name(one.partner).localeCompare(name(other.partner), app.state().language),
    );
  return found.slice(0, MOST_SHOWN);
}

/** @param {App} app */
function partnerPart(app) {
  const found = mostPartners(app);
  if (!found.length) return null;
  const most = found[0].initiatives.length;
  const rows = found.map(({ partner, initiatives }) => {
    const bar = withAttributes(element('span', 'tally-bar'), { 'aria-hidden': 'true' });
    bar.style.setProperty('--share', String(initiatives.length / most));
    return element(
      'li',
      'partner',
      app.door(partner),
      element('span', 'tally', bar, app.say('home.initiatives', { n: initiatives.length })),
    );
  });
  return part(
    app,
    'partners',
    app.say('home.partners'),
    element('p', 'quiet', app.say('home.partnersNote')),
    element('ul', 'rows', ...rows),
    element('p', 'onward', way(app, '', { view: 'network', scene: 'overview' }, [app.say('home.toNetwork')])),
  );
}

/** @param {App} app */
function distancePart(app) {
  const { near, far } = targets(app.model);
  if (!near.length && !far.length) return null;
  return part(
    app,
    'targets',
    app.say('home.targets'),
    element('p', 'quiet', app.say('indicators.bar')),
    ...farAndNear(app),
    element('p', 'onward', way(app, '', { view: 'indicators' }, [app.say('home.toIndicators')])),
  );
}

/**
 * Questions that the page answers, each one press away.
 * @param {App} app
 */
function taskPart(app) {
  const { data } = app.model;
  const name = (/** @type {number} */ thing) => app.in(data.things[thing].name);
  /** @type {[string, Partial<State>][]} */
  const tasks = [];
  const ends = pathEnds(app.model);
  if (ends) {
    const [focus, to] = ends;
    tasks.push([
      app.say('home.taskPath', { from: name(focus), to: name(to) }),
      { view: 'network', scene: 'path', focus, to, at: -1 },
    ]);
  }
  const [hub] = hubs(app.model);
  if (hub !== undefined) {
    tasks.push([
      app.say('home.taskAround', { name: name(hub) }),
      { view: 'network', scene: 'around', focus: hub, at: hub, steps: 1 },
    ]);
  }
  if (data.indicators.some(({ track }) => track === 'off')) {
    tasks.push([app.say('home.taskOff'), { view: 'indicators', picks: ['off'] }]);
  }
  if (data.plans.length > 1) tasks.push([app.say('home.taskCompare'), { view: 'compare' }]);
  tasks.push([app.say('home.taskOutline'), { view: 'outline' }]);
  return part(
    app,
    'tasks',
    app.say('home.tasks'),
    element('ul', 'tasks', ...tasks.map(([text, patch]) => element('li', '', way(app, 'task', patch, [text])))),
  );
}

/**
 * How much the graph holds, and what the words mean.
 * @param {App} app
 */
function sizeLine(app) {
  const { things, links, passages } = app.model.data;
  const number = (/** @type {number} */ count) => count.toLocaleString(app.state().language);
  return element(
    'p',
    'size quiet',
    app.say('home.size', {
      things: number(things.length),
      links: number(links.length),
      passages: number(passages.length),
      placed: number(links.filter(([, , , stated]) => !stated.length).length),
    }),
  );
}
