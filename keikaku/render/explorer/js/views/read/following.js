/*
 * Where in a section the reader is: the row that is seen first, and the heading that contents and choice stand at.
 */
import { withAttributes } from '../../parts/dom.js';

/**
 * The place of the first row that is seen.
 * @param {HTMLElement} place
 */
export function firstSeen(place) {
  const top = (place.querySelector('.read-bar')?.getBoundingClientRect().bottom ?? 0) + 1;
  const rows = [...place.querySelectorAll('.read-row')];
  return Math.max(
    0,
    rows.findIndex((row) => row.getBoundingClientRect().top >= top - 8),
  );
}

/**
 * @param {HTMLElement} place
 * @param {number} thing
 */
export function markChosen(place, thing) {
  for (const link of place.querySelectorAll('.read-name'))
    withAttributes(link, {
      'aria-current': Number(/** @type {HTMLElement} */ (link).dataset.thing) === thing && 'true',
    });
}

/**
 * Keeps contents and choice at the heading that is being read.
 * @param {HTMLElement} place
 * @returns {() => void} to stop
 */
export function watchHeadings(place) {
  const links = new Map(
    [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('[data-heading]'))].map((link) => [
      link.dataset.heading ?? '',
      link,
    ]),
  );
  const choice = place.querySelector('select');
  const headings = [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('.read-heading'))];
  let asked = 0;
  const look = () => {
    asked = 0;
    const edge = (place.querySelector('.read-bar')?.getBoundingClientRect().bottom ?? 0) + 60;
    let now = headings[0];
    for (const one of headings) if (one.getBoundingClientRect().top < edge) now = one;
    const at = now?.dataset.at ?? '';
    for (const [address, link] of links) withAttributes(link, { 'aria-current': address === at && 'location' });
    if (choice && at && document.activeElement !== choice) choice.value = at;
  };
  const soon = () => {
    asked ||= requestAnimationFrame(look);
  };
  addEventListener('scroll', soon, { passive: true });
  soon();
  return () => {
    removeEventListener('scroll', soon);
    cancelAnimationFrame(asked);
  };
}
