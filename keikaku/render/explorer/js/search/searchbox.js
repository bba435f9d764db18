/*
 * The search box: a combobox whose list shows what a text may mean, grouped by class. The focus stays in the
 * field; arrows walk through the list, Enter takes what is marked or else the best, if the text is a name, Escape
 * closes and then empties. Nothing is taken or moved while an input method composes.
 */
import { element, withAttributes } from '../parts/dom.js';
import { hasPlan } from '../data/plans.js';
import { hasText } from '../data/evidence.js';
import { canRead } from '../parts/reading.js';
import { askPatch } from './choices.js';
import { asks, listHits } from './hits_list.js';
import { makeRoom } from './room.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('./choices.js').Choice} Choice */
/**
 * @typedef {object} SearchOptions
 * @property {string} id unique in the page
 * @property {(thing: number, unused?: string[]) => void} chosen unused: words of the text that it does not go by
 * @property {string} [label] what is asked for; else "Search", which is not shown but read out
 * @property {number} [value] the thing whose name stands in it at first, or -1
 * @property {boolean} [keep] whether the name of what was chosen stays in the field
 * @property {boolean} [keyed] whether the key / leads here
 */
/** @typedef {{ choices: Choice[], best: number, marked: number }} Listed best: what Enter takes where nothing is marked, or -1 */

const MANY = 10_000; // things, of which a search takes so long that it waits for the end of a word
const REST = 150; // milliseconds without a letter
const QUIET = 600; // milliseconds of rest in typing before the number of hits is said

/**
 * @param {App} app
 * @param {SearchOptions} options
 */
export function searchBox(app, options) {
  const input = searchField(app, options);
  const list = withAttributes(element('div', 'hits'), {
    id: `${options.id}-hits`,
    role: 'listbox',
    'aria-label': app.say('search.hits'),
  });
  const note = element('p', 'hits-note');
  // In a box for names alone nothing else is looked through.
  const looked = options.keyed && canRead(app) && app.say(hasText(app.model) ? 'search.textToo' : 'search.namesOnly');
  const popup = element('div', 'hits-popup', note, list, looked ? element('p', 'hits-foot', looked) : null);
  popup.hidden = true;
  const label = withAttributes(
    element('label', options.label ? '' : 'unseen', options.label ?? app.say('search.label')),
    { for: options.id },
  );
  const form = withAttributes(
    element('form', 'seek', label, element('div', 'seek-field', element('span', 'lens'), input, popup)),
    { role: 'search' },
  );
  wire(app, options, { form, input, list, note, popup });
  return form;
}

/**
 * @param {App} app
 * @param {SearchOptions} options
 */
function searchField(app, { id, value = -1, keyed }) {
  const input = withAttributes(element('input', ''), {
    id,
    type: 'text',
    role: 'combobox',
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': `${id}-hits`,
    placeholder: app.say(hasPlan(app.model) ? 'search.placeholder' : 'search.placeholderData'),
    ...(keyed && { 'data-keyed': true, 'aria-keyshortcuts': '/' }),
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
  let listed = { choices: [], best: -1, marked: -1 };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  const open = (/** @type {boolean} */ is) => {
    popup.hidden = !is;
    input.setAttribute('aria-expanded', String(is));
    if (is) fit();
    else mark(-1);
    const how = is ? 'addEventListener' : 'removeEventListener';
    document[how]('pointerdown', beside, true);
    window.visualViewport?.[how]('resize', fit); // a keyboard comes up
  };
  const fit = () => makeRoom(input, popup);
  // What is pressed beside the box need not take the focus: the picture does not.
  const beside = (/** @type {Event} */ { target }) => {
    if (!form.contains(/** @type {Node} */ (target))) open(false);
  };
  const mark = (/** @type {number} */ place) => {
    listed.choices[listed.marked]?.option.setAttribute('aria-selected', 'false');
    listed.marked = place;
    const option = listed.choices[place]?.option;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    withAttributes(input, { 'aria-activedescendant': option ? option.id : null });
  };
  const take = (/** @type {Choice} */ { thing, patch, unused }) => {
    clearTimeout(saying);
    open(false);
    if (thing === undefined && matchMedia('(pointer: coarse)').matches) input.blur(); // no keyboard over the answer
    if (thing === undefined && 'query' in patch && patch.query) return app.set(patch); // the text goes on in the view
    input.value = keep && thing !== undefined ? app.in(app.model.data.things[thing].name) : '';
    if (keep && matchMedia('(pointer: coarse)').matches) input.blur(); // no keyboard over what was asked for
    if (thing === undefined) app.set(patch);
    else chosen(thing, unused);
  };
  const refresh = () => {
    clearTimeout(saying);
    const text = input.value.trim();
    if (!text) return open(false);
    const { choices, best, said } = listHits(app, list, text, Boolean(keyed));
    for (const choice of choices) choice.option.addEventListener('click', () => take(choice));
    note.replaceChildren(said);
    listed = { choices, best, marked: -1 };
    open(true);
    saying = setTimeout(() => app.announce(said), QUIET);
  };
  const enter = () => {
    const choice = listed.choices[listed.marked] ?? listed.choices[listed.best];
    if (choice) return take(choice);
    if (keyed && asks(app)) return take({ option: note, patch: askPatch(input.value.trim()) });
    if (listed.choices.length) note.replaceChildren(app.say('search.press'));
    app.announce(note.textContent ?? '');
  };
  const many = app.model.data.things.length > MANY;
  let resting = 0;
  input.addEventListener('input', () => {
    clearTimeout(resting);
    if (many && input.value) resting = setTimeout(refresh, REST);
    else refresh();
  });
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
    else if (event.key === 'Enter' && shown) enter();
    else if (event.key === 'Enter' && input.value.trim()) refresh();
    else if (event.key === 'Enter' && keyed && asks(app))
      app.set(askPatch('')); // what can be asked
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
function stepTo(key, { choices, marked }) {
  const size = choices.length;
  if (!size) return null;
  if (key === 'ArrowDown') return marked + 1 < size ? marked + 1 : -1;
  if (key === 'ArrowUp') return marked >= 0 ? marked - 1 : size - 1;
  if (marked < 0) return null;
  if (key === 'PageDown') return Math.min(size - 1, marked + 5);
  if (key === 'PageUp') return Math.max(0, marked - 5);
  return key === 'Home' ? 0 : key === 'End' ? size - 1 : null;
}

/** The key / leads to the search box that is in sight, unless someone is writing. */
export function listenForSlash() {
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const writes =
      target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
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
