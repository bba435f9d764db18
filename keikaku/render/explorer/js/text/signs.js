/*
 * Signs that tell names apart: whoever types C++ does not mean C#. Folding drops them, so they are looked at besides.
 * What only joins or encloses words is no such sign: dots, hyphens, brackets, commas, quotes, and a mark at the end.
 */
import { fold, halfWidth } from './fold.js';

const SIGN = /([\p{S}#%&@*/\\.:;!?])/u;
const AT_END = /[.:;!?]+$/;

/**
 * A text folded but for its signs.
 * @param {string} text
 */
const foldedAround = (text) =>
  halfWidth(text)
    .split(SIGN)
    .map((part, place) => (place % 2 ? part : fold(part)))
    .join('');

/**
 * A test whether one of some texts has what a text has of words with signs; null for a text without any.
 * @param {string} text
 * @returns {((texts: string[]) => boolean) | null}
 */
export function signTest(text) {
  const words = halfWidth(text)
    .split(/\s+/)
    .map((word) => word.replace(AT_END, ''))
    .filter((word) => SIGN.test(word))
    .map(foldedAround);
  if (!words.length) return null;
  return (texts) => {
    const folded = texts.map(foldedAround);
    return words.every((word) => folded.some((one) => one.includes(word)));
  };
}
