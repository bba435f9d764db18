/*
 * Where a text names things, by any of their names. Pure.
 */
import { fold } from '../text/fold.js';
import { apart, mapped, placesOfName } from '../text/spans.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../text/spans.js').Span} Span */

/** @type {WeakMap<Model, Map<number, string[]>>} */
const FORMS = new WeakMap();

/**
 * The folded names of a thing. One of a single character stands in too many words.
 * @param {Model} model
 * @param {number} thing
 */
function formsOf(model, thing) {
  let known = FORMS.get(model);
  if (!known) FORMS.set(model, (known = new Map()));
  let forms = known.get(thing);
  if (!forms) {
    const { name, also } = model.data.things[thing];
    forms = [...new Set([...name, ...also.flat()].map(fold))].filter((form) => form.length > 1);
    known.set(thing, forms);
  }
  return forms;
}

/**
 * The places of some things' names in a text, in order and none over another: of two the longer.
 * @param {Model} model
 * @param {string} text
 * @param {number[]} things
 * @returns {{ span: Span, thing: number }[]}
 */
export function namedIn(model, text, things) {
  const whole = mapped(text);
  return apart(
    things.flatMap((thing) =>
      formsOf(model, thing).flatMap((form) => placesOfName(form, whole).map((span) => ({ span, thing }))),
    ),
  );
}
