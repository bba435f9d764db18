/*
 * The legend's marks: the form and ink of a kind, the dash and ink of a relation. The same outlines serve the
 * canvas (as Path2D), so a mark in the text is the mark in the picture.
 */
import { svg } from './dom.js';

/** @typedef {import('../types.js').Kind} Kind */
/** @typedef {import('../types.js').Relation} Relation */

/**
 * Outlines in a square from -10 to 10.
 * @type {Object<string, string>}
 */
export const FORMS = {
  dot: 'M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0Z',
  square: 'M-7-7H7V7H-7Z',
  diamond: 'M0-9L9 0L0 9L-9 0Z',
  triangle: 'M0-8.5L9 7H-9Z',
  triangleDown: 'M0 8.5L9-7H-9Z',
  star: 'M0-9.5L2.6-3.2L9.4-2.9L4.1 1.5L5.9 8L0 4.4L-5.9 8L-4.1 1.5L-9.4-2.9L-2.6-3.2Z',
  hexagon: 'M-9 0L-4.5-7.8H4.5L9 0L4.5 7.8H-4.5Z',
};

/**
 * Lengths of dash and gap in pixels.
 * @type {Object<string, number[]>}
 */
export const DASHES = { solid: [], dashed: [7, 4], dotted: [2, 4], mixed: [9, 4, 2, 4] };

/**
 * The mark of a kind, as a small picture that says nothing by itself.
 * @param {Kind} kind
 */
export function glyph(kind) {
  const outline = svg('path', { d: FORMS[kind.form] ?? FORMS.dot });
  return svg(
    'svg',
    { class: `glyph ink-${inkName(kind.ink)}`, viewBox: '-10 -10 20 20', 'aria-hidden': 'true' },
    outline,
  );
}

/**
 * The line of a relation, likewise.
 * @param {Relation} relation
 */
export function stroke(relation) {
  const dash = (DASHES[relation.dash] ?? DASHES.solid).join(' ');
  const parts = [
    svg('path', { d: relation.symmetric ? 'M0 5H28' : 'M0 5H21', ...(dash && { 'stroke-dasharray': dash }) }),
  ];
  if (!relation.symmetric) parts.push(svg('path', { class: 'head', d: 'M20 1L28 5L20 9Z' }));
  return svg(
    'svg',
    { class: `stroke ink-${inkName(relation.ink)}`, viewBox: '0 0 28 10', 'aria-hidden': 'true' },
    ...parts,
  );
}

/**
 * An ink as part of a class name; grey for one that is not known.
 * @param {string} ink
 */
export const inkName = (ink) => (/^[a-z]+$/.test(ink) ? ink : 'grey');
