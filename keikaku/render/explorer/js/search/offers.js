/*
 * What to offer where a text is no name: what its words name, and what of a class is linked with that, as in
 * "facilities in Tonomachi" or 殿町にある施設. Nothing here answers a question; each offer says what it leads to.
 */
import { bordered, isLatin, isWordIn } from '../text/borders.js';
import { fold, halfWidth } from '../text/fold.js';
import { kindAt, kindCalled, searchIndex } from './found.js';
import { allBut, kindsOf, unfilteredOf } from '../data/selection.js';
import { findByName } from './by_name.js';
import { holdsWord } from './vocabulary.js';
import { withinSlips } from '../text/likeness.js';
import { saysNothing } from './words.js';
import { LINKED, linkedSelection } from '../scene/shown_selection.js';
import { freshState } from '../state/state.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */
/**
 * @typedef {object} Offer
 * @property {string} text
 * @property {number} [thing] that it shows; without one it leads to another state
 * @property {string} [part] of the text, that it is named by
 * @property {number} [n] how much of the text asks for it, in letters
 * @property {string[]} [unused] words of the text that say something, of which it makes no use
 * @property {Partial<State>} patch
 */

const EACH = 2; // things offered for one part of the text
const PARTS = 3; // parts of a text for which something is offered

/**
 * The parts of a text that may be names, and the classes that it names. Of Japanese what stands between hiragana.
 * @param {App} app
 * @param {string} text
 * @returns {{ parts: string[], kinds: number[] }}
 */
function partsOf(app, text) {
  const index = searchIndex(app.model);
  const kinds = new Set(/** @type {number[]} */ ([]));
  /** @type {string[][]} */
  const runs = [[]];
  const words =
    halfWidth(text).match(
      /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}’'.&-]*|[\p{Script=Han}\p{Script=Katakana}ー]+/gu,
    ) ?? [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const named = kindAt(index, words, at);
    if (named) {
      kinds.add(named.kind);
      at += named.length - 1;
    }
    if (named || saysNothing(app.model, word)) runs.push([]);
    else if (/^\p{Script=Latin}/u.test(word)) runs[runs.length - 1].push(word);
    else runs.push([word], []);
  }
  // Several words are one name, where there is such a one; else each may be.
  const parts = runs
    .filter((run) => run.length)
    .flatMap((run) => (run.length > 1 && !namedBy(app, run.join(' ')).length ? run : [run.join(' ')]));
  return { parts: [...new Set(parts)].filter((part) => fold(part).length > 1), kinds: [...kinds] };
}

/**
 * The entities that a part of a text names, best first; elements have sentences for names, and are not meant by words.
 * @param {App} app
 * @param {string} part
 */
function namedBy({ model }, part) {
  const { kinds, things } = model.data;
  const index = searchIndex(model);
  const one = part.replace(/([a-z]{3,})s$/, '$1');
  const hits = [part, ...(one === part ? [] : [one])].flatMap((word) => findByName(index, word, Infinity).hits);
  const found = hits.filter(
    ({ thing, text }) => kinds[things[thing].kind].family === 'entity' && isNamedIn(part, text),
  );
  return [...new Set(found.map(({ thing }) => thing))];
}

/**
 * Whether a name has a word whole: not the beginning of another, of an English one also as many; a slip of the hand in a
 * whole name counts.
 * @param {string} part
 * @param {string} name
 */
function isNamedIn(part, name) {
  const [folded, whole] = [fold(part), fold(name)];
  if (!isLatin(folded)) return whole.includes(folded) ? endsWord(halfWidth(name), halfWidth(part)) : !isLatin(whole);
  const where = bordered(name);
  const forms = [folded, `${folded}s`, `${folded}es`, folded.replace(/(?:e?s)$/, ''), folded.replace(/ies$/, 'y')];
  return forms.some((form) => form.length > 1 && isWordIn(form, where)) || withinSlips(whole, folded, 1);
}

/**
 * Whether a Japanese name begins or ends a word of its own by another: 支援 in 支援機関, not in 就業支援事業.
 * @param {string} name
 * @param {string} part
 */
const endsWord = (name, part) =>
  holdsWord(name, part) &&
  name.split(/[^\p{Script=Han}\p{Script=Katakana}々ー]+/u).some((run) => run.startsWith(part) || run.endsWith(part));

/**
 * Whether words are just a name of a thing.
 * @param {import('../types.js').Model} model
 * @param {number} thing
 * @param {string} words
 */
export const isCalled = (model, thing, words) =>
  searchIndex(model)
    .byFold.get(fold(words))
    ?.some((name) => name.thing === thing) ?? false;

/**
 * What the parts of a text lead to.
 * @param {App} app
 * @param {string} text
 * @returns {Offer[]}
 */
export function offersFor(app, text) {
  const { parts, kinds } = partsOf(app, text);
  /** @type {Map<number, string>} */
  const by = new Map();
  for (const part of parts.slice(0, PARTS))
    for (const thing of namedBy(app, part).slice(0, EACH)) if (!by.has(thing)) by.set(thing, part);
  for (const { thing, text: name } of findByName(searchIndex(app.model), text).held.slice(0, EACH))
    if (!by.has(thing)) by.set(thing, name);
  const things = [...by.keys()];
  const linked = kinds.flatMap((kind) => things.flatMap((thing) => linkedOfKind(app, kind, thing)));
  return [
    ...linked.sort((one, other) => other.n - one.n).slice(0, PARTS),
    ...things.map((thing) => ({
      text: app.in(app.model.data.things[thing].name),
      thing,
      patch: { at: thing },
      part: by.get(thing),
    })),
    ...kinds.map((kind) => wholeKind(app, kind)),
  ];
}

/**
 * The class that a text is the name of, as a table.
 * @param {App} app
 * @param {string} text
 * @returns {Offer | null}
 */
export function offerOfKind(app, text) {
  const kind = kindCalled(searchIndex(app.model), text);
  return kind === undefined ? null : wholeKind(app, kind);
}

/**
 * A table without filters but this one.
 * @param {App} app
 * @param {number} kind
 * @returns {Partial<State>}
 */
function onlyKind({ model, state }, kind) {
  const { view, at, language, theme, plans, pair, ...fresh } = freshState(state());
  return { ...fresh, view: 'table', at: -1, kindsOff: allBut(model.data.kinds, model.data.kinds[kind].id) };
}

/**
 * @param {App} app
 * @param {number} kind
 * @returns {Offer}
 */
function wholeKind(app, kind) {
  const { kinds, things } = app.model.data;
  const n = unfilteredOf(app.model, app.state()).things.filter((one) => kindsOf(things[one]).includes(kind)).length;
  return { text: app.say('offer.kind', { kind: app.in(kinds[kind].many), n }), patch: onlyKind(app, kind) };
}

/**
 * The things of a class that are linked with a thing, as a table.
 * @param {App} app
 * @param {number} kind
 * @param {number} thing
 * @returns {(Offer & { n: number })[]}
 */
function linkedOfKind(app, kind, thing) {
  const { kinds, things } = app.model.data;
  const around = { ...onlyKind(app, kind), picks: [LINKED], scene: /** @type {const} */ ('around'), focus: thing };
  const n = linkedSelection(app.model, { ...app.state(), ...around }).things.length;
  if (!n) return [];
  const text = app.say('offer.linked', { kind: app.in(kinds[kind].many), name: app.in(things[thing].name), n });
  return [{ text, n, patch: around }];
}
