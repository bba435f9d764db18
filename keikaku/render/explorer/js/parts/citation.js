/*
 * Where a statement stands: compact buttons beside it, and the passage they open with its citation, the plan's
 * own words where the page has them, and everything else that the passage says.
 */
import { citeBox } from './cite_box.js';
import { addTo } from '../data/model.js';
import { button, clear, element, unseen, withAttributes } from './dom.js';
import { addressOfOriginal } from './original.js';
import { readingLink } from './reading.js';
import { passageReference } from './references.js';
import { toldLink } from './sentences.js';
import { languageOf } from './texts.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Model} Model */

const SHOWN_SOURCES = 3; // beside a statement; the rest comes when asked for
const SHOWN_STATEMENTS = 12; // of a passage

/**
 * What a button to a passage says: "2018:6.1.1/action/4, p. 133".
 * @param {App} app @param {number} passage
 */
export function shortCitation(app, passage) {
  const { at, page, graph } = app.model.data.passages[passage];
  if (graph) return endOf(app.model, at);
  return page === null ? at : `${at} ${app.say('cite.pageNumber', { page })}`;
}

/**
 * The end of a graph's IRI, as far as no other graph ends like it: the whole stands where it opens.
 * @param {Model} model @param {string} iri
 */
function endOf({ data }, iri) {
  const end = /[^/#]+[/#]?$/.exec(iri)?.[0] ?? iri;
  return data.passages.some(({ at, graph }) => graph && at !== iri && at.endsWith(end)) ? iri : end;
}

/**
 * The passages as buttons, of many the first few and a button for the rest.
 * @param {App} app @param {number[]} passages
 */
export function citeButtons(app, passages) {
  const host = element('span', 'cites');
  const show = (/** @type {number} */ from, /** @type {number} */ to) => {
    for (const passage of passages.slice(from, to)) host.append(citeButton(app, passage));
  };
  const first = passages.length > SHOWN_SOURCES + 1 ? SHOWN_SOURCES : passages.length;
  show(0, first);
  if (first < passages.length) {
    const more = button('cite cite-rest', [`+${passages.length - first}`, unseen(app.say('cite.moreSources'))], () => {
      more.remove();
      show(first, passages.length);
      /** @type {HTMLElement} */ (host.children[first]).focus();
    });
    host.append(more);
  }
  return host;
}

/** @param {App} app @param {number} passage */
function citeButton(app, passage) {
  const made = button('cite', [unseen(`${app.say('cite.source')} `), shortCitation(app, passage)], () =>
    openPassage(app, passage),
  );
  return withAttributes(made, { 'aria-haspopup': 'dialog' });
}

/**
 * Opens a passage above the page. Escape, its button and a click beside it close it; the focus goes back.
 * @param {App} app @param {number} passage
 */
export function openPassage(app, passage) {
  const dialog = withAttributes(element('dialog', 'passage'), { 'aria-labelledby': 'passage-title' });
  const close = () => dialog.close();
  dialog.append(...passageParts(app, passage, close));
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    // A door leads to another thing, which the dialog would cover; a click on the dialog itself is beside its content.
    if (event.target === dialog || (event.target instanceof Element && event.target.closest('.door'))) close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {App} app @param {number} passage @param {() => void} close */
function passageParts(app, passage, close) {
  const { at, of, names, graph } = app.model.data.passages[passage];
  const what = app.say(graph ? 'cite.graph' : 'cite.passage');
  const title = withAttributes(element('h2', '', `${what} ${graph ? at : shortCitation(app, passage)}`), {
    id: 'passage-title',
  });
  const shut = withAttributes(button('icon', '×', close), { 'aria-label': app.say('cite.close') });
  /** @type {HTMLElement[]} */
  const parts = [element('div', 'passage-head', title, shut)];
  if (of >= 0) parts.push(element('p', 'passage-of', app.door(of)));
  if (!graph) parts.push(passageText(app, passage), citationBox(app, passage, close));
  const says = statementsOf(app, passage, graph ? 'cite.graphSays' : 'cite.passageSays');
  if (says) parts.push(says);
  if (names.length) {
    parts.push(element('h3', '', app.say('cite.passageNames')));
    parts.push(element('ul', 'doors', ...names.map((thing) => element('li', '', app.door(thing)))));
  }
  return parts;
}

/**
 * The plan's own words, or why they are not here.
 * @param {App} app @param {number} passage
 */
export function passageText(app, passage) {
  const { text, plan } = app.model.data.passages[passage];
  if (!text)
    return element('p', 'quiet', app.say('cite.noPassageText'), ' ', plan >= 0 && addressOfOriginal(app, plan));
  return withAttributes(element('blockquote', 'passage-text', text), { lang: languageOf(text) });
}

/**
 * The citation, ready to be copied, and the way to the passage in its context.
 * @param {App} app @param {number} passage @param {() => void} [leave] done before the page shows that
 */
export function citationBox(app, passage, leave) {
  const reading = readingLink(app, passage, leave);
  const box = citeBox(app, passageReference(app, passage));
  if (reading) box.append(' ', reading);
  return box;
}

/**
 * What a passage says: numbers and descriptions, then links as sentences.
 * @param {App} app @param {number} passage @param {import('../types.js').Text} heading
 */
function statementsOf(app, passage, heading) {
  const items = [
    ...saidAlone(app, passage),
    ...linksStatedIn(app.model, passage).map((link) => () => toldLink(app, app.model.data.links[link])),
  ];
  if (!items.length) return null;
  const list = element('ul', 'told');
  const show = (/** @type {typeof items} */ some) => list.append(...some.map((item) => element('li', '', ...item())));
  show(items.slice(0, SHOWN_STATEMENTS));
  const part = element('div', '', element('h3', '', app.say(heading, { n: items.length })), list);
  if (items.length > SHOWN_STATEMENTS) {
    const more = button('small', app.say('panel.showAll', { n: items.length }), () => {
      clear(list);
      show(items);
      more.remove();
    });
    part.append(more);
  }
  return part;
}

/**
 * The values of indicators that a passage states, and what it says of one thing alone.
 * @param {App} app @param {number} passage @returns {(() => (string | HTMLElement)[])[]}
 */
function saidAlone(app, passage) {
  const { indicators, facts, passages } = app.model.data;
  const isJapanese = app.state().language === 'ja';
  const of = (/** @type {number} */ thing) => (thing === passages[passage].of ? [] : [app.door(thing), ' ']);
  const values = indicators.flatMap(({ thing, values: all }) =>
    all.flatMap(({ name, period, printed, written, stated }) => {
      const value = isJapanese ? printed : app.in(written) || printed;
      const said = () => [...of(thing), element('b', '', app.in(name)), ` ${app.in(period)} `, value];
      return stated.includes(passage) ? [said] : [];
    }),
  );
  const others = facts.flatMap(([thing, kind, text, stated]) =>
    stated.includes(passage) ? [() => [...of(thing), element('b', '', app.in(kind)), ' ', app.in(text)]] : [],
  );
  return [...values, ...others];
}

/**
 * For every model the links by passage, worked out when first asked for.
 * @type {WeakMap<Model, Map<number, number[]>>}
 */
const LINKS_BY_PASSAGE = new WeakMap();

/** @param {Model} model @param {number} passage @returns {number[]} */
export function linksStatedIn(model, passage) {
  let known = LINKS_BY_PASSAGE.get(model);
  if (!known) {
    known = new Map();
    for (const [place, [, , , passages]] of model.data.links.entries()) {
      for (const one of passages) addTo(known, one, place);
    }
    LINKS_BY_PASSAGE.set(model, known);
  }
  return known.get(passage) ?? [];
}
