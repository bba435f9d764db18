/*
 * The query page: what is written is asked, and what is answered stands below.
 */
import { showAnswer, showFailure, showWaiting } from './answer.js';
import { ask, get } from './ask.js';
import { close, isOpen, offer, pressed, setTerms } from './completion.js';
import { changed, field, setText } from './editor.js';
import { showExamples } from './examples.js';
import { data, part } from './page.js';
import { copy, keep, queryOfAddress, withQuery } from './share.js';

/** @type {AbortController | null} */
let asking = null;

/** Has the answer in sight: below a long query it would stand where nobody sees that it has come. */
function reveal() {
  const results = part('results');
  if (results.getBoundingClientRect().top > innerHeight / 2) results.scrollIntoView({ block: 'start' });
}

/** Asks what stands in the editor; an answer that is still awaited is wanted no more. */
async function run() {
  const query = field.value;
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  close();
  keep(query);
  showWaiting();
  const since = performance.now();
  const told = await ask(query, mine.signal).catch((failure) => {
    if (asking === mine) showFailure(failure);
  });
  if (asking !== mine) return;
  if (told) showAnswer(query, told, performance.now() - since);
  reveal();
}

/** @param {string} query */
function take(query) {
  setText(query);
  if (!matchMedia('(min-width: 60rem)').matches) part('examples').removeAttribute('open');
  part('editor').scrollIntoView({ block: 'nearest' });
  run();
}

/** The query of the address, asked; else one to begin with. */
function begin() {
  const query = queryOfAddress();
  if (query !== null && query !== field.value) take(query);
  else if (query === null && !field.value) setText(data.examples[0]?.sparql ?? 'SELECT * { ?s ?p ?o } LIMIT 10');
}

field.addEventListener('input', (event) => {
  changed();
  if (!(/** @type {InputEvent} */ (event).isComposing)) offer(false);
});
field.addEventListener('compositionend', () => offer(false));
field.addEventListener('blur', close);
field.addEventListener('click', close);
field.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === 'Enter') run();
  else if (control && event.key === ' ') offer(true);
  else if (!isOpen() || !pressed(event)) {
    if (/^(Arrow(Left|Right)|Home|End|Page)/.test(event.key)) close();
    return;
  }
  event.preventDefault();
});
part('run').addEventListener('click', run);
part('copy-link').addEventListener('click', () => {
  keep(field.value);
  copy(location.href);
});
for (const link of document.querySelectorAll('a[hreflang]')) {
  link.addEventListener('click', () =>
    link.setAttribute('href', withQuery(link.getAttribute('href') ?? '', field.value)),
  );
}
addEventListener('hashchange', begin);
addEventListener('popstate', begin);
part('examples').toggleAttribute('open', matchMedia('(min-width: 60rem)').matches);
part('work').hidden = false;
showExamples(take);
begin();
get('/query/terms.json').then(({ terms }) => setTerms(terms), showFailure);
