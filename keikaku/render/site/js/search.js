/*
 * The search of a published site: all names and addresses stand in the page, so that nothing is asked of anybody.
 * Names are folded as in the explorer; what is a whole name comes before what begins a word, and that before the rest.
 */
import { fold, halfWidth } from '../../explorer/js/text/fold.js';

const MOST = 100; // that are shown
/** @typedef {[place: string, kind: number, ja: string, en: string, address: string, also: string[]]} Entry */
/** @typedef {{ entry: Entry, forms: string[], words: string[] }} Known */

const data = JSON.parse(document.getElementById('index')?.textContent ?? '{}');
const language = document.documentElement.lang;
const side = language === 'ja' ? 2 : 3;
const up =
  document
    .querySelector('link[rel=stylesheet]')
    ?.getAttribute('href')
    ?.replace(/style\.css$/, '') ?? '';
/** @type {Known[]} */
const known = data.entries.map((/** @type {Entry} */ entry) => {
  const names = [entry[2], entry[3], ...entry[5]];
  const words = names.flatMap((name) => halfWidth(name).split(/[\s()（）「」・,、]+/)).map(fold);
  return { entry, forms: names.map(fold), words };
});

/**
 * How well an entry is what was typed: 0 for not at all.
 * @param {Known} one
 * @param {string} wanted folded
 * @param {string} address as typed, in small letters
 * @param {string[]} parts the words of what was typed, folded
 */
function score({ entry, forms, words }, wanted, address, parts) {
  const at = entry[4].toLowerCase();
  if (at && (at === address || at.slice(at.indexOf(':') + 1) === address)) return 110;
  if (at && address.length > 1 && /\d/.test(address) && (at.startsWith(address) || at.includes(`:${address}`)))
    return 55;
  if (!wanted) return 0;
  if (forms[0] === wanted || forms[1] === wanted) return 100;
  if (forms.includes(wanted)) return 95;
  if (forms.some((form) => form.startsWith(wanted))) return 85;
  if (words.some((word) => word.startsWith(wanted))) return 75;
  if (wanted.length > 1 && forms.some((form) => form.includes(wanted))) return 65;
  return parts.length > 1 && parts.every((part) => forms.some((form) => form.includes(part))) ? 60 : 0;
}

/** @param {string} text */
function found(text) {
  const wanted = fold(text);
  const address = halfWidth(text).trim().toLowerCase();
  const parts = halfWidth(text).split(/\s+/).map(fold).filter(Boolean);
  return known
    .map((one, place) => ({ one, place, points: score(one, wanted, address, parts) }))
    .filter(({ points }) => points)
    .sort((a, b) => b.points - a.points || a.one.entry[1] - b.one.entry[1] || a.place - b.place);
}

/** @param {Known} one */
function line({ entry }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `${up}${entry[0]}.${language}.html`;
  link.textContent = String(entry[side] || entry[5 - side] || entry[4] || entry[0]);
  const told = document.createElement('span');
  told.className = 'quiet';
  told.textContent = ` ${[data.kinds[entry[1]], entry[4]].filter(Boolean).join(' · ')}`;
  item.append(link, told);
  return item;
}

const field = /** @type {HTMLInputElement} */ (document.getElementById('q'));
const list = /** @type {HTMLElement} */ (document.getElementById('found'));
const status = /** @type {HTMLElement} */ (document.getElementById('told'));

function show() {
  const text = field.value.slice(0, 200);
  const hits = text.trim() ? found(text) : [];
  const { found: some = '', none = '', more = '' } = status.dataset;
  const left = hits.length - MOST;
  status.textContent = !text.trim()
    ? ''
    : hits.length
      ? [some.replace('{n}', String(hits.length)), left > 0 ? more.replace('{n}', String(left)) : ''].join(' ')
      : none;
  list.replaceChildren(...hits.slice(0, MOST).map(({ one }) => line(one)));
}

field.value = new URLSearchParams(location.search).get('q') ?? '';
field.addEventListener('input', show);
field.form?.addEventListener('submit', (event) => {
  event.preventDefault();
  show();
});
show();
field.focus();
