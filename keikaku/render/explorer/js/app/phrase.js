/*
 * The interface's texts in both languages: each folder keeps its own in words.js.
 */
import { WORDS as PANEL } from '../panel/words.js';
import { WORDS as SEARCH } from '../search/words.js';
import { WORDS as TAKE_AWAY } from '../take_away/words.js';
import { VIEWS } from './views.js';
import { WORDS as FRAME } from './words.js';

/** @typedef {import('../types.js').Names} Names */
/** @typedef {import('../types.js').Language} Language */
/** @typedef {keyof typeof FRAME | keyof typeof PANEL | keyof typeof SEARCH | keyof typeof TAKE_AWAY | import('./views.js').ViewText} Text the key of a text */

/** @type {Object<string, Names>} */
const WORDS = Object.assign({}, FRAME, PANEL, SEARCH, TAKE_AWAY, ...VIEWS.map((view) => view.words));

/**
 * A text in a language with its {places} filled. In an English text {n|thing|things} is the first word where
 * the value is 1, else the second.
 * @param {Language} language
 * @param {Text} key
 * @param {Object<string, string | number>} [values]
 * @param {(value: string) => string} [spell] how a value is written: with its marks, where the text has them
 */
export function phrase(language, key, values = {}, spell = String) {
  const text = WORDS[key][language === 'en' ? 1 : 0];
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name, one, many) => {
    if (one !== undefined) return Number(values[name]) === 1 ? one : many;
    return spell(String(values[name] ?? ''));
  });
}

/** All keys, for tests. */
export const wordKeys = () => /** @type {Text[]} */ (Object.keys(WORDS));
