/*
 * What is dated, as the state and today's date leave it: by year, with what is done and what is planned apart. Pure.
 */
import { fold } from '../../text/fold.js';
import { addTo } from '../../data/model.js';
import { plansShown } from '../../data/plans.js';
import { thingFilter } from '../../data/selection.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').Data} Data */
/** @typedef {import('../../types.js').Value} Value */

/**
 * done: the plan tells it as something that has happened. ahead: it is still to come. past: the plan tells it as still to
 * come, and by today its time is over; whether it came about, nobody has said.
 * @typedef {'done' | 'past' | 'ahead'} Word
 */
/** @typedef {Data['moments'][number] & {begins: string, ends: string, word: Word}} Entry */
/** @typedef {{year: number, entries: Entry[], values: Map<Value['kind'], Dated[]>}} Year */
/** @typedef {{thing: number, value: Value}} Dated a value of an indicator */

/** @type {readonly Word[]} */
export const WORDS = ['done', 'past', 'ahead'];
export const NO_VALUES = 'novalues'; // in State.picks: without the indicators

/** Today where the reader is, as “2026-11-30”. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/**
 * @param {{planned: boolean}} moment
 * @param {{begins: string, ends: string}} period
 * @param {string} day today
 * @returns {Word}
 */
export function wordOf({ planned }, { begins, ends }, day) {
  if (begins > day) return 'ahead';
  if (!planned) return 'done';
  return ends < day ? 'past' : 'ahead';
}

/**
 * The year under which a period stands: a fiscal year under the one in which it begins.
 * @param {{begins: string}} period
 */
export const yearOf = ({ begins }) => Number(begins.slice(0, 4));

/**
 * What the filters of all views leave, in the order of time.
 * @param {Model} model
 * @param {State} state
 * @param {string} day today
 * @returns {Entry[]}
 */
export function entriesOf(model, state, day) {
  const { moments, periods, passages } = model.data;
  const { plans, policiesOn } = state;
  const keeps = thingFilter(model, { ...state, policiesOn: [] }); // a policy is asked of the passage
  const gone = new Set(state.gone);
  const inPlans = (/** @type {number} */ passage) => !plans.length || plans.includes(passages[passage].plan);
  const inPolicies = (/** @type {number} */ passage) =>
    !policiesOn.length || policiesOn.includes(model.policyOf[passages[passage].of] ?? -1);
  return moments.flatMap((moment) => {
    const { begins, ends } = periods[moment.period];
    const stated = moment.stated.filter((passage) => inPlans(passage) && inPolicies(passage));
    const things = moment.things.filter((thing) => keeps(thing) && !gone.has(thing));
    if (!things.length || (!stated.length && (moment.stated.length || policiesOn.length))) return [];
    return [{ ...moment, things, stated, begins, ends, word: wordOf(moment, { begins, ends }, day) }];
  });
}

/**
 * Of these what the view's own filters leave.
 * @param {Model} model
 * @param {State} state
 * @param {Entry[]} entries
 * @param {{words?: boolean, occasions?: boolean}} [heeded] which of them
 */
export function chosenOf({ data }, { picks, query }, entries, { words = true, occasions = true } = {}) {
  const wanted = WORDS.filter((word) => picks.includes(word));
  const kinds = data.occasions.flatMap(({ id }, place) => (picks.includes(id) ? [place] : []));
  const typed = query.split(/\s+/).map(fold).filter(Boolean);
  return entries.filter((entry) => {
    if (words && wanted.length && !wanted.includes(entry.word)) return false;
    if (occasions && kinds.length && !kinds.includes(entry.occasion)) return false;
    if (!typed.length) return true;
    const text = fold(searchedWords(data, entry).join(' '));
    return typed.every((word) => text.includes(word));
  });
}

/**
 * @param {Data} data
 * @param {Entry} entry
 */
const searchedWords = ({ things, periods, occasions }, { told, things: of, period, occasion }) => [
  ...told,
  ...of.flatMap((thing) => [...things[thing].name, ...things[thing].also.flat(), things[thing].at ?? '']),
  ...periods[period].name,
  ...occasions[occasion].name,
];

/**
 * The values of the indicators that the filters leave, by the year in which their period ends; none where the reader has
 * put them away, or looks for something else.
 * @param {Model} model
 * @param {State} state
 * @returns {Dated[]}
 */
export function valuesOf(model, state) {
  if (state.picks.includes(NO_VALUES) || state.query) return [];
  const plans = plansShown(model, state);
  const keeps = thingFilter(model, state);
  const gone = new Set(state.gone);
  return model.data.indicators.flatMap(({ thing, values }) =>
    plans.includes(model.data.things[thing].plan) && keeps(thing) && !gone.has(thing)
      ? values.flatMap((value) => (value.year === null ? [] : [{ thing, value }]))
      : [],
  );
}

/**
 * Year by year.
 * @param {Entry[]} entries
 * @param {Dated[]} values
 * @returns {Year[]}
 */
export function byYear(entries, values) {
  /** @type {Map<number, Year>} */
  const years = new Map();
  const at = (/** @type {number} */ year) => {
    /** @type {Year} */
    const known = years.get(year) ?? { year, entries: [], values: new Map() };
    years.set(year, known);
    return known;
  };
  for (const entry of entries) at(yearOf(entry)).entries.push(entry);
  for (const dated of values) addTo(at(Number(dated.value.year)).values, dated.value.kind, dated);
  return [...years.values()].sort((one, other) => one.year - other.year);
}
