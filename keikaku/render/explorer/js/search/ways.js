/*
 * Which views a text asks for, by the words that the views give for themselves ("off track", いつ, 前の計画); and what it asks
 * for that these data do not have. Names of things are looked for elsewhere.
 */
import { bordered } from '../text/borders.js';
import { fold } from '../text/fold.js';
import { countOf } from './counts.js';
import { spansOf, wordsOf } from './listed.js';
import { missingIn } from './missing.js';
import { thingsNamed } from './tokens.js';
import { hasText } from '../data/evidence.js';
import { plainPlan } from '../data/plans.js';
import { meets, unitsOf } from './units.js';
import { saysLittle, spansNaming, spansWhere, unusedIn } from './unused.js';
import { yearsIn } from './years.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Text} Text */
/** @typedef {import('./units.js').Span} Span */
/** @typedef {import('./offers.js').Offer} Offer */
/** @typedef {Offer & { spans: Span[], n: number, lacks: string }} WayOffer n: how much of the text asks for it, in letters */
/**
 * What a text asks for. `lacks` tells what of it these data do not have, in sentences, `missing` the same of its single words.
 * `rest` are the words that ask for none of these and say something; none where it is all said.
 * @typedef {{ ways: Offer[], lacks: string[], missing: string[], rest: string }} AskedFor
 */

const MOST = 3; // views that are offered
const SHARE = 0.4; // of what the best one has, that another must have

/** What people look for in plans and the ontology has no place for. @type {readonly [Text, Text][]} */
const KINDS = [
  ['lacks.money', 'words.money'],
  ['lacks.risk', 'words.risk'],
  ['lacks.contact', 'words.contact'],
  ['lacks.votes', 'words.votes'],
];

/**
 * The letters that spans cover together.
 * @param {Span[]} spans
 */
function lettersIn(spans) {
  const covered = new Set(spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => start + at)));
  return covered.size;
}

/**
 * The views that a text asks for, best first, each once; and what it asks for in vain.
 * @param {App} app
 * @param {string} text
 * @returns {AskedFor}
 */
export function askedFor(app, text) {
  const where = bordered(text);
  const units = unitsOf(text);
  const places = units.map(({ span }) => span);
  const vain = KINDS.map(([lacks, words]) => ({ lacks, spans: spansOf(wordsOf(words), where, places) })).filter(
    ({ lacks, spans }) => spans.length && !hasSuch(app.model, lacks),
  );
  const all = app.views.flatMap((view) => offersOfView(app, view, text, { where, places }));
  const missed = Math.max(0, ...vain.map(({ spans }) => lettersIn(spans)));
  const best = Math.max(missed, ...all.map(({ n }) => n));
  const ways = all
    .filter(({ n }) => n >= SHARE * best && (!missed || n > missed))
    .sort((one, other) => other.n - one.n)
    .slice(0, MOST);
  const said = [...all, ...vain].flatMap(({ spans }) => spans);
  const missing = missingIn(app.model, text, units, said, wordsOf('words.frame'));
  const asking = [...ways, ...vain].flatMap(({ spans }) => spans);
  const rest = units.filter(
    ({ word, span }) =>
      !saysLittle(app.model, word) &&
      ![...asking, ...missing.map((one) => one.span)].some((one) => meets(one, span)) &&
      !wordsOf('words.frame').includes(fold(word)),
  );
  const words = rest.map(({ word }) => word);
  const count = countOf(app, text);
  const years = yearsIn(where.folded, new Date().getFullYear());
  const ofPlans = areOfPlans(app.model, years);
  const used = (/** @type {WayOffer} */ { patch, spans, lacks }) => [
    ...spans,
    ...spansWhere(app, text, ({ sense }) => Boolean(sense?.classes.length)), // which the views are of
    ...missing.map(({ span }) => span), // which is told by itself
    ...spansNaming(
      app,
      text,
      [patch.at, patch.focus, patch.to].flatMap((thing) => thing ?? []),
    ),
    ...years.flatMap(({ year, span }) => (ofPlans || lacks || patch.query?.includes(String(year)) ? [span] : [])),
  ];
  return {
    ways: [...count.ways, ...ways.map((way) => ({ ...way, unused: unusedIn(app, text, used(way)) }))],
    lacks: [
      ...vain.map(({ lacks }) => `${app.say(lacks)} ${app.say('lacks.plain')}`),
      ...ways.flatMap(({ lacks }) => lacks || []),
    ],
    missing: [...count.lacks, ...(missing.length ? [missingSaid(app, missing)] : [])],
    rest: words.join(' '),
  };
}

