/*
 * The flow from policies by roles to those who take part: what its nodes and bands are, without their places. Pure.
 */
import { mannerOf } from '../../data/roles.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('./data.js').Row} Row */
/**
 * One who takes part in one policy by one role: in which elements, by which links.
 * @typedef {{column: number, role: number, thing: number, end: string, wish: boolean, parts: Set<number>, links: number[]}} Strand
 */
/**
 * A node. `count`: how many times somebody takes part, the height of its bar; wishes are counted apart.
 * @typedef {object} Node
 * @property {string} key
 * @property {number} place of the thing or the role; -1 for a node that holds several
 * @property {number[]} things those who take part
 * @property {number} count
 * @property {number} wishes
 * @property {number} parts how many elements
 */
/** @typedef {{columns: Node[], roles: Node[], ends: Node[], strands: Strand[]}} Flow */

const SHOWN = 16; // of those who take part; the rest are one node until asked for
const SPARED = 3;

/**
 * @param {Model} model
 * @param {Row[]} rows the largest first
 * @param {number[]} columns
 * @param {boolean} whole whether none are put together
 * @returns {Flow}
 */
export function flowOf(model, rows, columns, whole) {
  const ends = endsOf(rows, whole);
  const strands = rows.flatMap((row) => strandsOf(model, row, ends.get(row.thing) ?? ''));
  const node = (/** @type {string} */ key, /** @type {number} */ place, /** @type {Strand[]} */ some) => {
    const settled = some.filter(({ wish }) => !wish);
    const [first, second] = [settled, some.filter(({ wish }) => wish)].map((few) =>
      few.reduce((sum, { parts }) => sum + parts.size, 0),
    );
    const of = settled.length ? settled : some;
    const things = [...new Set(of.map(({ thing }) => thing))];
    return {
      key,
      place,
      things,
      count: first,
      wishes: second,
      parts: new Set(of.flatMap(({ parts }) => [...parts])).size,
    };
  };
  const roles = [...new Set(strands.map(({ role }) => role))]
    .map((role) =>
      node(
        `r${role}`,
        role,
        strands.filter((one) => one.role === role),
      ),
    )
    .sort((one, other) => Number(!one.count) - Number(!other.count) || other.count - one.count);
  return {
    columns: columns
      .map((column) =>
        node(
          `c${column}`,
          column,
          strands.filter((one) => one.column === column),
        ),
      )
      .filter(({ count, wishes }) => count + wishes),
    roles,
    ends: [...new Set(ends.values())].map((key) => {
      const some = strands.filter(({ end }) => end === key);
      return node(key, key.startsWith('t') ? some[0].thing : -1, some);
    }),
    strands,
  };
}

/**
 * For everyone the node at which the bands end: its own, or that of the small ones. In their order.
 * @param {Row[]} rows
 * @param {boolean} whole
 */
function endsOf(rows, whole) {
  /** @type {Map<number, string>} */
  const ends = new Map();
  for (const [section, rest, most] of /** @type {const} */ ([
    ['part', 'others', SHOWN],
    ['wish', 'wishes', 0],
  ])) {
    const some = rows.filter((row) => row.section === section);
    const alone = whole || some.length <= most + SPARED ? some.length : most;
    some.forEach(({ thing }, place) => ends.set(thing, place < alone ? `t${thing}` : rest));
  }
  return ends;
}

/**
 * @param {Model} model
 * @param {Row} row
 * @param {string} end
 * @returns {Strand[]}
 */
function strandsOf({ data }, { thing, cells }, end) {
  if (!end) return [];
  /** @type {Map<string, Strand>} */
  const found = new Map();
  for (const { policy, part, wish, wishes } of cells) {
    for (const link of [...part, ...wish]) {
      const [element, role] = data.links[link];
      const wished = mannerOf(data.relations[role]) === 'wish';
      if (wished && !wishes.has(element)) continue; // settled by another passage
      const key = `${policy} ${role}`;
      const strand = found.get(key) ?? { column: policy, role, thing, end, wish: wished, parts: new Set(), links: [] };
      strand.parts.add(element);
      strand.links.push(link);
      found.set(key, strand);
    }
  }
  return [...found.values()];
}
