/*
 * What a policy goes by through every view: its number, as its address has it, on an ink of its own. The number is
 * always there with the ink, for those who cannot tell the inks apart and for plans with more policies than inks.
 */
import { element, withAttributes } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {{ink: string, sign: string}} PolicyLook ink: of the colours --ink-*; sign: its number */

const INKS = 8; // --ink-policy-1 and on, in colours.css
const LONGEST_SIGN = 6; // letters that a badge has room for

/**
 * Ink and number of a policy of `model.policies`. The latest plan takes the first inks, so its policies never share one
 * unless it has more of them than there are inks.
 * @param {Model} model
 * @param {number} policy
 * @returns {PolicyLook}
 */
export function policyLook({ data: { things }, policies }, policy) {
  const { plan, at = '' } = things[policy];
  const ofPlan = policies.filter((one) => things[one].plan === plan);
  const place = ofPlan.indexOf(policy);
  const before = policies.filter((one) => things[one].plan > plan).length;
  const number = at.slice(at.indexOf(':') + 1);
  const sign = number && number.length <= LONGEST_SIGN ? number : String(place + 1);
  return { ink: `policy-${((before + place) % INKS) + 1}`, sign };
}

/**
 * A policy's number on its ink; its name where the pointer rests. A screen reader hears “Policy 3”.
 * @param {App} app
 * @param {number} policy
 */
export function policyBadge(app, policy) {
  const { kinds, things } = app.model.data;
  const { ink, sign } = policyLook(app.model, policy);
  const kind = app.in(kinds[things[policy].kind].name);
  return withAttributes(element('span', `policy-badge of-${ink}`, sign), {
    role: 'img',
    'aria-label': `${kind} ${sign}`,
    title: `${kind} ${sign}: ${app.in(things[policy].name)}`,
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
