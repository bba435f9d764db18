/*
 * The interface's texts in both languages.
 */
import { TEXTS } from '../text/page_texts.js';

/** @typedef {import('../types.js').Language} Language */
/** @typedef {keyof typeof TEXTS} Text the key of a text */

/**
 * A text in a language with its {places} filled. In an English text {n|thing|things} is the first word where
 * the value is 1, else the second.
 * @param {Language} language
 * @param {Text} key
 * @param {Object<string, string | number>} [values]
 * @param {(value: string) => string} [spell] how a value is written: with its marks, where the text has them
 */
export function phrase(language, key, values = {}, spell = String) {
  const text = TEXTS[key][language === 'en' ? 1 : 0];
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name, one, many) => {
    if (one !== undefined) return Number(values[name]) === 1 ? one : many;
    return spell(String(values[name] ?? ''));
  });
}

/** Whether a text names the uppermost parts of plans: see partWords. @param {Text} key */
export const usesPartWords = (key) => /\{[Pp]arts?[}|]/.test(TEXTS[key].join(''));

/** All keys, for tests. */
export const wordKeys = () => /** @type {Text[]} */ (Object.keys(TEXTS));
