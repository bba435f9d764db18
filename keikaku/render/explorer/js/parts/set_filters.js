/*
 * The filters that are set, in words: what each leaves out or keeps, and what is left of it once that is taken off.
 */
import { kindCalled } from '../data/plans.js';
import { fewKept } from '../data/selection.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Names} Names */
/** @typedef {import('../data/selection.js').FilterKey} FilterKey */
/** @typedef {{ key: FilterKey, text: string, off: string[] | number[] }} SetFilter off: what is left of the filter without it */

const NAMED_MOST = 3; // things hidden by hand that are named

/**
 * @param {App} app
 * @returns {SetFilter[]}
 */
export function setFilters(app) {
  const { data } = app.model;
  const { kindsOff, relationsOff } = app.state();
  return [
    ...keptOnes(app, 'policiesOn', (policy) => policyInWords(app, policy)),
    ...keptOnes(app, 'groupsOn', (group) => app.say('filters.for', { name: app.in(data.things[group].name) })),
    ...keptOnes(app, 'sectorsOn', (sector) => app.in(data.things[sector].name)),
    ...keptOnes(app, 'yearsOn', (year) => app.say('filters.year', { year })),
    ...leftOutOnes(
      app,
      'kindsOff',
      kindsOff,
      data.kinds.map(({ id }, kind) => ({ id, name: kindCalled(app.model, app.state(), kind).many })),
    ),
    ...leftOutOnes(app, 'relationsOff', relationsOff, data.relations),
    ...goneOnes(app),
  ];
}

/**
 * All of them in one line; nothing where none is set.
 * @param {App} app
 */
export const filtersInWords = (app) =>
  setFilters(app)
    .map(({ text }) => text)
    .join(app.say('filters.between'));

/**
 * Of what alone is kept the first is told as that, the others as kept with it.
 * @param {App} app
 * @param {'policiesOn' | 'groupsOn' | 'sectorsOn' | 'yearsOn'} key
 * @param {(value: number) => string} named
 * @returns {SetFilter[]}
 */
function keptOnes(app, key, named) {
  const kept = app.state()[key];
  return kept.map((value, place) => ({
    key,
    text: app.say(place ? 'filters.also' : 'filters.only', { name: named(value) }),
    off: kept.filter((one) => one !== value),
  }));
}

/**
 * @param {App} app
 * @param {number} policy
 */
function policyInWords(app, policy) {
  const { things, kinds } = app.model.data;
  const { at = '', kind, name } = things[policy];
  const number = at.slice(at.indexOf(':') + 1);
  return app.say('filters.policy', { kind: app.in(kinds[kind].name), number, name: app.in(name) });
}

/**
 * What is left out, one by one; where only a few are kept, these.
 * @param {App} app
 * @param {'kindsOff' | 'relationsOff'} key
 * @param {string[]} out
 * @param {{id: string, name: Names}[]} all
 * @returns {SetFilter[]}
 */
function leftOutOnes(app, key, out, all) {
  const few = fewKept(all, out);
  if (few) {
    const name = few.map((one) => app.in(one.name)).join(app.say('filters.and'));
    return [{ key, text: app.say('filters.only', { name }), off: [] }];
  }
  return all
    .filter(({ id }) => out.includes(id))
    .map(({ id, name }) => ({
      key,
      text: app.say('filters.without', { name: app.in(name) }),
      off: out.filter((one) => one !== id),
    }));
}

/**
 * @param {App} app
 * @returns {SetFilter[]}
 */
function goneOnes(app) {
  const { gone } = app.state();
  if (gone.length > NAMED_MOST)
    return [{ key: 'gone', text: app.say('filters.goneMany', { n: gone.length }), off: [] }];
  return gone.map((thing) => ({
    key: 'gone',
    text: app.say('filters.gone', { name: app.in(app.model.data.things[thing].name) }),
    off: gone.filter((one) => one !== thing),
  }));
}
