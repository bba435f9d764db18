/*
 * What stands in the list of a search box: things by their classes, answers, questions, passages, offers; each a choice.
 */
import { element, withAttributes } from '../parts/dom.js';
import { glyph } from '../parts/glyph.js';
import { badgeOf } from '../parts/policy_marks.js';
import { languageOf, named, withLanguageMark } from '../parts/texts.js';
import { rowsOf } from '../data/answers.js';
import { highlighted } from './highlight.js';
import { saidAs } from './understood.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./by_name.js').Hit} Hit */
/**
 * A choice of the list: a thing, or another state.
 * @typedef {{ option: HTMLElement, thing?: number, unused?: string[], patch: Partial<State> }} Choice
 */
/** @typedef {{ list: HTMLElement, choices: Choice[] }} Filling */

const MOST_ANSWERS = 2;
const MOST_QUESTIONS = 4;
const SOME = 6; // of a class, where there are others

/**
 * What the text asks for, with how much answers it.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {import('./understood.js').Understood[]} answers
 */
export function addAnswers(app, filling, text, answers) {
  for (const { reading, n, wider } of answers.slice(0, MOST_ANSWERS)) {
    const left = reading.left.join(app.say('filters.and'));
    const said = saidAs(app, reading);
    const plain = wider.length
      ? app.say('search.answerWider', { said, n, more: wider.length })
      : app.say('search.answer', { said, n });
    const shown = left ? app.say('search.leaves', { said, n, left }) : plain;
    addChoice(filling, filling.list, element('div', 'hit hit-answer', shown), { patch: askPatch(text) });
  }
}

/**
 * The state in which a text is asked.
 * @param {string} query
 * @returns {Partial<State>}
 */
export const askPatch = (query) => ({ view: 'ask', query, picks: [], sort: '', at: -1 });

/**
 * What there is not of what is asked for.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {string[]} lacks
 */
export function addLacks(app, filling, text, lacks) {
  for (const one of lacks) {
    const shown = element('div', 'hit hit-lacks', one);
    addChoice(filling, filling.list, shown, { patch: askPatch(text) });
  }
}

/**
 * The questions of the catalogue that a text fits.
 * @param {App} app
 * @param {Filling} filling
 * @param {import('./understood.js').Fitting[]} questions
 */
export function addQuestions(app, filling, questions) {
  const fitting = questions.slice(0, MOST_QUESTIONS);
  if (!fitting.length) return;
  const { list } = filling;
  const heading = withAttributes(element('p', 'hits-kind', app.say('search.questions')), {
    id: `${list.id}-questions`,
  });
  const group = withAttributes(element('div', '', heading), { role: 'group', 'aria-labelledby': heading.id });
  for (const { question, thing } of fitting) {
    const of = thing >= 0 ? app.in(app.model.data.things[thing].name) : '';
    const { rows } = rowsOf(app.model, question, app.state(), thing);
    const option = element(
      'div',
      'hit hit-question',
      element('span', 'hit-name', app.in(question.title)),
      element('span', 'hit-what', app.say('ask.rows', { n: rows.length })),
      of && element('span', 'hit-other', of),
    );
    const picks = [question.id, ...(thing >= 0 ? [app.model.data.things[thing].id] : [])];
    addChoice(filling, group, option, { patch: { view: 'ask', picks, query: '', sort: '', at: -1 } });
  }
  list.append(group);
}

/**
 * The page or the passage that the text names.
 * @param {Filling} filling
 * @param {import('./text_hits.js').TextPart | null} inText
 */
export function addTextPlaces(filling, inText) {
  for (const { shown, patch } of inText?.places ?? []) addChoice(filling, filling.list, shown, { patch });
}

/**
 * The passages that hold the text; behind them a choice that leads to all.
 * @param {Filling} filling
 * @param {import('./text_hits.js').TextPart | null} inText
 */
export function addTextPassages(filling, inText) {
  if (!inText?.passages.length) return;
  const { list } = filling;
  const heading = withAttributes(element('p', 'hits-kind', inText.title), { id: `${list.id}-text` });
  const group = withAttributes(element('div', 'hits-text', heading), { role: 'group', 'aria-labelledby': heading.id });
  for (const { shown, patch } of inText.passages) addChoice(filling, group, shown, { patch });
  list.append(group);
}

/**
 * @param {Filling} filling
 * @param {HTMLElement} host
 * @param {HTMLElement} shown
 * @param {Omit<Choice, 'option'>} leads
 */
