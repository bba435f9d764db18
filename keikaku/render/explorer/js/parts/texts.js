/*
 * Names of the data in the page's language, with the language marked where it is the other.
 */
import { element } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Names} Names */
/** @typedef {import('../types.js').Language} Language */

/**
 * The first of a reader's languages that the page speaks, else another.
 * @param {readonly string[]} languages as browsers give them: en-US, ja
 * @param {Language} otherwise
 * @returns {Language}
 */
export function readersLanguage(languages, otherwise) {
  for (const one of languages) {
    if (/^ja\b/i.test(one)) return 'ja';
    if (/^en\b/i.test(one)) return 'en';
  }
  return otherwise;
}

/**
 * The language of a text, as far as its letters tell.
 * @param {string} text
 * @returns {Language}
 */
export const languageOf = (text) =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : 'en';

/**
 * The language of a name pair's text. One that stands in for a missing other is as its letters are.
 * @param {Names} names
 * @param {Language} language
 * @returns {Language}
 */
export const languageIn = (names, language) => (names[0] === names[1] ? languageOf(names[0]) : language);

/**
 * A name in the page's language, or in the `other`; marked where it is not in the page's.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {App} app
 * @param {Names} names
 * @param {T} tag
 * @param {string} [className]
 * @param {boolean} [other]
 */
export function named(app, names, tag, className = '', other = false) {
  const page = app.state().language;
  const wanted = (page === 'ja') === !other ? 'ja' : 'en';
  const made = element(tag, className, names[wanted === 'ja' ? 0 : 1]);
  const language = languageIn(names, wanted);
  if (language !== page) made.lang = language;
  return made;
}

/**
 * What stands between the texts of a list in a cell.
 * @param {App} app
 */
export const jointOf = ({ state }) => (state().language === 'ja' ? '、' : '; ');

/**
 * A name with a mark behind it where it is of another language than the page's because the thing has none in that.
 * @template {HTMLElement} T
 * @param {App} app
 * @param {number} thing
 * @param {T} made the name's element
 */
export function withLanguageMark(app, thing, made) {
  const tongue = app.in(app.model.data.things[thing].tongue ?? ['', '']);
  if (!tongue) return made;
  made.lang = tongue;
  made.append(element('small', 'language-mark', `[${tongue}]`));
  return made;
}
