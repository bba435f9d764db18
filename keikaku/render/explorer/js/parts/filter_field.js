/*
 * A field whose text filters what stands below it. The text is part of the address.
 */
import { element, withAttributes } from './dom.js';

/** @typedef {import('../types.js').App} App */

const PAUSE = 150; // milliseconds after the last letter

/**
 * A labelled field; its text becomes State.query, but never what an input method has not finished yet.
 * @param {App} app
 * @param {import('../types.js').Text} label
 */
export function filterField(app, label) {
  const field = withAttributes(element('input'), { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  field.value = app.state().query;
  let timer = 0;
  const apply = () => {
    clearTimeout(timer);
    if (field.isConnected && field.value !== app.state().query) app.set({ query: field.value }, 'replace');
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(apply, PAUSE);
  };
  field.addEventListener('input', (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) soon();
  });
  field.addEventListener('compositionend', soon);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) apply();
  });
  return element('label', 'filter', element('span', '', app.say(label)), field);
}
