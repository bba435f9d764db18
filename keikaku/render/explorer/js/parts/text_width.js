/*
 * How wide a text is, before it is drawn.
 */

/** @type {CanvasRenderingContext2D | null} */
let ruler = null;
let family = ''; // asked for once: a style that is asked for while much changes costs more than all texts

/**
 * Pixels, in the page's type.
 * @param {string} text
 * @param {number} [size]
 * @param {number} [weight]
 */
export function textWidth(text, size = 12, weight = 400) {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return text.length * size;
  family ||= getComputedStyle(document.body).fontFamily;
  ruler.font = `${weight} ${size}px ${family}`;
  return ruler.measureText(text).width;
}

/**
 * A text that is no wider than that; one that is cut ends in dots.
 * @param {string} text
 * @param {number} most pixels
 * @param {number} [size]
 */
export function shortened(text, most, size = 12) {
  if (textWidth(text, size) <= most) return text;
  const letters = [...text];
  while (letters.length && textWidth(`${letters.join('')}…`, size) > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
