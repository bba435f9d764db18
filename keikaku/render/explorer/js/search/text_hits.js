/*
 * The part of a search box's list about the text: the page or passage that a text names, and the passages that hold it.
 */
import { element, withAttributes } from '../parts/dom.js';
import { canRead, readingPatch } from '../parts/reading.js';
import { badgeOf } from '../parts/policy_marks.js';
import { languageOf, named } from '../parts/texts.js';
import { hasText } from '../data/evidence.js';
import { isRaw, placeAt } from '../data/reading.js';
import { plainPlan, plansShown } from '../data/plans.js';
import { pageSought, passagesOnPage, passagesSaying, soughtPlaces } from './in_text.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */
/** @typedef {{ shown: HTMLElement, patch: Partial<State> }} TextChoice */
/**
 * @typedef {object} TextPart
 * @property {string} title
 * @property {TextChoice[]} places the page or the passage that the text names: what is meant, if there is any
 * @property {TextChoice[]} passages some that hold it, and all of them in the reading view
 */

const SOME = 3; // passages in the list of the box
const BEFORE = 14; // characters before what was sought
const LABEL = 132; // letters of the longest one
const AROUND = 70; // characters of a passage

/**
 * What the text leads to in the plans that are shown; null where it leads nowhere, or nothing is to be read.
 * @param {App} app
 * @param {string} text
 * @returns {TextPart | null}
 */
export function textPart(app, text) {
  if (!canRead(app)) return null;
  const places = placesNamed(app, text);
  const said = passagesHere(app, text);
  if (!places.length && !said.length) return null;
  /** @type {TextChoice[]} */
  const passages = said.slice(0, SOME).map((one) => ({
    shown: passageShown(app, one.passage, wordsOf(app, one, text)),
    patch: readingPatch(app, one.passage, text),
  }));
  if (said.length > 1) passages.push(allShown(app, text, said.length));
  return {
    title: said.length
      ? app.say(hasText(app.model) ? 'search.inText' : 'search.inNames', { n: said.length })
      : app.say('search.toText'),
    places,
    passages,
  };
}

/**
 * The passages of the plans that are shown that hold a text, plan by plan.
 * @param {App} app
 * @param {string} text
 */
export function passagesHere({ model, state }, text) {
  const plans = plansShown(model, state());
  const { passages } = model.data;
  const said = passagesSaying(model, text);
  return plans.flatMap((plan) => said.filter(({ passage }) => passages[passage].plan === plan));
}

/**
 * @param {App} app
 * @param {string} text
 * @returns {TextChoice[]}
 */
function placesNamed(app, text) {
  const { model } = app;
  const plan = plainPlan(model, app.state());
  const page = pageSought(text);
  if (page !== null) {
    const plans = plan >= 0 ? [plan] : plansShown(model, app.state());
    return plans.flatMap((one) => {
      const found = passagesOnPage(model, page, one);
      if (!found) return [];
      const key = String(found.page) === page ? 'search.onPage' : 'search.beforePage';
      const words = app.say(key, { page, n: found.passages.length, found: found.page });
      return [{ shown: choiceShown(words, planName(app, one)), patch: readingPatch(app, found.passages[0]) }];
    });
  }
  const plain = text.trim();
  const id = plan >= 0 ? model.data.plans[plan].id : '';
  const place = placeAt(model, plain) ?? placeAt(model, `${id}:${plain}`);
  if (!place || !/\d/.test(plain)) return [];
  const { at } = place.passage >= 0 ? model.data.passages[place.passage] : model.data.things[place.thing];
  const patch = { view: /** @type {const} */ ('read'), picks: [at ?? plain], query: '', at: -1 };
  return [{ shown: choiceShown(app.say('search.readAt', { at: at ?? plain }), ''), patch }];
}

/**
 * @param {App} app
 * @param {number} plan
 */
const planName = (app, plan) =>
  plansShown(app.model, app.state()).length > 1 ? app.in(app.model.data.plans[plan].name) : '';

/**
 * @param {string} words
 * @param {string} plan
 */
const choiceShown = (words, plan) =>
  element('div', 'hit hit-read', words, plan && ' ', plan && element('span', 'hit-plan', plan));

/**
 * @param {App} app
 * @param {string} text
 * @param {number} n
 * @returns {TextChoice}
 */
const allShown = (app, text, n) => ({
  shown: element('div', 'hit hit-read', app.say('search.readAll', { text, n })),
  patch: { view: 'read', query: text, picks: [], at: -1 },
});

/**
 * The words of a passage around what was sought; of a table or a picture what it shows, and that it holds them.
 * @param {App} app
 * @param {import('./in_text.js').Said} said
 * @param {string} sought
 */
function wordsOf(app, { passage, text }, sought) {
  const { of, text: own } = app.model.data.passages[passage];
  if (!isRaw(app.model, of) || text !== own) return excerpt(text, sought);
  const name = named(app, app.model.data.things[of].name, 'span');
  return element('span', 'hit-text', name, ' ', element('span', 'quiet', app.say('search.inFigure', { text: sought })));
}

/**
 * @param {App} app
 * @param {number} passage
 * @param {HTMLElement} words
 */
function passageShown(app, passage, words) {
  const { of, at, page } = app.model.data.passages[passage];
  return element(
    'div',
    'hit hit-passage',
    words,
    ' ',
    element(
      'span',
      'hit-what',
      element('span', 'hit-at', of >= 0 && badgeOf(app, of), ' ', at),
      page !== null && element('span', '', app.say('cite.pageNumber', { page })),
    ),
  );
}

/**
 * What stands around the first place of a sought text, the text marked.
 * @param {string} text
 * @param {string} sought
 */
export function excerpt(text, sought) {
  const places = soughtPlaces(text, sought);
  const first = places[0]?.[0] ?? 0;
  const whole = text.length <= LABEL; // of a label every word has its place; of the plan's own text a stretch is cut out
  const from = whole || first <= BEFORE + 6 ? 0 : first - BEFORE;
  const to = whole ? text.length : Math.min(text.length, from + AROUND);
  /** @type {(string | HTMLElement)[]} */
  const parts = [from ? '…' : ''];
  let done = from;
  for (const [start, end] of places) {
    if (end > to) break;
    parts.push(text.slice(done, start), element('mark', '', text.slice(start, end)));
    done = end;
  }
  parts.push(text.slice(done, to), to < text.length ? '…' : '');
  return withAttributes(element('span', 'hit-text', ...parts.filter(Boolean)), { lang: languageOf(text) });
}
