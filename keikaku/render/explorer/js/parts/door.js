/*
 * Links within the page: to a thing, to another view. Each has an address, so it can be copied or opened in
 * a new tab; a plain click changes the state and loads nothing.
 */
import { hasAddress } from '../state/address.js';
import { element } from './dom.js';
import { glyph } from './glyph.js';
import { policyBadge } from './policy_marks.js';
import { named, withLanguageMark } from './texts.js';

/** @typedef {import('../types.js').App} App */

/**
 * A link that changes the state. Where its address would lead out of the page, no click follows it.
 * @param {string} className
 * @param {string} address
 * @param {(Node | string)[]} content
 * @param {() => void} act
 */
export function inside(className, address, content, act) {
  const link = element('a', className, ...content);
  link.href = address;
  link.addEventListener('click', (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (elsewhere && hasAddress()) return;
    event.preventDefault();
    act();
  });
  link.addEventListener('auxclick', (event) => {
    if (event.button !== 1 || hasAddress()) return;
    event.preventDefault();
    act();
  });
  return link;
}

/**
 * A link to a thing: its mark and name. The mark of a policy is its number on its ink.
 * @param {App} app
 * @param {number} thing
 */
export function doorTo(app, thing) {
  const { kinds, things } = app.model.data;
  const { kind, name } = things[thing];
  const mark = app.model.policies.includes(thing) ? policyBadge(app, thing) : glyph(kinds[kind]);
  const shown = withLanguageMark(app, thing, named(app, name, 'span', 'name'));
  const door = inside('door', app.address({ at: thing }), [mark, shown], () => app.visit(thing));
  if (app.state().at === thing) door.setAttribute('aria-current', 'true');
  return door;
}