export function addChoice({ list, choices }, host, shown, leads) {
  const option = withAttributes(shown, {
    id: `${list.id}-at-${choices.length}`,
    role: 'option',
    'aria-selected': 'false',
  });
  choices.push({ option, ...leads });
  host.append(option);
}

/**
 * @param {App} app
 * @param {Filling} filling
 * @param {import('./offers.js').Offer[]} offers
 */
export function addOffers(app, filling, offers) {
  const { kinds, things } = app.model.data;
  for (const { text, thing, patch, unused = [] } of offers) {
    const option =
      thing === undefined
        ? element('div', 'hit hit-offer', text, unusedNote(app, unused))
        : element(
            'div',
            'hit',
            glyph(kinds[things[thing].kind]),
            withLanguageMark(app, thing, named(app, things[thing].name, 'span', 'hit-name')),
          );
    addChoice(filling, filling.list, option, { thing, patch: { ...patch, unused }, unused });
  }
}

/**
 * That an offer does not use some words; null where it uses all.
 * @param {App} app
 * @param {string[]} unused
 */
export const unusedNote = (app, unused) =>
  unused.length ? element('span', 'unused', ' ', app.say('search.unused', { words: wordsTold(app, unused) })) : null;

/** @param {App} app @param {string[]} words */
export const wordsTold = (app, words) =>
  words.map((word) => app.say('lacks.word', { word })).join(app.say('filters.and'));

/**
 * A group for each class, in the order of their best hits.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {Hit[]} hits
 */
export function addHits(app, filling, text, hits) {
  const { list } = filling;
  const { things, kinds } = app.model.data;
  const groups = new Map(hits.map(({ thing }) => [things[thing].kind, /** @type {Hit[]} */ ([])]));
  for (const hit of hits) groups.get(things[hit.thing].kind)?.push(hit);
  for (const [kind, all] of groups) {
    const heading = withAttributes(element('p', 'hits-kind', app.in(kinds[kind].many)), { id: `${list.id}-${kind}` });
    const group = withAttributes(element('div', '', heading), { role: 'group', 'aria-labelledby': heading.id });
    for (const hit of groups.size > 1 ? all.slice(0, SOME) : all) {
      addChoice(filling, group, hitShown(app, text, hit), { thing: hit.thing, patch: { at: hit.thing } });
    }
    list.append(group);
  }
}

/**
 * Whether a thing belongs to the plans that are shown, or to none.
 * @param {Pick<App, 'model' | 'state'>} app
 * @param {number} thing
 */
export function isHere({ model, state }, thing) {
  const { plans } = state();
  const own = model.data.plansOf[thing];
  return !plans.length || !own.length || own.some((plan) => plans.includes(plan));
}

/**
 * @param {App} app
 * @param {string} text
 * @param {Hit} hit
 */
function hitShown(app, text, hit) {
  const { things, kinds, plans, plansOf } = app.model.data;
  const { kind, name, sort, at, plan: own } = things[hit.thing];
  const elsewhere = isHere(app, hit.thing) ? [] : plansOf[hit.thing];
  const first = named(app, name, 'span', 'hit-name');
  const second = name[0] === name[1] ? null : named(app, name, 'span', 'hit-other', true);
  for (const part of [first, second]) {
    if (part && part.textContent === hit.text) part.replaceChildren(...highlighted(hit.text, text));
  }
  withLanguageMark(app, hit.thing, first);
  const isShown = name.includes(hit.text) || hit.how === 'address';
  const spelt = isShown ? null : element('span', 'hit-spelt', ...highlighted(hit.text, text));
  if (spelt && languageOf(hit.text) !== app.state().language) spelt.lang = languageOf(hit.text);
  const address = at
    ? element('span', 'hit-at', badgeOf(app, hit.thing), ' ', ...(hit.how === 'address' ? highlighted(at, text) : [at]))
    : null;
  const sortName = sort && named(app, sort, 'span', 'hit-sort');
  const inPlans = plans.length > 1 && own >= 0 && app.state().plans.length !== 1 ? [own] : elsewhere;
  const plan = inPlans.length
    ? element('span', 'hit-plan', inPlans.map((one) => app.in(plans[one].name)).join(app.say('filters.and')))
    : null;
  return element(
    'div',
    'hit',
    glyph(kinds[kind]),
    element('span', 'hit-names', first, ' ', spelt, spelt && ' ', second),
    ' ',
    element('span', 'hit-what', sortName ?? null, address, plan),
  );
}
