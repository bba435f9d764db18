/*
 * A text with the names in it as links, and what was sought in it marked.
 */
import { element, withAttributes } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { languageOf } from '../../parts/texts.js';
import { namedIn } from '../../data/named_in.js';
import { soughtPlaces } from '../../search/in_text.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../text/spans.js').Span} Span */

/**
 * The text as a paragraph, and which of the things it names.
 * @param {App} app
 * @param {string} text
 * @param {number[]} names of what it may name
 * @param {string} [className]
 */
export function wordsShown(app, text, names, className = 'read-text') {
  const { query, language } = app.state();
  const marks = query.trim() ? soughtPlaces(text, query) : [];
  const named = namedIn(app.model, text, names);
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let done = 0;
  for (const { span, thing } of named) {
    parts.push(...pieces(text, [done, span[0]], marks), nameLink(app, thing, pieces(text, span, marks)));
    done = span[1];
  }
  parts.push(...pieces(text, [done, text.length], marks));
  const own = languageOf(text);
  const shown = withAttributes(element('p', className, ...parts), { lang: own !== language && own });
  return { shown, found: new Set(named.map(({ thing }) => thing)) };
}

/**
 * @param {App} app
 * @param {number} thing
 * @param {(string | HTMLElement)[]} content
 */
function nameLink(app, thing, content) {
  const { things, kinds } = app.model.data;
  const link = inside('read-name', app.address({ at: thing }), content, () => app.visit(thing));
  return withAttributes(link, {
    'data-thing': thing,
    'aria-current': app.state().at === thing && 'true',
    title: `${app.in(things[thing].name)} (${app.in(kinds[things[thing].kind].name)})`,
  });
}

/**
 * A stretch of a text, cut where what was sought begins and ends.
 * @param {string} text
 * @param {Span} stretch
 * @param {Span[]} marks
 * @returns {(string | HTMLElement)[]}
 */
function pieces(text, [from, to], marks) {
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let done = from;
  for (const [start, end] of marks) {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first >= last) continue;
    parts.push(text.slice(done, first), element('mark', '', text.slice(first, last)));
    done = last;
  }
  parts.push(text.slice(done, to));
  return parts.filter((part) => part !== '');
}
