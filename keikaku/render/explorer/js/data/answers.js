/*
 * The catalogue's answers, as the page's data hold them: which rows answer a question for some plans and a thing. Pure.
 */
import { plansShown } from './plans.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../page_data.js').Question} Question */
/** @typedef {import('../page_data.js').Cell} Cell */
/** @typedef {{ rows: number[], ofAll: boolean }} Rows ofAll: they are of all plans, though only some are shown */

/**
 * The places of rows, written out: a number below 0 says how many more follow the one before.
 * @param {number[]} runs
 */
function placesOf(runs) {
  /** @type {number[]} */
  const places = [];
  for (const one of runs) {
    if (one >= 0) places.push(one);
    else for (let left = -one; left; left -= 1) places.push(places[places.length - 1] + 1);
  }
  return places;
}

/**
 * The rows that answer a question.
 * @param {Model} model
 * @param {Question} question
 * @param {Pick<State, 'plans'>} state
 * @param {number} [thing] that it is asked of
 * @returns {Rows}
 */
export function rowsOf(model, question, state, thing = -1) {
  const answers = question.answers.filter(([, of]) => of === thing);
  const of = (/** @type {number} */ plan) => answers.flatMap(([one, , runs]) => (one === plan ? placesOf(runs) : []));
  const shown = plansShown(model, state);
  if (!question.answers.some(([plan]) => plan >= 0)) return { rows: of(-1), ofAll: false };
  if (shown.length === 1) return { rows: of(shown[0]), ofAll: false };
  if (question.whole) {
    const rows = [...new Set(shown.flatMap(of))].sort((one, other) => one - other);
    return { rows, ofAll: false };
  }
  return { rows: of(-1), ofAll: shown.length < model.data.plans.length };
}

/**
 * Whether a question is asked of a thing.
 * @param {Question} question
 */
export const takesThing = (question) => question.of[1] !== '';

/**
 * The things of which a question has rows in the plans that are shown, those with the most first.
 * @param {Model} model
 * @param {Question} question
 * @param {Pick<State, 'plans'>} state
 */
export function thingsOf(model, question, state) {
  const all = [...new Set(question.answers.map(([, of]) => of))].filter((of) => of >= 0);
  const counts = new Map(all.map((of) => [of, rowsOf(model, question, state, of).rows.length]));
  const count = (/** @type {number} */ of) => counts.get(of) ?? 0;
  return all.filter(count).sort((one, other) => count(other) - count(one) || one - other);
}

/**
 * @param {Model} model
 * @param {string} id
 */
export const questionCalled = ({ data }, id) => data.questions.asked.find((question) => question.id === id);

/**
 * The thing that a cell of names shows, or -1 where it is a text.
 * @param {Cell} cell
 */
export const thingIn = (cell) => (typeof cell === 'number' && cell >= 0 ? cell : -1);

/**
 * What a cell of names says.
 * @param {Model} model
 * @param {Cell} cell
 * @returns {import('../types.js').Names}
 */
export function namesIn({ data }, cell) {
  if (typeof cell !== 'number') return [cell ?? '', cell ?? ''];
  return cell >= 0 ? data.things[cell].name : data.questions.texts[-1 - cell];
}
