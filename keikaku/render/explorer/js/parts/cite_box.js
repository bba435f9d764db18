/*
 * A reference, to be copied as text or for a bibliography. What was copied is shown, so that it can be seen and, where
 * the page may not copy, taken by hand.
 */
import { bibtex, cslJson, referenceText } from '../text/reference_forms.js';
import { copied } from './clipboard.js';
import { button, element, withAttributes } from './dom.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../text/reference_forms.js').Reference} Reference */

/**
 * @param {App} app
 * @param {Reference} reference
 */
export function citeBox(app, reference) {
  const line = element('span', 'citation-line', referenceText(reference, app.state().language));
  const said = withAttributes(element('span', 'citation-said'), { role: 'status' });
  const made = element('div', 'citation');
  const copy = async (/** @type {HTMLElement} */ shown) => {
    const done = await copied(shown.textContent ?? '');
    if (!done) getSelection()?.selectAllChildren(shown);
    said.replaceChildren(app.say(done ? 'cite.copied' : 'cite.copyByHand'));
  };
  const asText = button('small', app.say('cite.copyCitation'), () => {
    made.querySelector('pre')?.remove();
    void copy(line);
  });
  const as = (/** @type {string} */ name, /** @type {string} */ text) =>
    withAttributes(
      button('small', name, () => {
        made.querySelector('pre')?.remove();
        const shown = withAttributes(element('pre', 'citation-form', text), { tabindex: 0, 'aria-label': name });
        made.append(shown);
        void copy(shown);
      }),
      { 'aria-label': app.say('cite.copyAs', { form: name }) },
    );
  made.append(
    line,
    element('span', 'cite-forms', asText, as('BibTeX', bibtex(reference)), as('CSL-JSON', cslJson(reference)), said),
  );
  return made;
}
