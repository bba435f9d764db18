/*
 * The way to what can be taken, from every view: a button at the top that brings it above the page. It stands in the
 * footer otherwise, and is the same there.
 */
import { button, element, withAttributes } from '../parts/dom.js';

/** @typedef {import('../types.js').App} App */

/**
 * @param {App} app
 * @param {() => HTMLElement} taking what is brought up, where it stands now
 */
export function takeButton(app, taking) {
  const open = () => {
    const part = taking();
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
