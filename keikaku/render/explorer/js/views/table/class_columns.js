/*
 * The columns of a table of one class that no plan has: the properties that most of its things have, be they values
 * or links. Pure but for cells.
 */
import { unseen } from '../../parts/dom.js';
import { jointOf } from '../../parts/texts.js';
import { isOther, valueShown } from '../../parts/values.js';
import { isForeign } from '../../data/plans.js';
import { kindsOf } from '../../data/selection.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('./columns.js').Column} Column */
/** @typedef {{ id: string, title: string, count: number, column: Column }} Ranked */

const SHOWN = 6; // columns; the others go into the file
const MOST = 60; // columns of a file
const MOST_IN_CELL = 3; // values
const LONGEST = 120; // characters of a value in a cell
const NUMBERS = /^xsd:(integer|decimal|double|float|int|long|short|byte|nonNegativeInteger|positiveInteger|gYear)$/;

/**
 * The columns, or none where the things are not all of one class that no plan has.
 * @param {App} app
 * @param {number[]} things
 * @returns {Column[]}
 */
export function classColumns(app, things) {
  const { data } = app.model;
  if (!things.length) return [];
  const shared = kindsOf(data.things[things[0]]).filter((kind) => isForeign(data.kinds[kind]));
  if (!shared.some((kind) => things.every((thing) => kindsOf(data.things[thing]).includes(kind)))) return [];
  const ranked = [...valueColumns(app, things), ...linkColumns(app, things)];
  ranked.sort((one, other) => other.count - one.count);
  return ranked.slice(0, MOST).map(({ column }, place) => (place < SHOWN ? column : { ...column, only: true }));
}

/**
 * How many of some things have each of what a list names.
 * @param {number[]} things
 * @param {(thing: number) => number[]} has
 * @returns {Map<number, number>}
 */
function having(things, has) {
  const counts = new Map();
  for (const thing of things) for (const one of new Set(has(thing))) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** @param {App} app @param {number[]} things @returns {{ count: number, column: Column }[]} */
function valueColumns(app, things) {
  const { data, literalsOf } = app.model;
  const { literals, properties } = data;
  const counts = having(things, (thing) => literalsOf[thing].map((literal) => literals[literal][1]));
  return [...counts].flatMap(([property, count]) => {
    if (properties[property].label) return [];
    const of = (/** @type {number} */ row) =>
      inLanguage(
        app,
        literalsOf[row].filter((one) => literals[one][1] === property),
      );
    const number = things.every((row) => {
      const own = of(row);
      return own.length < 2 && own.every((one) => isNumber(literals[one]));
    });
    const told = (/** @type {number} */ row) => of(row).map((one) => literals[one][2]);
    /** @type {Column} */
    const column = {
      id: `p:${properties[property].id}`,
      title: app.in(properties[property].name),
      value: (row) => told(row).join(jointOf(app)), // a number too as it is: it may have more digits than the page can count
      ...(number && { key: (/** @type {number} */ row) => told(row).map(Number)[0] ?? null }),
      cell: (row) =>
        number
          ? told(row)
          : separated(app, of(row), (one) =>
              literals[one][3] === '<>' || isOther(app, literals[one])
                ? valueShown(literals[one], LONGEST)
                : valueIn(literals[one]),
            ),
      number,
    };
    return [{ count, column }];
  });
}

/** @param {import('../../page_data.js').PlainValue} literal */
const isNumber = ([, , text, what]) => NUMBERS.test(what) && Number.isFinite(Number(text));

/**
 * A value without what it is: its column and the page's language say that.
 * @param {import('../../page_data.js').PlainValue} literal
 */
const valueIn = ([thing, property, text, , passages]) => valueShown([thing, property, text, '', passages], LONGEST);

/**
 * Of values in several languages those in the page's, with those of none.
 * @param {App} app
 * @param {number[]} some places in literals
 */
function inLanguage(app, some) {
  const own = some.filter((one) => !isOther(app, app.model.data.literals[one]));
  return own.length ? own : some;
}

/** @param {App} app @param {number[]} things @returns {{ count: number, column: Column }[]} */
function linkColumns(app, things) {
  const { data, linksOf } = app.model;
  const { links, relations } = data;
  const from = (/** @type {number} */ thing) =>
    linksOf[thing].filter((link) => links[link][0] === thing || relations[links[link][1]].symmetric);
  const counts = having(things, (thing) => from(thing).map((link) => links[link][1]));
  return [...counts].map(([relation, count]) => {
    const ends = (/** @type {number} */ row) =>
      from(row)
        .filter((link) => links[link][1] === relation)
        .map((link) => (links[link][0] === row ? links[link][2] : links[link][0]));
    /** @type {Column} */
    const column = {
      id: `r:${relations[relation].id}`,
      title: app.in(relations[relation].name),
      value: (row) =>
        ends(row)
          .map((end) => app.in(data.things[end].name))
          .join(jointOf(app)),
      cell: (row) => separated(app, ends(row), (end) => app.door(end)),
    };
    return { count: relations[relation].drawn ? count : 0, column }; // what all have in common comes last
  });
}

/**
 * The first of some, with how many more there are.
 * @param {App} app
 * @param {number[]} some
 * @param {(one: number) => Node | string} shown
 * @returns {(Node | string)[]}
 */
function separated(app, some, shown) {
  const first = some
    .slice(0, MOST_IN_CELL)
    .flatMap((one, place) => [...(place ? [unseen(', '), ' '] : []), shown(one)]);
  const left = some.length - MOST_IN_CELL;
  return left > 0 ? [...first, ' ', app.say('line.more', { n: left })] : first;
}
