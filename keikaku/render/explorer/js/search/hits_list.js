/*
 * The list of a search box: what a text finds, grouped by class; where it is no name, what its words lead to and the
 * names that are like it.
 */
import { clear, element, withAttributes } from '../parts/dom.js';
import { plainPlan } from '../data/plans.js';
import { findThings } from './found.js';
import { glyph } from '../parts/glyph.js';
import { highlighted } from './highlight.js';
import { offerOfKind, offersFor } from './offers.js';
import { badgeOf } from '../parts/policy_marks.js';
import { languageOf, named, withLanguageMark } from '../parts/texts.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./by_name.js').Hit} Hit */
/**
 * A choice of the list: a thing, or another state.
 * @typedef {{ option: HTMLElement, thing?: number, patch: Partial<State> }} Choice
 */
/** @typedef {{ list: HTMLElement, choices: Choice[] }} Filling */

const MOST = 24; // hits listed
const SOME = 6; // of a class, where there are others

/**
 * Fills the list. `best` is the choice that the text is a name of, or -1: a text that only holds a name, or is like
 * one, asks for something else. `said` tells what is found.
 * @param {App} app
 * @param {HTMLElement} list
 * @param {string} text
 * @param {boolean} ways whether a choice may lead to a table too
 * @returns {{ choices: Choice[], best: number, said: string }}
 */
export function listHits(app, list, text, ways) {
  const { hits: all, near } = findThings(app.model, text, plainPlan(app.model, app.state()));
  const hits = shownFirst(app, all);
  /** @type {Filling} */
  const filling = { list: clear(list), choices: [] };
  const { choices } = filling;
  if (hits.length) {
    const best = listFound(app, filling, text, hits, ways);
    return { choices, best, said: app.say('search.found', { n: hits.length }) };
  }
  const offers = ways ? offersFor(app, text) : [];
  addOffers(app, filling, offers);
  if (offers.length && near.length) list.append(element('p', 'hits-kind', app.say('found.near')));
  addHits(app, filling, text, near);
  return {
    choices,
    best: -1,
    said: app.say(offers.length ? 'found.offers' : near.length ? 'found.noneNear' : 'search.none', { text }),
  };
}

/**
 * A test of hits: whether they belong to the plans that are shown.
 * @param {Pick<App, 'model' | 'state'>} app
 * @returns {(hit: Hit) => boolean}
 */
function hereIn({ model, state }) {
  const { plans } = state();
  const { plansOf } = model.data;
  return ({ thing }) => !plans.length || !plansOf[thing].length || plansOf[thing].some((plan) => plans.includes(plan));
}

/**
 * Of hits as good as each other those of the plans that are shown come first.
 * @param {App} app
 * @param {Hit[]} hits best first
 * @returns {Hit[]}
 */
function shownFirst({ model, state }, hits) {
  const { plans } = state();
  if (!plans.length) return hits;
  const isHere = hereIn({ model, state });
  /** @type {Hit[][]} */
  const runs = [];
  for (const hit of hits) {
    const [before] = runs[runs.length - 1] ?? [];
    if (before?.score === hit.score) runs[runs.length - 1].push(hit);
    else runs.push([hit]);
  }
  return runs.flatMap((run) => [...run.filter(isHere), ...run.filter((hit) => !isHere(hit))]);
}

/**
 * What is found, with the table of a class that the text names and the table of all; and which of them Enter takes.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {Hit[]} hits
 * @param {boolean} ways
 */
function listFound(app, filling, text, hits, ways) {
  const ofKind = ways && hits[0].score < 100 ? offerOfKind(app, text) : null;
  if (ofKind) addOffers(app, filling, [ofKind]);
  addHits(app, filling, text, hits.slice(0, MOST));
  if (!ways) return hits[0].how === 'kind' ? -1 : 0;
  const found = app.say('search.all', { text, n: hits.length });
  const many = hits.some(({ how }) => how !== 'address');
  if (many)
    addChoice(filling, filling.list, element('div', 'hit hit-all', found), {
      patch: {
        ...{ view: 'table', query: text, sort: '', picks: [], at: -1 },
        plans: hits.every(hereIn(app)) ? app.state().plans : [], // what is found is there
      },
    });
  return hits[0].how === 'kind' && !ofKind ? filling.choices.length - 1 : 0;
}

