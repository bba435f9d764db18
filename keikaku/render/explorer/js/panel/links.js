/*
 * What is said of a thing and another one, grouped by relation and told as sentences.
 */
import { called, isForeign } from '../data/plans.js';
import { addTo } from '../data/model.js';
import { element } from '../parts/dom.js';
import { foldedList, groupHeading, spokenMark, statementItem } from './parts.js';
import { namedEnd, sentence } from '../parts/sentences.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Link} Link */
/**
 * The links of a thing by one relation in one direction: other end → the links there.
 * @typedef {{relation: number, out: boolean, others: Map<number, number[]>}} LinkGroup
 */

/** Relations that the panel tells otherwise: by its tree and by its passages. */
export const TOLD_OTHERWISE = new Set(['partOf', 'about']);

/** Elements that only describe: what a link says is true of what they describe. */
const DESCRIBING = new Set(['Issue', 'Figure', 'Indicator']);

/**
 * Links of a thing in groups: those that it is the source of first, then the larger before the smaller.
 * A symmetric relation has no direction, so its links stand in one group.
 * @param {App} app @param {number} thing @param {number[]} links
 * @returns {LinkGroup[]}
 */
export function linkGroups(app, thing, links) {
  const { data } = app.model;
  /** @type {Map<string, LinkGroup>} */
  const groups = new Map();
  for (const link of links) {
    const [from, relation, to] = data.links[link];
    if (TOLD_OTHERWISE.has(data.relations[relation].id) || data.things[from].up === to || data.things[to].up === from)
      continue;
    const out = from === thing || data.relations[relation].symmetric;
    const key = `${out} ${relation}`;
    const group = groups.get(key) ?? { relation, out, others: new Map() };
    addTo(group.others, from === thing ? to : from, link);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.out) - Number(a.out) || b.others.size - a.others.size || a.relation - b.relation,
  );
}

/**
 * The groups as lists of sentences.
 * @param {App} app @param {number} thing @param {number[]} links @returns {HTMLElement[]}
 */
export function linkSentences(app, thing, links) {
  return linkGroups(app, thing, links).map((group) =>
    group.others.size === 1 ? single(app, thing, group) : several(app, thing, group),
  );
}

/**
 * One statement: the whole sentence.
 * @param {App} app @param {number} thing @param {LinkGroup} group
 */
function single(app, thing, group) {
  if (isForeign(kindOf(app, thing))) return several(app, thing, group);
  const [[other, links]] = group.others;
  const self = selfName(app, thing, other);
  const told = sentence(app, turned(app, thing, group, other), (end) => (end === other ? namedEnd(app, other) : self));
  return element('ul', 'statements alone', statementItem(app, begun(told), passagesOf(app, links)));
}

/**
 * The sentence with a gap as the heading, and below it what fills the gap.
 * @param {App} app @param {number} thing @param {LinkGroup} group @param {'h4' | 'h5'} [level] of the heading
 */
export function several(app, thing, group, level) {
  const entries = [...group.others].map(
    ([other, links]) =>
      () =>
        statementItem(app, [app.door(other)], passagesOf(app, links)),
  );
  const list = () => foldedList(app, 'statements', entries);
  if (isForeign(kindOf(app, thing)))
    return element('div', 'group', groupHeading([relationName(app, group)], group.others.size, level), list());
  const [[first]] = group.others;
  const gap = () => spokenMark('gap', '…', app.say('panel.gap'));
  const self = selfName(app, thing, first);
  const told = sentence(app, turned(app, thing, group, -1), (end) => (end === -1 ? gap() : self));
  return element('div', 'group', groupHeading(begun(told), group.others.size, level), list());
}

/** @param {App} app @param {number} thing */
const kindOf = ({ model: { data } }, thing) => data.kinds[data.things[thing].kind];

/**
 * What a relation is called from where the thing stands.
 * @param {App} app @param {LinkGroup} group
 */
function relationName(app, { relation, out }) {
  const { name, back } = app.model.data.relations[relation];
  return app.in(out ? name : back);
}

/**
 * The link from the thing's side: of a symmetric one the thing comes first.
 * @param {App} app @param {number} thing @param {LinkGroup} group @param {number} other @returns {Link}
 */
function turned(app, thing, { relation, out }, other) {
  return out ? [thing, relation, other, []] : [other, relation, thing, []];
}

/**
 * What the thing is called in a sentence about it and another: an entity by its name; an element, whose name is a
 * sentence itself, as "this initiative". An issue leads and hosts nobody, what it describes may.
 * @param {App} app @param {number} thing @param {number} other
 */
function selfName(app, thing, other) {
  const { things, kinds } = app.model.data;
  const kind = kinds[things[thing].kind];
  if (kind.family === 'entity') return app.in(things[thing].name);
  const describes = DESCRIBING.has(kind.id) && kinds[things[other].kind].family === 'entity';
  return app.say(describes ? 'panel.describedBy' : 'panel.thisKind', {
    kind: lowerFirst(app.in(called(app.model.data, thing).name)),
  });
}

/** @param {string} text */
const lowerFirst = (text) => text.slice(0, 1).toLowerCase() + text.slice(1);

/**
 * A sentence with a capital where it begins with "this …" or "what this …".
 * @param {(string | HTMLElement)[]} told
 */
function begun(told) {
  const [first, ...rest] = told;
  return typeof first === 'string' && /^(what )?this /.test(first)
    ? [first[0].toUpperCase() + first.slice(1), ...rest]
    : told;
}

/**
 * The passages of some links, each once.
 * @param {App} app @param {number[]} links
 */
export function passagesOf(app, links) {
  return [...new Set(links.flatMap((link) => app.model.data.links[link][3]))].sort((a, b) => a - b);
}

/**
 * The roles in which someone takes part, in words; nothing where it is only said that they do.
 * @param {App} app
 * @param {number[]} links
 */
export function roleWords(app, links) {
  const { relations, links: all } = app.model.data;
  const roles = links.map((link) => relations[all[link][1]]).filter(({ id }) => id !== 'involves');
  return roles.map(({ name }) => app.in(name)).join(app.state().language === 'ja' ? '・' : ', ');
}
