/*
 * Keeps phrases and numbers whole wherever a text comes into the page. A text itself never changes: <in-phrases> stands
 * around one, with <wbr> between its phrases, and <in-one> in it around what must not be parted though a browser would.
 * They have names of their own, so that no rule for a span is meant for them, and are one item where the text was one.
 */
import { JAPANESE } from './phrases.js';

const PASSED_OVER = 'svg, script, style, title, option, textarea, in-phrases, .unseen, .plain';
// A number with its sign and the word behind it, or a page: −79%, +225,000 people, p. 133, 2018–2021.
const NUMBER =
  /((?:\bpp?\. )?(?:[+−±≈≥≤<>] ?)?\d(?:[\d.,]*\d)?(?:[–-]\d(?:[\d.,]*\d)?)*(?:[KMBT]\b)?(?: ?[%％]| (?!pp?\.)[\p{L}²³]+)?)/u;
// Where a browser may end a line inside a phrase: at a space, behind a sign, before an opening bracket.
const PARTED = /\S\s+\S|[^\p{L}\p{N}\p{M}\s.,（「『【〔〈《“‘(][\p{L}\p{N}]|[\p{L}\p{N}\p{P}][（「『【〔〈《]/u;
const LONGEST_WHOLE = 24; // characters that may ask for a line of their own
const BEFORE_LINK = /[がはをにへでとのや、。：]$/; // a line may end here though no text follows

/** @typedef {import('./phrases.js').Phrases} Phrases */

/**
 * Watches an element for as long as the page is open.
 * @param {Element} root
 * @param {Phrases['of']} phrasesOf
 */
export function keepPhrases(root, phrasesOf) {
  const observer = new MutationObserver((changes) => {
    const texts = changes.flatMap(({ type, target, addedNodes }) =>
      (type === 'characterData' ? [target] : [...addedNodes]).flatMap(textsIn),
    );
    const rows = new Map(
      texts
        .filter((text) => text.isConnected)
        .map(rowOf)
        .map((row) => [row[0], row]),
    );
    for (const row of rows.values()) {
      if (row.length > 1) keepRow(row, phrasesOf);
      else keepText(row[0], phrasesOf);
    }
    observer.takeRecords(); // what was done here is no news
  });
  observer.observe(root, { childList: true, subtree: true, characterData: true });
}

/**
 * The texts in a node that have something to keep whole.
 * @param {Node} node
 * @returns {Text[]}
 */
function textsIn(node) {
  const around = node instanceof Element ? node : node.parentElement;
  if (!around || around.closest(PASSED_OVER)) return [];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (one) => {
    if (one instanceof Element) return one.matches(PASSED_OVER) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  /** @type {Text[]} */
  const found = [];
  for (let one = node instanceof Text ? node : walker.nextNode(); one; one = walker.nextNode()) {
    const text = /** @type {Text} */ (one);
    if (JAPANESE.test(text.data) || /\d/.test(text.data)) found.push(text);
  }
  return found;
}

/**
 * The texts that are one with a text: of a name in which what was sought is marked, all its parts.
 * @param {Text} text
 * @returns {Text[]}
 */
function rowOf(text) {
  // A mark that was parted before, in a copy of a row, is none of it.
  const isMark = (/** @type {Node | null} */ node) =>
    node instanceof Element &&
    node.localName === 'mark' &&
    node.childNodes.length === 1 &&
    node.firstChild instanceof Text;
  const isPart = (/** @type {Node | null} */ node) => node instanceof Text || isMark(node);
  /** @type {Node} */
  let part = isMark(text.parentElement) ? /** @type {Element} */ (text.parentElement) : text;
  while (part.previousSibling && isPart(part.previousSibling)) part = part.previousSibling;
  const row = [];
  for (let one = /** @type {Node | null} */ (part); one && isPart(one); one = one.nextSibling) {
    row.push(/** @type {Text} */ (one instanceof Text ? one : one.firstChild));
  }
  return row;
}

/**
 * @param {Text} text
 * @param {Phrases['of']} phrasesOf
 */
function keepText(text, phrasesOf) {
  const parts = JAPANESE.test(text.data)
    ? phrasesOf(text.data).flatMap((phrase, place) => [...(place ? [mayBreak()] : []), ...kept(phrase)])
    : text.data.split(NUMBER).flatMap((part, place) => (place % 2 ? kept(part) : part));
  if (BEFORE_LINK.test(text.data) && text.nextSibling instanceof HTMLElement) parts.push(mayBreak());
  if (parts.every((part) => typeof part === 'string')) return;
  const whole = document.createElement('in-phrases');
  whole.append(...parts);
  text.replaceWith(whole);
}

/**
 * @param {Text[]} row
 * @param {Phrases['of']} phrasesOf
 */
function keepRow(row, phrasesOf) {
  const phrases = phrasesOf(row.map(({ data }) => data).join(''));
  let end = 0;
  const ends = phrases.map((phrase) => (end += phrase.length));
  let start = 0;
  for (const text of row) {
    const { data } = text;
    const cuts = ends.filter((one) => one >= start && one < start + data.length && one > 0).map((one) => one - start);
    const parts = [0, ...cuts].map((from, place) => data.slice(from, cuts[place]));
    start += data.length;
    text.replaceWith(
      ...parts.flatMap((part, place) => (place ? [mayBreak(), part] : [part])).filter((part) => part !== ''),
    );
  }
}

const mayBreak = () => document.createElement('wbr');

/**
 * A piece as it comes into the page.
 * @param {string} piece
 * @returns {(string | Element)[]}
 */
function kept(piece) {
  const text = piece.trimEnd();
  if (!PARTED.test(text) || text.length > LONGEST_WHOLE || !/\d|[^\p{Script=Latin}\s]/u.test(text)) return [piece];
  const one = document.createElement('in-one');
  one.append(text);
  return piece.length > text.length ? [one, piece.slice(text.length)] : [one];
}
