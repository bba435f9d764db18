/*
 * The runs of a text that may say something, with their places in the folded text: English words, and of Japanese what
 * stands between hiragana.
 */
import { fold, halfWidth } from '../text/fold.js';

/** @typedef {[number, number]} Span of a folded text */
/** @typedef {{ word: string, span: Span, at: number }} Unit at: where it stands in the text in one width */

const UNITS = /[\p{Script=Latin}\p{N}’'-]+|[\p{Script=Han}\p{Script=Katakana}々ー]+/gu;

/**
 * @param {string} text
 * @returns {Unit[]}
 */
export function unitsOf(text) {
  const plain = halfWidth(text);
  let done = 0;
  let at = 0;
  /** @type {Unit[]} */
  const units = [];
  for (const { 0: word, index = 0 } of plain.matchAll(UNITS)) {
    at += fold(plain.slice(done, index)).length;
    const end = at + fold(word).length;
    if (end > at) units.push({ word, span: [at, end], at: index });
    done = index + word.length;
    at = end;
  }
  return units;
}

/** @param {Span} one @param {Span} other */
export const meets = (one, other) => one[0] < other[1] && other[0] < one[1];
