/*
 * A name in at most three lines for the picture: the same lines as render/network_page.py breaks it into.
 * A full-width character counts two columns.
 */
import { JAPANESE } from './phrases.js';

const WIDE_LIMIT = 28; // columns: 14 full-width characters
const NARROW_LIMIT = 26;
const WRAP_LINES = 3;
const SPARE_COLUMNS = 8; // that a line may take more before a name loses its end
const LONGEST_NAME = 300; // characters looked at, see LONGEST in name_lines.py
const FULL_WIDTH =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2fb}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6fc}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

// Parts of a long phrase: words, katakana runs, pairs of kanji, other characters. Endings in hiragana and closing marks
// stay with what they follow, opening brackets with what follows them.
const UNIT = new RegExp(
  '[(（「『【〔〈《]*(?:[ァ-ヺー]{2,12}(?![ァ-ヺー])|[!-~\\u00a1-\\u024f]+|[一-鿿]{2}|\\S)' +
    '[ぁ-ゖ]{0,7}[、。,.)」』】〕〉》・:;!?，．）：；！？ー々ァィゥェォッャュョヶ%℃]*\\s*|\\s+',
  'gu',
);

/** @param {string} text */
export function columnsOf(text) {
  let columns = 0;
  for (const character of text) columns += FULL_WIDTH.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
  return columns;
}

/**
/**
 * @param {string} name
 * @param {(text: string) => string[]} phrasesOf
 * @param {number} [wide] columns of a line with full-width characters @param {number} [narrow] and without
 * @returns {string[]}
 */
export function wrapName(name, phrasesOf, wide = WIDE_LIMIT, narrow = NARROW_LIMIT) {
  const text = name.length > LONGEST_NAME ? [...name].slice(0, LONGEST_NAME).join('') : name;
  const limit = FULL_WIDTH.test(text) ? wide : narrow;
  const units = phrasesOf(text).flatMap((phrase) => unitsOf(phrase, limit));
  const lines = filledLines(units, limit);
  if (lines.length > WRAP_LINES) {
    for (let width = limit; width <= limit + SPARE_COLUMNS; width += 1) {
      const wider = filledLines(units, width);
      if (wider.length <= WRAP_LINES) return wider;
    }
    const last = [...lines[WRAP_LINES - 1]];
    while (columnsOf(last.join('')) > limit - 2) last.pop();
    return [...lines.slice(0, WRAP_LINES - 1), `${last.join('').trimEnd()}…`];
  }
  for (let width = Math.floor(limit / 2); width < limit; width += 1) {
    const evener = filledLines(units, width);
    if (evener.length === lines.length && evener.every((line) => columnsOf(line) <= width)) return evener;
  }
  return lines;
}

/**
/**
 * Whether lines of so many columns cut no phrase, nor a word where it is not Japanese.
 * @param {string} name @param {(text: string) => string[]} phrasesOf @param {number} limit
 */
export function breaksBetween(name, phrasesOf, limit) {
  return phrasesOf(name.slice(0, LONGEST_NAME)).every((phrase) =>
    (JAPANESE.test(phrase) ? [phrase] : phrase.split(' ')).every((unit) => columnsOf(unit.trimEnd()) <= limit),
  );
}

/**
 * What a line break may stand between: the phrase, of one that is too long its parts, words where it is not Japanese.
 * @param {string} phrase @param {number} limit @returns {string[]}
 */
function unitsOf(phrase, limit) {
  if (JAPANESE.test(phrase) && columnsOf(phrase.trimEnd()) <= limit) return [phrase];
  return (phrase.match(UNIT) ?? []).flatMap((unit) => pieces(unit, limit));
}

/**
 * A unit cut where it is wider than a line.
 * @param {string} unit @param {number} limit @returns {string[]}
 */
function pieces(unit, limit) {
  const found = [];
  let left = [...unit];
  while (columnsOf(left.join('')) > limit) {
    let end = left.length;
    while (end > 1 && columnsOf(left.slice(0, end).join('')) > limit) end -= 1;
    found.push(left.slice(0, end).join(''));
    left = left.slice(end);
  }
  return [...found, left.join('')];
}

/** @param {string[]} units @param {number} limit @returns {string[]} */
function filledLines(units, limit) {
  const lines = [''];
  for (const unit of units) {
    if (lines[lines.length - 1] && columnsOf(lines[lines.length - 1] + unit.trimEnd()) > limit) lines.push('');
    lines[lines.length - 1] += unit;
  }
  return lines.map((line) => line.trim());
}
