/*
 * A link as a sentence in the page's language.
 */
import { element } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Link} Link */

/**
 * A sentence cut at the places where its two ends stand: texts, and 'from' or 'to' for the ends.
 * @typedef {({text: string} | {end: 'from' | 'to'})[]} SentenceParts
 */

/** @param {string} says "{from} is led by {to}" @returns {SentenceParts} */
export function sentenceParts(says) {
  return says
    .split(/(\{from\}|\{to\})/)
    .filter(Boolean)
    .map((part) => (part === '{from}' ? { end: 'from' } : part === '{to}' ? { end: 'to' } : { text: part }));
}

/**
 * What is said by a link, its ends put in by the caller: doors, plain names, or a gap.
 * @param {App} app
 * @param {Link} link
 * @param {(thing: number, end: 'from' | 'to') => string | HTMLElement} put
 * @returns {(string | HTMLElement)[]}
 */
export function sentence(app, [from, relation, to], put) {
  const parts = sentenceParts(app.in(app.model.data.relations[relation].says));
  return parts.map((part) => ('text' in part ? part.text : put(part.end === 'from' ? from : to, part.end)));
}

/**
 * The sentence with a door at both ends.
 * @param {App} app @param {Link} link
 */
export function toldLink(app, link) {
  return sentence(app, link, (thing) => namedEnd(app, thing));
}

/**
 * A door as a part of a sentence. What an element of a plan is called is mostly a sentence itself: it stands in quotes.
 * @param {App} app @param {number} thing @returns {HTMLElement}
 */
export function namedEnd(app, thing) {
  const [before, after] = quotesOf(app, thing);
  return before ? element('span', 'quoted', before, app.door(thing), after) : app.door(thing);
}

/**
 * What stands around a name within a sentence.
 * @param {App} app @param {number} thing
 */
function quotesOf(app, thing) {
  const { kinds, things } = app.model.data;
  if (kinds[things[thing].kind].family !== 'element') return ['', ''];
  return app.state().language === 'ja' ? ['「', '」'] : ['“', '”'];
}

/**
 * The sentence as plain text, for files.
 * @param {App} app @param {number} link
 */
export function sentenceText(app, link) {
  const { links, things } = app.model.data;
  return sentence(app, links[link], (thing) => quotesOf(app, thing).join(app.in(things[thing].name))).join('');
}
