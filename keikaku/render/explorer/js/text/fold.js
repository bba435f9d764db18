/*
 * Folding: the one form under which all ways of writing a name meet, as keikaku/language/folding.py does it.
 *
 * Folded alike: full and half width, upper and lower case, katakana and hiragana, brackets, middle dots,
 * hyphens, spaces and other marks, long vowel marks, compatible characters (①, Ⅲ, ﾃﾞ), radicals in the place of
 * characters (⻑, 長), accents on Latin letters.
 * Both give the same for every character of the Unicode version that Python knows; of characters that are newer
 * than that, each knows what its own version says.
 */
import { RADICALS } from './radicals.js';

const DOTS = '・･·•‧∙⋅●◦∘⦁⬤⸱⸳\u0387ꞏᐧㆍ';
const MENDED = new Map([...RADICALS, ...[...DOTS].map((dot) => /** @type {const} */ ([dot, '・']))]);
const TO_MEND = new RegExp(`[${[...MENDED.keys()].join('')}]`, 'gu');
const OLD_FORMS = new Map([
  ['戶', '戸'],
  ['黑', '黒'],
]); // what NFKC, done before, has made of the radicals ⼾ and ⿊

/**
 * What each character folds to, worked out when it is first met.
 * @type {Map<string, string>}
 */
const FOLDED = new Map();

/**
 * The text in one width (NFKC), of characters and not of radicals, and with one middle dot.
 * @param {string} text
 */
export const halfWidth = (text) => text.replace(TO_MEND, (sign) => MENDED.get(sign) ?? sign).normalize('NFKC');

/**
 * The folded form: letters, digits and kana only. May be empty (a name of marks alone).
 * @param {string} text
 */
export function fold(text) {
  let folded = '';
  for (const character of halfWidth(text)) {
    let one = FOLDED.get(character);
    if (one === undefined) FOLDED.set(character, (one = [...caseFolded(character)].map(foldedCharacter).join('')));
    folded += one;
  }
  return folded;
}

/**
 * Unicode's full case folding of one character, which JavaScript lacks: mostly the small letters of its capitals
 * (ß as ss, ς as σ). Cherokee folds to its capitals, and the i without a dot stays what it is.
 * @param {string} character
 */
function caseFolded(character) {
  if (/[ı\u13a0-\u13fd\uab70-\uabbf]/.test(character)) return character === 'ı' ? character : character.toUpperCase();
  return character.toLowerCase().toUpperCase().toLowerCase(); // thrice, for ẞ
}

/** @param {string} character normalised, small */
function foldedCharacter(character) {
  if (character === 'ー' || !/[\p{L}\p{N}]/u.test(character)) return '';
  const known = OLD_FORMS.get(character);
  if (known) return known;
  const code = character.charCodeAt(0);
  if (character >= 'ァ' && character <= 'ヶ') return String.fromCharCode(code - 0x60);
  const parts = character.normalize('NFD');
  if (character >= '가' && character <= '힣') return parts; // so that a mark between two jamo does not count
  return parts.charCodeAt(0) < 128 ? parts[0] : character; // é is e, but が is not か
}

/**
 * The folded form, and for each of its characters the place in the text that it comes from, and the end of the
 * text. A character goes with the marks that combine with it (half-width ｶﾞ is two characters, one sound).
 * @param {string} text
 * @returns {{ folded: string, places: number[] }}
 */
export function foldWithMap(text) {
  const places = [];
  let folded = '';
  for (const { 0: cluster, index = 0 } of text.matchAll(/[^][\p{M}ﾞﾟ]*/gu)) {
    const one = fold(cluster);
    folded += one;
    for (let left = one.length; left > 0; left -= 1) places.push(index);
  }
  places.push(text.length);
  return { folded, places };
}
