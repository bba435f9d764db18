/*
 * The search field: things by a part of their names.
 */
import { both, element } from './elements.js';
import { data, find, speaks } from './page.js';
import { TEXTS } from './page_texts.js';

const FOUND = 12; // search results listed

const folded = (/** @type {string} */ text) => text.normalize('NFKC').toLowerCase();
const keys = data.things.map((thing) => thing.name.map(folded).join('\n'));

/** Things with the text in a name: first those so named, then those that begin with it. @param {string} text */
function matching(text) {
  const wanted = folded(text).trim();
  if (!wanted) return [];
  const rank = (/** @type {number} */ id) =>
    [`\n${wanted}\n`, `\n${wanted}`, ''].findIndex((sought) => `\n${keys[id]}\n`.includes(sought));
  return keys.flatMap((key, id) => (key.includes(wanted) ? [id] : [])).sort((a, b) => rank(a) - rank(b));
}

/**
 * @param {(id: number) => HTMLElement} door a button that leads to a thing
 * @param {(id: number) => void} visit
 */
export function startSearch(door, visit) {
  const [input, found] = [find('#search'), find('#found')];
  input.placeholder = TEXTS.search[speaks()];
  const close = () => {
    found.hidden = true;
  };
  const list = () => {
    const matches = matching(input.value);
    found.hidden = !input.value.trim();
    found.querySelector('p').replaceChildren(`${matches.length} `, both(TEXTS.found));
    found.querySelector('ul').replaceChildren(...matches.slice(0, FOUND).map((id) => element('li', '', door(id))));
  };
  input.addEventListener('input', list);
  input.addEventListener('focus', list);
  found.addEventListener('click', close);
  find('.search').addEventListener('submit', (event) => {
    event.preventDefault();
    const [first] = matching(input.value);
    if (first === undefined) return;
    visit(first);
    close();
  });
  find('.search').addEventListener('focusout', (event) => {
    if (!find('.search').contains(event.relatedTarget)) close();
  });
  find('.search').addEventListener('keydown', (event) => {
    const stops = [input, ...found.querySelectorAll('button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    if (!step || found.hidden) return;
    event.preventDefault();
    stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
  });
}
