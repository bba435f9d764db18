/*
 * The plans in the order in which they are read: sections, and in them what each passage says, below its headings. Pure.
 */
import { filtered } from './selection.js';
import { isForeign } from './plans.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/**
 * A heading, a passage, or an element that no passage states.
 * @typedef {object} Row
 * @property {number} thing the element that it is or is about, or -1
 * @property {number} passage or -1
 * @property {number} depth of a heading how many stand above it in its section; -1 for what is none
 */
/**
 * What is read at once: what belongs to an uppermost part of a plan, or to none of them; of very much a share.
 * @typedef {object} Section
 * @property {number} plan
 * @property {number} top the uppermost part, or -1
 * @property {number} share which of `shares`, from 1
 * @property {number} shares
 * @property {Row[]} rows
 */

const MOST_ROWS = 400; // in a section: a page with more of them answers slowly

/**
 * A plan in sections, as far as filters leave its elements. What stands above a kept element stays.
 * @param {Model} model
 * @param {number} plan
 * @param {Pick<State, import('./selection.js').FilterKey | 'plans'>} state
 * @returns {Section[]}
 */
export function sectionsOf(model, plan, state) {
  const { things, kinds, passages } = model.data;
  const kept = new Set(filtered(model, state).things);
  const elements = things.flatMap(({ plan: own, kind }, thing) =>
    own === plan && kinds[kind].family === 'element' && !isForeign(kinds[kind]) ? [thing] : [],
  );
  const needed = withThoseAbove(
    model,
    elements.filter((thing) => kept.has(thing)),
  );
  const holding = new Set(
    elements.filter((thing) => model.childrenOf[thing].length).map((thing) => things[thing].kind),
  );
  /** @type {Map<number, Row[]>} */
  const rows = new Map([[-1, []], ...model.policies.map((top) => /** @type {[number, Row[]]} */ ([top, []]))]);
  for (const thing of elements) {
    if (!needed.has(thing)) continue;
    const top = model.policyOf[thing];
    const own = things[thing].stated.filter((passage) => passages[passage].of === thing);
    const isHeading = holding.has(things[thing].kind);
    const list = /** @type {Row[]} */ (rows.get(top));
    if (isHeading || !own.length) list.push({ thing, passage: -1, depth: isHeading ? depthOf(model, thing, top) : -1 });
    if (kept.has(thing)) list.push(...own.map((passage) => ({ thing, passage, depth: -1 })));
  }
  passages.forEach(({ plan: own, of, graph }, passage) => {
    if (of < 0 && !graph && own === plan && kept.size) rows.get(-1)?.push({ thing: -1, passage, depth: -1 });
  });
  return [...rows]
    .filter(([, some]) => some.some(({ depth }) => depth < 0))
    .flatMap(([top, some]) => shared(plan, top, some));
}

/**
 * @param {Model} model
 * @param {number[]} some
 */
function withThoseAbove({ data: { things } }, some) {
  const found = new Set(some);
  for (const thing of some)
    for (let up = things[thing].up; up >= 0 && !found.has(up); up = things[up].up) found.add(up);
  return found;
}

/**
 * @param {Model} model
 * @param {number} thing
 * @param {number} top
 */
function depthOf({ data: { things } }, thing, top) {
  let depth = 0;
  for (let here = thing; here !== top && things[here].up >= 0 && depth < 9; here = things[here].up) depth += 1;
  return depth;
}

/**
 * Rows as one section, very many as several that begin at headings where they can.
 * @param {number} plan
 * @param {number} top
 * @param {Row[]} rows
 * @returns {Section[]}
 */
function shared(plan, top, rows) {
  /** @type {Row[][]} */
  const parts = [];
  for (let from = 0; from < rows.length;) {
    let to = Math.min(from + MOST_ROWS, rows.length);
    if (to < rows.length) {
      let cut = to;
      while (cut > from + MOST_ROWS / 2 && rows[cut].depth < 0) cut -= 1;
      if (rows[cut].depth >= 0) to = cut;
    }
    parts.push(rows.slice(from, to));
    from = to;
  }
  return parts.map((some, place) => ({ plan, top, share: place + 1, shares: parts.length, rows: some }));
}

/**
 * By what a row is found again: the address of its passage, else of its element.
 * @param {Model} model
 * @param {Row} row
 */
export function addressOf({ data: { passages, things } }, { thing, passage }) {
  return passage >= 0 ? passages[passage].at : (things[thing].at ?? things[thing].id);
}

/**
 * The number by which a plan calls an element: 6.1.1 of 2018:6.1.1; nothing for what only citations number.
 * @param {string} [address]
 */
export const numberOf = (address = '') => /:([^:/]{1,8})$/.exec(address)?.[1] ?? '';

/** @type {WeakMap<Model, Map<string, { thing: number, passage: number }>>} */
const PLACES = new WeakMap();

/**
 * The passage, or the element, that an address or id names; null where it names none that is read.
 * @param {Model} model
 * @param {string} address
 * @returns {{ thing: number, passage: number } | null}
 */
export function placeAt(model, address) {
  let known = PLACES.get(model);
  if (!known) {
    const { things, kinds, passages } = model.data;
    known = new Map();
    for (const [thing, { at, id, kind, stated }] of things.entries()) {
      if (kinds[kind].family !== 'element' || isForeign(kinds[kind])) continue;
      const passage = model.childrenOf[thing].length ? -1 : (stated.find((one) => passages[one].of === thing) ?? -1);
      for (const name of [id, at]) if (name) known.set(name, { thing, passage });
    }
    for (const [passage, { at, of, graph }] of passages.entries()) if (!graph) known.set(at, { thing: of, passage });
    PLACES.set(model, known);
  }
  return known.get(address) ?? null;
}

/**
 * Where a place stands among rows, or -1.
 * @param {Row[]} rows
 * @param {{ thing: number, passage: number }} place
 */
export function rowAt(rows, { thing, passage }) {
  if (passage >= 0) return rows.findIndex((row) => row.passage === passage);
  return rows.findIndex((row) => row.thing === thing);
}

/**
 * The first and the last page of some rows, as printed; nothing where they have none.
 * @param {Model} model
 * @param {Row[]} rows
 * @returns {(number | string)[]}
 */
export function pagesOfRows({ data: { passages } }, rows) {
  const pages = rows.flatMap(({ passage }) => (passage >= 0 ? (passages[passage].page ?? []) : []));
  return pages.length ? [...new Set([pages[0], pages[pages.length - 1]])] : [];
}

const NUMBERS = ['Indicator', 'Figure'];

/**
 * Whether the text of an element is a table or a picture, of which the words alone say little: they stand in a row.
 * @param {Model} model
 * @param {number} thing or -1
 */
export const isRaw = ({ data: { things, kinds } }, thing) =>
  thing >= 0 && NUMBERS.includes(kinds[things[thing].kind].id);
