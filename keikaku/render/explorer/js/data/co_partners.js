/*
 * With whom something takes part in the same: others that the same passage of the same element names in a role, and
 * those of whom it is said that the two work together. Pure.
 */
import { mannerOf } from './roles.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./roles.js').Manner} Manner */
/**
 * Another one: the elements in which both take part, each with the passages that say so, and the passages by which the
 * two work together whatever they do. `manner`: wish, where that either takes part is only wished for; opinion, where
 * either only gave one.
 * @typedef {{who: number, manner: Manner, parts: Map<number, number[]>, direct: number[]}} CoPartner
 */

const TOGETHER = /** @type {Object<string, Manner>} */ ({ cooperatesWith: 'part', wantsToCooperateWith: 'wish' });

/**
 * Whether a relation says that two work together, or that one wants to.
 * @param {{id: string}} relation
 */
export const isTogether = ({ id }) => id in TOGETHER;

/**
 * Those who take part in most of the same first; whoever is with it in several manners stands there once for each.
 * @param {Model} model
 * @param {number} thing
 * @returns {CoPartner[]}
 */
export function coPartners(model, thing) {
  const { links, relations, things, kinds } = model.data;
  /** @type {Map<string, CoPartner>} */
  const found = new Map();
  const of = (/** @type {number} */ who, /** @type {Manner} */ manner) => {
    const key = `${manner} ${who}`;
    /** @type {CoPartner} */
    const known = found.get(key) ?? { who, manner, parts: new Map(), direct: [] };
    found.set(key, known);
    return known;
  };
  for (const link of model.linksOf[thing]) {
    const [from, relation, to, stated] = links[link];
    const together = TOGETHER[relations[relation].id];
    if (together) of(from === thing ? to : from, together).direct.push(...stated);
    const own = to === thing ? mannerOf(relations[relation]) : null;
    if (!own) continue;
    for (const other of model.linksOf[from]) {
      const [element, role, who, said] = links[other];
      const theirs = element === from && who !== thing ? mannerOf(relations[role]) : null;
      const both = stated.filter((passage) => said.includes(passage));
      const unsaid = !stated.length && !said.length; // data that do not say where
      if (!theirs || !(both.length || unsaid) || kinds[things[who].kind].family !== 'entity') continue;
      const { parts } = of(who, worse(own, theirs));
      parts.set(
        element,
        [...new Set([...(parts.get(element) ?? []), ...both])].sort((a, b) => a - b),
      );
    }
  }
  for (const one of found.values()) one.direct = [...new Set(one.direct)].sort((a, b) => a - b);
  return [...found.values()].sort(
    (one, other) => other.parts.size - one.parts.size || other.direct.length - one.direct.length || one.who - other.who,
  );
}

/**
 * What is so of two together: what is least settled.
 * @param {Manner} one @param {Manner} other
 * @returns {Manner}
 */
const worse = (one, other) =>
  [one, other].includes('opinion') ? 'opinion' : [one, other].includes('wish') ? 'wish' : 'part';
