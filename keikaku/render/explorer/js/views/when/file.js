/*
 * The dates as rows of a file. Pure.
 */
import { iriOf } from '../../data/model.js';
import { addressesOf, hasText, pagesOf, policiesOfPassages, textOf } from '../../data/evidence.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Dated} Dated */

/**
 * Columns of codes are for programs; those called …_name, and what is said, are in the page's language.
 * @param {App} app
 * @param {Entry[]} entries
 * @param {Dated[]} values of indicators
 */
export function rowsForFile(app, entries, values) {
  const { data } = app.model;
  const text = hasText(app.model);
  const evidence = (/** @type {number[]} */ stated) => [
    policiesOfPassages(app.model, stated)
      .map((policy) => data.things[policy].at ?? data.things[policy].id)
      .join(' '),
    addressesOf(app.model, stated),
    pagesOf(app.model, stated),
    ...(text ? [textOf(app.model, stated)] : []),
  ];
  return {
    headings: [
      'begins',
      'ends',
      'period',
      'what',
      'what_name',
      'status',
      'text',
      'things',
      'things_name',
      'policies',
      'passages',
      'pages',
      ...(text ? ['passage_text'] : []),
    ],
    rows: [
      ...entries.map((entry) => [
        entry.begins,
        entry.ends,
        app.in(data.periods[entry.period].name),
        data.occasions[entry.occasion].id,
        app.in(data.occasions[entry.occasion].name),
        { done: 'done', past: 'planned, date past', ahead: 'planned' }[entry.word],
        app.in(entry.told),
        entry.things.map((thing) => iriOf(data, thing)).join(' '),
        entry.things.map((thing) => app.in(data.things[thing].name)).join('; '),
        ...evidence(entry.stated),
      ]),
      ...values.map(({ thing, value }) => [
        '',
        value.ends ?? '',
        app.in(value.period),
        value.kind,
        app.in(value.name),
        '',
        app.in(value.written),
        iriOf(data, thing),
        app.in(data.things[thing].name),
        ...evidence(value.stated),
      ]),
    ],
  };
}
