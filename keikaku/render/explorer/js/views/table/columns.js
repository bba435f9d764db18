/*
 * The two tables' columns: what stands in them, how they sort, and what of them goes into a file. Pure but for cells.
 */
import { element, unseen, withAttributes } from '../../parts/dom.js';
import {
  addressesOf,
  hasText,
  nameIn,
  nameSaid,
  pagesOf,
  passagesOn,
  policiesOfPassages,
  policiesOfThing,
  textOf,
  textOfThing,
} from '../../data/evidence.js';
import { iriOf } from '../../data/model.js';
import { called, hasPlan, isForeign, plainPlan, plansShown, policiesOf } from '../../data/plans.js';
import { unfilteredOf } from '../../data/selection.js';
import { findThings, linkSearch, withSigns } from '../../search/found.js';
import { thingsSaying } from '../../search/by_value.js';
import { classColumns } from './class_columns.js';
import { policyBadge } from '../../parts/policy_marks.js';
import { sentenceText } from '../../parts/sentences.js';
import { toldOf } from '../../take_away/rows.js';
import { jointOf, named } from '../../parts/texts.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Selection} Selection */
/** @template K @typedef {K extends `table.${infer Id}` ? Id : never} Ending */
/** @typedef {Ending<import('../../app/phrase.js').Text>} ColumnId the end of the key of a text */
/**
 * A column of a table whose rows are places in a list of the data.
 * @typedef {object} Column
 * @property {string} id in the address, and where it has no title the end of the key of its heading: a ColumnId
 * @property {string} [title] its heading, of a property of the data
 * @property {(row: number) => string | number | null} value what goes into a file, and by which it sorts if it has no key
 * @property {(row: number) => string | number | null} [key] by which it sorts instead: a name by its reading
 * @property {(row: number) => (Node | string)[]} [cell] what is shown, if not just the value
 * @property {ColumnId} [file] the end of the key of its heading in a file, where that holds something else
 * @property {boolean} [number] shown as a number
 * @property {boolean} [counted] whose value is a number, though something else is shown
 * @property {boolean} [only] only in files: on the screen it stands in another cell
 */
/**
 * @typedef {object} TableParts
 * @property {'things' | 'links'} id
 * @property {Column[]} columns
 * @property {number[]} rows in the order in which they stand unless sorted
 * @property {number} all how many rows there are without any filter
 * @property {(text: string) => number[]} find what a text finds, best first, also of what the filters leave out
 */

const MOST_SORTED = 10_000; // things; more stay in the order of the data, which is by class and name too
const MOST_PLANS = 3; // named in a cell; of more their number

/**
 * @param {App} app
 * @param {Selection} selection
 * @returns {TableParts}
 */
export function thingTable(app, selection) {
  const { data, policyOf, ties } = app.model;
  const { things, kinds } = data;
  const links = linkCounts(app, selection);
  const { language } = app.state();
  const isPlain = !hasPlan(app.model);
  const shown = new Set(policiesOf(app.model, plansShown(app.model, app.state())));
  const ofClass = classColumns(app, selection.things);
  const isAlike = selection.things.every((one) => things[one].kind === things[selection.things[0]].kind);
  const policies = (/** @type {number} */ row) =>
    kinds[things[row].kind].family === 'entity'
      ? [...ties[row].keys()].filter((policy) => shown.has(policy)).sort((one, another) => one - another)
      : policyOf[row] >= 0
        ? [policyOf[row]]
        : [];
  const otherName = (/** @type {number} */ row) => nameIn(app.model, row, language === 'ja' ? 'en' : 'ja');
  const tongueOf = (/** @type {number} */ row) => nameSaid(app.model, row, language).language;
  /** @type {Column} */
  const inParts = {
    id: 'policies',
    file: 'policyCount',
    value: (row) => policies(row).length,
    counted: true,
    cell: (row) =>
      policies(row).flatMap((policy, place) => [...(place ? [unseen(', ')] : []), policyBadge(app, policy)]),
  };
  /** @type {Column[]} */
  const planned = [
    { id: 'passages', value: (row) => passagesOn(app.model, row).length, number: true },
    { id: 'number', value: (row) => things[row].at ?? '', only: true },
    { id: 'inPolicies', value: (row) => bothNames(app, policiesOfThing(app.model, row)), only: true },
    { id: 'statedIn', value: (row) => addressesOf(app.model, passagesOn(app.model, row)), only: true },
    { id: 'inWords', value: (row) => toldOf(app, row), only: true },
    { id: 'pageNumbers', value: (row) => pagesOf(app.model, passagesOn(app.model, row)), only: true },
    ...textColumn(app, (row) => textOfThing(app.model, row)),
  ];
  return {
    id: 'things',
    rows: inUsualOrder(app, selection.things),
    all: unfilteredOf(app.model, app.state()).things.length,
    find(text) {
      const { hits } = findThings(app.model, text, plainPlan(app.model, app.state()));
      const signed = withSigns(app.model, text, hits).map(({ thing }) => thing);
      return [...new Set([...signed, ...thingsSaying(app.model, text)])];
    },
    columns: [
      {
        id: 'name',
        value: (row) => nameSaid(app.model, row, language).name,
        key: (row) => nameKey(app, row),
        cell: (row) => nameCell(app, row),
      },
      ...(isPlain ? [] : [/** @type {Column} */ ({ id: 'other', value: otherName, only: true })]),
      ...(kinds.some(isForeign) ? [/** @type {Column} */ ({ id: 'tongue', value: tongueOf, only: true })] : []),
      ...(ofClass.length && isAlike
        ? []
        : [/** @type {Column} */ ({ id: 'kind', value: (row) => kindWords(app, row) })]),
      ...planColumn(app),
      ...ofClass,
      ...(isPlain ? [] : [inParts]),
      // Of one class all its links count: the filter for the class has left out what they lead to.
      {
        id: 'linkCount',
        value: (row) => (ofClass.length ? app.model.linksOf[row].length : (links.get(row) ?? 0)),
        number: true,
      },
      ...(isPlain ? [] : planned),
      { id: 'address', value: (row) => iriOf(data, row), only: true },
    ],
  };
}

