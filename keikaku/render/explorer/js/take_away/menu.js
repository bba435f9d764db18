/*
 * What a reader can take from the page: its address, a copy of it, tables, a print.
 */
import { copyName, isShared } from '../state/address.js';
import { copied } from '../parts/clipboard.js';
import { downloadCsv } from './csv.js';
import { button, element, saveFile, withAttributes } from '../parts/dom.js';
import {
  addressesOf,
  hasText,
  pagesOf,
  policiesOfPassages,
  policiesOfThing,
  textOf,
  textOfThing,
} from '../data/evidence.js';
import { tellTaken } from './taken.js';

import { unfilteredOf } from '../data/selection.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Selection} Selection */

/**
 * The buttons to take away what is shown, and below them what came of it.
 * @param {import('../app/frame.js').Surroundings} around
 */
export function takeAway({ app, permalink, copy }) {
  const said = withAttributes(element('div', 'take-said'), { role: 'status' });
  const list = element('ul');
  const saved = (/** @type {string} */ file) => {
    tell(said, app.say('take.saved', { file }));
    tellTaken(app, list);
  };
  const actions = [
    withAttributes(
      button('', app.say('take.link'), () => copyLink(app, permalink(), said)),
      { id: 'take-link' },
    ),
    withAttributes(
      button('', app.say('take.copy'), () => saved(saveCopy(app, copy()))),
      { id: 'take-copy' },
    ),
    withAttributes(
      button('', '', () => saved(saveThings(app))),
      { id: 'take-things' },
    ),
    withAttributes(
      button('', '', () => saved(saveLinks(app))),
      { id: 'take-links' },
    ),
    withAttributes(
      button('', app.say('take.print'), () => {
        print();
        tellTaken(app, list);
      }),
      { id: 'take-print' },
    ),
  ];
  const heading = element('h2', '', app.say('take.menu'));
  list.append(...actions.map((action) => element('li', '', action)));
  return element('section', 'take', heading, list, said);
}

/**
 * Copies the link, and says so; where the place does not let us, it stands there to be copied by hand.
 * @param {App} app
 * @param {string} link
 * @param {HTMLElement} said
 */
async function copyLink(app, link, said) {
  const done = await copied(link);
  const answer = done ? app.say(isShared() ? 'take.copied' : 'take.copiedName', { link }) : byHand(app, link);
  const needs = !isShared() && app.say('take.needsFile', { copy: app.say('take.copy') });
  tell(said, answer, needs);
  said.querySelector('input')?.select();
}

/**
 * What came of a press, in place of what came of the one before.
 * @param {HTMLElement} said
 * @param {...(string | Node | false)} sentences
 */
function tell(said, ...sentences) {
  said.replaceChildren(...sentences.map((one) => element('p', '', one)));
  said.scrollIntoView({ block: 'nearest' });
}

/**
 * @param {App} app
 * @param {string} link
 */
function byHand(app, link) {
  const field = element('input');
  field.value = link;
  field.readOnly = true;
  return element('label', '', app.say('take.copyHere'), ' ', field);
}

/**
 * Says on the buttons how much they give: of all where the view or the filters leave some out.
 * @param {App} app
 * @param {HTMLElement} host
 * @param {Selection} selection
 */
export function countTaken(app, host, selection) {
  const { things, links } = unfilteredOf(app.model, app.state());
  const say = (/** @type {'things' | 'links'} */ what, /** @type {number} */ n, /** @type {number} */ all) => {
    const counts = { n: n.toLocaleString(app.state().language), all: all.toLocaleString(app.state().language) };
    host
      .querySelector(`#take-${what}`)
      ?.replaceChildren(app.say(n === all ? `take.${what}` : `take.${what}Of`, counts));
  };
  say('things', thingsTaken(selection).length, things.length);
  say('links', selection.links.length, links.length);
}

/**
 * The things of the selection and, of a picture, also the elements without a mark: whatever the file of the links names.
 * @param {Selection} selection
 */
const thingsTaken = ({ things, behind = [] }) => [...things, ...behind].sort((one, other) => one - other);

/**
 * @param {App} app
 * @param {Blob} page
 * @returns {string} the name of the file
 */
function saveCopy(app, page) {
  const name = copyName(
    app.state().view,
    app.views.map(({ id }) => id),
  );
  saveFile(page, name);
  return name;
}

/**
 * Saves the things. Columns of codes are for programs; those called …_name have the words of the page in its language.
 * @param {App} app
 * @returns {string} the name of the file
 */
function saveThings(app) {
  const { data } = app.model;
  const selection = app.selection();
  const marked = selection.behind && new Set(selection.things);
  const headings = [
    'id',
    'kind',
    'kind_name',
    'name_ja',
    'name_en',
    'address',
    'part_of',
    ...(marked ? ['in_picture'] : []),
    'policies',
    'passages',
    'pages',
    ...(hasText(app.model) ? ['text'] : []),
  ];
  const rows = thingsTaken(selection).map((place) => {
    const { id, kind, name, at, up, stated } = data.things[place];
    return [
      data.base + id,
      data.kinds[kind].id,
      app.in(data.kinds[kind].name),
      name[0],
      name[1],
      at ?? '',
      up < 0 ? '' : data.base + data.things[up].id,
      ...(marked ? [marked.has(place) ? 'yes' : 'no'] : []),
      policiesOfThing(app.model, place)
        .map((policy) => data.things[policy].at ?? data.things[policy].id)
        .join(' '),
      addressesOf(app.model, stated),
      pagesOf(app.model, stated),
      ...(hasText(app.model) ? [textOfThing(app.model, place)] : []),
    ];
  });
  downloadCsv('keikaku-things.csv', headings, rows);
  return 'keikaku-things.csv';
}

/**
 * @param {App} app
 * @returns {string} the name of the file
 */
function saveLinks(app) {
  const { base, things, relations, links } = app.model.data;
  const headings = [
    'from',
    'from_name',
    'relation',
    'relation_name',
    'to',
    'to_name',
    'policies',
    'passages',
    'pages',
    ...(hasText(app.model) ? ['text'] : []),
  ];
  const rows = app.selection().links.map((place) => {
    const [from, relation, to, stated] = links[place];
    return [
      base + things[from].id,
      app.in(things[from].name),
      relations[relation].id,
      app.in(relations[relation].name),
      base + things[to].id,
      app.in(things[to].name),
      policiesOfPassages(app.model, stated)
        .map((policy) => things[policy].at ?? things[policy].id)
        .join(' '),
      addressesOf(app.model, stated),
      pagesOf(app.model, stated),
      ...(hasText(app.model) ? [textOf(app.model, stated)] : []),
    ];
  });
  downloadCsv('keikaku-links.csv', headings, rows);
  return 'keikaku-links.csv';
}
