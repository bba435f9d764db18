/*
 * The list of terms below the caret. The field keeps the focus; the list says which of its options is chosen.
 */
import { caretPlace, field, replaceBefore } from './editor.js';
import { begun, offers } from './offers.js';
import { announce, data, element, language, part, say } from './page.js';
import { TEXTS } from './page_texts.js';

/** @typedef {import('./offers.js').Offer} Offer */

const list = part('offers');
/** @type {import('./offers.js').Term[]} */
let terms = [];
/** @type {Offer[]} */
let offered = [];
let word = '';
let chosen = 0;
list.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus

/** What is offered from now on. @param {import('./offers.js').Term[]} found */
export function setTerms(found) {
  terms = found;
}

export const isOpen = () => !list.hidden;

/** No list. */
export function close() {
  list.hidden = true;
  field.removeAttribute('aria-activedescendant');
}

/** The list for what is begun. @param {boolean} asked whether by a key, and not only by writing */
export function offer(asked) {
  const found = field.selectionStart === field.selectionEnd ? begun(field.value, field.selectionStart) : null;
  if (found === null || (!asked && found.length < 2 && !/^[?$:]/.test(found) && !isWide(found))) return close();
  word = found;
  offered = offers(found, field.value, terms, data.prefixes, language);
  if (!offered.length || (!asked && offered[0].insert === found)) return close();
  list.replaceChildren(...offered.map(option));
  list.hidden = false;
  const { left, bottom } = caretPlace();
  const room = part('editor').clientWidth - list.offsetWidth;
  list.style.left = `${Math.max(0, Math.min(left, room))}px`;
  list.style.top = `${bottom + 4 - part('paper').scrollTop}px`;
  choose(0);
  return announce(say(TEXTS.offered, { count: offered.length }));
}

/** Whether one letter is as good as two. @param {string} text */
const isWide = (text) => /[^\0-\u02ff]/.test(text);

/**
 * @param {Offer} one
 * @param {number} place
 */
function option({ insert, kind, label, note }, place) {
  const names = { class: TEXTS.class, property: TEXTS.property, prefix: TEXTS.prefix, variable: TEXTS.variable };
  const called = say(names[/** @type {keyof typeof names} */ (kind)] ?? TEXTS.word);
  const made = element('li', '', element('code', '', insert), ' ', element('span', 'label', label), ' ');
  made.append(element('small', '', called));
  made.id = `offer-${place}`;
  made.setAttribute('role', 'option');
  if (note) made.title = note;
  made.addEventListener('click', () => take(place));
  return made;
}

/** @param {number} place */
function choose(place) {
  chosen = (place + offered.length) % offered.length;
  [...list.children].forEach((one, at) => one.setAttribute('aria-selected', String(at === chosen)));
  list.children[chosen].scrollIntoView({ block: 'nearest' });
  field.setAttribute('aria-activedescendant', `offer-${chosen}`);
}

/** @param {number} place */
function take(place) {
  const { insert } = offered[place];
  replaceBefore(word.length, insert);
  if (insert.endsWith(':')) offer(false);
  else close();
}

/** A key while the list is open: whether it was for the list. @param {KeyboardEvent} event */
export function pressed(event) {
  const acts = {
    ArrowDown: () => choose(chosen + 1),
    ArrowUp: () => choose(chosen - 1),
    Enter: () => take(chosen),
    Tab: () => take(chosen),
    Escape: close,
  };
  const act = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey ? null : Reflect.get(acts, event.key);
  if (!act) return false;
  act();
  return true;
}
