/*
 * The first screen: of one plan what it is, its policies, how its targets stand, its network in small, the search box; below
 * them places to start from. All of it is worked out from the data, so another graph has its own hubs and partners here,
 * and what a graph does not have is left out.
 */
import { clear, element, withAttributes } from '../../parts/dom.js';
import { classPart, dataParts } from './anything.js';
import { hubs, pathEnds, targets } from './highlights.js';
import { hero } from './hero.js';
import { smallNetwork } from './network.js';
import { hubPart, sharedPart } from './hubs.js';
import { part, way } from './part.js';
import { planRows } from './plans.js';
import { policyRows } from './policies.js';
import { farAndNear, targetBar } from './targets.js';
import { endedSaid } from '../../parts/plan_names.js';
import { partnersByInitiatives } from '../../data/partners.js';
import { hasPlan, plansShown, topCalled, toPlans } from '../../data/plans.js';
import { FILTERS, unfilteredOf } from '../../data/selection.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */

const SHOWN = 6; // rows of a list
const FEW_OTHERS = 3; // plans that are named beside one
const MOST_SHOWN = 10; // where several have as many as the last

/** @satisfies {import('../../types.js').ViewModule} */
export const homeView = {
  id: /** @type {const} */ ('home'),
  unheeded: FILTERS, // it is of the whole plans
  ways: [
    { words: 'words.home', says: 'way.home' },
    { words: 'words.current', says: 'way.current', patch: latestPlan },
  ],
  create,
};

/**
 * The plan that runs last, alone.
 * @param {App} app
 * @returns {import('../../types.js').WayPatch | null}
 */
function latestPlan(app) {
  const { plans } = app.model.data;
  const since = ({ begins, issued, id } = plans[0]) => begins || issued || id;
  const [last] = [...plans.keys()].sort((one, other) => (since(plans[one]) < since(plans[other]) ? 1 : -1));
  if (last === undefined) return null;
  const says = app.say('way.currentOf', { name: app.in(plans[last].name) });
  return { plans: [last], says, lacks: endedSaid(app, last, 'plan.ended') };
}

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  /** @type {HTMLElement | null} */
  let place = null;
  const fill = () => {
    const plans = plansShown(app.model, app.state());
    const [plan] = plans;
    if (!hasPlan(app.model)) {
      clear(/** @type {HTMLElement} */ (place)).append(...dataParts(app, networkPart(app)));
      return;
    }
    clear(/** @type {HTMLElement} */ (place)).append(
      element(
        'div',
        'home-first',
        hero(app, plans),
        targetPart(app, plans),
        plans.length > 1 ? planPart(app, plans) : policyPart(app, plan),
        networkPart(app),
      ),
      element(
        'div',
        'home-parts',
        plans.length > 1 ? sharedPart(app, plans) : hubPart(app, plan),
        partnerPart(app, plans),
        taskPart(app, plans),
        distancePart(app, plans),
        classPart(app),
      ),
      sizeLine(app),
    );
  };
  return {
    show(host) {
      place = host;
      fill();
    },
    update(before) {
      if (String(before.plans) === String(app.state().plans) || !place) return;
      fill();
      scrollTo(0, 0);
      if (!place.contains(document.activeElement) && document.activeElement === document.body)
        place.focus({ preventScroll: true });
    },
  };
}

/**
 * @param {App} app
 * @param {number} plan
 */
function policyPart(app, plan) {
  const rows = policyRows(app, plan);
  if (!rows) return null;
  const called = topCalled(app.model, [plan]);
  const title = rows.querySelector('.aims')
    ? app.say('home.policies', { n: rows.children.length })
    : called
      ? app.in(called.many)
      : app.say('parts.many');
  return part(
    'policies',
    title,
    rows,
    rows.querySelector('.has-partners') && element('p', 'quiet', app.say('home.partnerNote')),
    othersLine(app, plan),
  );
}

/**
 * The other plans that are here; of many how many there are.
 * @param {App} app
 * @param {number} plan
 */
function othersLine(app, plan) {
  const { plans } = app.model.data;
  const others = [...plans.keys()].filter((one) => one !== plan);
  if (!others.length) return null;
  const all = way(app, '', toPlans(app.model, app.state(), [...plans.keys()]), [
    app.say('plans.all', { n: plans.length }),
  ]);
  const some = others.length > FEW_OTHERS ? [] : others.flatMap((one) => [app.door(plans[one].thing), ' ']);
  return element('p', 'others', element('span', 'quiet', app.say('home.others')), ' ', ...some, all);
}