/**
 * @param {Filling} filling
 * @param {HTMLElement} host
 * @param {HTMLElement} shown
 * @param {Omit<Choice, 'option'>} leads
 */
function addChoice({ list, choices }, host, shown, leads) {
  const option = withAttributes(shown, {
    id: `${list.id}-at-${choices.length}`,
    role: 'option',
    'aria-selected': 'false',
  });
  choices.push({ option, ...leads });
  host.append(option);
}

/**
 * @param {App} app
 * @param {Filling} filling
 * @param {import('./offers.js').Offer[]} offers
 */
function addOffers(app, filling, offers) {
  const { kinds, things } = app.model.data;
  for (const { text, thing, patch } of offers) {
    const option =
      thing === undefined
        ? element('div', 'hit hit-offer', text)
        : element('div', 'hit', glyph(kinds[things[thing].kind]), named(app, things[thing].name, 'span', 'hit-name'));
    addChoice(filling, filling.list, option, { thing, patch });
  }
}

/**
 * A group for each class, in the order of their best hits.
 * @param {App} app
 * @param {Filling} filling
 * @param {string} text
 * @param {Hit[]} hits
 */
function addHits(app, filling, text, hits) {
  const { list } = filling;
  const { things, kinds } = app.model.data;
  const groups = new Map(hits.map(({ thing }) => [things[thing].kind, /** @type {Hit[]} */ ([])]));
  for (const hit of hits) groups.get(things[hit.thing].kind)?.push(hit);
  for (const [kind, all] of groups) {
    const heading = withAttributes(element('p', 'hits-kind', app.in(kinds[kind].many)), { id: `${list.id}-${kind}` });
    const group = withAttributes(element('div', '', heading), { role: 'group', 'aria-labelledby': heading.id });
    for (const hit of groups.size > 1 ? all.slice(0, SOME) : all) {
      addChoice(filling, group, hitShown(app, text, hit), { thing: hit.thing, patch: { at: hit.thing } });
    }
    list.append(group);
  }
}

/**
 * @param {App} app
 * @param {string} text
 * @param {Hit} hit
 */
function hitShown(app, text, hit) {
  const { things, kinds, plans } = app.model.data;
  const { kind, name, sort, at, plan: own } = things[hit.thing];
  const first = named(app, name, 'span', 'hit-name');
  const second = name[0] === name[1] ? null : named(app, name, 'span', 'hit-other', true);
  for (const part of [first, second]) {
    if (part && part.textContent === hit.text) part.replaceChildren(...highlighted(hit.text, text));
  }
  withLanguageMark(app, hit.thing, first);
  const isShown = name.includes(hit.text) || hit.how === 'address';
  const spelt = isShown ? null : element('span', 'hit-spelt', ...highlighted(hit.text, text));
  if (spelt && languageOf(hit.text) !== app.state().language) spelt.lang = languageOf(hit.text);
  const address = at
    ? element('span', 'hit-at', badgeOf(app, hit.thing), ' ', ...(hit.how === 'address' ? highlighted(at, text) : [at]))
    : null;
  const sortName = sort && named(app, sort, 'span', 'hit-sort');
  const plan = plans.length > 1 && own >= 0 ? named(app, plans[own].name, 'span', 'hit-plan') : null;
  return element(
    'div',
    'hit',
    glyph(kinds[kind]),
    element('span', 'hit-names', first, ' ', spelt, spelt && ' ', second),
    ' ',
    element('span', 'hit-what', sortName ?? null, address, plan),
  );
}
