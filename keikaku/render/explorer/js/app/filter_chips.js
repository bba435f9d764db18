/*
 * The filters that are set, as a bar of chips under the navigation: in every view, each with what it leaves out or
 * keeps in words, and taken off by a press.
 */
import { button, clear, element, withAttributes } from '../parts/dom.js';
import { FILTERS, filtered, isFiltered, unfiltered, unfilteredOf } from '../data/selection.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Names} Names */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../data/selection.js').FilterKey} FilterKey */
/** @typedef {{ key: FilterKey, text: string, off: string[] | number[] }} Chip off: what is left of the filter without it */

const NAMED_MOST = 3; // classes or relations that are named as all that is kept; things hidden by hand that are named

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
    const list = element('ul', 'filter-chips', ...chipsOf(app).map((chip) => element('li', '', chipButton(app, chip))));
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
 * @param {Chip} chip
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

/**
 * @param {App} app
 * @returns {Chip[]}
 */
function chipsOf(app) {
  const { data } = app.model;
  const { kindsOff, relationsOff } = app.state();
  return [
    ...policyChips(app),
    ...listChips(
      app,
      'kindsOff',
      kindsOff,
      data.kinds.map(({ id, many }) => [id, many]),
    ),
    ...listChips(
      app,
      'relationsOff',
      relationsOff,
      data.relations.map(({ id, name }) => [id, name]),
    ),
    ...goneChips(app),
  ];
}

/**
 * @param {App} app
 * @param {'kindsOff' | 'relationsOff'} key
 * @param {string[]} out
 * @param {string} id
 * @param {Names} name
 * @returns {Chip}
 */
const without = (app, key, out, id, name) => ({
  key,
  text: app.say('filters.without', { name: app.in(name) }),
  off: out.filter((one) => one !== id),
});

/**
 * What is left out, one by one; where only a few are kept, these.
 * @param {App} app
 * @param {'kindsOff' | 'relationsOff'} key
 * @param {string[]} out
 * @param {[string, Names][]} all
 * @returns {Chip[]}
 */
function listChips(app, key, out, all) {
  const kept = all.filter(([id]) => !out.includes(id));
  if (kept.length && kept.length <= NAMED_MOST && kept.length < out.length) {
    const name = kept.map(([, names]) => app.in(names)).join(app.say('filters.and'));
    return [{ key, text: app.say('filters.only', { name }), off: [] }];
  }
  return all.flatMap(([id, name]) => (out.includes(id) ? [without(app, key, out, id, name)] : []));
}

/**
 * @param {App} app
 * @returns {Chip[]}
 */
function policyChips(app) {
  const { policiesOn } = app.state();
  const { things, kinds } = app.model.data;
  return policiesOn.map((policy, place) => {
    const { at = '', kind, name } = things[policy];
    const number = at.slice(at.indexOf(':') + 1);
    const whole = app.say('filters.policy', { kind: app.in(kinds[kind].name), number, name: app.in(name) });
    return {
      key: 'policiesOn',
      text: app.say(place ? 'filters.also' : 'filters.only', { name: whole }),
      off: policiesOn.filter((one) => one !== policy),
    };
  });
}

/**
 * @param {App} app
 * @returns {Chip[]}
 */
function goneChips(app) {
  const { gone } = app.state();
  if (gone.length > NAMED_MOST)
    return [{ key: 'gone', text: app.say('filters.goneMany', { n: gone.length }), off: [] }];
  return gone.map((thing) => ({
    key: 'gone',
    text: app.say('filters.gone', { name: app.in(app.model.data.things[thing].name) }),
    off: gone.filter((one) => one !== thing),
  }));
}
