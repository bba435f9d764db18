/*
 * What a question means: the things of a class that a relation ties to a thing that is named, or that lack something. A
 * small part of what the command `lookup` reads, and read as it does; what is not understood is told, never passed over.
 */
import { ACTORS, impliedKinds, knownOf, waysBetween, waysWithin } from './relating.js';
import { formsOfQuestion } from './clauses.js';
import { plainPlan } from '../data/plans.js';
import { tokensOf } from './tokens.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../page_data.js').ClassWord} ClassWord */
/** @typedef {import('../page_data.js').FigureWord} FigureWord */
/** @typedef {import('./clauses.js').Clause} Clause */
/** @typedef {import('./clauses.js').Form} Form */
/**
 * linked: a relation to a thing. within: belongs to a part of a plan by that relation. without: has nothing by that
 * relation; `word` is what it was asked by. barren: nothing of that class is part of it.
 * @typedef {{ how: 'linked', relation: string, forward: boolean, thing: number }
 *   | { how: 'within', relation: string, thing: number }
 *   | { how: 'without', relation: string, forward: boolean, word: string }
 *   | { how: 'barren', of: ClassWord }} Condition
 */
/**
 * @typedef {object} Reading
 * @property {ClassWord | null} find what is sought; null where only the relation says it
 * @property {string[]} kinds the ids of its classes; empty for any
 * @property {Condition[]} conditions
 * @property {FigureWord[]} figures the numbers that are asked for
 * @property {string[]} left words that are not understood
 * @property {number} cost
 */

const LEFT_MOST = 2; // words that are not understood; with more it is no question of these
const LEFT = 3; // what each costs
const MOST_COST = 2.5; // with more, nobody means it so
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * What a text may mean, likeliest first; of readings as likely as the first, all.
 * @param {Model} model
 * @param {string} text
 * @param {Pick<State, 'plans'>} state
 * @returns {Reading[]}
 */
export function readingsOf(model, text, state) {
  const tokens = tokensOf(model, text, plainPlan(model, state));
  const known = tokens.filter(({ sense, things }) => sense || things.length);
  const left = tokens.filter((token) => !known.includes(token)).map((token) => token.text);
  if (!known.length || left.length > LEFT_MOST) return [];
  const forms = formsOfQuestion(known, JAPANESE.test(text));
  const found = forms
    .flatMap((form) => resolved(model, form))
    .filter(({ cost }) => cost < MOST_COST)
    .map((reading) => ({ ...reading, left, cost: reading.cost + LEFT * left.length }));
  found.sort((one, other) => one.cost - other.cost);
  const likely = found.filter(({ cost }) => cost <= found[0].cost + 0.05);
  return likely.filter((one, at) => likely.findIndex((other) => sameMeaning(one, other)) === at);
}

/** @param {Reading} one @param {Reading} other */
const sameMeaning = (one, other) =>
  String(one.kinds) === String(other.kinds) &&
  (one.find?.sort ? one.find : null) === (other.find?.sort ? other.find : null) &&
  JSON.stringify(one.conditions) === JSON.stringify(other.conditions) &&
  String(one.figures.map(({ name }) => name)) === String(other.figures.map(({ name }) => name));

/**
 * @param {Model} model
 * @param {Form} form
 * @returns {Reading[]}
 */
function resolved(model, { find, clauses, figures = [], cost }) {
  /** @type {Reading[]} */
  let readings = [{ find, kinds: find ? kindsOfClass(model, find) : [], conditions: [], figures, left: [], cost }];
  for (const one of clauses) readings = readings.flatMap((reading) => withClause(model, reading, one));
  // Whole plans are seldom meant by the word with something said of them: plans for a place are what is to be done there.
  return readings.filter(({ kinds, conditions, figures: asked }) =>
    conditions.length ? kinds.length && String(kinds) !== 'Plan' : kinds.length || asked.length,
  );
}

/**
 * @param {Model} model
 * @param {ClassWord} word
 */
export const kindsOfClass = ({ data }, { kinds }) => kinds.map((kind) => data.kinds[kind].id);

/**
 * A reading with one more thing said of what is sought, in each way that it may be meant.
 * @param {Model} model
 * @param {Reading} reading
 * @param {Clause} clause
 * @returns {Reading[]}
 */
function withClause(model, reading, clause) {
  const known = knownOf(model);
  const { data } = model;
  const { kinds } = reading;
  const more = (/** @type {Condition} */ condition, /** @type {number} */ cost, sought = kinds) => ({
    ...reading,
    kinds: sought,
    conditions: [...reading.conditions, condition],
    cost: reading.cost + cost,
  });
  if (clause.lacks) {
    const elements = kinds.length && kinds.every((kind) => known.elements.has(kind));
    const barren = clause.lacks
      .filter((of) => elements && kindsOfClass(model, of).every((kind) => known.elements.has(kind)))
      .map((of) => more({ how: 'barren', of }, 0));
    const ways = clause.said.length ? waysBetween(known, kinds, '', clause.said, '', 'after') : [];
    const wordOf = (/** @type {string} */ id) => clause.said.find(({ relation }) => relation.id === id)?.text ?? '';
    return [
      ...barren,
      ...ways.map(({ relation, forward, cost }) =>
        more({ how: 'without', relation, forward, word: wordOf(relation) }, cost),
      ),
    ];
  }
  return clause.things.flatMap((thing) => {
    const kind = data.kinds[data.things[thing].kind].id;
    if (known.elements.has(kind)) {
      return waysWithin(known, kinds, clause.said, clause.link).flatMap(({ relation, cost }) => {
        const own = kinds.length ? kinds : impliedKinds(known, relation, false);
        // Who takes part need not have a name.
        const sought =
          String(own) === String(ACTORS) && !['of', 'in', 'about'].includes(relation) ? [...own, 'Group'] : own;
        return sought.length ? [more({ how: 'within', relation, thing }, cost, sought)] : [];
      });
    }
    return waysOf(known, kinds, kind, clause).map(({ relation, forward, cost, sought }) => {
      // What somebody belongs to is a network as often as an organisation.
      const wider = String(sought) === 'Organisation' && ['memberOf', 'hasMember'].includes(relation);
      return more({ how: 'linked', relation, forward, thing }, cost, wider ? ACTORS : sought);
    });
  });
}

/**
 * The ways in which a clause may tie things to one of a class; where nothing else says what is sought, the relation does.
 * @param {import('./relating.js').Known} known
 * @param {string[]} kinds
 * @param {string} kind
 * @param {Clause} clause
 * @returns {(import('./relating.js').Way & { sought: string[] })[]}
 */
function waysOf(known, kinds, kind, { said, link, side }) {
  if (kinds.length) return waysBetween(known, kinds, kind, said, link, side).map((way) => ({ ...way, sought: kinds }));
  return said.flatMap((one, number) =>
    [false, true].flatMap((end) => {
      const sought = impliedKinds(known, one.relation.id, end);
      if (!sought.length) return [];
      const costs = 0.3 * number + (end ? 0.2 : 0);
      const ways = waysBetween(known, sought, kind, [one], link, side);
      return ways.map((way) => ({ ...way, cost: way.cost + costs, sought }));
    }),
  );
}
