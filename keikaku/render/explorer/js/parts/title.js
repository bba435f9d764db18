/*
 * What the plans that are shown are called together.
 */
import { hasPlan, plansShown, solePlan } from '../data/plans.js';

/** @typedef {import('../types.js').App} App */

/**
 * The one plan's name; of all plans the dataset's, else how many there are.
 * @param {App} app
 */
export function titleOf(app) {
  const { plans, title } = app.model.data;
  const { view, plans: chosen } = app.state();
  const compares = app.views.some(({ id, ownPlans }) => id === view && ownPlans); // then its own choice says which
  const state = { plans: compares ? [] : chosen };
  const sole = solePlan(app.model, state);
  if (sole >= 0) return app.in(plans[sole].name);
  if (!plans.length) return app.in(title) || app.say(hasPlan(app.model) ? 'frame.untitled' : 'frame.untitledData');
  const { length } = plansShown(app.model, state);
  if (length < plans.length) return app.say('plans.some', { n: length, all: plans.length });
  return app.in(title) || app.say('plans.count', { n: length });
}

/**
 * The names of the plans that are shown, as a line; of many how many they are.
 * @param {App} app
 */
export function namesOfPlans(app) {
  const { plans } = app.model.data;
  const shown = plans.length ? plansShown(app.model, app.state()) : [];
  if (shown.length > MOST_NAMED) return app.say('plans.some', { n: shown.length, all: plans.length });
  return shown.map((plan) => app.in(plans[plan].name)).join(app.state().language === 'ja' ? '、' : '; ');
}

const MOST_NAMED = 4;