/**
 * @param {App} app
 * @param {Selection} selection
 * @returns {TableParts}
 */
export function linkTable(app, selection) {
  const { links, relations, passages } = app.model.data;
  const pageOf = (/** @type {number} */ row) =>
    links[row][3].map((passage) => passages[passage].page).find((page) => page !== null);
  const stated = (/** @type {number} */ row) => addressesOf(app.model, links[row][3]);
  const end = (/** @type {'from' | 'to'} */ id, /** @type {0 | 2} */ at) =>
    /** @type {Column} */ ({
      id,
      value: (row) => nameSaid(app.model, links[row][at], app.state().language).name,
      key: (row) => nameKey(app, links[row][at]),
      cell: (row) => [app.door(links[row][at])],
    });
  const cell = (/** @type {number} */ row) => (links[row][3].length ? [app.cite(links[row][3])] : []);
  /** @type {Column[]} */
  const planned = [
    { id: 'stated', value: stated, cell },
    ...linkPlanColumn(app),
    { id: 'page', value: (row) => pageOf(row) ?? null, number: true },
    { id: 'inWords', value: (row) => sentenceText(app, row), only: true },
    { id: 'inPolicies', value: (row) => bothNames(app, policiesOfPassages(app.model, links[row][3])), only: true },
    ...textColumn(app, (row) => textOf(app.model, links[row][3])),
  ];
  /** @type {Column[]} */
  const graphs = passages.length ? [{ id: 'graphs', value: stated, cell }] : [];
  const sources = hasPlan(app.model) ? planned : graphs;
  return {
    id: 'links',
    rows: selection.links,
    all: unfilteredOf(app.model, app.state()).links.length,
    find(text) {
      const passes = linkSearch(app.model, text);
      return links.flatMap((_, row) => (passes(row) ? [row] : []));
    },
    columns: [
      end('from', 0),
      { id: 'relation', value: (row) => app.in(relations[links[row][1]].name) },
      end('to', 2),
      ...sources,
      { id: 'fromIri', value: (row) => iriOf(app.model.data, links[row][0]), only: true },
      { id: 'relationIri', value: (row) => relations[links[row][1]].iri, only: true },
      { id: 'toIri', value: (row) => iriOf(app.model.data, links[row][2]), only: true },
    ],
  };
}

/**
 * What a thing is called as a kind, with its further classes.
 * @param {App} app
 * @param {number} thing
 */
function kindWords(app, thing) {
  const { data } = app.model;
  const further = (data.things[thing].further ?? []).map((kind) => app.in(data.kinds[kind].name));
  return [app.in(called(data, thing).name), ...further].join(jointOf(app));
}

/**
 * Where a name stands among others: in Japanese by its reading, where there is one.
 * @param {App} app
 * @param {number} thing
 */
