/*
 * The columns of what answers a question that was read in the page: the things, and where that is stated.
 */
import { addressesOf, nameSaid, pagesOf, policiesOfThing } from '../../data/evidence.js';
import { element, unseen } from '../../parts/dom.js';
import { policyBadge } from '../../parts/policy_marks.js';
import { named } from '../../parts/texts.js';
import { called } from '../../data/plans.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../search/understood.js').Met} Met */
/** @typedef {import('../table/columns.js').Column} Column */

/**
 * The columns of a table whose rows are places in a list of things that were found.
 * @param {App} app
 * @param {Met[]} met
 * @returns {Column[]}
 */
export function understoodColumns(app, met) {
  const { data } = app.model;
  const { language } = app.state();
  const calledOf = (/** @type {number} */ row) => app.in(called(data, met[row].thing).name);
  const alike = met.every((_, row) => calledOf(row) === calledOf(0));
  const policies = (/** @type {number} */ row) => policiesOfThing(app.model, met[row].thing);
  /** @type {Column[]} */
  const columns = [
    {
      id: 'name',
      title: app.say('table.name'),
      value: (row) => nameSaid(app.model, met[row].thing, language).name,
      cell: (row) => [app.door(met[row].thing), ...(met[row].wanted ? [' ', wish(app)] : [])],
    },
    { id: 'kind', title: app.say('table.kind'), value: calledOf },
    {
      id: 'policies',
      title: app.say('table.policies'),
      value: (row) => policies(row).length,
      counted: true,
      cell: (row) =>
        policies(row).flatMap((policy, place) => [...(place ? [unseen(', ')] : []), policyBadge(app, policy)]),
    },
    {
      id: 'stated',
      title: app.say('table.stated'),
      value: (row) => addressesOf(app.model, met[row].passages),
      cell: (row) => (met[row].passages.length ? [app.cite(met[row].passages)] : [app.say('ask.arranged')]),
    },
    { id: 'page', title: app.say('table.page'), value: (row) => pagesOf(app.model, met[row].passages), only: true },
  ];
  return alike ? columns.filter(({ id }) => id !== 'kind') : columns;
}

/**
 * The same of what counts only in a wider sense, with what it counts through.
 * @param {App} app
 * @param {import('../../search/wider.js').Wider[]} wider
 * @returns {Column[]}
 */
export function widerColumns(app, wider) {
  const { language } = app.state();
  const isOwn = (/** @type {number} */ row) => wider[row].by === wider[row].thing;
  const [name, ...others] = understoodColumns(app, wider);
  const through = {
    id: 'through',
    title: app.say('ask.through'),
    value: (/** @type {number} */ row) =>
      isOwn(row) ? app.say('ask.throughName') : nameSaid(app.model, wider[row].by, language).name,
    cell: (/** @type {number} */ row) => [isOwn(row) ? app.say('ask.throughName') : app.door(wider[row].by)],
  };
  return [name, through, ...others];
}

/**
 * The columns of numbers: rows are places in the data's facts.
 * @param {App} app
 * @returns {Column[]}
 */
export function factColumns(app) {
  const { facts } = app.model.data;
  return [
    {
      id: 'number',
      title: app.say('ask.number'),
      value: (row) => app.in(facts[row][2]),
      cell: (row) => [named(app, facts[row][2], 'span')],
    },
    {
      id: 'stated',
      title: app.say('table.stated'),
      value: (row) => addressesOf(app.model, facts[row][3]),
      cell: (row) => [app.cite(facts[row][3])],
    },
  ];
}

/** @param {App} app */
const wish = (app) => element('span', 'wish', app.say('ask.wanted'));
