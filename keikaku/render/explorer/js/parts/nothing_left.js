/*
 * What stands in place of what the filters have emptied: each filter that does so, to be taken off, with how much there
 * is without it.
 */
import { isFiltered, unfiltered } from '../data/selection.js';
import { button, element } from './dom.js';
import { setFilters } from './set_filters.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../data/selection.js').FilterKey} FilterKey */

/**
 * Nothing where no filter is set.
 * @param {App} app
 * @param {(state: State) => number} count how much of what is shown there is in a state
 * @returns {HTMLElement | null}
 */
export function nothingLeft(app, count) {
  const state = app.state();
  if (!isFiltered(state)) return null;
  const set = setFilters(app);
  const ways = [...new Set(set.map(({ key }) => key))]
    .map((key) => ({ key, n: count({ ...state, [key]: [] }) }))
    .filter(({ n }) => n > 0);
  const act = (/** @type {Partial<State>} */ patch) => () => {
    app.set(patch);
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  const offers = ways.map(({ key, n }) => {
    const filter = set.flatMap((one) => (one.key === key ? [one.text] : [])).join(app.say('filters.between'));
    return button(
      'action',
      app.say('filters.drop', { filter, n: n.toLocaleString(state.language) }),
      act({ [key]: [] }),
    );
  });
  const all = count({ ...state, ...unfiltered() });
  if (!offers.length && all)
    offers.push(
      button('action', app.say('filters.dropAll', { n: all.toLocaleString(state.language) }), act(unfiltered())),
    );
  if (!offers.length) return null;
  const said = app.say(ways.length ? 'filters.empty' : 'filters.emptyTogether');
  return element(
    'div',
    'notice nothing-left',
    element('p', '', said),
    element('ul', '', ...offers.map((one) => element('li', '', one))),
  );
}
