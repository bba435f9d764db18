/*
 * What a text finds, for the search box, the tables and the outline alike: things by their names and addresses, and
 * things of a class by its name ("facilities", 川崎　行事). And links by the words that they are told in.
 */
import { bordered, isMetIn } from '../text/borders.js';
import { fold, halfWidth } from '../text/fold.js';
import { signTest } from '../text/signs.js';
import { onceOf } from '../data/once.js';
import { kindsOf } from '../data/selection.js';
import { findByName } from './by_name.js';
import { indexNames } from './name_index.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./by_name.js').Hit} Hit */
/** @typedef {import('./name_index.js').SearchIndex} SearchIndex */

const SMALL_WORDS = (
  'a an and are around at by do does for from has have how in involving is many near of on or over that the ' +
  'their there to under what where which who with within'
).split(' ');

/**
 * Whether a word only joins others in an English sentence.
 * @param {string} word
 */
export const isSmallWord = (word) => SMALL_WORDS.includes(word.toLowerCase());

/** The index of a model's names, made when it is first needed. */
export const searchIndex = onceOf(indexNames);

/**
 * All that a text finds, best first; those that are found by their class come last. Of a text with signs (C++) those
 * that have them, where any has. `held` and `near` as findByName gives them.
 * @param {Model} model
 * @param {string} text
 * @param {number} [plan] that an address without one means
 * @returns {{ hits: Hit[], held: Hit[], near: Hit[] }}
 */
export function findThings(model, text, plan = -1) {
  const index = searchIndex(model);
  const { hits, held, near } = findByName(index, text, Infinity, plan);
  const named = new Set(hits.map(({ thing }) => thing));
  const all = [...hits, ...byClass(index, text).filter(({ thing }) => !named.has(thing))];
  const signed = withSigns(model, text, all);
  return { hits: signed.length ? signed : all, held, near };
}

/**
 * Of hits those that have the signs of a text: in a name, or in what their class is called.
 * @param {Model} model
 * @param {string} text
 * @param {Hit[]} hits
 */
export function withSigns({ data, literalsOf }, text, hits) {
  const test = signTest(text);
  if (!test) return hits;
  const { things, kinds, literals } = data;
  return hits.filter(({ thing, how }) => {
    if (how === 'address') return true;
    const { name, also, reading } = things[thing];
    const classes = kindsOf(things[thing]).flatMap((kind) => [...kinds[kind].name, ...kinds[kind].many]);
    return test([...name, ...also.flat(), ...reading, ...classes, ...literalsOf[thing].map((one) => literals[one][2])]);
  });
}

/**
 * Of a text with the name of a class among its words: the things of the class that its other words find.
 * @param {SearchIndex} index
 * @param {string} text
 * @returns {Hit[]}
 */
function byClass(index, text) {
  const words = text.trim().split(/\s+/);
  const kinds = new Set(/** @type {number[]} */ ([]));
  const others = [];
  for (let at = 0; at < words.length; at += 1) {
    const named = kindAt(index, words, at);
    if (named) {
      kinds.add(named.kind);
      at += named.length - 1;
    } else others.push(words[at]);
  }
  if (!kinds.size) return [];
  if (others.some(isSmallWord)) return []; // "facilities in …" asks for more than names with these words
  const { things } = index.model.data;
  const found = others.length
    ? findByName(index, others.join(' '), Infinity).hits
    : things.map(({ name }, thing) => ({ thing, text: name[0], score: 0 }));
  return found
    .filter(({ thing }) => kindsOf(things[thing]).some((kind) => kinds.has(kind)))
    .map((hit) => ({ ...hit, how: /** @type {const} */ ('kind') }));
}

const LONGEST_KIND = 8; // words

/**
 * The class that words name from a place on, by as many of them as make a name.
 * @param {SearchIndex} index
 * @param {string[]} words
 * @param {number} at
 * @returns {{ kind: number, length: number } | null}
 */
export function kindAt(index, words, at) {
  for (let length = Math.min(LONGEST_KIND, words.length - at); length; length -= 1) {
    const kind = kindCalled(index, words.slice(at, at + length).join(' '));
    if (kind !== undefined) return { kind, length };
  }
  return null;
}

/**
 * The class of a name, also of several in English, as far as an s makes them.
 * @param {SearchIndex} index
 * @param {string} text
 */
export function kindCalled({ kinds }, text) {
  const folded = fold(text);
  return kinds.get(folded) ?? (/[a-z]{2}s$/.test(folded) ? kinds.get(folded.slice(0, -1)) : undefined);
}

/**
 * A test of links by a text: each of its words is met in the name or class of one of a link's ends, in its relation,
 * or in the address of a passage that states it.
 * @param {Model} model
 * @param {string} text
 * @returns {(link: number) => boolean}
 */
export function linkSearch(model, text) {
  const { links, things, kinds, relations, passages } = model.data;
  const tests = text
    .split(/\s+/)
    .filter((word) => fold(word))
    .map((word) => {
      const wanted = fold(word);
      const signs = signTest(word);
      const meets = (/** @type {string[]} */ texts) =>
        texts.some((one) => isMetIn(wanted, bordered(one)) && (!signs || signs([one])));
      const addressed = (/** @type {string} */ at) =>
        /\d/.test(word) && at.toLowerCase().includes(halfWidth(word).toLowerCase());
      const byKinds = kinds.map(({ name, many }) => meets([...name, ...many]));
      const named = withSigns(model, word, findByName(searchIndex(model), word, Infinity).hits);
      const byThing = new Set(named.map(({ thing }) => thing));
      const byRelation = relations.map(({ name, back }) => meets([...name, ...back]));
      const byEnd = things.map((thing, place) => byThing.has(place) || kindsOf(thing).some((kind) => byKinds[kind]));
      const byPassage = passages.map(({ at }) => addressed(at));
      return (/** @type {number} */ link) => {
        const [from, relation, to, stated] = links[link];
        return byRelation[relation] || byEnd[from] || byEnd[to] || stated.some((passage) => byPassage[passage]);
      };
    });
  return (link) => tests.every((test) => test(link));
}
