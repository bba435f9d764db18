/*
 * What leaves the page: the address of a query, files, the citation.
 */
import { ask, get } from './ask.js';
import { announce, data, element, part, say } from './page.js';
import { TEXTS } from './page_texts.js';

const KEY = '#query=';

/** The query that the address holds, null where it holds none. */
export function queryOfAddress() {
  try {
    return location.hash.startsWith(KEY) ? decodeURIComponent(location.hash.slice(KEY.length)) : null;
  } catch {
    return null;
  }
}

/**
 * An address of this page that holds a query.
 * @param {string} address
 * @param {string} query
 */
export const withQuery = (address, query) => address.replace(/#.*$/s, '') + KEY + encodeURIComponent(query);

/** Puts the query into the address. @param {string} query */
export function keep(query) {
  if (queryOfAddress() !== query) history.pushState(null, '', withQuery('', query));
}

/**
 * A file for the reader.
 * @param {string} text
 * @param {string} media
 * @param {string} ending
 */
export function save(text, media, ending) {
  const link = element('a', '');
  link.href = URL.createObjectURL(new Blob([text], { type: media }));
  link.download = `keikaku-query.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The rows as the server writes CSV. @param {string} query */
export async function saveCsv(query) {
  const { text } = await ask(query, null, 'text/csv');
  save(text, 'text/csv;charset=utf-8', 'csv');
}

/** Text for the reader's clipboard; where that is refused it is shown. @param {string} text */
export async function copy(text) {
  const said = part('copied');
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = say(TEXTS.copied);
  } catch {
    said.textContent = say(TEXTS.not_copied, { text });
  }
  announce(said.textContent);
}

/** Whether this page can cite: it knows its data, and the browser reckons digests, which it does not by plain http. */
export const cites = () => Boolean(data.digest && data.citation && globalThis.crypto?.subtle);

/** Copies the citation of a query and its data, unless the server has other data by now. @param {string} query */
export async function cite(query) {
  const { release } = await get('/healthz');
  if (release?.digest !== data.digest) {
    part('copied').textContent = say(TEXTS.changed);
    return;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(query)));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const [before, behind] = (data.citation ?? '').split('{digest}');
  await copy(`${before}sha256:${hex}${behind} ${withQuery(location.href, query)}`);
}
