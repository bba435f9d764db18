/*
 * What is sought in a question, and what is said of it, from the order of its words: in English the class stands first,
 * in Japanese last. Nothing here decides what a word means; a question has as many forms as its words allow.
 */
import { isNoun } from './relating.js';
import { relationsMeant } from './words.js';

/** @typedef {import('./tokens.js').Token} Token */
/** @typedef {import('./words.js').SaidRelation} SaidRelation */
/** @typedef {import('../page_data.js').ClassWord} ClassWord */
/** @typedef {import('../page_data.js').FigureWord} FigureWord */
/**
 * Something that is said of what is sought: how it relates to things that a word may name, or what it has not.
 * @typedef {object} Clause
 * @property {SaidRelation[]} said none where only a preposition or a particle says how
 * @property {string} link
 * @property {string} side where the name stands, as meaning/relations.py has it
 * @property {number[]} things that are named, one of them meant; none in what is lacking
 * @property {ClassWord[]} [lacks] of what there is none
 */
/** @typedef {{ find: ClassWord | null, clauses: Clause[], figures?: FigureWord[], cost: number }} Form */

const PARTICLES = [...'がをにとでの'];
const WHO = /^(who|whom|誰|だれ|どこ)$/i;

/** @param {Token} [token] */
const classes = (token) => token?.sense?.classes ?? [];
/** @param {Token} [token] */
const said = (token) => (token?.sense ? relationsMeant(token.sense).filter(({ denies }) => !denies) : []);
/** @param {Token} [token] */
const named = (token) => (token && !classes(token).length ? token.things : []); // banks: any of them, not the name
/** @param {Token} [token] */
const link = (token) => token?.sense?.link ?? '';
/** @param {Token} token */
const isSmall = ({ sense }) => Boolean(sense?.small);

/**
 * @param {Partial<Clause>} parts
 * @returns {Clause}
 */
const clause = (parts) => ({ said: [], link: '', side: 'after', things: [], ...parts });

/**
 * The forms of a question.
 * @param {Token[]} tokens each of which is known
 * @param {boolean} japanese
 * @returns {Form[]}
 */
export function formsOfQuestion(tokens, japanese) {
  const figures = tokens.length ? figureAlone(tokens) : [];
  return [...figures, ...(japanese ? japaneseForms(tokens, 0, []) : englishForms(tokens, 0))];
}

/**
 * A question for numbers: nothing else is said in it.
 * @param {Token[]} tokens
 * @returns {Form[]}
 */
function figureAlone(tokens) {
  const telling = tokens.filter((token) => !isSmall(token));
  const [one] = telling;
  if (telling.length !== 1 || !one.sense?.figures.length) return [];
  return [{ find: null, clauses: [], figures: one.sense.figures, cost: 0 }];
}

/**
 * The place of the next word that is not only small; several, where a small word may be more.
 * @param {Token[]} tokens
 * @param {number} from
 */
function past(tokens, from) {
  let at = from;
  while (at < tokens.length && isSmall(tokens[at]) && !named(tokens[at]).length && !classes(tokens[at]).length) at += 1;
  return at;
}

/**
 * @param {Token[]} tokens
 * @param {number} from
 * @returns {Form[]}
 */
function englishForms(tokens, from) {
  const at = past(tokens, from);
  const token = tokens[at];
  if (!token) return [];
  const rest = (/** @type {number} */ next) => englishClauses(tokens, next);
  /** @type {Form[]} */
  const forms = [];
  for (const find of classes(token)) {
    for (const { clauses, cost } of rest(at + 1)) forms.push({ find, clauses, cost });
    if (WHO.test(token.text)) forms.push(...englishForms(tokens, at + 1).filter((form) => !form.find));
  }
  const relations = said(token);
  const joint = past(tokens, at + 1);
  if (relations.length && link(tokens[joint])) {
    const name = past(tokens, joint + 1);
    const side = link(tokens[joint]) === 'of' ? 'of' : 'after';
    addNamed(forms, tokens, name, rest, clause({ said: relations, side, things: named(tokens[name]) }), 0.3);
  }
  if (relations.length && / of$/.test(token.text))
    addNamed(forms, tokens, joint, rest, clause({ said: relations, side: 'of', things: named(tokens[joint]) }), 0.3);
  if (named(token).length) {
    const possessive = tokens[at + 1]?.text === "'s";
    const next = past(tokens, at + (possessive ? 2 : 1));
    const things = named(token);
    for (const find of classes(tokens[next])) {
      for (const { clauses, cost } of rest(next + 1))
        forms.push({ find, clauses: [clause({ link: 'of', side: 'beside', things }), ...clauses], cost: cost + 1 });
    }
    if (said(tokens[next]).length && past(tokens, next + 1) === tokens.length)
      forms.push({
        find: null,
        clauses: [clause({ said: said(tokens[next]), side: possessive ? "'s" : 'before', things })],
        cost: possessive ? 0 : 0.9,
      });
  }
  return forms;
}

/**
 * @param {Form[]} forms
 * @param {Token[]} tokens
 * @param {number} name
 * @param {(next: number) => { clauses: Clause[], cost: number }[]} rest
 * @param {Clause} first
 * @param {number} costs
 */
function addNamed(forms, tokens, name, rest, first, costs) {
  if (!named(tokens[name]).length) return;
  for (const { clauses, cost } of rest(name + 1))
    forms.push({ find: null, clauses: [first, ...clauses], cost: cost + costs });
}

