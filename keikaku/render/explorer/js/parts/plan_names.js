/*
 * What is said of plans in a few words, and what their uppermost parts are called within sentences.
 */
import { plansShown, topCalled } from '../data/plans.js';

/** @typedef {import('../types.js').App} App */

/**
 * Who made a plan, for where and when, and its id, by which addresses begin.
 * @param {App} app
 * @param {number} plan
 */
export function aboutPlan(app, plan) {
  const { by, area, period, id } = app.model.data.plans[plan];
  const told = [app.in(by), app.in(area), app.in(period), id].filter(Boolean);
  return [...new Set(told)].join(' · ');
}

/**
 * That the period of a plan is over, with its last day; empty where it is not, or has no last day.
 * @param {Pick<App, 'model' | 'state' | 'say'>} app
 * @param {number} plan
 * @param {'plan.ended' | 'plan.over'} text
 */
export function endedSaid({ model, state, say }, plan, text) {
  const { ends, name } = model.data.plans[plan] ?? { ends: '', name: ['', ''] };
  const last = new Date(`${ends}T23:59:59`);
  if (!ends || !(last.getTime() < Date.now())) return '';
  const { language } = state();
  const day = last.toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long' });
  return say(text, { day, name: name[language === 'ja' ? 0 : 1] });
}

/**
 * Values for the places {part}, {parts}, {Part} and {Parts} of a text: what the plans that are shown call their
 * uppermost parts, within a sentence and at its beginning.
 * @param {Pick<App, 'model' | 'state' | 'in'>} app
 * @param {[string, string]} otherwise where they do not call them the same
 */
export function partWords(app, [one, many]) {
  const called = topCalled(app.model, plansShown(app.model, app.state()));
  const [part, parts] = called ? [app.in(called.name), app.in(called.many)] : [one, many];
  return { part: within(part), parts: within(parts), Part: opening(part), Parts: opening(parts) };
}

/**
 * A name within a sentence: without its capital, unless it is of several.
 * @param {string} name
 */
export const within = (name) => (/^\p{Lu}\P{Lu}*$/u.test(name) ? name.toLowerCase() : name);

/** @param {string} name */
const opening = (name) => name.slice(0, 1).toUpperCase() + name.slice(1);