/**
 * @param {App} app
 * @param {number[]} plans
 */
function planPart(app, plans) {
  return part('plans', app.say('plans.count', { n: plans.length }), planRows(app, plans));
}

/**
 * The targets of the plans.
 * @param {App} app
 * @param {number[]} plans
 */
function targetPart(app, plans) {
  const { indicators, things } = app.model.data;
  const own = indicators.filter(({ thing }) => plans.includes(things[thing].plan));
  if (!own.length) return null;
  return part(
    'tracks',
    app.say('home.tracks', { n: own.length }),
    element('p', 'onward', way(app, '', { view: 'indicators' }, [app.say('home.toIndicators')])),
    ...targetBar(app, own),
  );
}

/** @param {App} app */
function networkPart(app) {
  const small = smallNetwork(app);
  const several = plansShown(app.model, app.state()).length > 1;
  const title = !hasPlan(app.model) ? 'home.networkOfData' : several ? 'home.networkOfPlans' : 'home.network';
  return small && part('network', app.say(title), small);
}

/**
 * The partners with the most initiatives, by name where they have as many; nobody with as many as the last is left out.
 * @param {App} app
 * @param {number[]} plans
 */
function mostPartners(app, plans) {
  const all = partnersByInitiatives(app.model, plans);
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

/**
 * @param {App} app
 * @param {number[]} plans
 */
function partnerPart(app, plans) {
  const found = mostPartners(app, plans);
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
    'partners',
    app.say('home.partners'),
    element('p', 'quiet', app.say('home.partnersNote')),
    element('ul', 'rows', ...rows),
    element('p', 'onward', way(app, '', { view: 'network', scene: 'overview' }, [app.say('home.toNetwork')])),
  );
}

/**
 * @param {App} app
 * @param {number[]} plans
 */
function distancePart(app, plans) {
  const { near, far } = targets(app.model, plans);
  if (!near.length && !far.length) return null;
  return part(
    'targets',
    app.say('home.targets'),
    element('p', 'quiet', app.say('indicators.bar')),
    ...farAndNear(app, plans),
    element('p', 'onward', way(app, '', { view: 'indicators' }, [app.say('home.toIndicators')])),
  );
}

/**
 * Questions that the page answers, each one press away.
 * @param {App} app
 * @param {number[]} plans
 */
function taskPart(app, plans) {
  const { data } = app.model;
  const name = (/** @type {number} */ thing) => app.in(data.things[thing].name);
  /** @type {[string, Partial<State>][]} */
  const tasks = [];
  const ends = pathEnds(app.model, plans);
  if (ends) {
    const [focus, to] = ends;
    tasks.push([
      app.say('home.taskPath', { from: name(focus), to: name(to) }),
      { view: 'network', scene: 'path', focus, to, at: -1 },
    ]);
  }
  const [hub] = hubs(app.model, plans);
  if (hub !== undefined) {
    tasks.push([
      app.say('home.taskAround', { name: name(hub) }),
      { view: 'network', scene: 'around', focus: hub, at: hub, steps: 1 },
    ]);
  }
  if (data.indicators.some(({ track, thing }) => track === 'off' && plans.includes(data.things[thing].plan))) {
    tasks.push([app.say('home.taskOff'), { view: 'indicators', picks: ['off'] }]);
  }
  if (data.plans.length > 1) tasks.push([app.say('home.taskCompare'), { view: 'compare' }]);
  const { length: n } = data.questions.asked;
  if (n) tasks.push([app.say('home.taskAsk', { n }), { view: 'ask', picks: [], query: '' }]);
  tasks.push([app.say('home.taskOutline'), { view: 'outline' }]);
  return part(
    'tasks',
    app.say('home.tasks'),
    element('ul', 'tasks', ...tasks.map(([text, patch]) => element('li', '', way(app, 'task', patch, [text])))),
  );
}

/**
 * How much the plans hold, and what the words mean.
 * @param {App} app
 */
function sizeLine(app) {
  const { data } = app.model;
  const { plans } = app.state();
  const { things, links: kept } = unfilteredOf(app.model, app.state());
  const links = kept.map((link) => data.links[link]);
  const passages = data.passages.filter(({ plan }) => !plans.length || plan < 0 || plans.includes(plan));
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
