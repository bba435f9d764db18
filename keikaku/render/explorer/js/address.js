/*
 * Keeps the state and, in step with it, the address and the browser's history; remembers language and theme.
 */
import { readFragment, THEMES, writeFragment } from './state.js';

/** @typedef {import('./types.js').Model} Model */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./state.js').Manner} Manner */

const MEMORY = 'keikaku-explorer';
const CALM = 250; // milliseconds before changes that replace the address are written: browsers refuse hundreds at once

/**
 * What the reader chose on an earlier visit.
 * @returns {Partial<Manner>}
 */
export function rememberedManner() {
  try {
    const { language, theme } = JSON.parse(localStorage.getItem(MEMORY) ?? '{}');
    return { ...(['ja', 'en'].includes(language) && { language }), ...(THEMES.includes(theme) && { theme }) };
  } catch {
    return {}; // no storage here (a file, a private window), or something else lies in it
  }
}

/** @param {Manner} manner */
function remember({ language, theme }) {
  try {
    localStorage.setItem(MEMORY, JSON.stringify({ language, theme }));
  } catch {
    // Then it is not remembered.
  }
}

/**
 * @param {State} one
 * @param {State} other
 */
export const sameState = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The keeper of the state. `changed` is called after every change, with the state before it.
 * @param {Model} model
 * @param {Manner} usual
 * @param {(before: State) => void} changed
 */
export function keepState(model, usual, changed) {
  const opening = { ...usual, ...rememberedManner() };
  const read = (/** @type {Manner} */ manner) => {
    // What is left out of a fragment is as usual, unless the reader chose otherwise before.
    const state = readFragment(model, location.hash, usual);
    const says = (/** @type {string} */ key) => new RegExp(`[#&]${key}=`).test(location.hash);
    if (!says('lang')) state.language = manner.language;
    if (!says('theme')) state.theme = manner.theme;
    return state;
  };
  let state = read(opening);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const address = (/** @type {Partial<State>} */ patch = {}) => `#${writeFragment(model, { ...state, ...patch }, usual)}`;
  const write = (/** @type {'push' | 'replace'} */ how) => {
    clearTimeout(waiting);
    waiting = undefined;
    if (address() === (location.hash || '#')) return;
    if (how === 'push') history.pushState({ ours: true }, '', address());
    else history.replaceState({ ours: true }, '', address());
  };
  const follow = (/** @type {boolean} */ ours) => {
    clearTimeout(waiting);
    const before = state;
    // Going back does not change the language that was chosen since; an address typed or pasted does.
    state = read(state);
    if (ours) Object.assign(state, { language: before.language, theme: before.theme });
    if (ours) write('replace');
    if (!sameState(before, state)) changed(before);
  };
  addEventListener('popstate', (event) => follow(event.state?.ours === true));
  addEventListener('pagehide', () => waiting !== undefined && write('replace'));
  history.replaceState({ ours: true }, '');

  return {
    state: () => state,
    /** @type {import('./types.js').App['set']} */
    set(patch, how = 'push') {
      const before = state;
      const after = { ...state, ...patch };
      if (sameState(before, after)) return;
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
    /**
     * The whole address of the present state. It always names the language, whatever its reader chose before.
     */
    permalink() {
      const other = { ...usual, language: /** @type {import('./types.js').Language} */ (state.language === 'ja' ? 'en' : 'ja') };
      return `${location.href.replace(/#.*$/s, '')}#${writeFragment(model, state, other)}`;
    },
  };
}
