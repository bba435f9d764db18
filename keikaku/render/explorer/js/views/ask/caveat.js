/*
 * What to heed in the answer to a question in words: what the catalogue says of a question that is answered by the same.
 */
import { element } from '../../parts/dom.js';
import { rowsOf, takesThing, thingIn } from '../../data/answers.js';
import { questionLink } from './catalogue.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../page_data.js').Question} Question */
/** @typedef {import('../../search/understood.js').Understood} Understood */

const ALIKE = 0.75; // share of what two answers have together, from which they are to the same question

/**
 * @param {App} app
 * @param {Understood} one
 * @returns {HTMLElement[]}
 */
export function caveatOf(app, { reading, met }) {
  const answer = new Set(met.map(({ thing }) => thing));
  if (!answer.size || !reading.conditions.length) return [];
  const named = reading.conditions.flatMap((condition) => ('thing' in condition ? [condition.thing] : []));
  let best = { alike: ALIKE, question: /** @type {Question | null} */ (null), thing: -1 };
  for (const question of app.model.data.questions.asked) {
    for (const thing of takesThing(question) ? named : [-1]) {
      const alike = likeness(answer, thingsOf(app, question, thing));
      if (alike >= best.alike) best = { alike, question, thing };
    }
  }
  const { question, thing } = best;
  if (!question) return [];
  const note = app.in(question.note);
  const same = element('p', 'quiet', app.say('ask.sameAs'), ' ', questionLink(app, question, thing));
  if (!note) return [same];
  return [element('p', 'notice question-heed', element('strong', '', app.say('ask.heed')), ' ', note), same];
}

/**
 * The things that a question is answered by: those of the first column that has any.
 * @param {App} app
 * @param {Question} question
 * @param {number} thing
 */
function thingsOf(app, question, thing) {
  const { rows } = rowsOf(app.model, question, app.state(), thing);
  const { passages } = app.model.data;
  const at = question.columns.findIndex(({ type }) => type === 'thing' || type === 'address');
  const isAddress = question.columns[at]?.type === 'address';
  return new Set(
    rows.flatMap((row) => {
      const cell = question.rows[row][at];
      if (typeof cell !== 'number') return [];
      return isAddress ? (cell >= 0 ? [passages[cell].of] : [-1 - cell]) : [thingIn(cell)];
    }),
  );
}

/**
 * @param {Set<number>} one
 * @param {Set<number>} other
 */
function likeness(one, other) {
  const both = [...one].filter((thing) => other.has(thing)).length;
  return both / (one.size + other.size - both);
}
