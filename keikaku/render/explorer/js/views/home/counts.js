/*
 * How many of what plans are made of, in their own words.
 */
import { byCalling } from '../../data/plans.js';
import { element } from '../../parts/dom.js';
import { within } from '../../parts/plan_names.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../data/plans.js').Called} Called */

const MADE_OF = ['Measure', 'Initiative', 'Indicator']; // beside the uppermost parts
const INSTEAD = ['Measure', 'Issue', 'Indicator']; // of plans whose initiatives are not there
const MOST = 5; // groups that are told

/**
 * “7 policies”, “260 initiatives”: the uppermost parts of some plans and what else there is to tell.
 * @param {App} app
 * @param {number[]} plans
 * @returns {string[]}
 */
export function madeOf(app, plans) {
  const { model } = app;
  const { kinds, things } = model.data;
  const tops = new Set(model.policies);
  const kindsOf = (/** @type {string[]} */ some) =>
    things.flatMap(({ plan, kind }, thing) =>
      plans.includes(plan) && (tops.has(thing) || some.includes(kinds[kind].id)) ? [thing] : [],
    );
  const usual = kindsOf(MADE_OF);
  const some = usual.some((thing) => kinds[things[thing].kind].id === 'Initiative') ? usual : kindsOf(INSTEAD);
  return byCalling(model, some)
    .sort((one, other) => Number(tops.has(other.things[0])) - Number(tops.has(one.things[0])) || one.kind - other.kind)
    .slice(0, MOST)
    .map(({ called, things: own }) => amount(app, called, own.length));
}

/**
 * How many parts of some kinds belong to a policy, as items of a list.
 * @param {App} app
 * @param {number} policy
 * @param {string[]} some kinds
 */
export function countedBelow(app, policy, some) {
  const { data, policyOf } = app.model;
  const below = data.things.flatMap(({ kind }, thing) =>
    policyOf[thing] === policy && thing !== policy && some.includes(data.kinds[kind].id) ? [thing] : [],
  );
  return byCalling(app.model, below)
    .sort((one, other) => one.kind - other.kind)
    .map(({ called, things }) => element('li', '', amount(app, called, things.length)));
}

/**
 * @param {App} app
 * @param {Called} called
 * @param {number} n
 */
function amount(app, called, n) {
  return app.say('home.count', { n, name: within(app.in(n === 1 ? called.name : called.many)) });
}
