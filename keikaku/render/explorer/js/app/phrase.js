/*
 * The interface's texts in both languages: each folder keeps its own in words.js.
 */
import { COMPARE_WORDS } from '../views/compare/words.js';
import { FIND_WORDS } from '../search/words.js';
import { HOME_WORDS } from '../views/home/words.js';
import { MATRIX_WORDS } from '../views/matrix/words.js';
import { NETWORK_WORDS } from '../views/network/words.js';
import { NUMBERS_WORDS } from '../views/indicators/words.js';
import { PANEL_WORDS } from '../panel/words.js';
import { SHELL_WORDS } from './words.js';
import { TABLE_WORDS } from '../views/table/words.js';

/** @typedef {import('../types.js').Names} Names */
/** @typedef {import('../types.js').Language} Language */

/** @type {Object<string, Names>} */
const WORDS = {
  ...COMPARE_WORDS,
  ...FIND_WORDS,
  ...HOME_WORDS,
  ...MATRIX_WORDS,
  ...NETWORK_WORDS,
  ...NUMBERS_WORDS,
  ...PANEL_WORDS,
  ...SHELL_WORDS,
  ...TABLE_WORDS,
};

/**
 * A text in a language with its {places} filled. In an English text {n|thing|things} is the first word where
 * the value is 1, else the second. An unknown key is a mistake of ours, and said so.
 * @param {Language} language
 * @param {string} key
 * @param {Object<string, string | number>} [values]
 * @param {(value: string) => string} [spell] how a value is written: with its marks, where the text has them
 */
export function phrase(language, key, values = {}, spell = String) {
  const words = Object.hasOwn(WORDS, key) ? WORDS[key] : null;
  if (!words) throw new Error(`there is no text "${key}"`);
  return words[language === 'en' ? 1 : 0].replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name, one, many) => {
    if (one !== undefined) return Number(values[name]) === 1 ? one : many;
    return spell(String(values[name] ?? ''));
  });
}

/** All keys, for tests. */
export const wordKeys = () => Object.keys(WORDS);
