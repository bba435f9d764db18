/*
 * The editor: a field that browsers, input methods and screen readers know, over a layer with the same text in colours.
 */
import { element, part } from './page.js';
import { isKeyword, tokens } from './tokens.js';

const LONG = 30_000; // signs beyond which the layer has no colours, so that typing stays quick

export const field = /** @type {HTMLTextAreaElement} */ (part('query'));
const layer = part('layer');
/** @type {[number, number] | null} */
let fault = null;

/** The text in colours, and a mark where something is wrong. */
function paint() {
  const text = field.value;
  /** @type {{kind: string, text: string, start: number}[]} */
  const all = text.length > LONG ? [{ kind: 'other', text, start: 0 }] : tokens(text);
  const nodes = all.map(({ kind, text: word, start }) => {
    const wrong = fault && start <= fault[0] && fault[0] < start + word.length;
    const colour = kind === 'word' && isKeyword(word) ? 'keyword' : kind;
    if (!wrong && (colour === 'other' || colour === 'word')) return word;
    return element('span', wrong ? `${colour} wrong` : colour, word);
  });
  layer.replaceChildren(...nodes, '\n'); // a last empty line has its height
}

/** What changed, painted anew. */
export function changed() {
  fault = null;
  paint();
}

/** Another text in the place of all. @param {string} text */
export function setText(text) {
  field.value = text;
  changed();
}

/**
 * Puts something in the place of what stands before the caret, so that undoing takes it back.
 * @param {number} length
 * @param {string} text
 */
export function replaceBefore(length, text) {
  const end = field.selectionStart;
  field.focus();
  field.setSelectionRange(end - length, end);
  if (!document.execCommand('insertText', false, text)) field.setRangeText(text, end - length, end, 'end');
  changed();
}

/**
 * Marks a place, both from 1, and puts the caret there.
 * @param {number} line
 * @param {number} column
 */
export function point(line, column) {
  const lines = field.value.split('\n').slice(0, line - 1);
  const at = lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  field.setSelectionRange(at, at);
  fault = [at, at];
  paint();
}

/** Where the caret stands, from the upper left of the layer. @returns {{left: number, bottom: number}} */
export function caretPlace() {
  const before = document.createRange();
  let rest = field.selectionStart;
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { length: size } = /** @type {Text} */ (walker.currentNode);
    if (rest <= size) {
      before.setStart(walker.currentNode, Math.max(rest - 1, 0));
      before.setEnd(walker.currentNode, rest);
      break;
    }
    rest -= size;
  }
  const box = layer.getBoundingClientRect();
  const place = before.getBoundingClientRect();
  return { left: place.right - box.left, bottom: place.bottom - box.top };
}
