/*
 * The policies of a plan: number and colour, what each is to achieve, how much is in it, how its targets stand.
 */
import { element } from '../../parts/dom.js';
import { countedBelow } from './counts.js';
import { targetLights } from './targets.js';
import { partnersOfPolicies } from '../../data/partners.js';
import { policiesOf } from '../../data/plans.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').Names} Names */

/**
 * A row for each policy, or nothing.
 * @param {App} app
 * @param {number} plan
 */
export function policyRows(app, plan) {
  const { data, policyOf } = app.model;
  const policies = policiesOf(app.model, [plan]);
  if (!policies.length) return null;
  const partners = partnersOfPolicies(app.model, [plan]);
  return element(
    'ol',
    'policy-rows',
    ...policies.map((policy) => {
      const withPartners = partners.get(policy)?.size ?? 0;
      const counts = [
        ...doneIn(app, policy),
        ...(withPartners ? [element('li', 'has-partners', app.say('home.partnerCount', { n: withPartners }))] : []),
      ];
      const aims = aimsOf(app.model, policy);
      return element(
        'li',
        'policy',
        element('p', 'policy-name', app.door(policy)),
        counts.length > 0 && element('ul', 'policy-counts', ...counts),
        targetLights(
          app,
          data.indicators.filter(({ thing }) => policyOf[thing] === policy),
        ),
        aims.length > 0 && element('ul', 'aims', ...aims.map((aim) => element('li', '', app.in(aim)))),
      );
    }),
  );
}

/**
 * How many initiatives a policy has; of a plan without any, how many measures.
 * @param {App} app
 * @param {number} policy
 */
function doneIn(app, policy) {
  const initiatives = countedBelow(app, policy, ['Initiative']);
  return initiatives.length ? initiatives : countedBelow(app, policy, ['Measure']);
}

/**
 * What a policy is to achieve; where only the strategies below it say so, what they are to.
 * @param {Model} model
 * @param {number} policy
 */
function aimsOf({ data: { things }, childrenOf }, policy) {
  const telling = things[policy].aim ? [policy] : childrenOf[policy];
  /** @type {Names[]} */
  const aims = [];
  for (const one of telling) {
    const [ja, en] = things[one].aim ?? ['', ''];
    if (ja) aims.push([ja.replace(/。$/, ''), en.replace(/\.$/, '')]); // beside each other none ends with a full stop
  }
  return aims;
}
