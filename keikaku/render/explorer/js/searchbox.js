/*
 * The search box: a combobox whose list shows what a text may mean, grouped by class. The focus stays in the
 * field; arrows walk through the list, Enter takes what is marked or else the best, Escape closes and then
 * empties. Nothing is taken or moved while an input method composes.
 */
import { clear, element, withAttributes } from './dom.js';
import { glyph } from './glyph.js';
import { highlighted } from './highlight.js';
import { badgeOf } from './policy_marks.js';
import { findByName, indexNames } from './search.js';
import { languageOf, named } from './texts.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Model} Model */
/** @typedef {import('./search.js').Hit} Hit */
/** @typedef {import('./search.js').SearchIndex} SearchIndex */
/**
 * @typedef {object} SearchOptions
 * @property {string} id unique in the page
 * @property {(thing: number) => void} chosen
 * @property {string} [label] what is asked for; else "Search", which is not shown but read out
 * @property {number} [value] the thing whose name stands in it at first, or -1
 * @property {boolean} [keep] whether the name of what was chosen stays in the field
 * @property {boolean} [keyed] whether the key / leads here
 */
/** @typedef {{ options: HTMLElement[], things: number[], marked: number }} Listed the thing TABLE stands for all in a table */

const MOST = 24; // hits listed
const SOME = 6; // of a class, where there are others
const TABLE = -1;
const QUIET = 600; // milliseconds of rest in typing before the number of hits is said

/** @type {WeakMap<Model, SearchIndex>} */
const INDEXES = new WeakMap();

/**
 * The index of a model's names, made when it is first needed.
 * @param {Model} model
 */
export function searchIndex(model) {
  let index = INDEXES.get(model);
  if (!index) INDEXES.set(model, index = indexNames(model));
  return index;
}

/**
 * @param {App} app
 * @param {SearchOptions} options
 */
export function searchBox(app, options) {
  const input = searchField(app, options);
  const list = withAttributes(element('div', 'hits'), { id: `${options.id}-hits`, role: 'listbox', 'aria-label': app.say('search.hits') });
  const note = element('p', 'hits-note');
  const popup = element('div', 'hits-popup', note, list);
  popup.hidden = true;
  const label = withAttributes(element('label', options.label ? '' : 'unseen', options.label ?? app.say('search.label')), { for: options.id });
  const form = withAttributes(element('form', 'seek', label, element('div', 'seek-field', element('span', 'lens'), input, popup)), { role: 'search' });
  wire(app, options, { form, input, list, note, popup });
  return form;
}

/**
 * @param {App} app
 * @param {SearchOptions} options
 */
