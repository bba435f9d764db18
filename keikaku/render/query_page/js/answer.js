/*
 * An answer below the editor: as a table or as a picture, with its files and its citation.
 */
import { Refused } from './ask.js';
import { bars } from './bars.js';
import { point } from './editor.js';
import { map } from './map.js';
import { network } from './network.js';
import { announce, button, element, part, say } from './page.js';
import { TEXTS } from './page_texts.js';
import { read } from './results.js';
import { cite, cites, save, saveCsv } from './share.js';
import { tableOf } from './table.js';
import { timeline } from './timeline.js';

/** @typedef {import('./results.js').Table} Table */
/** @typedef {import('./ask.js').Told} Told */

const PICTURES = [bars, network, timeline, map];
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
 * The table, and the pictures that its columns allow, beginning with what the query asks for by the names that
 * Wikidata's service has.
 * @param {string} query
 * @param {Table} table
 */
function views(query, table) {
  const place = element('div', '');
  const fitting = PICTURES.filter((one) => one.fits(table));
  const all = [{ name: 'Table', text: TEXTS.table, draw: tableOf }, ...fitting];
  const choices = all.map((one) => button('view', say(one.text), () => show(one)));
  /** @param {{draw: (table: Table) => Node[]}} view */
  const show = (view) => {
    choices.forEach((one, at) => one.setAttribute('aria-pressed', String(all[at] === view)));
    place.replaceChildren(...view.draw(table));
  };
  const wanted = VIEW.exec(query)?.[1] ?? 'Table';
  const found = all.find(({ name }) => name === wanted);
  show(found ?? all[0]);
  const known = PICTURES.find(({ name }) => name === wanted);
  const lacking = known ? say(known.lacks) : say(TEXTS.not_drawn, { view: wanted });
  return [
    ...(fitting.length ? [element('p', 'tools views', ...choices)] : []),
    ...(found ? [] : [element('p', 'note', lacking)]),
    place,
  ];
}
