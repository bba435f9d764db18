/*
 * What links things: the facilities that tie the policies of a plan, and what several plans name.
 */
import { element, unseen, withAttributes } from '../../parts/dom.js';
import { hubs } from './highlights.js';
import { part, way } from './part.js';
import { sharedBy } from './plans.js';
import { ownActors } from '../../data/partners.js';
import { policiesOf } from '../../data/plans.js';
import { policyLook } from '../../parts/policy_marks.js';

/** @typedef {import('../../types.js').App} App */

const SHOWN = 6; // rows of a list
const MOST_SHOWN = 10;

/**
 * What several of the plans name.
 * @param {App} app
 * @param {number[]} plans
 */
export function sharedPart(app, plans) {
  const found = sharedBy(app.model, plans, ownActors(app.model, plans)).slice(0, MOST_SHOWN);
  if (!found.length) return null;
  const rows = found.map(({ thing, plans: naming }) =>
    element(
      'li',
      'partner',
      app.door(thing),
      element('span', 'quiet', app.say('plans.some', { n: naming.length, all: plans.length })),
    ),
  );
  return part(
    'shared',
    app.say('home.shared'),
    element('p', 'quiet', app.say('home.sharedNote')),
    element('ul', 'rows', ...rows),
    element('p', 'onward', way(app, '', { view: 'compare' }, [app.say('home.toCompare')])),
  );
}

/**
 * @param {App} app
 * @param {number} plan
 */
export function hubPart(app, plan) {
  const found = hubs(app.model, [plan]).slice(0, SHOWN);
  if (!found.length) return null;
  const rows = found.map((thing) => element('li', 'hub', app.door(thing), policyStrip(app, plan, thing)));
  return part(
    'hubs',
    app.say('home.hubs'),
    element('p', 'quiet', app.say('home.hubsNote')),
    element('ul', 'rows', ...rows),
    element('p', 'onward', way(app, '', { view: 'matrix', picks: ['Facility'] }, [app.say('home.toMatrix')])),
  );
}

/**
 * For each policy of a plan a square: filled where the thing takes part, ringed where it is only named or linked.
 * @param {App} app
 * @param {number} plan
 * @param {number} thing
 */
function policyStrip(app, plan, thing) {
  const { ties, touches, heard } = app.model;
  const policies = policiesOf(app.model, [plan]);
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
