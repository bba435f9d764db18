/*
 * What has a place, as rows of a file. Pure.
 */
import { iriOf } from '../../data/model.js';
import { addressesOf, pagesOf, passagesOn } from '../../data/evidence.js';
import { groundOf } from '../../data/whereabouts.js';

/** @typedef {import('../../types.js').App} App */

/**
 * Columns of codes are for programs; those called …_name are in the page's language.
 * @param {App} app
 * @param {number[]} things
 */
export function rowsForFile(app, things) {
  const { data } = app.model;
  const { positions, holders } = groundOf(app.model);
  return {
    headings: [
      'id',
      'kind',
      'kind_name',
      'name',
      'latitude',
      'longitude',
      'accurate_to_metres',
      'in',
      'in_name',
      'passages',
      'pages',
    ],
    rows: things.map((thing) => {
      const { kind, name } = data.things[thing];
      const position = positions.get(thing);
      const within = holders.get(thing) ?? [];
      const stated = passagesOn(app.model, thing);
      return [
        iriOf(data, thing),
        data.kinds[kind].id,
        app.in(data.kinds[kind].name),
        app.in(name),
        position?.latitude ?? null,
        position?.longitude ?? null,
        position && position.metres >= 0 ? position.metres : null,
        within.map((one) => iriOf(data, one)).join(' '),
        within.map((one) => app.in(data.things[one].name)).join('; '),
        addressesOf(app.model, stated),
        pagesOf(app.model, stated),
      ];
    }),
  };
}
