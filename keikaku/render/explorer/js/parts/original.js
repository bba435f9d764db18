/*
 * Where a plan itself can be read: its address, or what to look for where the data have none.
 */
import { referenceText } from '../text/reference_forms.js';
import { element, outside } from './dom.js';
import { originalReference } from './references.js';

/** @typedef {import('../types.js').App} App */

/**
 * @param {App} app
 * @param {number} plan
 */
export function originalOf(app, plan) {
  const reference = referenceText(originalReference(app, plan), app.state().language);
  return element('span', 'original', app.say('cite.original', { reference }), ' ', addressOfOriginal(app, plan));
}

/**
 * @param {App} app
 * @param {number} plan
 */
export function addressOfOriginal(app, plan) {
  const { url } = app.model.data.plans[plan];
  return url ? outside(url) : app.say('cite.noAddress');
}
