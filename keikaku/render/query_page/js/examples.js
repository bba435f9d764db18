/*
 * The queries to begin with, by topic; a field narrows them.
 */
import { button, data, element, part } from './page.js';

/** @param {(query: string) => void} take */
export function showExamples(take) {
  const list = part('examples-list');
  const search = /** @type {HTMLInputElement} */ (part('find-example'));
  const made = data.examples.map((one) => {
    const press = button('example', '', () => take(one.sparql));
    press.append(element('strong', '', one.title), ' ', element('small', '', one.question));
    const words = `${one.name} ${one.title} ${one.question} ${one.topic}`.normalize('NFKC').toLowerCase();
    return { topic: one.topic, words, item: element('li', '', press) };
  });
  for (const topic of new Set(made.map((one) => one.topic))) {
    const items = made.filter((one) => one.topic === topic).map(({ item }) => item);
    list.append(element('section', '', element('h3', '', topic), element('ul', '', ...items)));
  }
  search.addEventListener('input', () => {
    const wanted = search.value.normalize('NFKC').toLowerCase().trim();
    for (const { words, item } of made) item.hidden = !words.includes(wanted);
    for (const one of list.children) one.toggleAttribute('hidden', !one.querySelector('li:not([hidden])'));
  });
}
