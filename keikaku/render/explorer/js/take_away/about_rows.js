/*
 * What stands beside rows in a workbook: of what they are, from which state of which data, and how they may be used.
 */
import { dataLine } from '../parts/about.js';
import { namesOfPlans, titleOf } from '../parts/title.js';
import { fileName } from '../state/address.js';

/** @typedef {import('../types.js').App} App */

/**
 * @param {App} app
 * @param {string} name of the table
 * @param {number} count of its rows
 * @returns {import('./xlsx.js').Sheet}
 */
export function aboutRows(app, name, count) {
  const { view } = app.state();
  const { datasets } = app.model.data;
  /** @type {[string, import('../types.js').Cell][]} */
  const rows = [
    [app.say('about.shown'), `${titleOf(app)} – ${app.say(`view.${view}`)}`],
    [app.say('about.table'), name],
    [app.say('about.rows'), count],
    [app.say('about.plans'), namesOfPlans(app)],
    [app.say('about.opens'), `${fileName()}${app.address()}`],
    ...datasets.flatMap(
      (one) =>
        /** @type {[string, import('../types.js').Cell][]} */ ([
          [app.say('about.data'), app.in(one.name)],
          [app.say('about.version'), one.version],
          [app.say('about.modified'), { day: one.modified }],
          [app.say('about.licence'), one.licence],
          [app.say('about.identifier'), one.iri],
        ]),
    ),
    [app.say('about.source'), dataLine(app)],
  ];
  const [field, value] = [app.say('about.field'), app.say('about.value')];
  const said = rows.filter(([, cell]) => cell !== '' && !(cell instanceof Object && !cell.day));
  return { name: app.say('about.title'), headings: [field, value], rows: said };
}