function nameKey(app, thing) {
  const { name, reading } = app.model.data.things[thing];
  return app.state().language === 'ja' && reading.length ? reading[0] : app.in(name);
}

/**
 * Elements in the order of the plans, then entities by class and name.
 * @param {App} app
 * @param {number[]} things in the order of the data
 */
function inUsualOrder(app, things) {
  const { data } = app.model;
  if (things.length > MOST_SORTED) return things;
  const collator = new Intl.Collator(app.state().language, { numeric: true });
  const keyed = things.map((thing) => ({ thing, kind: data.things[thing].kind, key: nameKey(app, thing) }));
  const isEntity = (/** @type {{kind: number}} */ { kind }) => data.kinds[kind].family === 'entity';
  const entities = keyed
    .filter(isEntity)
    .sort((a, b) => a.kind - b.kind || collator.compare(a.key, b.key) || a.thing - b.thing);
  return [...keyed.filter((one) => !isEntity(one)), ...entities].map(({ thing }) => thing);
}

/**
 * @param {App} app
 * @param {number[]} things
 */
const bothNames = (app, things) => things.map((thing) => app.in(app.model.data.things[thing].name)).join(jointOf(app));

/**
 * The plans that a thing belongs to, where there are several; on the screen only where several are shown, by their ids,
 * as addresses begin.
 * @param {App} app
 * @returns {Column[]}
 */
function planColumn(app) {
  const { plans, plansOf } = app.model.data;
  if (plans.length < 2) return [];
  const shown = plansShown(app.model, app.state());
  const value = (/** @type {number} */ row) =>
    plansOf[row].flatMap((plan) => (shown.includes(plan) ? [plans[plan].id] : [])).join(' ');
  const cell = (/** @type {number} */ row) => {
    const own = plansOf[row].filter((plan) => shown.includes(plan));
    if (own.length > MOST_PLANS) return [app.say('plans.count', { n: own.length })];
    return own.flatMap((plan, place) => {
      const id = withAttributes(element('span', 'plan-id', plans[plan].id), { title: app.in(plans[plan].name) });
      return place ? [', ', id] : [id];
    });
  };
  return [{ id: 'plan', value, cell, ...(shown.length < 2 && { only: true }) }];
}

/**
 * The plans that state a link, for files: on the screen its address says it.
 * @param {App} app
 * @returns {Column[]}
 */
function linkPlanColumn(app) {
  const { plans, links, passages } = app.model.data;
  if (plans.length < 2) return [];
  const value = (/** @type {number} */ row) =>
    [...new Set(links[row][3].map((passage) => plans[passages[passage].plan]?.id ?? ''))].filter(Boolean).join(' ');
  return [{ id: 'plan', value, only: true }];
}

/**
 * The plans' own words, where the page has them.
 * @param {App} app
 * @param {(row: number) => string} value
 * @returns {Column[]}
 */
const textColumn = (app, value) => (hasText(app.model) ? [{ id: 'text', value, only: true }] : []);

/**
 * @param {App} app
 * @param {Selection} selection
 * @returns {Map<number, number>}
 */
function linkCounts(app, { links, linksAt }) {
  if (linksAt) return linksAt;
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const link of links) {
    const [from, , to] = app.model.data.links[link];
    for (const end of new Set([from, to])) counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return counts;
}

/**
 * @param {App} app
 * @param {number} thing
 */
function nameCell(app, thing) {
  const { name, at } = app.model.data.things[thing];
  const parts = [app.door(thing)];
  const other = name[0] !== name[1] && named(app, name, 'span', 'other', true);
  if (other || at)
    parts.push(element('span', 'second', other, other && at ? ' ' : null, at ? element('span', 'address', at) : null));
  return parts;
}

/**
 * What stands above a column, on the screen or in a file.
 * @param {App} app
 * @param {Column} column
 * @param {boolean} [inFile]
 */
export function headingOf(app, { id, title, file }, inFile = false) {
  return title ?? app.say(`table.${/** @type {ColumnId} */ ((inFile && file) || id)}`);
}

/**
 * Headings and rows for a file: of every column, in the order given.
 * @param {App} app
 * @param {TableParts} table
 * @param {number[]} [rows]
 */
export function tableForFile(app, table, rows = table.rows) {
  return {
    headings: table.columns.map((column) => headingOf(app, column, true)),
    rows: rows.map((row) => table.columns.map(({ value }) => value(row))),
  };
}