function searchField(app, { id, value = -1, keyed }) {
  const input = withAttributes(element('input', ''), {
    id, type: 'text', role: 'combobox', inputmode: 'search', enterkeyhint: 'search', autocomplete: 'off', autocapitalize: 'off',
    spellcheck: 'false', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-hits`,
    placeholder: app.say('search.placeholder'), ...(keyed && { 'data-keyed': true, 'aria-keyshortcuts': '/' }),
  });
  if (value >= 0) input.value = app.in(app.model.data.things[value].name);
  return input;
}


/**
 * What the parts of the box do.
 * @param {App} app
 * @param {SearchOptions} options
 * @param {{ form: HTMLFormElement, input: HTMLInputElement, list: HTMLElement, note: HTMLElement, popup: HTMLElement }} parts
 */
function wire(app, { chosen, keep, keyed }, { form, input, list, note, popup }) {
  /** @type {Listed} */
  let listed = { options: [], things: [], marked: -1 };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  const open = (/** @type {boolean} */ is) => {
    popup.hidden = !is;
    input.setAttribute('aria-expanded', String(is));
    if (!is) mark(-1);
  };
  const mark = (/** @type {number} */ place) => {
    listed.options[listed.marked]?.setAttribute('aria-selected', 'false');
    listed.marked = place;
    const option = listed.options[place];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    withAttributes(input, { 'aria-activedescendant': option ? option.id : null });
  };
  const take = (/** @type {number} */ thing) => {
    clearTimeout(saying);
    if (thing === TABLE) return app.set({ view: 'table', query: input.value.trim(), at: -1 });
    input.value = keep ? app.in(app.model.data.things[thing].name) : '';
    open(false);
    chosen(thing);
  };
  const refresh = () => {
    clearTimeout(saying);
    const text = input.value.trim();
    if (!text) return open(false);
    const { hits, near, more } = findByName(searchIndex(app.model), text, MOST);
    const said = noteFor(app, hits.length + more, near.length);
    note.replaceChildren(said);
    listed = { ...fill(app, list, text, hits.length ? hits : near, take), marked: -1 };
    if (keyed && hits.some(({ how }) => how !== 'address')) listAll(app, list, text, listed, take);
    open(true);
    saying = setTimeout(() => app.announce(said), QUIET);
  };
  input.addEventListener('input', refresh);
  input.addEventListener('focus', () => input.value && !keep && refresh());
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('focusout', (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) open(false);
  });
  popup.addEventListener('pointerdown', (event) => event.preventDefault()); // the focus stays in the field
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the key belongs to the input method
    const shown = !popup.hidden;
    const to = shown ? stepTo(event.key, listed) : null;
    if (to !== null) mark(to);
    else if (event.key === 'ArrowDown' && input.value.trim()) refresh();
    else if (event.key === 'Enter' && shown && listed.things.length) take(listed.things[Math.max(0, listed.marked)]);
    else if (event.key === 'Enter' && input.value.trim()) refresh();
    else if (event.key === 'Escape' && shown) open(false);
    else if (event.key === 'Escape' && input.value) input.value = '';
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/**
 * Where a key leads in the list: its ends meet at the field itself (-1). Null where the key is not for the list:
 * Home and End belong to the field while nothing is marked.
 * @param {string} key
 * @param {Listed} listed
 */
function stepTo(key, { options, marked }) {
  const size = options.length;
  if (!size) return null;
  if (key === 'ArrowDown') return marked + 1 < size ? marked + 1 : -1;
  if (key === 'ArrowUp') return marked >= 0 ? marked - 1 : size - 1;
  if (marked < 0) return null;
  if (key === 'PageDown') return Math.min(size - 1, marked + 5);
  if (key === 'PageUp') return Math.max(0, marked - 5);
  return key === 'Home' ? 0 : key === 'End' ? size - 1 : null;
}

/**
 * @param {App} app
 * @param {number} found
 * @param {number} near
 */
function noteFor(app, found, near) {
  if (found) return app.say('search.found', { n: found });
  return app.say(near ? 'search.near' : 'search.none');
}

/**
 * Fills the list, a group for each class in the order of their best hits.
 * @param {App} app
 * @param {HTMLElement} list
 * @param {string} text
 * @param {Hit[]} hits
 * @param {(thing: number) => void} take
 */
function fill(app, list, text, hits, take) {
  const { things, kinds } = app.model.data;
  const groups = new Map(hits.map(({ thing }) => [things[thing].kind, /** @type {Hit[]} */ ([])]));
  for (const hit of hits) groups.get(things[hit.thing].kind)?.push(hit);
  /** @type {HTMLElement[]} */
  const options = [];
  /** @type {number[]} */
  const shown = [];
  clear(list);
  for (const [kind, all] of groups) {
    const heading = withAttributes(element('p', 'hits-kind', app.in(kinds[kind].many)), { id: `${list.id}-${kind}` });
    const group = withAttributes(element('div', '', heading), { role: 'group', 'aria-labelledby': heading.id });
    for (const hit of groups.size > 1 ? all.slice(0, SOME) : all) {
      const option = withAttributes(optionFor(app, text, hit), { id: `${list.id}-at-${options.length}` });
      option.addEventListener('click', () => take(hit.thing));
      options.push(option);
      shown.push(hit.thing);
      group.append(option);
    }
    list.append(group);
  }
  return { options, things: shown };
}

/**
 * A last choice: the table of all whose names hold the text.
 * @param {App} app
 * @param {HTMLElement} list
 * @param {string} text
 * @param {Listed} listed
 * @param {(thing: number) => void} take
 */
function listAll(app, list, text, { options, things }, take) {
  const option = withAttributes(element('div', 'hit hit-all', app.say('search.all', { text })),
    { id: `${list.id}-at-${options.length}`, role: 'option', 'aria-selected': 'false' });
  option.addEventListener('click', () => take(TABLE));
  options.push(option);
  things.push(TABLE);
  list.append(option);
}

/**
 * @param {App} app
 * @param {string} text
 * @param {Hit} hit
 */
function optionFor(app, text, hit) {
  const { things, kinds } = app.model.data;
  const { kind, name, sort, at } = things[hit.thing];
  const first = named(app, name, 'span', 'hit-name');
  const second = name[0] === name[1] ? null : named(app, name, 'span', 'hit-other', true);
  for (const part of [first, second]) {
    if (part && part.textContent === hit.text) part.replaceChildren(...highlighted(hit.text, text));
  }
  const isShown = name.includes(hit.text) || hit.how === 'address';
  const spelt = isShown ? null : element('span', 'hit-spelt', ...highlighted(hit.text, text));
  if (spelt && languageOf(hit.text) !== app.state().language) spelt.lang = languageOf(hit.text);
  const address = at ? element('span', 'hit-at', badgeOf(app, hit.thing), ' ', ...(hit.how === 'address' ? highlighted(at, text) : [at])) : null;
  const sortName = sort && named(app, sort, 'span', 'hit-sort');
  return withAttributes(
    element('div', 'hit', glyph(kinds[kind]), element('span', 'hit-names', first, ' ', spelt, spelt && ' ', second),
      ' ', element('span', 'hit-what', sortName ?? null, address)),
    { role: 'option', 'aria-selected': 'false' });
}

/** The key / leads to the search box that is in sight, unless someone is writing. */
export function listenForSlash() {
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const writes = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writes) return;
    if (document.querySelector('dialog[open]')) return;
    for (const input of document.querySelectorAll('input[data-keyed]')) {
      if (!(input instanceof HTMLInputElement) || !input.getClientRects().length) continue; // not in sight
      event.preventDefault();
      input.focus();
      input.select();
      return;
    }
  });
}