/**
 * That the data have some words nowhere, and where they were looked for.
 * @param {App} app
 * @param {import('./units.js').Unit[]} missing
 */
function missingSaid(app, missing) {
  const words = [...new Set(missing.map(({ word }) => app.say('lacks.word', { word })))].join(app.say('lacks.join'));
  return app.say(hasText(app.model) ? 'lacks.wordsText' : 'lacks.words', { words });
}

/**
 * Of a view the state that a text asks for most.
 * @param {App} app
 * @param {App['views'][number]} view
 * @param {string} text
 * @param {{ where: import('../text/borders.js').Bordered, places: Span[] }} folded
 * @returns {WayOffer[]}
 */
function offersOfView(app, { id, ways = [] }, text, { where, places }) {
  /** @type {WayOffer | null} */
  let best = null;
  /** @type {Span[]} */
  const seen = [];
  /** @type {Span[]} */
  let own = [];
  /** @type {import('../types.js').Heard | null} */
  let heard = null;
  const years = yearsIn(where.folded, new Date().getFullYear());
  for (const way of ways) {
    const spans = spansOf(wordsOf(way.words), where, places);
    if (way.dated && !areOfPlans(app.model, years)) spans.push(...years.map(({ span }) => span));
    if (way.base) own = spans;
    seen.push(...spans);
    if (!spans.length) continue;
    const together = [...own, ...spans];
    const n = lettersIn(together);
    if (best && n <= best.n) continue;
    heard ??= {
      things: thingsNamed(app.model, text, plainPlan(app.model, app.state())),
      years: years.map(({ year }) => year),
    };
    const given = way.patch ? way.patch(app, heard) : {};
    if (!given) continue;
    const { says = app.say(way.says), lacks = '', ...patch } = given;
    const to = { view: id, at: -1, picks: [], query: '', sort: '', ...patch };
    best = { text: app.say('way.offer', { view: app.say(`view.${id}`), says }), patch: to, spans: together, n, lacks };
  }
  return best ? [{ ...best, spans: [...best.spans, ...seen] }] : [];
}

/**
 * Whether several years stand for plans: 2005 and 2018.
 * @param {Model} model
 * @param {import('./years.js').Year[]} years
 */
const areOfPlans = ({ data: { plans } }, years) =>
  years.length > 1 && years.every(({ year }) => plans.some(({ id }) => id === String(year)));

/** @type {WeakMap<Model, Map<Text, boolean>>} */
const HAS = new WeakMap();

/**
 * Whether the data have such things after all: a class, a relation or a number that is called by one of the words.
 * @param {Model} model
 * @param {Text} lacks
 */
function hasSuch(model, lacks) {
  const known = HAS.get(model) ?? new Map();
  HAS.set(model, known);
  let has = known.get(lacks);
  if (has === undefined) {
    const words = wordsOf(/** @type {[Text, Text]} */ (KINDS.find(([one]) => one === lacks))[1]);
    const { classes, relations, figures } = model.data.words;
    const names = [...classes, ...relations, ...figures].flatMap(({ name, words: more }) => [...name, ...more]);
    const { properties, kinds } = model.data;
    names.push(...[...properties, ...kinds].flatMap(({ name }) => name));
    known.set(lacks, (has = names.some((name) => spansOf(words, bordered(name), []).length > 0)));
  }
  return has;
}
