/*
 * The first screen: the search box, and places to start from. All of it is worked out from the data, so another
 * graph has its own hubs, partners and targets here.
 */
import { progressBar } from './charts.js';
import { inside } from './door.js';
import { element, unseen, withAttributes } from './dom.js';
import { hubs, partners, pathEnds, targets, tiedPolicies } from './highlights.js';
import { searchBox } from './searchbox.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').View} View */

/**
 * @param {App} app
 * @returns {View}
 */
export function homeView(app) {
  return {
    id: 'home',
    show(host) {
      host.append(hero(app), element('div', 'home-parts', policyPart(app), hubPart(app), partnerPart(app), targetPart(app),
        taskPart(app)));
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
function hero(app) {
  const { data } = app.model;
  const numbers = [
    ['things', data.things.length], ['links', data.links.length], ['passages', data.passages.length],
    ['indicators', data.indicators.length],
  ].map(([key, count]) => element('li', '', element('strong', '', counted(app, Number(count))), ' ',
    app.say(`home.${key}`, { n: count })));
  return element('section', 'hero',
    element('h2', '', app.say('home.title')),
    element('p', 'lead', app.say('home.lead')),
    searchBox(app, { id: 'search-home', chosen: app.visit, keyed: true }),
    examples(app),
    element('ul', 'numbers', ...numbers));
}

/**
 * A number with its thousands set apart.
 * @param {App} app
 * @param {number} number
 */
const counted = (app, number) => number.toLocaleString(app.state().language);

/**
 * A few things to search for.
 * @param {App} app
 */
function examples(app) {
  const some = [...hubs(app.model).slice(0, 1), ...partners(app.model).slice(0, 2), ...hubs(app.model).slice(1, 2)];
  if (!some.length) return null;
  return element('p', 'examples', element('span', 'quiet', app.say('home.examples')), ' ',
    ...some.flatMap((thing) => [app.door(thing), ' ']));
}

/**
 * @param {App} app
 * @param {string} name
 * @param {string} title
 * @param {Node[]} content
 */
function part(app, name, title, ...content) {
  const heading = withAttributes(element('h3', '', title), { id: `home-${name}` });
  return withAttributes(element('section', `home-part home-${name}`, heading, ...content), { 'aria-labelledby': heading.id });
}

/** @param {App} app */
function policyPart(app) {
  const { data, policies, policyOf } = app.model;
  const plan = data.plans.length - 1;
  const latest = policies.filter((policy) => data.things[policy].plan === plan);
  if (!latest.length) return null;
  const within = new Map(latest.map((policy) => [policy, /** @type {Map<string, number>} */ (new Map())]));
  data.things.forEach(({ kind }, thing) => {
    const counts = within.get(policyOf[thing]);
    const id = data.kinds[kind].id;
    counts?.set(id, (counts.get(id) ?? 0) + 1);
  });
  const cards = latest.map((policy) => {
    const counts = ['Measure', 'Initiative', 'Indicator'].map((id) => {
      const kind = data.kinds.find((one) => one.id === id);
      const count = within.get(policy)?.get(id) ?? 0;
      return kind && count ? element('li', '', `${app.in(count === 1 ? kind.name : kind.many)} `, element('strong', '', String(count))) : null;
    });
    return element('li', 'policy', element('p', 'policy-name', policyNumber(app, policy), app.door(policy)),
      element('ul', 'policy-counts', ...counts));
  });
  return part(app, 'policies', app.say('home.policies', { plan: app.in(data.plans[plan].name) }), element('ul', 'policy-cards', ...cards));
}

/**
 * The number of a policy, as its address has it.
 * @param {App} app
 * @param {number} policy
 */
function policyNumber(app, policy) {
  const address = app.model.data.things[policy].at ?? '';
  return withAttributes(element('span', 'policy-number', address.slice(address.indexOf(':') + 1)), { 'aria-hidden': 'true' });
}

/** @param {App} app */
function hubPart(app) {
  const found = hubs(app.model).slice(0, 6);
  if (!found.length) return null;
  const rows = found.map((thing) => element('li', 'hub', app.door(thing), policyStrip(app, thing)));
  return part(app, 'hubs', app.say('home.hubs'), element('p', 'quiet', app.say('home.hubsNote')), element('ul', 'rows', ...rows),
    element('p', 'onward', way(app, '', { view: 'matrix' }, [app.say('home.toMatrix')])));
}

/**
 * For each policy of the latest plan a square: filled where the thing takes part, ringed where it is named.
 * @param {App} app
 * @param {number} thing
 */
function policyStrip(app, thing) {
  const { data, ties, heard } = app.model;
  const squares = tiedPolicies(app.model).map((policy) => {
    const how = ties[thing].has(policy) ? 'takes-part' : heard[thing].has(policy) ? 'is-named' : 'is-absent';
    const address = data.things[policy].at ?? '';
    return element('span', how, address.slice(address.indexOf(':') + 1));
  });
  const count = [...ties[thing].keys()].filter((policy) => tiedPolicies(app.model).includes(policy)).length;
  return element('span', 'strip-with-count',
    withAttributes(element('span', 'policy-strip', ...squares), { 'aria-hidden': 'true' }),
    unseen(app.say('home.policyCount', { n: count })));
}

/** @param {App} app */
function partnerPart(app) {
  const { ties } = app.model;
  const size = (/** @type {number} */ thing) => [...ties[thing].values()].flat().length;
  const found = partners(app.model).slice(0, 6);
  if (!found.length) return null;
  const most = size(found[0]);
  const rows = found.map((thing) => {
    const bar = withAttributes(element('span', 'tally-bar'), { 'aria-hidden': 'true' });
    bar.style.setProperty('--share', String(size(thing) / most));
    return element('li', 'partner', app.door(thing), element('span', 'tally', bar, app.say('home.ties', { n: size(thing) })));
  });
  return part(app, 'partners', app.say('home.partners'), element('p', 'quiet', app.say('home.partnersNote')), element('ul', 'rows', ...rows),
    element('p', 'onward', way(app, '', { view: 'network', scene: 'overview' }, [app.say('home.toNetwork')])));
}

/** @param {App} app */
function targetPart(app) {
  const { near, far } = targets(app.model);
  if (!near.length && !far.length) return null;
  const rows = (/** @type {typeof near} */ list) => element('ul', 'rows',
    ...list.map((indicator) => element('li', 'target', app.door(indicator.thing), progressBar(app, indicator))));
  return part(app, 'targets', app.say('home.targets'),
    ...(far.length ? [element('h4', '', app.say('home.far')), rows(far)] : []),
    ...(near.length ? [element('h4', '', app.say('home.near')), rows(near)] : []),
    element('p', 'onward', way(app, '', { view: 'indicators' }, [app.say('home.toIndicators')])));
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
    tasks.push([app.say('home.taskPath', { from: name(focus), to: name(to) }), { view: 'network', scene: 'path', focus, to, at: -1 }]);
  }
  const [hub] = hubs(app.model);
  if (hub !== undefined) {
    tasks.push([app.say('home.taskAround', { name: name(hub) }), { view: 'network', scene: 'around', focus: hub, at: hub, steps: 1 }]);
  }
  if (data.indicators.some(({ standing }) => standing === 'back')) {
    tasks.push([app.say('home.taskBack'), { view: 'indicators', picks: ['back'] }]);
  }
  if (data.plans.length > 1) tasks.push([app.say('home.taskCompare'), { view: 'compare' }]);
  tasks.push([app.say('home.taskOutline'), { view: 'outline' }]);
  return part(app, 'tasks', app.say('home.tasks'),
    element('ul', 'tasks', ...tasks.map(([text, patch]) => element('li', '', way(app, 'task', patch, [text])))));
}
