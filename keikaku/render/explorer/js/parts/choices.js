/*
 * Lists to choose one from, and the policies as such a list.
 */
import { clear, element, withAttributes } from './dom.js';
import { plansShown, policiesOf } from '../data/plans.js';
import { policyLook } from './policy_marks.js';

/** @typedef {import('../types.js').App} App */

/**
 * @param {string} value
 * @param {string} text
 */
export function option(value, text) {
  const made = element('option', '', text);
  made.value = value;
  return made;
}

/**
 * A labelled list to choose from.
 * @param {string} id
 * @param {string} name
 * @param {[string, string][]} options
 * @param {(value: string) => void} act
 */
export function choice(id, name, options, act) {
  const select = withAttributes(element('select', '', ...options.map(([value, text]) => option(value, text))), { id });
  select.addEventListener('change', () => act(select.value));
  const label = element('label', '', name);
  label.htmlFor = id;
  return { select, label, shown: element('p', 'choice', label, select) };
}

/**
 * One policy, or all. The list follows the plans that are shown when it is refreshed.
 * @param {App} app
 * @param {string} id
 */
export function policyChoice(app, id) {
  const made = choice(id, app.say('indicators.policy'), [], (place) =>
    app.set({ policiesOn: place ? [Number(place)] : [] }),
  );
  const refresh = () => {
    const { policiesOn } = app.state();
    made.label.replaceChildren(app.say('indicators.policy'));
    clear(made.select).append(option('', app.say('indicators.all')), ...policyOptions(app));
    made.select.value = policiesOn.length === 1 ? String(policiesOn[0]) : '';
  };
  return { shown: made.shown, refresh };
}

/**
 * The policies of the plans that are shown; of several, plan by plan.
 * @param {App} app
 * @returns {HTMLElement[]}
 */
function policyOptions(app) {
  const { data } = app.model;
  const plans = plansShown(app.model, app.state());
  const own = (/** @type {number} */ plan) =>
    policiesOf(app.model, [plan]).map((place) =>
      option(String(place), `${policyLook(app.model, place).sign} ${app.in(data.things[place].name)}`),
    );
  if (plans.length < 2) return plans.flatMap(own);
  return plans.map((plan) => {
    const group = element('optgroup', '', ...own(plan));
    group.label = app.in(data.plans[plan].name);
    return group;
  });
}
