/*
 * The words by which a reader may ask, by their folded forms: of classes, relations, numbers, and of grammar.
 */
import { fold } from '../text/fold.js';
import { onceOf } from '../data/once.js';
import { isSmallWord } from './found.js';
import { formsOf } from '../text/inflected.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../page_data.js').ClassWord} ClassWord */
/** @typedef {import('../page_data.js').RelationWord} RelationWord */
/** @typedef {import('../page_data.js').FigureWord} FigureWord */
/** @typedef {{ relation: RelationWord, text: string, denies: boolean }} SaidRelation */
/**
 * What a word may mean. `written` comes before the forms of verbs.
 * @typedef {object} Sense
 * @property {ClassWord[]} classes
 * @property {SaidRelation[]} relations
 * @property {SaidRelation[]} formed
 * @property {FigureWord[]} figures
 * @property {string} link what a preposition or particle stands for
 * @property {boolean} without
 * @property {boolean} having
 * @property {boolean} small
 */

/** @type {Readonly<Sense>} of a word that only joins others */
export const NOTHING = {
  ...{ classes: [], relations: [], formed: [], figures: [] },
  ...{ link: '', without: false, having: false, small: false },
};

export const wordIndex = onceOf(({ data }) => indexed(data.words));

/** @param {import('../page_data.js').Words} words */
function indexed(words) {
  /** @type {Map<string, Sense>} */
  const index = new Map();
  const at = (/** @type {string} */ word) => {
    const form = fold(word);
    let sense = index.get(form);
    if (!sense) {
      sense = { ...NOTHING, classes: [], relations: [], formed: [], figures: [] };
      if (form) index.set(form, sense);
    }
    return sense;
  };
  const put = (/** @type {any[]} */ list, /** @type {any} */ one) => list.includes(one) || list.push(one);
  for (const one of words.classes) for (const word of one.words) put(at(word).classes, one);
  for (const one of words.figures) for (const word of [...one.name, ...one.words]) put(at(word).figures, one);
  for (const relation of words.relations) {
    for (const word of relation.words) {
      said(at(word).relations, relation, word, false);
      if (/^[\x00-\x7f]*$/.test(word)) continue;
      for (const form of formsOf(word)) said(at(form).formed, relation, form, false);
      for (const form of formsOf(word, true)) said(at(form).formed, relation, form, true);
    }
  }
  for (const [word, link] of words.links) at(word).link = link;
  for (const word of words.without) at(word).without = true;
  for (const word of words.having) at(word).having = true;
  for (const word of words.small) at(word).small = true;
  return index;
}

/**
 * @param {SaidRelation[]} list
 * @param {RelationWord} relation
 * @param {string} text
 * @param {boolean} denies
 */
function said(list, relation, text, denies) {
  if (!list.some((one) => one.relation === relation && one.denies === denies)) list.push({ relation, text, denies });
}

/**
 * The relations that a word may mean, likeliest first.
 * @param {Sense} sense
 */
export const relationsMeant = ({ relations, formed }) => (relations.length ? relations : formed);

/**
 * Whether a word only joins others; in capitals it is a name (IT).
 * @param {Model} model
 * @param {string} word
 */
export const saysNothing = (model, word) =>
  !/^[A-Z]{2,}$/.test(word) && (isSmallWord(word) || Boolean(wordIndex(model).get(fold(word))?.small));
