/*
 * The story that comes with the data: its steps are states of the page.
 */
import { sameState } from './address.js';
import { readFragment } from './state.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */

/**
 * How many steps the story has; 0 where there is none.
 * @param {App} app
 */
export const stepsOf = ({ model }) => model.data.story?.[2].length ?? 0;

/**
 * The step that is told, or null.
 * @param {App} app
 */
export function stepNow({ model, state }) {
  const step = model.data.story?.[2][state().tour - 1];
  if (!step) return null;
  const [, title, says, stated] = step;
  return { title, says, stated };
}

/**
 * The state that a step shows, in the reader's language and colours.
 * @param {App} app
 * @param {number} tour
 * @returns {State}
 */
export function stateOfStep({ model, state, views }, tour) {
  const { language, theme } = state();
  const ids = views.map(({ id }) => id);
  const shown = readFragment(model, model.data.story?.[2][tour - 1]?.[0] ?? '', { language, theme }, ids);
  return { ...shown, language, theme, tour };
}

/**
 * Whether the page shows what the step shows, and not what the reader went on to.
 * @param {App} app
 */
export const isAtStep = (app) => sameState(app.state(), stateOfStep(app, app.state().tour));
