/*
 * The index of all names in all their writings, by their folded forms, in which by_name.js looks.
 */
import { addTo } from '../data/model.js';
import { bordered } from '../text/borders.js';
import { fold } from '../text/fold.js';
import { heapOf, placesHolding } from '../text/heap.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./by_name.js').Hit} Hit */
/** @typedef {import('../text/borders.js').Bordered} Bordered */
/** @typedef {{ text: string, thing: number, preferred: boolean, words: Set<string> | null, writings: Bordered[] | null }} SpeltName */
/**
 * kinds: by their folded names. ranked: what the texts that were looked for last have found, since with each key the box asks
 * for the text and for its words, of which all but the last stay. forms: byFold as a list, in whose order they stand in heap.
 * @typedef {object} SearchIndex
 * @property {Model} model
 * @property {Map<string, SpeltName[]>} byFold
 * @property {[string, SpeltName[]][]} forms
 * @property {import('../text/heap.js').Heap} heap
 * @property {Map<string, number>} kinds
 * @property {Map<string, Hit[]>} ranked
 * @property {Map<string, number[]>} everyday words that are no names, but stand for some
 */

export const ARTICLE = /^(the|a|an)\s+/i;
const BRACKETED = /[（(〔［[][^（）()〔〕［］[\]]*[）)〕］\]]/g;
const LANGUAGE = / \[[\w-]+\]$/; // behind what a class is called in another language than the page's
const SLICE = 8; // milliseconds of work, and of rest, while nobody searches yet

/**
 * The index of all names, made once: a few milliseconds.
 * @param {Model} model
 * @returns {SearchIndex}
 */
export function indexNames(model) {
  /** @type {Map<string, SpeltName[]>} */
  const byFold = new Map();
  const { literals, properties } = model.data;
  model.data.things.forEach(({ name, also, reading }, thing) => {
    const said = model.literalsOf[thing].flatMap((one) =>
      properties[literals[one][1]].label ? [literals[one][2]] : [],
    );
    const texts = new Set([...name, ...also[0], ...also[1], ...reading, ...said]);
    for (const text of texts) {
      if ([...text.trim()].length < 2) continue; // a name of one character stands in every other
      const spelt = { text, thing, preferred: name.includes(text), words: null, writings: null };
      for (const form of formsOf(text)) addTo(byFold, form, spelt);
    }
  });
  const kinds = new Map(
    model.data.kinds.flatMap(({ name, many }, kind) =>
      [...name, ...many].map((one) => /** @type {[string, number]} */ ([fold(one.replace(LANGUAGE, '')), kind])),
    ),
  );
  const asking = new Set([...kinds.keys(), ...model.data.words.classes.flatMap(({ words }) => words.map(fold))]);
  const everyday = new Map(
    model.data.words.everyday.flatMap(([things, words]) =>
      words.map(fold).flatMap((word) => (byFold.has(word) || asking.has(word) ? [] : [[word, things]])),
    ),
  );
  return { model, byFold, forms: [...byFold], heap: heapOf([...byFold.keys()]), kinds, ranked: new Map(), everyday };
}

/**
 * Works out beforehand what the first key would wait for: where the words of every name begin. In slices, so that
 * nothing that a reader does has to wait.
 * @param {SearchIndex} index
 */
export function warmNames({ byFold }) {
  const left = byFold.values();
  const slice = () => {
    for (const until = performance.now() + SLICE; performance.now() < until;) {
      const { value, done } = left.next();
      if (done) return;
      for (const name of value) borderedOf(name);
    }
    setTimeout(slice, SLICE);
  };
  slice();
}

/**
 * The folded forms of a name in all its writings.
 * @param {string} text
 */
const formsOf = (text) => new Set(writingsOf(text).map(fold).filter(Boolean));

/**
 * A name as it is, without its article, without what stands in brackets; each once.
 * @param {string} text
 */
function writingsOf(text) {
  const plain = text.replace(ARTICLE, '');
  return [...new Set([text, plain, plain.replace(BRACKETED, '')])];
}

/**
 * The forms that hold a folded text.
 * @param {SearchIndex} index
 * @param {string} wanted
 */
export const formsHolding = ({ forms, heap }, wanted) => placesHolding(heap, wanted).map((place) => forms[place]);

/**
 * The forms that stand in a folded text that says more.
 * @param {SearchIndex} index
 * @param {string} wanted
 */
export function formsIn({ byFold }, wanted) {
  const parts = new Set(/** @type {string[]} */ ([]));
  for (let from = 0; from < wanted.length; from += 1)
    for (let to = from + 1; to <= wanted.length; to += 1) parts.add(wanted.slice(from, to));
  parts.delete(wanted);
  return [...parts].flatMap((part) => {
    const names = byFold.get(part);
    return names ? [/** @type {[string, SpeltName[]]} */ ([part, names])] : [];
  });
}

/**
 * The writings of a name that fold to a form, with their borders; worked out when they are first needed.
 * @param {SpeltName} name
 * @param {string} form
 */
export const writtenAs = (name, form) => borderedOf(name).filter(({ folded }) => folded === form);

/** @param {SpeltName} name */
const borderedOf = (name) => (name.writings ??= writingsOf(name.text).map(bordered));
