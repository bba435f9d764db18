/*
 * Which relation is meant between things of some classes and a thing that is named, as keikaku/meaning/relations.py has
 * it. A way is a relation with its direction, and what it costs to mean it. Pure.
 */
import { onceOf } from '../data/once.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./words.js').SaidRelation} SaidRelation */
/** @typedef {import('../page_data.js').RelationWord} RelationWord */
/** @typedef {{ relation: string, forward: boolean, cost: number }} Way */
/** @typedef {{ model: Model, elements: Set<string>, relations: Map<string, RelationWord> }} Known */

/** Whom "who" asks for. */
export const ACTORS = ['Organisation', 'Network'];
const INVOLVED = [...ACTORS, 'Facility', 'Post'];
const TAKING_PART = [...INVOLVED, 'Group'];
const LOCATED = ['Facility', 'Place', 'Event', 'Document', 'Programme', ...ACTORS];
const OF_THE_SUBJECT = [...'がはもの', 'before'];
const PARTS = ['一部', '一部である', '部局', '部署', '局', '一員', '一員である'];
const OF_ELEMENTS = new Map([
  ['participatesIn', 'involves'],
  ['partOf', 'of'],
  ['isPartOf', 'of'],
  ['location', 'in'],
  ['wantsToCooperateWith', 'wanted'],
]);
const WRONG_END = 3;

export const knownOf = onceOf((model) => {
  const { kinds, words } = model.data;
  return {
    model,
    elements: new Set(kinds.filter(({ family }) => family === 'element').map(({ id }) => id)),
    relations: new Map(words.relations.map((relation) => [relation.id, relation])),
  };
});

/** @param {string[]} some @param {Iterable<string>} all */
const within = (some, all) => some.every((one) => [...all].includes(one));
/** @param {string[]} some @param {Iterable<string>} others */
const meet = (some, others) => some.some((one) => [...others].includes(one));
/** @param {string} text */
export const isNoun = (text) => !/[ぁ-ん]$/.test(text);
/** @param {string} text */
const isLatin = (text) => /^[\x00-\x7f]*$/.test(text);

/**
 * How things of these classes belong to a part of a plan.
 * @param {Known} known
 * @param {string[]} sought ids of classes; empty for any
 * @param {SaidRelation[]} said
 * @param {string} link
 * @returns {{ relation: string, cost: number }[]}
 */
export function waysWithin(known, sought, said, link) {
  if (!said.length) return [{ relation: link === 'in' || link === 'at' ? 'in' : 'of', cost: 0 }];
  return said.flatMap(({ relation }, number) => {
    const id = OF_ELEMENTS.get(relation.id) ?? relation.id;
    const cost = 0.3 * number;
    if (['of', 'in', 'about', 'mentions'].includes(id)) return [{ relation: id, cost }];
    if (sought.length && within(sought, known.elements))
      return id === 'involves' ? [{ relation: 'of', cost: 0.5 }] : [];
    const objects = known.relations.get(id)?.objects ?? [];
    return !sought.length || meet(sought, objects) ? [{ relation: id, cost }] : [];
  });
}

/**
 * The relations between things of these classes and a named thing.
 * @param {Known} known
 * @param {string[]} sought ids of classes; empty for any
 * @param {string} named the id of its class; empty where none is named
 * @param {SaidRelation[]} said
 * @param {string} link
 * @param {string} side
 * @returns {Way[]}
 */
export function waysBetween(known, sought, named, said, link, side) {
  if (!said.length) return unnamed(known, sought, named, link);
  const ordered = [...said].sort((a, b) => Number(a.relation.id !== 'partner') - Number(b.relation.id !== 'partner'));
  return ordered.flatMap(({ relation, text }, number) => {
    const cost = 0.3 * number;
    const { id } = relation;
    if (id === 'partner' && !sought.length) return isLatin(text) ? [{ relation: id, forward: false, cost }] : [];
    const ways = ends(relation, sought, named, text, side).map((way) => ({
      relation: id,
      forward: way.forward,
      cost: cost + way.cost,
    }));
    const ofElements = within(sought, known.elements);
    if (id === 'involves' && ofElements && named && !TAKING_PART.includes(named))
      return [...ways, { relation: 'about', forward: true, cost: cost + 0.1 }];
    if (!ways.length && sought.length && isLoose(known, id, sought, named)) {
      const element = known.elements.has(named);
      const behind = id === 'partner' || (element && !meet(sought, known.elements));
      const far = id !== 'partner' && !ofElements;
      return [{ relation: id, forward: !behind, cost: cost + (far ? 0.5 : 0) }];
    }
    return ways;
  });
}

/**
 * The class that a relation alone asks for: operators are actors.
 * @param {Known} known
 * @param {string} id
 * @param {boolean} forward
 */
