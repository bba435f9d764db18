/*
 * Where the page stands, and what it may use there: keeps the state and, in step with it, the address and the
 * browser's history; remembers language and theme. Whatever of these a place refuses, the state is kept all the
 * same: a frame without an address (about:srcdoc, as notebooks show HTML) still goes back by its history, one
 * without a history still shows every view.
 */
import { changed as changedState, leadsNowhere, readFragment, THEMES, writeFragment } from './state.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./state.js').Manner} Manner */

const MEMORY = 'keikaku-explorer';
const CALM = 250; // milliseconds before changes that replace the address are written: browsers refuse hundreds at once

/**
 * Does what the place may refuse: undefined where it does.
 * @template T
 * @param {() => T} act
 * @returns {T | undefined}
 */
function allowed(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** @param {string} address */
const withoutFragment = (address) => address.replace(/#.*$/s, '');

/**
 * Whether a link that begins with # leads to this page, here and in another window. In a frame without an address
 * of its own it would lead to the page around it, and no window opens a data: address.
 */
export const hasAddress = () =>
  !/^(about|data):$/.test(location.protocol) && withoutFragment(document.baseURI) === withoutFragment(location.href);

/** Whether the address opens the page for other people too. */
export const isShared = () => /^https?:$/.test(location.protocol);

/** The name of the page's file, or a name for it where it has none. */
export function fileName() {
  const path = hasAddress() ? (allowed(() => decodeURIComponent(location.pathname)) ?? '') : '';
  return /[^/\\]+\.x?html?$/i.exec(path)?.[0] ?? 'keikaku.html';
}

/**
 * A name for a copy of the file that opens in a view.
 * @param {import('../types.js').ViewId} view
 * @param {readonly string[]} views all that there are
 */
export function copyName(view, views) {
  const before = new RegExp(`(-(${views.join('|')}))?\\.\\w+$`);
  return fileName().replace(before, view === 'home' ? '.html' : `-${view}.html`);
}

/**
 * What the reader chose on an earlier visit.
 * @returns {Partial<Manner>}
 */
export function rememberedManner() {
  const { language, theme } = allowed(() => JSON.parse(localStorage.getItem(MEMORY) ?? 'null')) ?? {};
  return { ...(['ja', 'en'].includes(language) && { language }), ...(THEMES.includes(theme) && { theme }) };
}

/** @param {Manner} manner */
function remember({ language, theme }) {
  allowed(() => localStorage.setItem(MEMORY, JSON.stringify({ language, theme })));
}

/**
 * @param {State} one
 * @param {State} other
 */
export const sameState = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Makes or changes the present entry of the history. It holds the fragment, which the address shows where there is one.
 * Whether the browser let us.
 * @param {'push' | 'replace'} how
 * @param {string} fragment
 */
function enter(how, fragment) {
  const address = hasAddress() ? `#${fragment}` : null;
  return (
    allowed(() => {
      history[`${how}State`]({ fragment }, '', address);
      return true;
    }) ?? false
  );
}

/**
 * The fragment in an entry of ours.
 * @param {unknown} entry
 * @returns {string | null}
 */
function entered(entry) {
  const fragment = /** @type {{ fragment?: unknown } | null} */ (entry)?.fragment;
  return typeof fragment === 'string' ? fragment : null;
}

/**
 * The keeper of the state. `start` is the fragment of the state in which the page opens by itself, empty for the
 * first screen. `changed` is called after every change, with the state before it.
 * @param {{ model: Model, usual: Manner, start: string, views: readonly import('../types.js').ViewId[] }} page
 * @param {(before: State) => void} changed
 */
export function keepState({ model, usual, start, views }, changed) {
  const opening = { ...usual, ...rememberedManner() };
  const read = (/** @type {string} */ fragment, /** @type {Manner} */ manner) => {
    // What is left out of a fragment is as usual, unless the reader chose otherwise before.
    const state = readFragment(model, fragment, usual, views);
    const says = (/** @type {string} */ key) => new RegExp(`(^|&)${key}=`).test(fragment);
    if (!says('lang')) state.language = manner.language;
    if (!says('theme')) state.theme = manner.theme;
    return state;
  };
  const typed = () => location.hash.slice(1) || start;
  let written = location.hash.slice(1) || entered(history.state) || start;
  let state = read(written, opening);
  let nowhere = leadsNowhere(model, written, views);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  // Where nothing means the start, the first screen has to be named.
  const fragmentOf = (/** @type {Partial<State>} */ patch) =>
    writeFragment(model, changedState(state, patch), usual) || (start && 'home');
  const address = (/** @type {Partial<State>} */ patch = {}) => `#${fragmentOf(patch)}`;
  const write = (/** @type {'push' | 'replace'} */ how) => {
    clearTimeout(waiting);
    waiting = undefined;
    const fragment = fragmentOf({});
    if (fragment !== written && enter(how, fragment)) written = fragment;
  };
  const follow = (/** @type {string | null} */ ours) => {
    clearTimeout(waiting);
    const before = state;
    written = ours ?? typed();
    const lost = nowhere;
    nowhere = leadsNowhere(model, written, views);
    // Going back does not change the language that was chosen since; an address typed or pasted does.
    state = read(written, state);
    if (ours !== null) {
      Object.assign(state, { language: before.language, theme: before.theme });
      write('replace');
    }
    if (nowhere || lost || !sameState(before, state)) changed(before);
  };
  addEventListener('popstate', (event) => follow(entered(event.state)));
  addEventListener('pagehide', () => waiting !== undefined && write('replace'));
  allowed(() => history.replaceState({ fragment: written }, ''));

  return {
    state: () => state,
    /** Whether the address led to nothing that is here. */
    nowhere: () => nowhere,
    /** @type {import('../types.js').App['set']} */
    set(patch, how = 'push') {
      const before = state;
      const after = changedState(state, patch);
      if (sameState(before, after) && !nowhere) return;
      nowhere = false;
      if (how === 'push' && waiting !== undefined) write('replace'); // so that going back finds what was there
      state = after;
      if (before.language !== after.language || before.theme !== after.theme) remember(after);
      if (how === 'push') write('push');
      else {
        clearTimeout(waiting);
        waiting = setTimeout(() => write('replace'), CALM);
      }
      changed(before);
    },
    address,
    /** The fragment of the present state for other people: the whole page, in this language whatever they chose before. */
    fragment() {
      const whole = { ...state, embed: false };
      const other = {
        ...usual,
        language: /** @type {import('../types.js').Language} */ (state.language === 'ja' ? 'en' : 'ja'),
      };
      return writeFragment(model, whole, other);
    },
    /** The link to the present state: where the page's address is not for others, its file's name stands for it. */
    permalink() {
      return `${isShared() ? withoutFragment(location.href) : fileName()}#${this.fragment()}`;
    },
  };
}
