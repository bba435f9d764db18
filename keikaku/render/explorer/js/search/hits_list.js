/*
 * The list of a search box: what a text asks for, what it finds, grouped by class; where it is no name, what its words lead
 * to and the names that are like it.
 */
import { clear, element } from '../parts/dom.js';
import { plainPlan } from '../data/plans.js';
import { findThings } from './found.js';
import { hasSome, questionsFor, understoodOf } from './understood.js';
import { isCalled, offerOfKind } from './offers.js';
import { textPart } from './text_hits.js';
import { halfWidth } from '../text/fold.js';
import { unitsOf } from './units.js';
import { holdsWord } from './vocabulary.js';
import { leadsOf } from './leads.js';
import { addAnswers, addChoice, addHits, addLacks, addOffers, isHere } from './choices.js';
import { addQuestions, addTextPassages, addTextPlaces } from './choices.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('./by_name.js').Hit} Hit */
/** @typedef {import('./choices.js').Choice} Choice */
/** @typedef {import('./choices.js').Filling} Filling */
/** @typedef {import('./offers.js').Offer} Offer */
/**
 * What a text asks for: answers, what the data lack, views, what is done about things, and what its other words may name.
 * @typedef {object} Asked
 * @property {import('./understood.js').Understood[]} answers
 * @property {boolean} isAnswer whether it is understood whole, in one way, and answered
 * @property {string[]} lacks
 * @property {number} meant a thing that it names and says no more of, or -1
 * @property {Offer[]} ways views, and what is done about what it names
 * @property {boolean} isNarrow whether the first of these heeds what it names
 * @property {Offer[]} linked tables of a class that is linked with something
 * @property {Offer[]} names
 * @property {import('./understood.js').Fitting[]} questions of the catalogue
 * @property {string} rest
 */
/** @typedef {{ choices: Choice[], best: number, said: string }} Listed */

const MOST = 24; // hits listed
const LONGEST_NAME = 16; // letters of a word that may be a name with a slip of the hand

/**
 * Fills the list. `best` is the choice that Enter takes, or -1; `said` tells what is found.
 * @param {App} app
 * @param {HTMLElement} list
 * @param {string} text
 * @param {boolean} ways whether a choice may lead to a view too, or else only to a thing
 * @returns {Listed}
 */
export function listHits(app, list, text, ways) {
  const { hits: all, near } = findThings(app.model, text, plainPlan(app.model, app.state()));
  const hits = shownFirst(app, all);
  /** @type {Filling} */
  const filling = { list: clear(list), choices: [] };
  if (ways) {
    const listed = listAll(app, filling, text, hits, near);
    return hits.length && asks(app) && (onlyBegin(text, hits) || isOneSign(text))
      ? { ...listed, best: -1, said: app.say('found.noneNear', { text }) }
      : listed;
  }
  addHits(app, filling, text, hits.length ? hits.slice(0, MOST) : near);
  const best = hits.length ? (hits[0].how === 'kind' ? -1 : 0) : bestOfNear(text, near);
  const said = hits.length ? app.say('search.found', { n: hits.length }) : saidOfNear(app, text, near);
  return { choices: filling.choices, best, said };
}

/** @param {App} app @param {string} text @param {Hit[]} near */
const saidOfNear = (app, text, near) => app.say(near.length ? 'found.noneNear' : 'search.none', { text });

/** What the page does with a text that it does not know: it asks. @param {App} app */
export const asks = (app) => app.views.some(({ id }) => id === 'ask');

/**
 * A name like a single word is what was meant, where nothing else can be done with it; of a sentence it need not be. A page
 * that can be asked tells first that nothing goes by that name.
 * @param {string} text
 * @param {Hit[]} near
 */
const bestOfNear = (text, near) => (near.length && !/\s/.test(text) && text.length <= LONGEST_NAME ? 0 : -1);

/** Whether a text is a single word. @param {string} text */
const isOneWord = (text) => !/\s/.test(text) && unitsOf(text)[0]?.word === halfWidth(text);

