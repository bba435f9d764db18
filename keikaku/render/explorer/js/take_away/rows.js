/*
 * The things and links of a selection as rows of a file. Columns of codes are for programs; those called …_name have the
 * words of the page in its language, and `sentence` what the row states.
 */
import {
  addressesOf,
  hasText,
  nameIn,
  nameSaid,
  pagesOf,
  policiesOfPassages,
  policiesOfThing,
  textOf,
  textOfThing,
} from '../data/evidence.js';
import { iriOf } from '../data/model.js';
import { hasPlan, isForeign } from '../data/plans.js';
import { sentenceText } from '../parts/sentences.js';
import { plainLinks, plainThings } from './plain_rows.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Selection} Selection */
/** @typedef {import('../types.js').Cell} Cell */
/** @typedef {{ headings: string[], rows: Cell[][] }} Rows */

const MOST_TOLD = 12; // sentences in a cell

/**
 * The things of the selection and, of a picture, also the elements without a mark: whatever the file of the links names.
 * @param {Selection} selection
 */
export const thingsTaken = ({ things, behind = [] }) => [...things, ...behind].sort((one, other) => one - other);

/**
 * What is said of a thing, in the words of its links; of very many the first.
 * @param {App} app
 * @param {number} thing
 */
export function toldOf(app, thing) {
  const { data, linksOf } = app.model;
  const said = linksOf[thing].filter((link) => data.relations[data.links[link][1]].id !== 'partOf');
  const told = said.slice(0, MOST_TOLD).map((link) => sentenceText(app, link));
  const more = said.length - told.length;
  const end = app.state().language === 'ja' ? '。' : '.';
  return [...told.map((one) => one + end), ...(more > 0 ? [app.say('take.moreTold', { n: more })] : [])].join('\n');
}

/**
 * @param {App} app
 * @param {Selection} selection
 * @returns {Rows}
 */
export function thingRows(app, selection) {
  const { model } = app;
  if (!hasPlan(model)) return plainThings(app, selection);
  const { data } = model;
  const anyForeign = data.kinds.some(isForeign);
  const marked = selection.behind && new Set(selection.things);
  const withText = hasText(model);
  const headings = [
    'id',
    'kind',
    'kind_name',
    'name_ja',
    'name_en',
    ...(anyForeign ? ['name', 'language'] : []),
    'address',
    'part_of',
    ...(marked ? ['in_picture'] : []),
    'policies',
    'passages',
    'pages',
    'sentence',
    ...(withText ? ['text'] : []),
  ];
  const rows = thingsTaken(selection).map((place) => {
    const { kind, at, up, stated } = data.things[place];
    return [
      iriOf(data, place),
      data.kinds[kind].id,
      app.in(data.kinds[kind].name),
      nameIn(model, place, 'ja'),
      nameIn(model, place, 'en'),
      ...(anyForeign ? Object.values(nameSaid(model, place, app.state().language)) : []),
      at ?? '',
      up < 0 ? '' : iriOf(data, up),
      ...(marked ? [marked.has(place) ? 'yes' : 'no'] : []),
      codesOf(app, policiesOfThing(model, place)),
      addressesOf(model, stated),
      pagesCell(app, stated),
      toldOf(app, place),
      ...(withText ? [textOfThing(model, place)] : []),
    ];
  });
  return { headings, rows };
}

/**
 * @param {App} app
 * @param {number[]} chosen links
 * @returns {Rows}
 */
export function linkRows(app, chosen) {
  const { model } = app;
  if (!hasPlan(model)) return plainLinks(app, chosen);
  const { data } = model;
  const { things, relations, links } = data;
  const withText = hasText(model);
  const headings = [
    'from',
    'from_name',
    'relation',
    'relation_name',
    'to',
    'to_name',
    'sentence',
    'policies',
    'passages',
    'pages',
    ...(withText ? ['text'] : []),
  ];
  const rows = chosen.map((place) => {
    const [from, relation, to, stated] = links[place];
    return [
      iriOf(data, from),
      app.in(things[from].name),
      relations[relation].id,
      app.in(relations[relation].name),
      iriOf(data, to),
      app.in(things[to].name),
      sentenceText(app, place),
      codesOf(app, policiesOfPassages(model, stated)),
      addressesOf(model, stated),
      pagesCell(app, stated),
      ...(withText ? [textOf(model, stated)] : []),
    ];
  });
  return { headings, rows };
}

/**
 * Policies by their addresses.
 * @param {App} app
 * @param {number[]} policies
 */
export const codesOf = ({ model }, policies) =>
  policies.map((policy) => model.data.things[policy].at ?? model.data.things[policy].id).join(' ');

/**
 * Pages as printed: the number where it is one.
 * @param {App} app
 * @param {number[]} stated passages
 * @returns {Cell}
 */
export function pagesCell({ model }, stated) {
  const pages = pagesOf(model, stated);
  return /^[1-9]\d*$/.test(pages) ? Number(pages) : pages;
}
