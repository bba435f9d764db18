/*
 * The view of partners in words: what a cell, a node or a band says, and which policy has the most.
 */
import { element } from '../../parts/dom.js';
import { policyLook } from '../../parts/policy_marks.js';
import { jointOf } from '../../parts/texts.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./data.js').Cell} Cell */
/** @typedef {import('./data.js').Total} Total */
/** @typedef {import('./flow_data.js').Node} Node */
/** @typedef {import('./flow_data.js').Strand} Strand */
/** @typedef {import('./picks.js').Picks} Picks */

const NAMED = 6; // in one sentence

/**
 * How many, with what they are: “28 partners”.
 * @param {App} app
 * @param {import('./picks.js').Choice} choice
 * @param {number} n
 */
export const counted = (app, { one, many }, n) => app.say('partners.counted', { n, who: n === 1 ? one : many });

/**
 * How many elements, or initiatives where these alone are counted.
 * @param {App} app
 * @param {Picks} picks
 * @param {number} n
 */
export const partsText = (app, { initiatives }, n) =>
  app.say(initiatives ? 'partners.initiatives' : 'partners.parts', { n });

/**
 * What a cell says, without its two ends.
 * @param {App} app
 * @param {Picks} picks
 * @param {Cell} cell
 */
export function cellText(app, picks, { parts, wishes, opinions, others, heard }) {
  const told = [
    parts.size &&
      app.say(picks.choice.acts ? 'matrix.takesPart' : 'matrix.linkedIn', { in: partsText(app, picks, parts.size) }),
    wishes.size && app.say('matrix.wished', { in: partsText(app, picks, wishes.size) }),
    opinions.size && app.say('matrix.advised', { in: partsText(app, picks, opinions.size) }),
  ].filter((one) => one !== 0);
  if (told.length) return told.join(jointOf(app));
  return others.length ? app.say('matrix.others', { n: others.length }) : app.say('matrix.heard', { n: heard.length });
}

/**
 * What a band says from a policy to a role.
 * @param {App} app
 * @param {Picks} picks
 * @param {number} column
 * @param {Strand[]} strands
 * @param {boolean} [named] whether it names them
 */
export function fromColumn(app, picks, column, strands, named = true) {
  const { things, relations } = app.model.data;
  const who = [...new Set(strands.map(({ thing }) => thing))];
  const sentence = app.say('flow.ofColumn', {
    name: app.in(things[column].name),
    role: app.in(relations[strands[0].role].name),
    ...{ n: who.length, who: who.length === 1 ? picks.choice.one : picks.choice.many },
    in: partsText(app, picks, partsIn(strands)),
  });
  return named ? `${sentence}${namesOf(app, who)}` : sentence;
}

/**
 * What a band says from a role to those who have it.
 * @param {App} app
 * @param {Picks} picks
 * @param {Node} end
 * @param {Strand[]} strands
 */
export function toEnd(app, picks, end, strands) {
  const { things, relations } = app.model.data;
  const { name, back } = relations[strands[0].role];
  const inParts = partsText(app, picks, partsIn(strands));
  const who = [...new Set(strands.map(({ thing }) => thing))];
  if (end.place < 0) {
    const of = { role: app.in(name), who: restText(app, end, who.length), in: inParts };
    return `${app.say('flow.ofRest', of)}${namesOf(app, who)}`;
  }
  const columns = [...new Set(strands.map(({ column }) => column))].map((column) => columnName(app, column));
  return app.say('flow.ofEnd', {
    ...{ name: app.in(things[end.place].name), back: app.in(back), in: inParts },
    where: columns.join(jointOf(app)),
  });
}

/**
 * What the node is called that holds several.
 * @param {App} app
 * @param {Node} node
 * @param {number} [n]
 */
export const restText = (app, { key, things }, n = things.length) =>
  app.say(key === 'wishes' ? 'flow.wishes' : 'flow.others', { n });

/**
 * A policy by its number, a plan by its name.
 * @param {App} app
 * @param {number} column
 */
function columnName(app, column) {
  const { policies, data } = app.model;
  if (!policies.includes(column)) return app.in(data.things[column].name);
  return app.say('flow.column', { sign: policyLook(app.model, column).sign });
}

/** @param {Strand[]} strands */
export const partsIn = (strands) => new Set(strands.flatMap(({ parts }) => [...parts])).size;

/**
 * The first few by name, and how many more there are.
 * @param {App} app
 * @param {number[]} things
 */
function namesOf(app, things) {
  const names = things.slice(0, NAMED).map((thing) => app.in(app.model.data.things[thing].name));
  const more = things.length - names.length;
  const said = names.join(jointOf(app));
  return app.say(more ? 'flow.namesMore' : 'flow.names', { names: said, n: more });
}

/**
 * Which policy has the most, and which the second most: the answer before anything is read.
 * @param {App} app
 * @param {Picks} picks
 * @param {number[]} columns
 * @param {Total[]} totals of the columns, and of all in the last place
 */
export function mostLine(app, { choice }, columns, totals) {
  const all = totals[columns.length].things;
  const ranked = columns
    .map((column, place) => ({ column, n: totals[place].things }))
    .filter(({ n }) => n)
    .sort((one, other) => other.n - one.n);
  if (ranked.length < 2) return null;
  const first = ranked.filter(({ n }) => n === ranked[0].n);
  const second = ranked.slice(first.length);
  const next = second.filter(({ n }) => n === second[0].n);
  return element(
    'p',
    'partners-most',
    app.say('partners.most', { who: choice.many }),
    ' ',
    ...first.flatMap(({ column }) => [app.door(column), ' ']),
    element('strong', '', app.say('partners.of', { n: ranked[0].n, all })),
    next.length > 0 &&
      element(
        'span',
        'quiet',
        ...[' ', app.say('partners.then'), ' '],
        ...next.flatMap(({ column }) => [app.door(column), ' ']),
        String(next[0].n),
      ),
  );
}