/** Whether a text is a single character of Japanese: it stands in many names, and is none. @param {string} text */
const isOneSign = (text) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(text);

/**
 * Whether hits only begin with a short word of katakana: バスケットボール is no バス. Of a longer one more is to come.
 * @param {string} text
 * @param {Hit[]} hits
 */
function onlyBegin(text, hits) {
  const word = halfWidth(text);
  const isCut = (/** @type {string} */ name) => name.includes(word) && !holdsWord(name, word);
  return /^[ァ-ヺー]{1,3}$/.test(word) && hits.every(({ text: name }) => isCut(halfWidth(name)));
}

/**
 * What a text asks for.
 * @param {App} app
 * @param {string} text
 * @param {boolean} finds whether it is part of some name
 * @returns {Asked}
 */
function askedOf(app, text, finds) {
  // What leaves a word out and finds nothing says nothing of what was asked.
  const answers = understoodOf(app.model, text, app.state()).filter(({ reading, n }) => n || !reading.left.length);
  const isAnswer = answers.length === 1 && !answers[0].reading.left.length && hasSome(answers[0]);
  const { lacks: all, leads, linked, names, rest, isNarrow } = leadsOf(app, text, { isAnswer, finds });
  const lacks = isOneWord(text) ? [] : all; // that nothing goes by it is said with the names that are like it
  const questions = questionsFor(app, text);
  const called = names.find(
    ({ thing, unused }) => thing !== undefined && !unused?.length && isCalled(app.model, thing, rest),
  );
  return {
    answers,
    isAnswer,
    lacks,
    ways: leads.filter(({ patch }) => !questions.some(({ question }) => question.id === patch.picks?.[0])),
    isNarrow,
    linked,
    names,
    questions,
    rest,
    meant: lacks.length ? -1 : (called?.thing ?? -1),
  };
}

/**
 * The list of a box that leads anywhere: a name first, then what is asked for, then what only holds the words.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {Hit[]} hits
 * @param {Hit[]} near
 * @returns {Listed}
 */
function listAll(app, filling, text, hits, near) {
  const { choices } = filling;
  const isName = hits.length > 0 && hits[0].score === 100;
  const ofKind = isName ? null : offerOfKind(app, text); // its table has what an answer would
  const asked = isName || ofKind ? null : askedOf(app, text, hits.length > 0);
  const inText = textPart(app, text) ?? (asked && !asked.isNarrow && asked.rest ? textPart(app, asked.rest) : null);
  addTextPlaces(filling, inText);
  const places = choices.length;
  const { said, best: first } = asked ? addAsked(app, filling, text, asked, hits.length > 0) : { said: '', best: -1 };
  const questions = asked?.questions ?? questionsFor(app, text);
  if (hits.length) {
    const own = listFound(app, filling, text, hits, { ofKind, inText, questions });
    if (asked && first < 0) addOffers(app, filling, asked.ways);
    return {
      choices,
      best: places ? 0 : first >= 0 ? first : own,
      said: said || app.say('search.found', { n: hits.length }),
    };
  }
  const before = choices.length;
  const isNamed = asked !== null && first < 0 && asked.meant >= 0;
  if (isNamed) addOffers(app, filling, [{ text: '', thing: asked.meant, patch: { at: asked.meant } }]);
  addQuestions(app, filling, questions);
  const isAsked = choices.length > before;
  const told = said || (isAsked ? app.say('search.questions') : (inText?.title ?? ''));
  addTextPassages(filling, inText);
  const sure = choices.length;
  const names = asked?.names.filter(({ thing }) => !isNamed || thing !== asked.meant) ?? [];
  if (!sure || names.length) addChance(app, filling, text, names, sure || asked?.lacks.length ? [] : near);
  if (asked && !asked.isAnswer) addAnswers(app, filling, text, asked.answers);
  const own = isAsked ? before : sure && !said ? sure - 1 : -1; // all passages
  const chance = own >= 0 || asks(app) || asked?.names.length ? own : bestOfNear(text, near);
  const best = places ? 0 : first >= 0 ? first : chance;
  return { choices, best, said: sure ? told : saidOfChance(app, text, asked, near) };
}

