/*
 * Which terms fit where the caret stands.
 */
import { tokens, WORDS } from './tokens.js';

/** @typedef {{ja: string | null, en: string | null}} Names */
/** @typedef {{name: string, kind: string, label: Names, comment: Names}} Term */
/** @typedef {{insert: string, kind: string, label: string, note: string}} Offer */

const MOST = 40;
const BEFORE = /[?$][\p{L}\p{N}_]*$|(?:\p{L}[\p{L}\p{N}_.-]*)?(?::[\p{L}\p{N}_-]*)?$/u;
const OPEN_IRI = /<[^\s<>"{}|^`\\]*$/;
const SILENT = ['comment', 'iri', 'string'];

/**
 * What is being written before the caret; null within comments, texts and IRIs, where nothing is offered.
 * @param {string} text
 * @param {number} caret
 * @returns {string | null}
 */
export function begun(text, caret) {
  const last = tokens(text.slice(0, caret)).at(-1);
  const ended = last && last.kind !== 'comment' && /^(<.*>|(["']).*\2)$/s.test(last.text) && last.text.length > 1;
  if (last && SILENT.includes(last.kind) && !ended) return null;
  if (OPEN_IRI.test(text.slice(0, caret))) return null;
  return BEFORE.exec(text.slice(0, caret))?.[0] ?? '';
}

/**
 * The offers for what is begun, the best first: names that begin so, then those that have it within, by any language.
 * @param {string} word
 * @param {string} text
 * @param {Term[]} terms
 * @param {Record<string, string>} prefixes
 * @param {'ja' | 'en'} language
 * @returns {Offer[]}
 */
export function offers(word, text, terms, prefixes, language) {
  if (/^[?$]/.test(word)) return variables(word, text);
  const wanted = word.toLowerCase();
  /** @type {[number, Offer][]} */
  const found = [];
  for (const term of terms) {
    const rank = rankOf(term, wanted);
    const label = (language === 'ja' ? term.label.ja : term.label.en) ?? '';
    const note = (language === 'ja' ? term.comment.ja : term.comment.en) ?? '';
    if (rank >= 0) found.push([rank, { insert: term.name, kind: term.kind, label, note }]);
  }
  if (word && !word.includes(':')) {
    for (const one of WORDS) {
      if (one.toLowerCase().startsWith(wanted)) found.push([0, { insert: one, kind: 'word', label: '', note: '' }]);
    }
    for (const [prefix, iri] of Object.entries(prefixes)) {
      if (prefix.startsWith(wanted)) found.push([1, { insert: `${prefix}:`, kind: 'prefix', label: iri, note: '' }]);
    }
  }
  return found
    .sort((one, other) => one[0] - other[0])
    .slice(0, MOST)
    .map(([, offer]) => offer);
}

/**
 * How well a term fits, 0 the best; -1 if not at all.
 * @param {Term} term
 * @param {string} wanted
 */
function rankOf(term, wanted) {
  const name = term.name.toLowerCase();
  const [, local] = name.split(':');
  if (name.startsWith(wanted)) return 0;
  if (wanted.includes(':')) {
    const [prefix, rest] = wanted.split(':');
    return rest && name.startsWith(`${prefix}:`) && local.includes(rest) ? 3 : -1;
  }
  if (local.startsWith(wanted)) return 1;
  if ([term.label.ja, term.label.en].some((label) => label?.toLowerCase().startsWith(wanted))) return 2;
  return local.includes(wanted) || term.label.ja?.includes(wanted) ? 4 : -1;
}

/**
 * The variables of the query that begin so.
 * @param {string} word
 * @param {string} text
 * @returns {Offer[]}
 */
function variables(word, text) {
  const names = tokens(text).filter(({ kind, text: name }) => kind === 'variable' && name.length > 1);
  const some = new Set(names.map(({ text: name }) => `${word[0]}${name.slice(1)}`));
  return [...some]
    .filter((name) => name !== word && name.startsWith(word))
    .sort()
    .map((name) => ({ insert: name, kind: 'variable', label: '', note: '' }));
}
