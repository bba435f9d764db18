/*
 * What a policy goes by through every view: its number, as its address has it, on an ink of its own. The number is
 * always there with the ink, for those who cannot tell the inks apart and for plans with more policies than inks.
 */
import { called, plansShown } from '../data/plans.js';
import { element, withAttributes } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {{ink: string, sign: string}} PolicyLook ink: of the colours --ink-*; sign: its number */

const INKS = 8; // --ink-policy-1 and on, in colours.css
const LONGEST_SIGN = 6; // letters that a badge has room for

/** @type {WeakMap<Model, Map<number, PolicyLook>>} */
const LOOKS = new WeakMap();

/**
 * Ink and number of a policy of `model.policies`. One after the other takes the next ink, so policies of a plan never
 * share one unless it has more of them than there are inks.
 * @param {Model} model
 * @param {number} policy
 * @returns {PolicyLook}
 */
export function policyLook(model, policy) {
  let looks = LOOKS.get(model);
  if (!looks) LOOKS.set(model, (looks = policyLooks(model)));
  return looks.get(policy) ?? { ink: 'policy-1', sign: '' };
}

/**
 * @param {Model} model
 * @returns {Map<number, PolicyLook>}
 */
function policyLooks({ data: { things }, policies }) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  return new Map(
    policies.map((policy, place) => {
      const { plan, at = '' } = things[policy];
      const number = (counts.get(plan) ?? 0) + 1;
      counts.set(plan, number);
      const path = at.slice(at.indexOf(':') + 1);
      const sign = path && path.length <= LONGEST_SIGN ? path : String(number);
      return [policy, { ink: `policy-${(place % INKS) + 1}`, sign }];
    }),
  );
}

/**
 * A policy's number on its ink; its name where the pointer rests. A screen reader hears “Policy 3”.
 * @param {App} app
 * @param {number} policy
 */
export function policyBadge(app, policy) {
  const { data } = app.model;
  const { things, plans } = data;
  const { ink, sign } = policyLook(app.model, policy);
  const kind = app.in(called(data, policy).name);
  const plan = plansShown(app.model, app.state()).length > 1 ? ` (${app.in(plans[things[policy].plan].name)})` : '';
  return withAttributes(element('span', `policy-badge of-${ink}`, sign), {
    role: 'img',
    'aria-label': `${kind} ${sign}`,
    title: `${kind} ${sign}: ${app.in(things[policy].name)}${plan}`,
    'data-policy': things[policy].id,
  });
}

/**
 * The badge of the policy that an element belongs to; nothing for what belongs to none.
 * @param {App} app
 * @param {number} thing
 */
export function badgeOf(app, thing) {
  const policy = app.model.policyOf[thing];
  return policy >= 0 ? policyBadge(app, policy) : null;
}
