/*
 * Finds things by any spelling: preferred and other names, readings, abbreviations, parts, small slips of the
 * hand, and by address ("6.1.1", "2018:6.1.1/action/4", 政策6). Names are scored as keikaku/language/index.py
 * scores them, so that page and terminal find the same.
 */
import { addTo } from './data.js';
import { fold } from './fold.js';
import { likenessTo, slipsAllowed, withinSlips } from './likeness.js';

/** @typedef {import('./types.js').Model} Model */
/**
 * A thing that a text may mean.
 * @typedef {object} Hit
 * @property {number} thing
 * @property {string} text the name or address that matched
 * @property {number} score 0 to 100; 100 is the name itself, folded
 * @property {'name' | 'part' | 'words' | 'near' | 'address'} how
 */
/** @typedef {{ text: string, thing: number, preferred: boolean, words: Set<string> | null }} SpeltName */
/** @typedef {{ model: Model, byFold: Map<string, SpeltName[]>, names: SpeltName[] }} SearchIndex */

const FLOOR = 60; // score below which a name is not even near
const ALIKE = 80; // and upward: a slip or two, so that it counts as found
const CONTAINED = 70; // and upward: the one holds the other
const ALL_WORDS = 85; // a name that has every word, with others between
const WORDS_BEGUN = 69; // the last of them only begun
const ARTICLE = /^(the|a|an)\s+/i;
const BRACKETED = /[（(〔［[][^（）()〔〕［］[\]]*[）)〕］\]]/g;
const LONGEST_QUESTION = 200; // characters; what is longer is no name

/**
 * The index of all names, made once: a few milliseconds.
 * @param {Model} model
 * @returns {SearchIndex}
 */
export function indexNames(model) {
  /** @type {Map<string, SpeltName[]>} */
  const byFold = new Map();
  /** @type {SpeltName[]} */
  const names = [];
  model.data.things.forEach(({ name, also, reading }, thing) => {
    const texts = new Set([...name, ...also[0], ...also[1], ...reading]);
    for (const text of texts) {
      if ([...text.trim()].length < 2) continue; // a name of one character stands in every other
      const spelt = { text, thing, preferred: name.includes(text), words: null };
      names.push(spelt);
      for (const form of formsOf(text)) addTo(byFold, form, spelt);
    }
  });
  return { model, byFold, names };
}

/**
 * The folded forms of a name: as it is, without what stands in brackets, without its article.
 * @param {string} text
 */
