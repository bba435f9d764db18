/*
 * The panel's parts for an actor, facility, sector, place: what of the plans it touches, policy by policy.
 */
import {addTo} from './data.js';
import {element} from './dom.js';
import {TOLD_OTHERWISE, passagesOf} from './panel_links.js';
import {foldedList, groupHeading, listed, panelSection, statementItem} from './panel_parts.js';

/** @typedef {import('./types.js').App} App */

/**
 * The elements linked with an entity, by policy, each with what links them. Elements above every policy come last.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function byPolicy(app, thing) {
  const {policyOf, linksOf} = app.model;
  /** @type {Map<number, Map<number, number[]>>} */
  const policies = new Map();
  for (const link of linksOf[thing].filter((one) => toElement(app, one))) {
    const [from, , to] = app.model.data.links[link];
    const other = from === thing ? to : from;
    const policy = policyOf[other];
    if (!policies.has(policy)) policies.set(policy, new Map());
    addTo(/** @type {Map<number, number[]>} */ (policies.get(policy)), other, link);
  }
  if (!policies.size) return null;
  const sorted = [...policies].sort(([a], [b]) => order(a) - order(b));
  const groups = sorted.map(([policy, elements]) => {
    const entries = [...elements].sort(([a], [b]) => a - b).map(([other, links]) => () => touched(app, thing, other, links));
    const title = policy >= 0 ? app.door(policy) : app.say('panel.otherParts');
    return element('div', 'group', groupHeading([title], elements.size), foldedList(app, 'statements', entries));
  });
  return panelSection(app.say('panel.byPolicy'), ...groups);
}

/** @param {number} policy */
const order = (policy) => (policy < 0 ? Infinity : policy);

/**
 * Whether a link leads to an element, and is told here.
 * @param {App} app @param {number} link
 */
export function toElement(app, link) {
  const {kinds, things, links, relations} = app.model.data;
  const [from, relation, to] = links[link];
  return !TOLD_OTHERWISE.has(relations[relation].id)
    && [from, to].some((end) => kinds[things[end].kind].family === 'element');
}

/**
 * An element with the ways in which it is linked.
 * @param {App} app @param {number} thing @param {number} other @param {number[]} links
 */
function touched(app, thing, other, links) {
  const {relations, links: all} = app.model.data;
  const ways = new Set(links.map((link) => app.in(all[link][0] === thing ? relations[all[link][1]].name : relations[all[link][1]].back)));
  return statementItem(app, [app.door(other), ' ', element('span', 'way', listed(app, [...ways]))], passagesOf(app, links));
}

/**
 * The passages that mention an entity, by policy.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function mentionedIn(app, thing) {
  const {data, policyOf} = app.model;
  const {stated} = data.things[thing];
  if (!stated.length) return null;
  /** @type {Map<number, number[]>} */
  const policies = new Map();
  for (const passage of stated) {
    const {of} = data.passages[passage];
    addTo(policies, of >= 0 ? policyOf[of] : -1, passage);
  }
  const rows = [...policies].sort(([a], [b]) => order(a) - order(b)).map(([policy, passages]) =>
    element('li', '', policy >= 0 ? app.door(policy) : element('span', '', app.say('panel.otherParts')), ' ', app.cite(passages)));
  return panelSection(app.say('panel.mentionedIn'), element('ul', 'heard', ...rows));
}
