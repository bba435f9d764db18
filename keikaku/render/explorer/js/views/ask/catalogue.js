/*
 * The questions of the catalogue: all of them by their subjects, and one with its answer.
 */
import { inside } from '../../parts/door.js';
import { element, withAttributes } from '../../parts/dom.js';
import { rowsOf, takesThing, thingsOf } from '../../data/answers.js';
import { answerTable } from './answer_table.js';
import { catalogueColumns } from './catalogue_columns.js';
import { fold } from '../../text/fold.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../page_data.js').Question} Question */

/** The group whose answers are easily taken for more than they say. */
export const AUDIT = 'audit';

/**
 * A link to a question, with how many rows its answer has where it is asked of no thing.
 * @param {App} app
 * @param {Question} question
 * @param {number} [thing]
 */
export function questionLink(app, question, thing = -1) {
  const patch = {
    view: /** @type {const} */ ('ask'),
    picks: picksOf(app, question, thing),
    query: '',
    sort: '',
    at: -1,
  };
  const name =
    thing >= 0 ? `${app.in(question.title)}: ${app.in(app.model.data.things[thing].name)}` : app.in(question.title);
  return inside('question', app.address(patch), [element('span', 'name', name)], () => app.set(patch));
}

/**
 * What stands in the address for a question.
 * @param {App} app
 * @param {Question} question
 * @param {number} thing
 */
export const picksOf = (app, question, thing) => [
  question.id,
  ...(thing >= 0 ? [app.model.data.things[thing].id] : []),
];

/**
 * The questions whose words hold those of a text; all for none.
 * @param {App} app
 * @param {string} text
 */
export function questionsWith({ model }, text) {
  const words = text
    .split(/[\s、。?？]+/)
    .map(fold)
    .filter(Boolean);
  const { asked, topics } = model.data.questions;
  return asked.filter(({ title, asks, topic }) => {
    const whole = [...title, ...asks, ...topics[topic].name].map(fold);
    return words.every((word) => whole.some((one) => one.includes(word)));
  });
}

/**
 * Questions by their subjects, as links.
 * @param {App} app
 * @param {Question[]} questions
 * @param {Map<Question, number>} [asOf] the things of which some of them are asked
 */
export function questionList(app, questions, asOf) {
  const { topics } = app.model.data.questions;
  const groups = topics.flatMap(({ id, name }, topic) => {
    const own = questions.filter((question) => question.topic === topic);
    if (!own.length) return [];
    const items = own.map((question) =>
      element('li', '', ...item(app, question, id === AUDIT, asOf?.get(question) ?? -1)),
    );
    return [element('section', 'question-group', element('h3', '', app.in(name)), element('ul', '', ...items))];
  });
  return element('div', 'question-groups', ...groups);
}

/** @param {App} app @param {Question} question @param {boolean} heed @param {number} thing */
function item(app, question, heed, thing) {
  const n = takesThing(question) && thing < 0 ? null : rowsOf(app.model, question, app.state(), thing).rows.length;
  const note = heed && app.in(question.note);
  return [
    questionLink(app, question, thing),
    ' ',
    n !== null && element('span', 'question-count', n.toLocaleString(app.state().language)),
    note && element('span', 'question-note', note),
  ].filter((one) => one !== false && one !== null && one !== '');
}

/**
 * The questions whose answers are too large for the file.
 * @param {App} app
 */
export function unanswered(app) {
  const { without } = app.model.data.questions;
  if (!without.length) return null;
  const items = without.map(({ title }) => element('li', '', app.in(title)));
  return element('section', 'question-group', element('h3', '', app.say('ask.without')), element('ul', '', ...items));
}

/**
 * The thing that a question is asked of: the one in the address, else the one with the most rows; -1 for none.
 * @param {App} app
 * @param {Question} question
 */
export function thingAsked(app, question) {
  if (!takesThing(question)) return -1;
  const chosen = app.model.thingById.get(app.state().picks[1] ?? '');
  return (
    chosen ?? thingsOf(app.model, question, app.state())[0] ?? thingsOf(app.model, question, { plans: [] })[0] ?? -1
  );
}

/**
 * What was asked, of what, how much answers it, and what to heed; and the rows.
 * @param {App} app
 * @param {Question} question
 */
export function catalogueAnswer(app, question) {
  const thing = thingAsked(app, question);
  const { rows: found, ofAll } = rowsOf(app.model, question, app.state(), thing);
  const columns = catalogueColumns(app, question, found);
  const wanted = fold(app.state().query);
  const rows = wanted
    ? found.filter((row) => columns.some(({ value }) => fold(String(value(row) ?? '')).includes(wanted)))
    : found;
  const { place, save } = answerTable(app, { id: question.id, said: app.in(question.title), columns, rows });
  return { thing, rows, all: found.length, ofAll, place, save };
}

/**
 * A choice among the things of which the question has rows.
 * @param {App} app
 * @param {Question} question
 * @param {number} thing
 */
export function thingChoice(app, question, thing) {
  if (!takesThing(question)) return null;
  const { kinds, things } = app.model.data;
  const { language } = app.state();
  const some = new Set([...thingsOf(app.model, question, app.state()), ...(thing >= 0 ? [thing] : [])]);
  const choice = withAttributes(element('select'), { id: 'ask-thing' });
  const named = [...some].map((one) => ({ one, name: app.in(things[one].name) }));
  for (const { one, name } of named.sort((a, b) => a.name.localeCompare(b.name, language))) {
    const n = rowsOf(app.model, question, app.state(), one).rows.length;
    const isOnly = named.every((other) => other.one === one || other.name !== name);
    const told = isOnly ? name : `${name}, ${app.in(kinds[things[one].kind].name)}`; // of two with one name
    const option = element('option', '', `${told} (${n.toLocaleString(language)})`);
    option.value = things[one].id;
    option.selected = one === thing;
    choice.append(option);
  }
  choice.addEventListener('change', () => app.set({ picks: [question.id, choice.value], sort: '' }));
  return element('label', 'filter', element('span', '', app.in(question.of)), choice);
}
