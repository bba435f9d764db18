/*
 * Which words of a text an offer does not use: they are told wherever it stands and where it leads, so that no word that
 * says something is dropped in silence.
 */
import { ownActors } from '../data/partners.js';
import { plainPlan } from '../data/plans.js';
import { bordered } from '../text/borders.js';
import { fold, halfWidth } from '../text/fold.js';
import { spansOf, wordsOf } from './listed.js';
import { isVerb } from './missing.js';
import { tokensOf } from './tokens.js';
import { meets, unitsOf } from './units.js';
import { saysNothing, wordIndex } from './words.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./units.js').Span} Span */
/** @typedef {import('./units.js').Unit} Unit */
/** @typedef {import('./tokens.js').Token} Token */

/** Whether a word only joins others, or only says that it is about a plan. @param {Model} model @param {string} word */
export const saysLittle = (model, word) =>
  saysNothing(model, word) ||
  Boolean(
    wordIndex(model)
      .get(fold(word))
      ?.classes.some(({ id }) => id === 'Plan'),
  );

/**
 * The words of a text that say something, those for whose plan it is left out: it does all of it.
 * @param {App} app
 * @param {string} text
 * @returns {Unit[]}
 */
export function tellingUnits(app, text) {
  const plain = halfWidth(text);
  const own = [...ownActors(app.model)];
  const whose = spansNaming(app, text, own);
  return unitsOf(text).filter(
    (unit) =>
      !saysLittle(app.model, unit.word) &&
      !wordsOf('words.frame').includes(fold(unit.word)) &&
      !isVerb(plain, unit) &&
      !OF_A_YEAR.test(plain.slice(0, unit.at) + unit.word) &&
      !whose.some(([start, end]) => start <= unit.span[0] && unit.span[1] <= end),
  );
}

/**
 * Where words of a text stand of which something is known.
 * @param {App} app
 * @param {string} text
 * @param {(token: Token) => boolean} isMeant
 * @returns {Span[]}
 */
export function spansWhere({ model, state }, text, isMeant) {
  const plain = halfWidth(text);
  return tokensOf(model, text, plainPlan(model, state())).flatMap((token) => {
    const at = isMeant(token) ? plain.indexOf(token.text) : -1;
    if (at < 0) return [];
    const start = fold(plain.slice(0, at)).length;
    return [/** @type {Span} */ ([start, start + fold(token.text).length])];
  });
}

/**
 * Where a text names one of some things.
 * @param {App} app
 * @param {string} text
 * @param {number[]} things
 */
export const spansNaming = (app, text, things) =>
  spansWhere(app, text, (token) => token.things.some((thing) => things.includes(thing)));

/**
 * Where a text says only that something is done (支援, measures), or names a class of what does it; not the beginning of
 * another word: 事業 in 事業所.
 * @param {App} app
 * @param {string} text
 * @param {string} kind the id of the class
 */
export function spansDoing(app, text, kind) {
  const places = unitsOf(text).map(({ span }) => span);
  const spans = [
    ...spansOf(wordsOf('words.doing'), bordered(text), places),
    ...spansWhere(app, text, ({ sense }) => Boolean(sense?.classes.some(({ id }) => id === kind))),
  ];
  return spans.filter(([start, end]) => !places.some(([from, to]) => from <= start && start < to && end < to));
}

const OF_A_YEAR = /\d年度?$/;
const AFFIX = '新大小各全約再現的性策者先部化等用業'; // what makes no other word of one

/**
 * The words of a text that say something and stand in none of some places; of a Japanese word what is left of it.
 * @param {App} app
 * @param {string} text
 * @param {Span[]} used
 * @returns {string[]}
 */
export function unusedIn(app, text, used) {
  const left = tellingUnits(app, text).flatMap(({ word, span }) => {
    const within = used.filter((one) => meets(one, span));
    if (!within.length) return [word];
    if (/^\p{Script=Latin}/u.test(word)) return [];
    const signs = [...word].map((sign, at) =>
      within.some((one) => meets(one, [span[0] + at, span[0] + at + 1])) ? ' ' : sign,
    );
    return signs
      .join('')
      .split(' ')
      .filter(
        (rest) => rest.length > 1 && [...rest].some((sign) => !AFFIX.includes(sign)) && !saysLittle(app.model, rest),
      );
  });
  return [...new Set(left)];
}