function formsOf(text) {
  const forms = [fold(text)];
  const plain = text.replace(ARTICLE, '');
  if (plain !== text) forms.push(fold(plain));
  if (/[（(〔［[]/.test(plain)) forms.push(fold(plain.replace(BRACKETED, '')));
  return new Set(forms.filter(Boolean));
}

/**
 * The things that a text may mean, best first, each once. `near` are those whose names are only alike, by more
 * than slips of the hand: for when nothing is found.
 * @param {SearchIndex} index
 * @param {string} text
 * @param {number} [limit]
 * @returns {{ hits: Hit[], near: Hit[], more: number }} more: how many further ones there are
 */
export function findByName(index, text, limit = 24) {
  const question = text.slice(0, LONGEST_QUESTION);
  const wanted = fold(question);
  const hits = byAddress(index.model, question);
  if (wanted) hits.push(...byForm(index, wanted), ...byWords(index, question));
  const ranked = bestOfEach(hits);
  const sure = ranked.filter(({ how }) => how !== 'near');
  const near = ranked.filter(({ how }) => how === 'near');
  return { hits: sure.slice(0, limit), near: near.slice(0, 5), more: Math.max(0, sure.length - limit) };
}

/**
 * @param {SearchIndex} index
 * @param {string} wanted folded
 * @returns {Hit[]}
 */
function byForm({ byFold }, wanted) {
  const likeness = likenessTo(wanted, FLOOR);
  const slips = slipsAllowed(wanted.length);
  /** @type {Hit[]} */
  const hits = [];
  for (const [form, names] of byFold) {
    const [score, how] = scoreOf(form, wanted, likeness, slips);
    if (score < FLOOR) continue;
    for (const { text, thing, preferred } of names) {
      // Of the names that are just this one the preferred counts.
      const beaten = how === 'name' && !preferred && names.some((name) => name.thing === thing && name.preferred);
      if (!beaten) hits.push({ text, thing, score, how });
    }
  }
  return hits;
}

/**
 * @param {string} form
 * @param {string} wanted
 * @param {(form: string) => number} likeness
 * @param {number} slips
 * @returns {[number, Hit['how']]}
 */
function scoreOf(form, wanted, likeness, slips) {
  if (form === wanted) return [100, 'name'];
  const alike = rounded(Math.min(likeness(form), 99));
  if (form.includes(wanted) || (form.length > 1 && wanted.includes(form))) {
    const covered = Math.min(form.length, wanted.length) / Math.max(form.length, wanted.length);
    return [Math.max(alike, rounded(CONTAINED + 29 * covered)), 'part'];
  }
  if (alike < FLOOR) return [0, 'near'];
  return [alike, alike >= ALIKE || (slips && withinSlips(form, wanted, slips)) ? 'part' : 'near'];
}

/** @param {number} score */
const rounded = (score) => Math.round(score * 10) / 10;

/**
 * Names that have all words of a text of several, in any order; the last may be only begun.
 * @param {SearchIndex} index
 * @param {string} text
 * @returns {Hit[]}
 */
function byWords({ names }, text) {
  const sought = wordsOf(text);
  if (sought.length < 2) return [];
  const last = sought[sought.length - 1];
  const whole = sought.slice(0, -1);
  /** @type {Hit[]} */
  const hits = [];
  for (const name of names) {
    name.words ??= new Set(wordsOf(name.text));
    const { words, thing, text: spelt } = name;
    if (!whole.every((word) => words.has(word))) continue;
    if (words.has(last)) hits.push({ thing, text: spelt, score: ALL_WORDS, how: 'words' });
    else if ([...words].some((word) => word.startsWith(last))) {
      hits.push({ thing, text: spelt, score: WORDS_BEGUN, how: 'words' });
    }
  }
  return hits;
}

/**
 * @param {string} text
 * @returns {string[]}
 */
export const wordsOf = (text) => [...new Set(text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];

/**
 * Elements by their address, whole ("2018:6.1.1"), without the plan ("6.1.1"), begun ("6.1"), or with the word
 * for their class (政策6, "policy 6").
 * @param {Model} model
 * @param {string} text
 * @returns {Hit[]}
 */
function byAddress(model, text) {
  const { things, kinds } = model.data;
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const named = model.thingById.get(text.trim());
  /** @type {Hit[]} */
  const hits = named === undefined ? [] : [{ thing: named, text: text.trim(), score: 100, how: 'address' }];
  const [, word = '', sought = ''] = /^([^\d:./]*?)\s*(?:第)?((?:\d+:)?\d[\w.:/-]*)$/.exec(plain) ?? [];
  const wantedKinds = new Set(kinds.flatMap(({ name, many }, kind) =>
    (!word || [...name, ...many].some((one) => one.toLowerCase() === word) ? [kind] : [])));
  if (!sought || !wantedKinds.size) return hits;
  things.forEach(({ at, kind }, thing) => {
    if (!at || !wantedKinds.has(kind)) return;
    const short = at.slice(at.indexOf(':') + 1);
    const given = sought.includes(':') ? at.toLowerCase() : short.toLowerCase();
    if (given === sought) hits.push({ thing, text: at, score: 100, how: 'address' });
    else if (given.startsWith(sought) && /^[./]/.test(given.slice(sought.length))) {
      hits.push({ thing, text: at, score: Math.max(FLOOR, 99 - (given.length - sought.length)), how: 'address' });
    }
  });
  return hits;
}

/**
 * @param {Hit[]} hits
 * @returns {Hit[]}
 */
function bestOfEach(hits) {
  hits.sort((one, other) => other.score - one.score || rank(one) - rank(other) || one.text.length - other.text.length
    || (one.text < other.text ? -1 : one.text > other.text ? 1 : one.thing - other.thing));
  /** @type {Map<number, Hit>} */
  const first = new Map();
  for (const hit of hits) if (!first.has(hit.thing)) first.set(hit.thing, hit);
  return [...first.values()];
}

/**
 * An address that is one comes before a name as good.
 * @param {Hit} hit
 */
const rank = ({ how }) => (how === 'address' ? 0 : 1);
