/*
 * The dates year by year: each with its time as the plan tells it, what it is, and where it is stated.
 */
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { badgeOf } from '../../parts/policy_marks.js';
import { momentMark } from './marks.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Year} Year */

const FIRST = 12; // entries of a year; the rest when asked for, if it is more than a few
const MORE = 4;
const STATE = 'asOf'; // tells of when facts are: a state, and nothing that happens

/**
 * @param {App} app
 * @param {Year[]} years
 * @param {boolean} [whole] with all dates, as on paper; the values of indicators have a view of their own
 */
export function yearList(app, years, whole = false) {
  return element('ol', 'when-years', ...years.map((year) => yearItem(app, year, whole)));
}

/**
 * @param {App} app
 * @param {Year} year
 * @param {boolean} whole
 */
function yearItem(app, { year, entries, values }, whole) {
  const head = withAttributes(element('h3', 'when-year', app.say('when.year', { year })), { id: `when-${year}` });
  head.tabIndex = -1;
  const list = element('ol', 'when-entries');
  const fold = entries.length > FIRST + MORE && !whole;
  list.append(...entries.slice(0, fold ? FIRST : entries.length).map((entry) => entryItem(app, entry)));
  const more = fold ? button('more fold', app.say('when.more', { n: entries.length - FIRST }), () => unfold()) : null;
  const unfold = () => {
    const rest = entries.slice(FIRST).map((entry) => entryItem(app, entry));
    list.append(...rest);
    rest[0].querySelector('a')?.focus();
    more?.remove();
  };
  return element('li', 'when-group', head, element('div', 'when-body', list, more, valuesPart(app, values)));
}

/**
 * @param {App} app
 * @param {Entry} entry
 */
function entryItem(app, entry) {
  const { occasions, periods } = app.model.data;
  const { told, things, stated, word } = entry;
  const said = app.in(told);
  const doors = things.map((thing) => element('span', 'when-thing', badgeOf(app, thing), ' ', app.door(thing)));
  const made = element(
    'li',
    `when-entry is-${word}`,
    momentMark(word),
    element(
      'div',
      'when-what',
      element(
        'p',
        'when-head',
        element('span', 'when-time', app.in(periods[entry.period].name)),
        ' ',
        element('span', 'tag', app.in(occasions[entry.occasion].name)),
        ' ',
        occasions[entry.occasion].id !== STATE && element('span', 'when-word', app.say(`when.word_${word}`)),
      ),
      said ? element('p', 'when-text', said) : null,
      element('p', 'when-of', ...doors, ' ', app.cite(stated)),
    ),
  );
  made.dataset.things = things.join(' ');
  return made;
}

/**
 * How many values of indicators fall into a year, and when asked for which.
 * @param {App} app
 * @param {Year['values']} values
 */
function valuesPart(app, values) {
  if (!values.size) return null;
  const said = [...values.values()].map((some) =>
    app.say('when.valuesOf', { kind: app.in(some[0].value.name), n: some.length }),
  );
  const made = element('details', 'when-values', element('summary', '', app.say('when.values'), ' ', said.join(' · ')));
  const rows = () =>
    [...values.values()]
      .flat()
      .map(({ thing, value }) =>
        element(
          'li',
          '',
          element('span', 'tag', app.in(value.name)),
          ' ',
          app.door(thing),
          ': ',
          element('b', 'number', app.in(value.written)),
          ` (${app.in(value.period)}) `,
          app.cite(value.stated),
        ),
      );
  const list = element('ul', '');
  made.append(list);
  const fill = () => list.children.length || clear(list).append(...rows());
  made.addEventListener('toggle', fill);
  return made;
}
