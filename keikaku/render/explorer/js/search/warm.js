/*
 * What the first key press and the first question would wait for, worked out while nobody asks, piece by piece.
 */
import { groundOf } from '../data/whereabouts.js';
import { warmNames } from './name_index.js';
import { findThings, searchIndex } from './found.js';
import { toldByPassages } from './in_text.js';
import { aboutPairs } from './meeting.js';
import { vocabularyOf } from './vocabulary.js';
import { namesInOne } from './wider.js';
import { wordIndex } from './words.js';

const FIRST = 200; // milliseconds
const REST = 20;

/**
 * @param {import('../types.js').Model} model
 * @param {boolean} reads whether there are passages to look through
 */
export function warmUp(model, reads) {
  const left = [
    searchIndex,
    wordIndex,
    ...(reads ? [toldByPassages] : []),
    vocabularyOf,
    groundOf,
    namesInOne,
    aboutPairs,
    (/** @type {import('../types.js').Model} */ one) => warmNames(searchIndex(one)),
    (/** @type {import('../types.js').Model} */ one) => findThings(one, 'a'), // a function's first run is its slowest
  ];
  const next = () => {
    left.shift()?.(model);
    if (left.length) setTimeout(next, REST);
  };
  setTimeout(next, FIRST);
}
