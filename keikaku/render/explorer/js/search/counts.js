/*
 * Of what a text asks a number: one that is just this, or else that there is none, and which others come near to it.
 */
import { plansShown } from '../data/plans.js';
import { bordered, isMetIn } from '../text/borders.js';
import { fold, halfWidth } from '../text/fold.js';
import { TEXTS } from '../text/page_texts.js';
import { spansOf, wordsOf } from './listed.js';
import { saidAs, understoodOf } from './understood.js';
import { meets, unitsOf } from './units.js';
import { spansWhere, tellingUnits } from './unused.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('./offers.js').Offer} Offer */
/** @typedef {import('../page_data.js').FigureWord} FigureWord */
/** @typedef {{ ways: Offer[], lacks: string[] }} Counted */

const MOST = 2; // numbers that come near
const OF_NUMBERS = /(?:の|人|件|社|回|日|者)?[数率額]$|人口$|割合$/u; // as a word for a number ends
const NUMBER = /(?:人数|件数|社数|数)$/u;

/**
 * @param {App} app
 * @param {string} text
 * @returns {Counted}
 */
export function countOf(app, text) {
  const units = unitsOf(text);
  const asking = spansOf(
    wordsOf('words.count'),
    bordered(text),
    units.map(({ span }) => span),
  );
  const numbers = units.filter(({ word }) => OF_NUMBERS.test(word) || wordsOf('words.number').includes(fold(word)));
  if (!asking.length && !numbers.length) return { ways: [], lacks: [] };
  const counted = tellingUnits(app, text).filter(({ span }) => !asking.some((one) => meets(one, span)));
  if (!counted.length) return { ways: [], lacks: [] };
  const key = keyOf(app, text);
  const figures = app.model.data.words.figures.filter((figure) => isShown(app, figure));
  const same = figures.filter(({ name, words }) => [...name, ...words].some((word) => keyOf(app, word) === key));
  if (same.length) return { ways: same.slice(0, MOST).map((figure) => offerOf(app, figure, true)), lacks: [] };
  const things = asking.length ? countedThings(app, text) : [];
  if (things.length) return { ways: things, lacks: [] };
  const { kinds, things: all } = app.model.data;
  const places = spansWhere(app, text, (token) => token.things.some((one) => kinds[all[one].kind].id === 'Place'));
  const words = counted.filter(({ span }) => !places.some((one) => meets(one, span))).map(({ word }) => stemOf(word));
  return {
    ways: nearest(figures, words).map((figure) => offerOf(app, figure, false)),
    lacks: [app.say('lacks.number', { text: text.trim().replace(/[?？。.]+$/, '') })],
  };
}

/** @param {string} word */
const stemOf = (word) =>
  fold(word)
    .replace(/([a-z]{3,})s$/, '$1')
    .replace(NUMBER, '');

/**
 * What a text counts, whatever it is asked by: its words without those for numbers, and the numbers in it.
 * @param {App} app
 * @param {string} text
 */
function keyOf(app, text) {
  const asking = spansOf(wordsOf('words.count'), bordered(text), []);
  const words = tellingUnits(app, text)
    .filter(({ span }) => !asking.some((one) => meets(one, span)))
    .map(({ word }) => stemOf(word));
  return [...words, ...(halfWidth(text).match(/\d+/g) ?? [])].filter(Boolean).join(' ');
}

/** @param {App} app @param {FigureWord} figure */
function isShown(app, { facts, indicators }) {
  const { things, facts: said, passages } = app.model.data;
  const plans = plansShown(app.model, app.state());
  return (
    indicators.some((thing) => plans.includes(things[thing].plan)) ||
    facts.some((fact) => said[fact][3].some((passage) => plans.includes(passages[passage].plan)))
  );
}

/**
 * A number as an offer: an indicator where it is all that is known of it. `isSame`: whether it is what was asked for.
 * @param {App} app
 * @param {FigureWord} figure
 * @param {boolean} isSame
 * @returns {Offer}
 */
function offerOf(app, { name, facts, indicators }, isSame) {
  const called = app.in(name);
  const text = app.say(isSame ? 'ask.saidFigures' : 'way.otherNumber', { name: called });
  const patch =
    indicators.length === 1 && !facts.length
      ? { view: /** @type {const} */ ('indicators'), at: indicators[0], query: '' }
      : { view: /** @type {const} */ ('ask'), query: called, at: -1 };
  return { text, patch: { ...patch, picks: [], sort: '' }, unused: [] };
}

/**
 * The numbers that have most of some words.
 * @param {FigureWord[]} figures
 * @param {string[]} words
 */
function nearest(figures, words) {
  const sought = words.filter((word) => word.length > 1);
  const found = figures.flatMap((figure) => {
    const scores = [...figure.name, ...figure.words].map((name) => {
      const where = bordered(name.replace(NUMBER, ''));
      const held = sought.filter((word) => isMetIn(word, where));
      return held.length + held.join('').length / (where.folded.length + 1);
    });
    const score = Math.max(0, ...scores);
    return score ? [{ figure, score }] : [];
  });
  return found
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ figure }) => figure);
}

/**
 * How many things of a class the data have, where it is a question for these.
 * @param {App} app
 * @param {string} text
 * @returns {Offer[]}
 */
function countedThings(app, text) {
  const asking = TEXTS['words.count'].flatMap((list) => list.split(/[,、]/).map((word) => word.trim()));
  const query = asking.reduce((left, word) => left.replace(new RegExp(word, 'i'), ''), text).trim();
  const [one, ...more] = understoodOf(app.model, query, app.state());
  if (!one || more.length || one.reading.left.length || !one.reading.find || !one.n) return [];
  const said = app.say('way.counted', { said: saidAs(app, one.reading), n: one.n });
  return [{ text: said, patch: { view: 'ask', query, picks: [], sort: '', at: -1 }, unused: [] }];
}
