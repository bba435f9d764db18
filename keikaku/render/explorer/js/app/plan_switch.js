/*
 * The switch of plans, where there are several: a button that says how many are shown, and the list that it opens, where
 * a name shows that plan alone and marks take several together.
 */
import { button, clear, element, withAttributes } from '../parts/dom.js';
import { inside } from '../parts/door.js';
import { named, withLanguageMark } from '../parts/texts.js';
import { aboutPlan } from '../parts/plan_names.js';
import { plansShown, toPlans } from '../data/plans.js';
import { fold } from '../text/fold.js';
import { titleOf } from '../parts/title.js';

/** @typedef {import('../types.js').App} App */

const FEW = 8; // plans among which nobody has to search

/**
 * The button, and what brings it up to date; nothing where there is nothing to choose.
 * @param {App} app
 */
export function planSwitch(app) {
  const { plans } = app.model.data;
  if (plans.length < 2) return null;
  const made = withAttributes(
    button('plan-switch', '', () => openList(app)),
    { id: 'plan-switch', 'aria-haspopup': 'dialog' },
  );
  const fill = () => {
    const { length } = plansShown(app.model, app.state());
    const all = length === plans.length;
    const said = all ? app.say('plans.all', { n: length }) : app.say('plans.some', { n: length, all: plans.length });
    made.replaceChildren(
      element('span', 'plan-long', said),
      element('span', 'plan-short', app.say('plans.short', { n: length, all: plans.length })),
      element('span', 'plan-bare', `${length}/${plans.length}`),
    );
    withAttributes(made, { 'aria-label': said });
  };
  return { made, fill };
}

/** @param {App} app */
function openList(app) {
  const dialog = withAttributes(element('dialog', 'plan-list'), { 'aria-labelledby': 'plan-list-title' });
  const close = () => dialog.close();
  const title = withAttributes(element('h2', '', app.say('plans.choose')), { id: 'plan-list-title' });
  const shut = withAttributes(button('icon', '×', close), { 'aria-label': app.say('plans.close') });
  const list = element('ul', 'plan-rows');
  const refresh = () => {
    const focused = document.activeElement?.id;
    clear(list).append(...rowsOf(app, close, refresh));
    sift(list, field?.value ?? '');
    if (focused) document.getElementById(focused)?.focus();
  };
  const field = app.model.data.plans.length > FEW ? planField(app, list) : null;
  dialog.append(element('div', 'passage-head', title, shut), element('p', 'quiet', app.say('plans.hint')));
  if (field) dialog.append(field);
  dialog.append(list);
  refresh();
  addEventListener('popstate', close); // back to what was there before
  dialog.addEventListener('close', () => {
    removeEventListener('popstate', close);
    dialog.remove();
  });
  dialog.addEventListener('click', ({ target }) => target === dialog && close());
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * All plans together, then each.
 * @param {App} app
 * @param {() => void} close
 * @param {() => void} refresh
 */
function rowsOf(app, close, refresh) {
  const { plans } = app.model.data;
  const state = app.state();
  const shown = plansShown(app.model, state);
  const only = (/** @type {number[]} */ some, /** @type {(string | Node)[]} */ content) => {
    const patch = toPlans(app.model, app.state(), some);
    const is = String(patch.plans) === String(state.plans);
    const link = inside('plan-only', app.address(patch), content, () => {
      close();
      app.set(patch);
      app.announce(app.say('plans.shown', { plan: titleOf(app) }));
    });
    return withAttributes(link, { 'aria-current': is && 'true' });
  };
  const all = element('li', 'plan-row', only([...plans.keys()], [app.say('plans.all', { n: plans.length })]));
  const rows = plans.map((plan, place) => {
    const mark = withAttributes(element('input'), {
      type: 'checkbox',
      id: `plan-mark-${place}`,
      'aria-label': app.say('plans.with', { plan: app.in(plan.name) }),
    });
    mark.checked = shown.includes(place);
    mark.addEventListener('change', () => {
      const some = mark.checked ? [...shown, place] : shown.filter((one) => one !== place);
      if (some.length) app.set(toPlans(app.model, app.state(), some));
      refresh();
    });
    const name = only(
      [place],
      [
        withLanguageMark(app, plan.thing, named(app, plan.name, 'span', 'plan-name')),
        element('span', 'plan-about', aboutPlan(app, place)),
      ],
    );
    const row = element('li', 'plan-row', mark, name);
    row.dataset.words = fold([plan.id, ...plan.name, ...plan.by, ...plan.area, ...plan.period].join(' '));
    return row;
  });
  return [all, ...rows];
}

/**
 * A field that leaves the rows with what is typed.
 * @param {App} app
 * @param {HTMLElement} list
 */
function planField(app, list) {
  const field = withAttributes(element('input', 'plan-field'), {
    type: 'search',
    'aria-label': app.say('plans.find'),
    placeholder: app.say('plans.find'),
  });
  field.addEventListener('input', () => sift(list, field.value));
  return field;
}

/**
 * @param {HTMLElement} list
 * @param {string} text
 */
function sift(list, text) {
  const words = text.split(/\s+/).map(fold).filter(Boolean);
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[data-words]')))
    row.hidden = !words.every((word) => row.dataset.words?.includes(word));
}
