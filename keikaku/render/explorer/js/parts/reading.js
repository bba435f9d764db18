/*
 * Ways into the reading view: to a passage among what stands before and behind it.
 */
import { inside } from './door.js';
import { toPlans } from '../data/plans.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */

/** Whether the page has the view: data of no plan have none. @param {Pick<App, 'views'>} app */
export const canRead = ({ views }) => views.some(({ id }) => id === 'read');

/**
 * The state that shows a passage in its context, with a text marked in it. The panel closes: it would lie over the text.
 * @param {App} app
 * @param {number} passage
 * @param {string} [query]
 * @returns {Partial<State>}
 */
export function readingPatch(app, passage, query = '') {
  const { at, plan } = app.model.data.passages[passage];
  const { plans } = app.state();
  const hidden = plan >= 0 && plans.length > 0 && !plans.includes(plan);
  return {
    ...(hidden && toPlans(app.model, app.state(), [plan])),
    ...{ view: 'read', picks: [at], query, at: -1 },
  };
}

/**
 * A link to a passage in its context; nothing where there is no reading view, or the passage is a graph by its name.
 * @param {App} app
 * @param {number} passage
 * @param {() => void} [before] what is done first
 */
export function readingLink(app, passage, before = () => {}) {
  if (!canRead(app) || app.model.data.passages[passage].graph) return null;
  const patch = readingPatch(app, passage);
  return inside('reading-link', app.address(patch), [app.say('cite.read')], () => {
    before();
    app.set(patch);
  });
}
