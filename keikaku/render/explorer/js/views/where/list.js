/*
 * Everything that has a place, below the area in which it lies, whether it has a point on the map or not; and what is
 * outside it.
 */
import { element, withAttributes } from '../../parts/dom.js';
import { byCalling } from '../../data/plans.js';
import { toldLink } from '../../parts/sentences.js';
import { groundOf } from '../../data/whereabouts.js';
import { countIn, elementsAt } from './places.js';
import { sureWords } from './picture.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./places.js').Group} Group */
/** @typedef {import('./places.js').Node} Node */

const FEW = 40; // things, with which all areas are open at once

/**
 * @param {App} app
 * @param {Group[]} groups
 * @param {boolean} [whole] with everything open, as on paper
 */
export function placeList(app, groups, whole = false) {
  const parts = /** @type {const} */ (['area', 'home', 'alone', 'elsewhere', 'wider']);
  const total = groups.reduce((sum, { node }) => sum + countIn(node), 0);
  return element(
    'div',
    'where-list',
    ...parts.flatMap((part) => {
      const some = groups.filter((group) => group.part === part);
      if (!some.length) return [];
      const several = new Set(groups.map((group) => group.part)).size > 1;
      return [
        ...(several ? [element('h3', '', app.say(`where.part_${part}`))] : []),
        element('ul', 'where-groups', ...some.map(({ node }) => groupItem(app, node, whole || total <= FEW))),
      ];
    }),
  );
}

/**
 * @param {App} app
 * @param {Node} node
 * @param {boolean} open
 */
function groupItem(app, node, open) {
  const count = countIn(node);
  if (!count) return element('li', 'where-plain', app.door(node.thing));
  const summary = element(
    'summary',
    '',
    element('span', 'where-group-name', app.in(app.model.data.things[node.thing].name)),
    ' ',
    element('span', 'count', String(count)),
  );
  const made = element('details', 'where-group', summary);
  made.dataset.thing = String(node.thing);
  const fill = () => {
    if (made.children.length > 1) return;
    made.append(element('p', 'where-self', app.door(node.thing)), below(app, node));
  };
  made.addEventListener('toggle', fill);
  if (open) {
    made.open = true;
    fill();
  }
  return element('li', '', made);
}

/**
 * @param {App} app
 * @param {Node} node
 * @returns {HTMLElement}
 */
function below(app, { below: nodes }) {
  return element(
    'ul',
    'where-in',
    ...nodes.map((node) =>
      element(
        'li',
        '',
        app.door(node.thing),
        ' ',
        pointOf(app, node.thing),
        node.below.length ? below(app, node) : null,
      ),
    ),
  );
}

/**
 * Whether a thing has a point, and how near.
 * @param {App} app
 * @param {number} thing
 */
function pointOf(app, thing) {
  const position = groundOf(app.model).positions.get(thing);
  if (!position) return null;
  return withAttributes(element('span', 'where-point', sureWords(app, { position })), {
    title: app.say('where.onMap'),
  });
}

/**
 * What the plans have for a place: the elements that name it or anything in it, each with what is said and where.
 * @param {App} app
 * @param {number} thing
 */
export function whatIsThere(app, thing) {
  const found = elementsAt(app.model, app.state(), thing);
  const name = app.in(app.model.data.things[thing].name);
  const head = withAttributes(element('h3', '', app.say('where.here', { name })), { id: 'where-here' });
  if (!found.size) return [head, element('p', 'quiet', app.say('where.nothingHere'))];
  const groups = byCalling(
    app.model,
    [...found.keys()].sort((one, other) => one - other),
  );
  return [
    head,
    ...groups.map(({ called, things }, place) => {
      const made = element(
        'details',
        'where-what',
        element('summary', '', app.in(called.many), ' ', element('span', 'count', String(things.length))),
      );
      made.open = place === 0;
      const list = element('ul', 'told');
      made.append(list);
      const fill = () => {
        if (!list.children.length) list.append(...things.map((one) => saidItem(app, found.get(one) ?? [])));
      };
      made.addEventListener('toggle', fill);
      if (made.open) fill();
      return made;
    }),
  ];
}

/**
 * @param {App} app
 * @param {number[]} links of one element
 */
function saidItem(app, links) {
  return element(
    'li',
    '',
    ...links.map((link) => {
      const said = app.model.data.links[link];
      return element('p', '', ...toldLink(app, said), ' ', app.cite(said[3]));
    }),
  );
}
