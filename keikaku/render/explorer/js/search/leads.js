/*
 * Where a text leads besides an answer, in order: what these data lack of it, views and what is done about what it names, and
 * the names that its other words may mean.
 */
import { ownActors } from '../data/partners.js';
import { fold } from '../text/fold.js';
import { isCalled, offersFor } from './offers.js';
import { LINKED } from '../scene/shown_selection.js';
import { topicsOf } from './topics.js';
import { spansNaming, spansWhere, unusedIn } from './unused.js';
import { askedFor } from './ways.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('./offers.js').Offer} Offer */
/**
 * @typedef {object} Leads
 * @property {string[]} lacks sentences
 * @property {Offer[]} leads views and questions, best first
 * @property {boolean} isNarrow whether the first of them heeds what the text names
 * @property {Offer[]} linked tables of a class that is linked with something
 * @property {Offer[]} names
 * @property {string} rest words that ask for no view
 */

/** @type {readonly (string | undefined)[]} */
const WEAK = ['help', 'table']; // views whose words (help, list) ask as often for something else
const FEW = 6; // letters that ask for such a view
const MUCH = 1.5; // times the letters that ask for a view: names that have so many are more than beside it
const NEAR = 0.5; // share of what is left of a text that a name has to have, and of the name, for what is done about it to be near

/**
 * @param {App} app
 * @param {string} text
 * @param {{ isAnswer: boolean, finds?: boolean }} known whether it is answered, and whether it is part of some name
 * @returns {Leads}
 */
export function leadsOf(app, text, { isAnswer, finds = false }) {
  const { ways, lacks, missing, rest: all } = askedFor(app, text);
  const rest = withoutOwn(app, all);
  const offers = finds || !rest || isAnswer ? [] : offersFor(app, rest);
  const isLinked = (/** @type {Offer} */ { patch }) => patch.picks?.includes(LINKED) ?? false;
  const names = offers.filter((offer) => !isLinked(offer)).map((offer) => withUnused(app, text, offer));
  const words = rest.split(' ');
  const isNear = (/** @type {string} */ part) => part === words[0] || part.length >= NEAR * words.join('').length;
  const near = names.flatMap(({ thing, part = '' }) =>
    thing !== undefined && isNear(part) && shareOfName(app, thing, part) > NEAR ? [thing] : [],
  );
  const topics = isAnswer ? [] : topicsOf(app, text, near);
  const isWeak = (/** @type {Offer & { n?: number }} */ { patch, n = 0 }) =>
    WEAK.includes(patch.view) && n < FEW && (words.some((word) => word.length > 1) || missing.length > 0);
  const strong = ways.filter((way) => !isWeak(way));
  const weak = missing.length || topics.length ? [] : ways.filter(isWeak);
  const named = new Set(names.flatMap(({ thing, part = '' }) => (thing === undefined ? [] : part.split(/\s/))));
  const size = [...named].join('').length;
  // What uses all that was said comes first, whatever it is.
  const uses = (/** @type {Offer} */ { unused }) => Number(Boolean(unused?.length));
  const best = [...strong, ...topics].sort((one, other) => uses(one) - uses(other));
  const [first] = best;
  const isWide = strong.includes(first) && !isNarrowed(first) && size >= MUCH * (first.n ?? Infinity);
  return {
    lacks: isAnswer || finds ? lacks : [...missing, ...lacks],
    leads: [...best, ...weak],
    isNarrow: Boolean(first) && !isWide,
    linked: offers.filter(isLinked).map((offer) => withUnused(app, text, offer)),
    names,
    rest,
  };
}

/**
 * How much of a name of a thing a word makes up, at most.
 * @param {App} app
 * @param {number} thing
 * @param {string} word
 */
function shareOfName({ model }, thing, word) {
  const { name, also } = model.data.things[thing];
  const length = fold(word).replace(/s$/, '').length;
  const shares = [...name, ...also.flat()].map(fold).filter((one) => one.includes(fold(word).replace(/s$/, '')));
  return Math.max(0, ...shares.map((one) => length / one.length));
}

/**
 * An offer of a thing, of a class or of both, with the words of the text that it does not use.
 * @param {App} app
 * @param {string} text
 * @param {Offer} offer
 * @returns {Offer}
 */
function withUnused(app, text, offer) {
  const { thing = offer.patch.focus ?? -1, part = '' } = offer;
  const used = [
    ...spansNaming(app, text, [thing]),
    ...spansWhere(app, text, (token) => token.text === part),
    ...(offer.thing === undefined ? spansWhere(app, text, ({ sense }) => Boolean(sense?.classes.length)) : []),
  ];
  return { ...offer, unused: unusedIn(app, text, used) };
}

/**
 * Words without those for whose plan it is, which does all of it: “the city” says nothing beside another name.
 * @param {App} app
 * @param {string} words
 */
function withoutOwn({ model }, words) {
  const own = [...ownActors(model)];
  const others = words.split(' ').filter((word) => !own.some((thing) => isCalled(model, thing, word)));
  return others.join(' ') || words;
}

/** Whether a view is opened at something, or filtered by it. @param {Offer} offer */
const isNarrowed = ({ patch: { at = -1, query = '', focus = -1 } }) => at >= 0 || query !== '' || focus >= 0;
