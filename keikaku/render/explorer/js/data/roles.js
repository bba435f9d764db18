/*
 * What a role says: that someone takes part, that it is only wished for, or that someone only gave an opinion. One rule
 * for every view and count.
 */

/** @typedef {import('../types.js').Relation} Relation */
/** @typedef {'part' | 'wish' | 'opinion'} Manner how someone has to do with an element */

const MANNERS = /** @type {Object<string, Manner>} */ ({ advisedBy: 'opinion', wanted: 'wish' });

/**
 * In which manner a relation says that someone takes part; null for what says nothing of that.
 * @param {Pick<Relation, 'id' | 'role'>} relation
 * @returns {Manner | null}
 */
export const mannerOf = ({ id, role }) => (role ? (MANNERS[id] ?? 'part') : null);

/**
 * Whether a relation says that someone takes part: neither wished for only, nor as an adviser.
 * @param {Pick<Relation, 'id' | 'role'>} relation
 */
export const takesPart = (relation) => mannerOf(relation) === 'part';
