/*
 * The way to what can be taken, from every view: a button at the top that brings it above the page. It stands in the
 * footer otherwise, and is the same there.
 */
import { button, element, withAttributes } from '../parts/dom.js';

/** @typedef {import('../types.js').App} App */

/**
 * @param {App} app
 * @param {() => {made: HTMLElement, hush: () => void}} taking what is brought up, where it stands now; once it is put back
 *   it says no more what was taken
 */
export function takeButton(app, taking) {
  const open = () => {
    const { made: part, hush } = taking();
    const place = document.createComment('');
    part.replaceWith(place);
    const dialog = withAttributes(element('dialog', 'take-dialog'), { 'aria-label': app.say('take.menu') });
    const shut = withAttributes(
      button('icon', '×', () => dialog.close()),
      { 'aria-label': app.say('cite.close') },
    );
    dialog.append(shut, part);
    dialog.addEventListener('close', () => {
      place.replaceWith(part);
      hush();
      dialog.remove();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    document.body.append(dialog);
    dialog.showModal();
  };
  return withAttributes(button('take-open', app.say('take.open'), open), {
    id: 'take-open',
    'aria-haspopup': 'dialog',
  });
}
