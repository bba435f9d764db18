/*
 * The policies of the latest plan: number and colour, what each is to achieve, how much is in it, how its targets stand.
 */
import { element } from '../../parts/dom.js';
import { tiedPolicies } from './highlights.js';
import { targetLights } from './targets.js';
import { partnersOfPolicies } from '../../data/partners.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').Names} Names */

const COUNTED = ['Measure', 'Initiative'];

/**
 * A row for each policy, or nothing.
 * @param {App} app
 */
export function policyRows(app) {
  const { data, policyOf } = app.model;
  const policies = tiedPolicies(app.model);
  if (!policies.length) return null;
  const partners = partnersOfPolicies(app.model);
  return element(
    'ol',
    'policy-rows',
    ...policies.map((policy) => {
      const withPartners = partners.get(policy)?.size ?? 0;
      const counts = COUNTED.map((id) =>
        counted(
          app,
          id,
          data.things.filter((thing, place) => policyOf[place] === policy && data.kinds[thing.kind].id === id).length,
        ),
      )
        .concat(withPartners ? [element('li', 'has-partners', app.say('home.partnerCount', { n: withPartners }))] : [])
        .filter(Boolean);
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
 * “17 initiatives”, or nothing where there are none.
 * @param {App} app
 * @param {string} id of a kind
 * @param {number} count
 */
export function counted(app, id, count) {
  const kind = app.model.data.kinds.find((one) => one.id === id);
  if (!kind || !count) return null;
  const name = app.in(count === 1 ? kind.name : kind.many);
  return element(
    'li',
    '',
    app.say('home.count', { n: count, name: app.state().language === 'en' ? name.toLowerCase() : name }),
  );
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
