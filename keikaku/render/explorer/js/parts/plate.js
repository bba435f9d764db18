/* The plate beside what is pointed at: its whole name or statement, wrapped, never outside the picture. */
/** @typedef {import('./dom.js').Child} Child */

import { element, withAttributes } from './dom.js';

const MARGIN_OF_PLATE = 4; // pixels from the picture's edge

/**
 * A plate in a host that is as large as the picture. Screen readers hear of the same by announcements.
 * @param {HTMLElement} host
 */
export function createPlate(host) {
  const plate = withAttributes(element('div', 'plate'), { 'aria-hidden': 'true', hidden: true });
  host.append(plate);
  return {
    /**
     * @param {Child[]} content @param {number} x @param {number} y a point in the host's pixels
     * @param {number} gap between the point and the plate
     */
    show(content, x, y, gap) {
      plate.replaceChildren(element('div', '', ...content));
      plate.hidden = false;
      const { clientWidth: width, clientHeight: height } = host;
      const [w, h] = [plate.offsetWidth, plate.offsetHeight];
      const within = (/** @type {number} */ at, /** @type {number} */ most) =>
        Math.max(MARGIN_OF_PLATE, Math.min(most - MARGIN_OF_PLATE, at));
      const below = y + gap + h + MARGIN_OF_PLATE <= height;
      plate.style.left = `${within(x - w / 2, width - w)}px`;
      plate.style.top = `${within(below ? y + gap : y - gap - h, height - h)}px`;
    },
    hide() {
      plate.hidden = true;
    },
  };
}
