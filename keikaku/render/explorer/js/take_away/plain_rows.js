/*
 * Things and links of data that are of no plan, as rows of a file: IRIs, and names only as far as the data say them.
 */
import { addressesOf, nameSaid } from '../data/evidence.js';
import { iriOf } from '../data/model.js';
import { kindsOf } from '../data/selection.js';
import { jointOf } from '../parts/texts.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('./rows.js').Rows} Rows */

/**
 * @param {App} app
 * @param {import('../types.js').Selection} selection
 * @returns {Rows}
 */
export function plainThings(app, { things }) {
  const { data } = app.model;
  const { language } = app.state();
  return {
    headings: ['iri', 'class', 'class_name', 'name', 'language'],
    rows: things.map((thing) => {
      const said = nameSaid(app.model, thing, language);
      const classes = kindsOf(data.things[thing])
        .map((kind) => data.kinds[kind])
        .filter(({ iri }) => iri);
      return [
        iriOf(data, thing),
        classes.map(({ iri }) => iri).join(' '),
        classes.map(({ name }) => app.in(name)).join(jointOf(app)),
        said.name,
        said.language,
      ];
    }),
  };
}

/**
 * @param {App} app
 * @param {number[]} chosen links
 * @returns {Rows}
 */
export function plainLinks(app, chosen) {
  const { data } = app.model;
  const { language } = app.state();
  const name = (/** @type {number} */ thing) => nameSaid(app.model, thing, language).name;
  return {
    headings: ['from', 'from_name', 'relation', 'relation_name', 'to', 'to_name', 'graphs'],
    rows: chosen.map((link) => {
      const [from, relation, to, stated] = data.links[link];
      const { iri, name: called } = data.relations[relation];
      const graphs = addressesOf(app.model, stated);
      return [iriOf(data, from), name(from), iri, app.in(called), iriOf(data, to), name(to), graphs];
    }),
  };
}