/**
 * What is said behind the class, up to the end.
 * @param {Token[]} tokens
 * @param {number} from
 * @returns {{ clauses: Clause[], cost: number }[]}
 */
function englishClauses(tokens, from) {
  const at = past(tokens, from);
  const token = tokens[at];
  if (!token) return [{ clauses: [], cost: 0 }];
  /** @type {{ clauses: Clause[], cost: number }[]} */
  const found = [];
  const add = (/** @type {Clause} */ one, /** @type {number} */ next, costs = 0) => {
    for (const { clauses, cost } of englishClauses(tokens, next))
      found.push({ clauses: [one, ...clauses], cost: cost + costs });
  };
  const next = past(tokens, at + 1);
  const relations = said(token);
  const things = named(tokens[next]);
  if (relations.length && things.length) add(clause({ said: relations, things }), next + 1);
  const behind = past(tokens, next + 1);
  if (relations.length && link(tokens[next]) && named(tokens[behind]).length) {
    const side = link(tokens[next]) === 'of' ? 'of' : 'after';
    add(clause({ said: relations, side, things: named(tokens[behind]) }), behind + 1, 0.1);
  }
  if (link(token) && things.length) add(clause({ link: link(token), things }), next + 1, 0.2);
  if (token.sense?.without) addLacking(tokens[next], (one) => add(one, next + 1));
  if (named(token).length && said(tokens[next]).length)
    add(clause({ said: said(tokens[next]), side: 'before', things: named(token) }), next + 1);
  return found;
}

/**
 * Of what there is none: a class or what a relation leads to.
 * @param {Token | undefined} token
 * @param {(one: Clause) => void} add
 */
function addLacking(token, add) {
  if (classes(token).length) add(clause({ lacks: classes(token) }));
  if (said(token).length) add(clause({ said: said(token), lacks: [] }));
}

/**
 * @param {Token[]} tokens
 * @param {number} from
 * @param {Clause[]} before what is said in front of it
 * @returns {Form[]}
 */
function japaneseForms(tokens, from, before) {
  if (from >= tokens.length) return [];
  const token = tokens[from];
  const next = tokens[from + 1];
  /** @type {Form[]} */
  const forms = [];
  const go = (/** @type {Clause} */ one, /** @type {number} */ to, cost = 0) =>
    forms.push(...japaneseForms(tokens, to, [...before, one]).map((form) => ({ ...form, cost: form.cost + cost })));
  const imply = (/** @type {Clause} */ one, /** @type {number} */ to, /** @type {number} */ cost) => {
    if (isOver(tokens, to)) forms.push({ find: null, clauses: [...before, one], cost });
  };
  if (isSmall(token)) forms.push(...japaneseForms(tokens, from + 1, before));
  for (const find of classes(token)) {
    if (isOver(tokens, from + 1)) forms.push({ find, clauses: before, cost: 0 });
    else if (WHO.test(token.text) && !before.length) forms.push(...askedFirst(tokens, from + 1, find));
  }
  if (next?.sense?.without) addLacking(token, (one) => go(one, from + 2));
  const things = named(token);
  if (!things.length) return forms;
  if (link(next)) go(clause({ link: link(next), things }), from + 2, 0.2);
  if (classes(next).length) go(clause({ link: 'of', side: 'beside', things }), from + 1, 1);
  const behind = tokens[from + 2];
  if (said(next).length) {
    const side = PARTICLES.includes(next.text[0]) ? next.text[0] : 'before';
    const noun = isNoun(next.text);
    if (side !== 'before' || !noun) go(clause({ said: said(next), side, things }), from + 2);
    imply(clause({ said: said(next), side: noun ? 'の' : side, things }), from + 2, noun ? 0.3 : 1.2);
  }
  if (said(behind).length && link(next) === 'of' && isNoun(behind.text)) {
    go(clause({ said: said(behind), side: 'の', things }), from + 3, 0.3);
    imply(clause({ said: said(behind), side: 'の', things }), from + 3, 0.3);
  }
  const particle = next?.text[0] ?? '';
  if (next && isSmall(next) && said(behind).length && !(particle === 'の' && isNoun(behind.text)))
    go(clause({ said: said(behind), side: particle, things }), from + 3);
  return forms;
}

/**
 * 誰がＫＢＩＣを運営しているか: what is said behind the word that asks.
 * @param {Token[]} tokens
 * @param {number} from
 * @param {ClassWord} find
 * @returns {Form[]}
 */
function askedFirst(tokens, from, find) {
  const at = past(tokens, from);
  const things = named(tokens[at]);
  if (!things.length) return [];
  for (const to of [at + 1, at + 2]) {
    const relations = said(tokens[to]);
    if (!relations.length || !isOver(tokens, to + 1)) continue;
    const particle = to > at + 1 ? tokens[at + 1].text[0] : tokens[to].text[0];
    return [{ find, clauses: [clause({ said: relations, side: particle, things })], cost: 0 }];
  }
  return [];
}

/**
 * Whether nothing follows that says anything: only small words, or one that asks who.
 * @param {Token[]} tokens
 * @param {number} from
 */
const isOver = (tokens, from) => tokens.slice(from).every((token) => isSmall(token) || WHO.test(token.text));