export function impliedKinds(known, id, forward) {
  const relation = known.relations.get(id);
  const kinds = relation ? (forward ? relation.subjects : relation.objects) : [];
  if (kinds.length && within(kinds, TAKING_PART) && meet(kinds, ACTORS)) return ACTORS;
  return kinds.length === 1 ? kinds : [];
}

/**
 * Whether actors or facilities are sought by another one: they meet in what both take part in.
 * @param {Known} known
 * @param {string} relation
 * @param {string[]} sought
 * @param {string} named
 */
export const meets = (known, relation, sought, named) =>
  ['involves', 'partner'].includes(relation) &&
  sought.length > 0 &&
  !meet(sought, known.elements) &&
  !known.elements.has(named);

/**
 * By which relation things of these classes belong to a part of a plan, where only "of" or "in" says so.
 * @param {Known} known
 * @param {string} relation
 * @param {string[]} sought
 * @param {string} element the id of its class
 */
export function belonging(known, relation, sought, element) {
  if (!['of', 'in'].includes(relation)) return relation === 'mentions' ? 'about' : relation;
  if (element === 'Plan') return 'about';
  const objects = (known.relations.get('involves')?.objects ?? []).filter((one) => one !== 'Group');
  return sought.length && within(sought, objects) ? 'involves' : 'about';
}

/**
 * @param {RelationWord} relation
 * @param {string[]} sought
 * @param {string} named
 * @param {string} text
 * @param {string} side
 */
function ends(relation, sought, named, text, side) {
  const { subjects, objects } = relation;
  if (subjects.length && !objects.length) return [];
  const may = (/** @type {string[]} */ some, /** @type {string[]} */ at) =>
    !some.length || !at.length || meet(some, at);
  const others = named ? [named] : [];
  const subject = may(sought, subjects) && may(others, objects);
  const object = may(sought, objects) && may(others, subjects);
  if (subject && object && named) {
    const meant = seeksSubject(relation, text, side);
    return [
      { forward: meant, cost: 0 },
      { forward: !meant, cost: WRONG_END },
    ];
  }
  if (subject && (sought.length || !object || named)) return [{ forward: true, cost: 0 }];
  return object ? [{ forward: false, cost: saysForward(relation, text, side) ? WRONG_END : 0 }] : [];
}

/** @param {RelationWord} relation */
const english = ({ name }) => name[1].toLowerCase();

/** @param {RelationWord} relation @param {string} text @param {string} side */
function seeksSubject(relation, text, side) {
  const label = english(relation);
  if (!isLatin(text)) {
    if (PARTS.includes(text.replace(/^の/, '')) || text.endsWith('である')) return true;
    if (isNoun(text)) return side === 'を';
    return OF_THE_SUBJECT.includes(side) === label.endsWith(' by');
  }
  if (label.startsWith('has ') || side === 'of' || side === "'s") return false;
  const active = label.endsWith(' by') && !text.toLowerCase().endsWith('by');
  return (side === 'after') !== active;
}

/** @param {RelationWord} relation @param {string} text @param {string} side */
function saysForward(relation, text, side) {
  if (isNoun(text)) return false;
  if (relation.id === 'location') return side === 'に' || text[0] === 'に';
  return (side === 'が' || text[0] === 'が') && english(relation).endsWith(' by');
}

/** @param {Known} known @param {string} id @param {string[]} sought @param {string} named */
function isLoose(known, id, sought, named) {
  if (['about', 'mentions'].includes(id)) return true;
  if (!['involves', 'partner'].includes(id)) return false;
  const others = named ? [named] : [];
  return (
    within(sought, known.elements) || (within(sought, INVOLVED) && within(others, [...INVOLVED, ...known.elements]))
  );
}

/**
 * What a preposition, a particle or nothing stands for between these classes.
 * @param {Known} known
 * @param {string[]} sought
 * @param {string} named
 * @param {string} link
 * @returns {Way[]}
 */
function unnamed(known, sought, named, link) {
  const way = (/** @type {string} */ relation, /** @type {boolean} */ forward, /** @type {number} */ cost) => ({
    relation,
    forward,
    cost,
  });
  if (!sought.length || meet(sought, known.elements)) {
    if (named === 'Group')
      return [way('concerns', true, link === 'with' ? 0.5 : 0), way('involves', true, link === 'with' ? 0 : 0.5)];
    if (INVOLVED.includes(named) && !['about', 'in', 'at'].includes(link))
      return [way('involves', true, 0), way('about', true, 0.5)];
    return [way(named === 'Place' && ['in', 'of', 'at'].includes(link) ? 'inside' : 'about', true, 0)];
  }
  if (['Place', 'Facility'].includes(named) && meet(sought, LOCATED) && ['in', 'at', 'of'].includes(link))
    return [way('location', true, 0)];
  if (link !== 'about' && named !== 'Group') return [way('direct', true, sought.includes(named) ? 0.3 : 0.8)];
  return [];
}
