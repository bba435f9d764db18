/*
 * The filters that are set, as a bar of chips under the navigation: in every view, each with what it leaves out or
 * keeps in words, and taken off by a press.
 */
import { button, clear, element, withAttributes } from '../parts/dom.js';
import { FILTERS, filtered, isFiltered, unfiltered, unfilteredOf } from '../data/selection.js';
import { setFilters } from '../parts/set_filters.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../data/selection.js').FilterKey} FilterKey */
/** @typedef {import('../parts/set_filters.js').SetFilter} SetFilter */

/**
 * The bar and what brings it up to date.
 * @param {App} app
 */
export function filterBar(app) {
  const made = withAttributes(element('section', 'filters'), { 'aria-label': app.say('filters.bar') });
  const fill = () => {
    const focused = [...made.querySelectorAll('button')].findIndex((one) => one === document.activeElement);
    made.hidden = !isFiltered(app.state());
    clear(made);
    if (made.hidden) {
      if (focused >= 0) document.getElementById('main')?.focus({ preventScroll: true });
      return;
    }
    const list = element(
      'ul',
      'filter-chips',
      ...setFilters(app).map((chip) => element('li', '', chipButton(app, chip))),
    );
    const all = withAttributes(
      button('filters-all', app.say('filters.showAll'), () => takeOff(app, unfiltered())),
      { id: 'filters-all' },
    );
    made.append(
      element('span', 'filters-name', app.say('filters.bar')),
      list,
      element('span', 'filters-left', leftText(app)),
      all,
    );
    if (focused >= 0) made.querySelectorAll('button')[Math.min(focused, list.children.length)].focus();
  };
  return { made, fill };
}

/** @param {App} app @returns {readonly FilterKey[]} the filters that the view does not follow */
const unheededBy = (app) => app.views.find(({ id }) => id === app.state().view)?.unheeded ?? [];

/**
 * How much the filters leave of all.
 * @param {App} app
 */
function leftText(app) {
  return app.say(unheededBy(app).length === FILTERS.length ? 'filters.none' : 'filters.left', leftAmounts(app));
}

/** @param {App} app */
function leftAmounts(app) {
  const { language } = app.state();
  const heeded = { ...app.state(), ...Object.fromEntries(unheededBy(app).map((key) => [key, []])) };
  const left = filtered(app.model, heeded);
  const { things, links } = unfilteredOf(app.model, app.state());
  const told = Object.entries({
    n: left.things.length,
    all: things.length,
    links: left.links.length,
    allLinks: links.length,
  });
  return Object.fromEntries(told.map(([key, count]) => [key, count.toLocaleString(language)]));
}

/**
 * @param {App} app
 * @param {Partial<State>} patch
 */
function takeOff(app, patch) {
  app.set(patch);
  app.announce(app.say('filters.taken', leftAmounts(app)));
}

/**
 * @param {App} app
 * @param {SetFilter} chip
 */
function chipButton(app, { key, text, off }) {
  const unheeded = unheededBy(app).includes(key);
  const note = unheeded && element('span', 'filter-note', ` ${app.say('filters.notHere')}`);
  const made = button(
    'filter-chip',
    [text, note, withAttributes(element('span', 'cross', '×'), { 'aria-hidden': 'true' })],
    () => takeOff(app, { [key]: off }),
  );
  made.classList.toggle('unheeded', unheeded);
  const name = app.say('filters.takeOff', { filter: text });
  return withAttributes(made, { 'aria-label': unheeded ? `${name} (${app.say('filters.notHere')})` : name });
}
