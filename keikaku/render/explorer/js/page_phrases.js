/*
 * For a page whose script knows nothing of phrases, as the network's own: a block of its own holds the texts with marks,
 * and what that script puts into the page keeps their phrases.
 */
import { keepPhrases } from './text/phrase_nodes.js';
import { phraseBook, withoutMarks } from './text/phrases.js';

const book = phraseBook();
withoutMarks(document.getElementById('phrases')?.textContent ?? '', book);
keepPhrases(document.body, book.of);
