/*
 * What this is, at one glance: whose plan and for when, what it is made of, what it wants, the ways on, the search box.
 * The plan's title stands in the masthead right above.
 */
import { element, withAttributes } from '../../parts/dom.js';
import { endedSaid } from '../../parts/plan_names.js';
import { named } from '../../parts/texts.js';
import { searchBox } from '../../search/searchbox.js';
import { stateOfStep, stepsOf } from '../../state/tour.js';
import { madeOf } from './counts.js';
import { hubs, partners } from './highlights.js';
import { way } from './part.js';

/** @typedef {import('../../types.js').App} App */

/** Views that are ways on from here, as far as the page has them, and what each is for. */
const WAYS = /** @type {const} */ ([
  ['ask', 'home.wayAsk'],
  ['read', 'home.wayRead'],
  ['network', 'home.wayNetwork'],
  ['where', 'home.wayWhere'],
  ['when', 'home.wayWhen'],
]);

/**
 * @param {App} app
 * @param {number[]} plans
 */
export function hero(app, plans) {
  const one = plans.length === 1;
  const parts = one ? madeOf(app, plans) : [];
  const what = new Intl.ListFormat(app.state().language, { type: 'conjunction' }).format(parts);
  const title = one ? app.say('home.title') : app.say('home.several', { n: plans.length });
  const aim = one ? aimOf(app, plans[0]) : null;
  return element(
    'section',
    'hero',
    one && whose(app, plans[0]),
    element('h2', '', parts.length ? app.say('home.madeOf', { what }) : title),
    aim ?? element('p', 'lead', app.say('home.lead')),
    waysOn(app),
    searchBox(app, { id: 'search-home', chosen: app.visit, keyed: true }),
    aim ? null : examples(app, plans),
  );
}

/**
 * Who made the plan, and for when.
 * @param {App} app
 * @param {number} plan
 */
function whose(app, plan) {
  const known = app.model.data.plans[plan];
  const period = known ? app.in(known.period) + endedSaid(app, plan, 'plan.over') : '';
  const told = known ? [app.in(known.by), period].filter(Boolean) : [];
  return told.length > 0 && element('p', 'whose-plan quiet', told.join(' · '));
}

/**
 * What the plan wants, in its own words; else as the story about it says.
 * @param {App} app
 * @param {number} plan
 */
function aimOf(app, plan) {
  const { plans, things, story, opens } = app.model.data;
  const own = things[plans[plan]?.thing]?.aim;
  if (own) return named(app, own, 'p', 'aim');
  const isAbout = plans.length < 2 || opens.includes(plan); // a story is told of the plan with which the page opens
  return story?.[1][0] && isAbout ? named(app, story[1], 'p', 'aim') : null;
}

/**
 * The story and the views to go on to.
 * @param {App} app
 */
export function waysOn(app) {
  const n = stepsOf(app);
  const tour = n ? [way(app, 'way-on way-tour', stateOfStep(app, 1), [app.say('home.tour', { n })])] : [];
  const views = WAYS.flatMap(([wanted, text]) =>
    app.views
      .filter(({ id }) => String(id) === wanted)
      .map(({ id }) => way(app, 'way-on', { view: id }, [app.say(text)])),
  );
  const items = [...tour, ...views].map((one) => element('li', '', one));
  return withAttributes(element('ul', 'ways-on', ...items), { 'aria-label': app.say('home.ways') });
}

/**
 * A few things to search for.
 * @param {App} app
 * @param {number[]} plans
 */
function examples(app, plans) {
  const some = [...hubs(app.model, plans).slice(0, 1), ...partners(app.model, plans).slice(0, 1)];
  if (!some.length) return null;
  return element(
    'p',
    'examples',
    element('span', 'quiet', app.say('home.examples')),
    ' ',
    ...some.flatMap((thing) => [app.door(thing), ' ']),
  );
}
