/*
 * The panel's parts for an actor, facility, sector, place: what of the plans it touches, policy by policy.
 */
import { addTo } from '../data/model.js';
import { element } from '../parts/dom.js';
import { TOLD_OTHERWISE, linkGroups, several } from './links.js';
import { groupHeading, panelSection } from './parts.js';

/** @typedef {import('../types.js').App} App */

/**
 * The elements linked with an entity, by policy, below what is said of the entity and them: "… is led by JETRO".
 * Elements above every policy come last.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function byPolicy(app, thing) {
  const { policyOf, linksOf, data } = app.model;
  /** @type {Map<number, number[]>} */
  const policies = new Map();
  for (const link of linksOf[thing].filter((one) => toElement(app, one))) {
    const [from, , to] = data.links[link];
    addTo(policies, policyOf[from === thing ? to : from], link);
  }
  if (!policies.size) return null;
  const sorted = [...policies].sort(([a], [b]) => order(a) - order(b));
  const parts = sorted.map(([policy, links]) => {
    const title = policy >= 0 ? app.door(policy) : app.say('panel.otherParts');
    const elements = new Set(links.map((link) => data.links[link][data.links[link][0] === thing ? 2 : 0]));
    return element(
      'div',
      'policy-part',
      groupHeading([title], elements.size),
      ...linkGroups(app, thing, links).map((group) => several(app, thing, inPlanOrder(group), 'h5')),
    );
  });
  return panelSection(app.say('panel.byPolicy'), ...parts);
}

/**
 * A group with its elements in the order of the plan.
 * @param {import('./links.js').LinkGroup} group
 */
const inPlanOrder = (group) => ({ ...group, others: new Map([...group.others].sort(([a], [b]) => a - b)) });

/** @param {number} policy */
const order = (policy) => (policy < 0 ? Infinity : policy);

/**
 * Whether a link leads to an element, and is told here.
 * @param {App} app @param {number} link
 */
export function toElement(app, link) {
  const { kinds, things, links, relations } = app.model.data;
  const [from, relation, to] = links[link];
  return (
    !TOLD_OTHERWISE.has(relations[relation].id) &&
    [from, to].some((end) => kinds[things[end].kind].family === 'element')
  );
}

/**
 * The passages that mention an entity, by policy.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function mentionedIn(app, thing) {
  const { data, policyOf } = app.model;
  const { stated } = data.things[thing];
  if (!stated.length) return null;
  /** @type {Map<number, number[]>} */
  const policies = new Map();
  for (const passage of stated) {
    const { of } = data.passages[passage];
    addTo(policies, of >= 0 ? policyOf[of] : -1, passage);
  }
  const rows = [...policies]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([policy, passages]) =>
      element(
        'li',
        '',
        policy >= 0 ? app.door(policy) : element('span', '', app.say('panel.otherParts')),
        ' ',
        app.cite(passages),
      ),
    );
  return panelSection(app.say('panel.mentionedIn'), element('ul', 'heard', ...rows));
}
