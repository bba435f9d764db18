/*
 * What was asked in words, and its answer: how it was understood, how much there is, the rows with their passages. Where
 * there is none, or words are left out, what is near to it.
 */
import { element } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { groundOf } from '../../data/whereabouts.js';
import { caveatOf } from './caveat.js';
import { answerTable } from './answer_table.js';
import { saidAs, understoodOf } from '../../search/understood.js';
import { factColumns, understoodColumns, widerColumns } from './understood_columns.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../search/understood.js').Understood} Understood */

const MOST = 3; // readings
const MOST_THERE = 8; // things in a place

/**
 * The answers to the text in the address; nothing where it is not understood.
 * @param {App} app
 */
export function askedInWords(app) {
  const { query } = app.state();
  if (!query.trim()) return [];
  return understoodOf(app.model, query, app.state()).slice(0, MOST);
}

/**
 * Whether a text is understood whole, in one way: then it is answered, else something is offered.
 * @param {Understood[]} found
 */
export const isAnswered = (found) => found.length === 1 && !found[0].reading.left.length;

/**
 * @param {App} app
 * @param {Understood[]} found
 */
export function askedParts(app, found) {
  if (isAnswered(found)) return answerOf(app, found[0]);
  const { query } = app.state();
  const ways = found.map((one) => {
    const left = one.reading.left.join(app.say('filters.and'));
    const text = left
      ? app.say('ask.leavesOut', { said: saidAs(app, one.reading), n: one.n, left })
      : app.say('ask.means', { said: saidAs(app, one.reading), n: one.n });
    if (!left) return element('li', '', text, ...answerOf(app, one));
    const patch = { query: without(query, one.reading.left) };
    return element(
      'li',
      '',
      inside('offer', app.address(patch), [text], () => app.set(patch)),
    );
  });
  const left = found[0].reading.left.length;
  return [
    element(
      'section',
      'asked',
      element('h3', '', app.say(left ? 'ask.notAll' : 'ask.severalWays')),
      element('ul', 'asked-ways', ...ways),
    ),
  ];
}

/**
 * A text without some of its words.
 * @param {string} text
 * @param {string[]} words
 */
const without = (text, words) =>
  words
    .reduce((left, word) => left.replace(word, ' '), text)
    .replace(/\s+/g, ' ')
    .trim();

/**
 * @param {App} app
 * @param {Understood} one
 */
function answerOf(app, one) {
  const { reading, met, facts, n } = one;
  const { language } = app.state();
  const said = saidAs(app, reading);
  const head = element(
    'h3',
    'asked-said',
    said,
    ' ',
    element('span', 'question-count', app.say('ask.rows', { n: n.toLocaleString(language) })),
  );
  /** @type {(HTMLElement | null)[]} */
  const parts = [head];
  if (facts.length) {
    const { place, save } = answerTable(app, { id: 'numbers', said, columns: factColumns(app), rows: facts });
    parts.push(place, element('p', 'answer-saving', save));
  }
  if (met.length) {
    const columns = understoodColumns(app, met);
    const of = facts.length ? app.say('view.indicators') : said; // beside numbers, only indicators are found
    const { place, save } = answerTable(app, { id: 'answer', said: of, columns, rows: [...met.keys()] });
    parts.push(place, element('p', 'answer-saving', save));
  }
  if (n) parts.splice(1, 0, ...caveatOf(app, one));
  else parts.push(nothing(app, one));
  return [element('section', 'asked', ...parts, ...widerPart(app, one))];
}

/**
 * What counts only in a wider sense, each with what it counts through.
 * @param {App} app
 * @param {Understood} one
 */
function widerPart(app, { n, wider }) {
  if (!wider.length) return [];
  const said = app.say(n ? 'ask.widerToo' : 'ask.wider', { n: wider.length });
  const rows = [...wider.keys()];
  const { place, save } = answerTable(app, { id: 'wider', said, columns: widerColumns(app, wider), rows });
  const saving = element('p', 'answer-saving', save);
  return [element('h4', 'asked-wider', said), element('p', 'quiet', app.say('ask.widerMeans')), place, saving];
}

/**
 * What lies in a place, facilities before districts.
 * @param {App['model']} model
 * @param {number} place
 */
function lyingIn(model, place) {
  const { kinds, things } = model.data;
  const isArea = (/** @type {number} */ thing) => kinds[things[thing].kind].id === 'Place';
  const found = [...groundOf(model).above].flatMap(([thing, holders]) => (holders.has(place) ? [thing] : []));
  return found.sort((one, other) => Number(isArea(one)) - Number(isArea(other)));
}

/**
 * Where nothing meets what was asked: the things that were named, and more plans.
 * @param {App} app
 * @param {Understood} one
 */
function nothing(app, { reading, wider }) {
  const { plans, query } = app.state();
  const made = element(
    'div',
    'notice nothing-fits',
    element('p', '', app.say('ask.noneOf', { said: saidAs(app, reading) })),
  );
  if (wider.length) return made; // which stands below
  const everywhere = plans.length ? understoodOf(app.model, query, { plans: [] })[0]?.n : 0;
  if (everywhere) {
    const patch = { plans: [] };
    const text = app.say('ask.inAll', { n: everywhere });
    made.append(
      element(
        'p',
        '',
        inside('offer', app.address(patch), [text], () => app.set(patch)),
      ),
    );
  }
  const things = reading.conditions.flatMap((condition) => ('thing' in condition ? [condition.thing] : []));
  if (things.length) {
    made.append(element('p', 'quiet', app.say('ask.named')));
    made.append(element('ul', '', ...things.map((thing) => element('li', '', app.door(thing)))));
  }
  const there = things.flatMap((thing) => lyingIn(app.model, thing));
  if (there.length) {
    made.append(element('p', 'quiet', app.say('ask.there')));
    made.append(element('ul', '', ...there.slice(0, MOST_THERE).map((thing) => element('li', '', app.door(thing)))));
  }
  if (reading.find) {
    const patch = { query: app.in(reading.find.name) };
    const text = app.say('ask.allOf', { kind: saidAs(app, { ...reading, conditions: [] }) });
    made.append(
      element(
        'p',
        '',
        inside('offer', app.address(patch), [text], () => app.set(patch)),
      ),
    );
  }
  return made;
}
