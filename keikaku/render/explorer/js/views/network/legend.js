/* The legend, which is the filter: what stands in the picture, how it is drawn, how often, and a switch for each. */
/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../scene/scene.js').Built} Built */

import { button, element, withAttributes } from '../../parts/dom.js';
import { glyph, stroke } from '../../parts/glyph.js';
import { policyBadge, policyLook } from '../../parts/policy_marks.js';
import { kindCalled, plansShown, policiesOf } from '../../data/plans.js';
import { HIERARCHY } from '../../scene/links.js';
import { allBut, isFiltered, unfiltered } from '../../data/selection.js';

const MOST_POLICIES = 24; // that can be chosen here; of many plans together only those that are chosen stand here

/** @param {App} app @param {Built} built @returns {HTMLElement} */
export function legendOf(app, built) {
  const { data } = app.model;
  const state = app.state();
  const [kinds, relations] = legendCounts(app, built);
  const kindChips = data.kinds.flatMap((kind, place) => {
    const off = state.kindsOff.includes(kind.id);
    const act = () => app.set({ kindsOff: toggled(state.kindsOff, kind.id) });
    const name = app.in(kindCalled(app.model, state, place).many);
    const made = () => chip(`kind-${kind.id}`, kindMark(app, built, place), name, kinds.get(place), !off, act);
    return off || kinds.has(place) ? [withOnly(app, made(), 'kindsOff', data.kinds, kind.id, name)] : [];
  });
  const relationChips = data.relations.flatMap((relation, place) => {
    const off = state.relationsOff.includes(relation.id);
    const act = () => app.set({ relationsOff: toggled(state.relationsOff, relation.id) });
    if (!(off || relations.has(place)) || !(relation.drawn || relation.id === HIERARCHY)) return [];
    const made = chip(
      `relation-${relation.id}`,
      stroke(relation),
      app.in(relation.name),
      relations.get(place),
      !off,
      act,
    );
    return [withOnly(app, made, 'relationsOff', data.relations, relation.id, app.in(relation.name))];
  });
  const own = policiesOf(app.model, plansShown(app.model, state));
  const policyChips = (own.length > MOST_POLICIES ? state.policiesOn : own).map((policy) =>
    chip(
      `policy-${data.things[policy].id}`,
      policyBadge(app, policy),
      app.in(data.things[policy].name),
      undefined,
      state.policiesOn.includes(policy),
      () => app.set({ policiesOn: toggled(state.policiesOn, policy) }),
    ),
  );
  return element(
    'div',
    'legend-groups',
    group(app.say('legend.kinds'), kindChips),
    group(app.say('legend.relations'), relationChips, element('p', 'legend-note', app.say('legend.bundle'))),
    group(app.say('legend.policies'), policyChips, null, 'only'),
    isFiltered({ ...state, gone: [] }) &&
      withAttributes(
        button('legend-reset', app.say('legend.reset'), () => app.set({ ...unfiltered(), gone: state.gone })),
        { id: 'legend-reset' },
      ),
  );
}

/**
 * The mark of a kind as the picture has it: a number where all of the kind are numbered policies.
 * @param {App} app @param {Built} built @param {number} kind
 */
function kindMark({ model }, { things }, kind) {
  const { data, policies } = model;
  const own = things.filter((thing) => thing >= 0 && data.things[thing].kind === kind);
  if (!own.length || own.some((thing) => !policies.includes(thing))) return glyph(data.kinds[kind]);
  const { ink, sign } = policyLook(model, Math.min(...own));
  return withAttributes(element('span', `policy-badge of-${ink}`, sign), { 'aria-hidden': 'true' });
}

/**
 * How many marks there are of each kind, and links of each relation in the lines.
 * @param {App} app @param {Built} built @returns {[Map<number, number>, Map<number, number>]}
 */
function legendCounts({ model: { data } }, { things, links }) {
  /** @type {Map<number, number>} */
  const kinds = new Map();
  /** @type {Map<number, number>} */
  const relations = new Map();
  const count = (/** @type {Map<number, number>} */ map, /** @type {number} */ key) =>
    map.set(key, (map.get(key) ?? 0) + 1);
  for (const thing of things) if (thing >= 0) count(kinds, data.things[thing].kind);
  for (const link of links.flat()) count(relations, data.links[link][1]);
  return [kinds, relations];
}

/**
 * @param {string} heading @param {HTMLElement[]} chips @param {HTMLElement | null} [note] @param {string} [className]
 */
function group(heading, chips, note = null, className = '') {
  if (!chips.length) return false;
  return element(
    'section',
    `legend-group ${className}`,
    element('h3', '', heading),
    element('ul', '', ...chips.map((one) => element('li', '', one))),
    note,
  );
}

/**
 * @param {string} id @param {SVGElement | HTMLElement | null} drawing @param {string} name @param {number | undefined} count
 * @param {boolean} on @param {() => void} act
 */
function chip(id, drawing, name, count, on, act) {
  const content = [element('span', 'name', name), element('span', 'count', count === undefined ? '' : String(count))];
  const made = button('chip', drawing ? [drawing, ...content] : content, act);
  return withAttributes(made, { id: `legend-${id}`, 'aria-pressed': String(on) });
}

/**
 * A chip with a button beside it that leaves out all others of its list, or takes that back.
 * @param {App} app @param {HTMLElement} made @param {'kindsOff' | 'relationsOff'} key @param {{id: string}[]} all
 * @param {string} id @param {string} name
 */
function withOnly(app, made, key, all, id, name) {
  const others = allBut(all, id);
  const now = app.state()[key];
  const alone = now.length === others.length && !now.includes(id);
  const only = button('legend-only', app.say('legend.only'), () => app.set({ [key]: alone ? [] : others }));
  return element(
    'div',
    'legend-row',
    made,
    withAttributes(only, {
      id: `only-${made.id.replace(/^legend-/, '')}`,
      'aria-pressed': String(alone),
      'aria-label': app.say('legend.onlyThis', { name }),
    }),
  );
}

/** @template T @param {T[]} list @param {T} one @returns {T[]} the list with it, or without it if it was there */
export function toggled(list, one) {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
