/*
 * Who takes part where, as rows of a file: one for each link behind a cell of the matrix.
 */
import { addressesOf } from '../../data/evidence.js';
import { iriOf } from '../../data/model.js';
import { codesOf, pagesCell } from '../../take_away/rows.js';
import { sentenceText } from '../../parts/sentences.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {{ thing: number, policy: number, link: number }} Tie */

/**
 * The links by which things take part in policies, as far as the filters leave both.
 * @param {App} app
 * @returns {Tie[]}
 */
export function tiesShown(app) {
  const { things, links } = app.selection();
  const kept = new Set(links);
  const among = new Set(things);
  return things.flatMap((thing) =>
    [...app.model.ties[thing]].flatMap(([policy, some]) =>
      among.has(policy) ? some.filter((link) => kept.has(link)).map((link) => ({ thing, policy, link })) : [],
    ),
  );
}

/**
 * @param {App} app
 * @param {Tie[]} ties
 * @returns {import('../../types.js').ViewTable}
 */
export function tieRows(app, ties) {
  const { data } = app.model;
  const { things, kinds, relations, links } = data;
  const headings = [
    ...[app.say('table.name'), app.say('table.kind'), app.say('table.inPolicies'), app.say('take.policyName')],
    ...[app.say('table.relation'), app.say('take.element'), app.say('table.number'), app.say('table.inWords')],
    ...[app.say('table.stated'), app.say('table.page'), app.say('table.address')],
  ];
  const rows = ties.map(({ thing, policy, link }) => {
    const [from, relation, to, stated] = links[link];
    const element = from === thing ? to : from;
    return [
      ...[app.in(things[thing].name), app.in(kinds[things[thing].kind].name)],
      ...[codesOf(app, [policy]), app.in(things[policy].name), app.in(relations[relation].name)],
      ...[app.in(things[element].name), things[element].at ?? '', sentenceText(app, link)],
      ...[addressesOf(app.model, stated), pagesCell(app, stated), iriOf(data, thing)],
    ];
  });
  return { id: 'partners', name: app.say('view.matrix'), headings, rows };
}
