/*
 * An answer below the editor: as a table or as bars, with its files and its citation.
 */
import { Refused } from './ask.js';
import { barsOf, columnsOf } from './bars.js';
import { point } from './editor.js';
import { announce, button, element, part, say } from './page.js';
import { TEXTS } from './page_texts.js';
import { read } from './results.js';
import { cite, cites, save, saveCsv } from './share.js';
import { tableOf } from './table.js';

/** @typedef {import('./results.js').Table} Table */
/** @typedef {import('./ask.js').Told} Told */

const VIEW = /^[ \t]*#[ \t]*defaultView[ \t]*:[ \t]*(\w+)/m;

/** @param {string} text */
function tell(text) {
  part('summary').textContent = text;
  announce(text);
}

/** That an answer is awaited. */
export function showWaiting() {
  part('answer').replaceChildren();
  part('copied').textContent = '';
  tell(say(TEXTS.running));
}

/**
 * @param {string} query
 * @param {Told} told
 * @param {number} milliseconds
 */
export function showAnswer(query, { media, text }, milliseconds) {
  const seconds = (milliseconds / 1000).toFixed(2);
  if (!media.endsWith('json')) {
    tell(say(TEXTS.triples, { seconds }));
    const written = element('pre', 'scroll', text);
    written.tabIndex = 0;
    part('answer').replaceChildren(tools(query, [['Turtle', () => save(text, media, 'ttl')]]), written);
    return;
  }
  const found = read(text);
  /** @type {[string, () => void][]} */
  const json = [['JSON', () => save(text, media, 'json')]];
  if (typeof found === 'boolean') {
    tell(say(found ? TEXTS.yes : TEXTS.no));
    part('answer').replaceChildren(tools(query, json));
    return;
  }
  const count = found.rows.length;
  tell(count ? say(TEXTS.rows, { count, seconds }) : say(TEXTS.no_rows));
  const files = tools(query, [['CSV', () => attempt(() => saveCsv(query))], ...json]);
  part('answer').replaceChildren(files, ...(count ? views(query, found) : []));
}

/**
 * What the server says instead, or that it says nothing.
 * @param {unknown} failure
 */
export function showFailure(failure) {
  if (!(failure instanceof Refused)) return tell(say(TEXTS.silent));
  const { line, column, hint } = failure.problem;
  const box = element('div', 'problem', element('p', '', failure.message));
  box.lang = 'en';
  if (hint) box.append(element('p', 'hint', hint));
  if (line && column) {
    const place = button('place', say(TEXTS.place, { line, column }), () => {
      point(line, column);
      part('query').focus();
    });
    box.append(element('p', '', place));
    place.lang = document.documentElement.lang;
    point(line, column);
  }
  tell('');
  announce(failure.message);
  return part('answer').replaceChildren(box);
}

/** @param {() => Promise<void>} act */
async function attempt(act) {
  try {
    await act();
  } catch (failure) {
    showFailure(failure);
  }
}

/**
 * @param {string} query
 * @param {[string, () => void][]} files
 */
function tools(query, files) {
  const made = files.map(([form, act]) => button('', say(TEXTS.save, { form }), act));
  if (cites()) made.push(button('', say(TEXTS.cite), () => attempt(() => cite(query))));
  return element('p', 'tools', ...made);
}

/**
 * The table, and bars where columns allow, beginning with what the query asks for.
 * @param {string} query
 * @param {Table} table
 */
function views(query, table) {
  const { values, names } = columnsOf(table);
  const drawable = values.length > 0 && names.length > 0;
  const wanted = VIEW.exec(query)?.[1] ?? 'Table';
  const place = element('div', '');
  const choices = [
    button('view', say(TEXTS.table), () => show(false)),
    button('view', say(TEXTS.bars), () => show(true)),
  ];
  /** @param {boolean} bars */
  const show = (bars) => {
    choices.forEach((one, at) => one.setAttribute('aria-pressed', String((at === 1) === bars)));
    place.replaceChildren(...(bars ? barsOf(table) : tableOf(table)));
  };
  show(drawable && wanted === 'BarChart');
  const notes = [];
  if (wanted === 'BarChart' && !drawable) notes.push(element('p', 'note', say(TEXTS.no_bars)));
  if (!['BarChart', 'Table'].includes(wanted)) notes.push(element('p', 'note', say(TEXTS.not_drawn, { view: wanted })));
  return [...(drawable ? [element('p', 'tools views', ...choices)] : []), ...notes, place];
}
