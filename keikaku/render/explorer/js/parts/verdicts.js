/*
 * What is said of an indicator beside its bar and chart, and in tables.
 */
import { element } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Indicator} Indicator */

/**
 * Whether it is on track, as of when.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function verdictOf(app, { track, told }) {
  return element('p', `verdict is-${track}`, element('span', 'dot'), app.in(told.verdict));
}

/**
 * Where it stands, what the verdict rests on, and how the first period went.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function saidOf(app, { told }) {
  return [told.state, told.why, told.first]
    .map((names) => app.in(names))
    .filter(Boolean)
    .map((text) => element('p', 'card-said', text));
}

/**
 * What the interim targets of some indicators are called: as their plan calls them, where all are called the same.
 * @param {App} app
 * @param {Indicator[]} indicators
 */
export function interimName(app, indicators) {
  const kinds = indicators.flatMap(({ values }) => values.filter(({ kind }) => kind === 'InterimTarget'));
  const [name, ...others] = new Set(kinds.map((value) => app.in(value.name)));
  if (!name || others.length) return app.say('indicator.first');
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}

/**
 * The interim target that counts; where none has a number, what the plan says in its place.
 * @param {Indicator} indicator
 */
export const interimOf = ({ values, interim }) =>
  values[interim] ?? values.filter(({ kind }) => kind === 'InterimTarget').at(-1);
