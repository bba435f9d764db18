/*
 * The first screen of several plans: each with what it is made of and how its targets stand, and what they share.
 */
import { inside } from '../../parts/door.js';
import { button, element } from '../../parts/dom.js';
import { aboutPlan } from '../../parts/plan_names.js';
import { named, withLanguageMark } from '../../parts/texts.js';
import { toPlans } from '../../data/plans.js';
import { madeOf } from './counts.js';
import { targetLights } from './targets.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Model} Model */

const FIRST = 24; // plans that are listed at first
const SHARED_KINDS = [
  'Organisation',
  'Network',
  'Facility',
  'Programme',
  'Document',
  'Event',
  'Sector',
  'Product',
  'Concept',
  'Group',
  'Post',
];

/**
 * A row for each plan; its name shows it alone.
 * @param {App} app
 * @param {number[]} plans
 */
export function planRows(app, plans) {
  const list = element('ol', 'plan-cards', ...plans.slice(0, FIRST).map((plan) => planRow(app, plan)));
  if (plans.length <= FIRST) return list;
  const more = button('more', app.say('panel.showAll', { n: plans.length }), () => {
    const rest = plans.slice(FIRST).map((plan) => planRow(app, plan));
    list.append(...rest);
    more.remove();
    rest[0].querySelector('a')?.focus();
  });
  return element('div', '', list, more);
}

/**
 * @param {App} app
 * @param {number} plan
 */
function planRow(app, plan) {
  const { data } = app.model;
  const patch = toPlans(app.model, app.state(), [plan]);
  const link = inside(
    'plan-door',
    app.address(patch),
    [withLanguageMark(app, data.plans[plan].thing, named(app, data.plans[plan].name, 'span', 'name'))],
    () => app.set(patch),
  );
  const counts = madeOf(app, [plan]).map((text) => element('li', '', text));
  return element(
    'li',
    'plan-card',
    element('p', 'plan-name', link),
    element('p', 'quiet plan-about', aboutPlan(app, plan)),
    counts.length > 0 && element('ul', 'policy-counts', ...counts),
    targetLights(
      app,
      data.indicators.filter(({ thing }) => data.things[thing].plan === plan),
    ),
  );
}

/**
 * What several of these plans name: those of most plans first, then those with most links; not whose plans they are.
 * @param {Model} model
 * @param {number[]} plans
 * @param {Set<number>} own
 * @returns {{thing: number, plans: number[]}[]}
 */
export function sharedBy({ data, linksOf }, plans, own) {
  const kinds = new Set(data.kinds.flatMap(({ id }, kind) => (SHARED_KINDS.includes(id) ? [kind] : [])));
  return data.things
    .flatMap(({ kind, stated }, thing) => {
      if (!kinds.has(kind) || own.has(thing) || !stated.length) return [];
      const naming = data.plansOf[thing].filter((plan) => plans.includes(plan));
      return naming.length > 1 ? [{ thing, plans: naming }] : [];
    })
    .sort(
      (one, other) =>
        other.plans.length - one.plans.length ||
        linksOf[other.thing].length - linksOf[one.thing].length ||
        one.thing - other.thing,
    );
}
