/*
 * The words by which people ask for questions of the catalogue without asking any of them.
 */
import { AUDIT } from './catalogue.js';
import { questionCalled, rowsOf, thingsOf } from '../../data/answers.js';

/** @typedef {import('../../types.js').App} App */

/** @type {readonly import('../../types.js').Way[]} */
export const WAYS = [
  { words: 'words.audit', says: 'way.audit', patch: auditPart },
  { words: 'words.open', says: 'way.open', patch: (app) => firstOf(app, ['issues-not-taken-up']) },
  { words: 'words.voices', says: 'way.voices', patch: (app) => firstOf(app, ['survey-answers', 'opinions-taken-up']) },
];

/**
 * The questions of the group that looks for what is not there.
 * @param {App} app
 * @returns {import('../../types.js').WayPatch | null}
 */
function auditPart(app) {
  const { topics, asked } = app.model.data.questions;
  const topic = topics.findIndex(({ id }) => id === AUDIT);
  return asked.some((question) => question.topic === topic) ? { query: app.in(topics[topic].name) } : null;
}

/**
 * The first of some questions that has an answer.
 * @param {App} app
 * @param {string[]} ids
 * @returns {import('../../types.js').WayPatch | null}
 */
function firstOf(app, ids) {
  const found = ids.find((id) => {
    const question = questionCalled(app.model, id);
    if (!question) return false;
    const { rows } = rowsOf(app.model, question, app.state());
    return rows.length > 0 || thingsOf(app.model, question, app.state()).length > 0;
  });
  return found === undefined ? null : { picks: [found] };
}