/** @param {App} app @param {string} text @param {Asked | null} asked @param {Hit[]} near */
const saidOfChance = (app, text, asked, near) =>
  asked?.names.length
    ? app.say('found.offers', { text })
    : !near.length && asks(app)
      ? app.say('search.noneAsk')
      : saidOfNear(app, text, near);

/**
 * What a text asks for, unless it is part of a name and has other words. What that is, and which choice is meant; nothing
 * and -1 where only a part of the text is understood and it finds names.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {Asked} asked
 * @param {boolean} finds
 * @returns {{ said: string, best: number }}
 */
function addAsked(app, filling, text, { answers, isAnswer, lacks, ways, linked, rest, isNarrow }, finds) {
  const best = filling.choices.length;
  const meant = finds && rest ? [] : ways;
  const missing = finds && rest ? [] : lacks;
  if (isAnswer) addAnswers(app, filling, text, answers);
  addLacks(app, filling, text, missing);
  if (missing.length && linked.length + meant.length)
    filling.list.append(element('p', 'hits-kind', app.say('lacks.near')));
  addOffers(app, filling, [...linked, ...meant]);
  if (isAnswer) return { said: finds ? '' : app.say('search.understood'), best };
  if (missing.length) return { said: app.say('lacks.title'), best };
  if (meant.length + linked.length) {
    const isMeant = (isNarrow || linked.length > 0 || finds) && !(linked[0] ?? meant[0]).unused?.length;
    return { said: app.say('search.ways'), best: isMeant ? best : -1 };
  }
  return { said: answers.length && !finds ? app.say('search.inPart') : '', best: -1 };
}

/**
 * What single words of a text may mean, and the names that are like it.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {Offer[]} names
 * @param {Hit[]} near
 */
function addChance(app, filling, text, names, near) {
  const { list } = filling;
  if (filling.choices.length) list.append(element('p', 'hits-kind', app.say('found.words')));
  addOffers(app, filling, names);
  if (names.length && near.length) list.append(element('p', 'hits-kind', app.say('found.near')));
  addHits(app, filling, text, near);
}

/**
 * Those of the plans that are shown come first, but for what the text is the very name of.
 * @param {App} app
 * @param {Hit[]} hits best first
 * @returns {Hit[]}
 */
function shownFirst(app, hits) {
  const isFirst = (/** @type {Hit} */ { score, thing }) => isHere(app, thing) || (score === 100 && !hits.some(isNamed));
  const isNamed = (/** @type {Hit} */ { score, thing }) => score === 100 && isHere(app, thing);
  return [...hits.filter(isFirst), ...hits.filter((hit) => !isFirst(hit))];
}

/**
 * What is found, with the table of a class that the text names and the table of all; and which of them Enter takes.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {Hit[]} hits
 * @param {{ ofKind: import('./offers.js').Offer | null, inText: import('./text_hits.js').TextPart | null, questions: import('./understood.js').Fitting[] }} more
 */
function listFound(app, filling, text, hits, { ofKind, inText, questions }) {
  const first = filling.choices.length;
  if (ofKind) addOffers(app, filling, [ofKind]);
  addHits(app, filling, text, hits.slice(0, MOST));
  addTextPassages(filling, inText);
  addQuestions(app, filling, questions);
  const found = app.say('search.all', { text, n: hits.length });
  const many = hits.some(({ how }) => how !== 'address');
  if (many)
    addChoice(filling, filling.list, element('div', 'hit hit-all', found), {
      patch: {
        ...{ view: 'table', query: text, sort: '', picks: [], at: -1 },
        plans: hits.every(({ thing }) => isHere(app, thing)) ? app.state().plans : [], // what is found is there
      },
    });
  return hits[0].how === 'kind' && !ofKind ? filling.choices.length - 1 : first;
}
