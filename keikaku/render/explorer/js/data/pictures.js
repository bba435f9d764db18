/*
 * Where things stand in the two ready pictures of the plans that are shown. Each plan's are worked out beforehand; of
 * several they stand beside each other, and what they share between them. Pure.
 */
import { plansShown, policiesOf, solePlan } from './plans.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../page_data.js').Spot} Spot */

const MOST_POLICIES = 16; // of several plans beside each other; with more the plans stand for them
const BETWEEN = 160; // pixels between two plans
const WIDE = 1.5; // times as many plans beside each other as below each other

/**
 * The overview: thing, x, y.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 * @returns {Spot[]}
 */
export function overviewOf(model, state) {
  const { overviews, plans } = model.data;
  const sole = solePlan(model, state);
  if (sole >= 0) return overviews[sole];
  const shown = plansShown(model, state);
  const beside = shown.length < plans.length && policiesOf(model, shown).length <= MOST_POLICIES;
  return beside ? besideEachOther(shown.map((plan) => overviews[plan])) : overviews[overviews.length - 1];
}

/** @type {WeakMap<Model, {plans: string, spots: Spot[]}>} the last map */
const LAST = new WeakMap();

/**
 * The map of everything.
 * @param {Model} model
 * @param {Pick<State, 'plans'>} state
 * @returns {Spot[]}
 */
export function mapOf(model, state) {
  const { maps, plans } = model.data;
  const key = String(state.plans);
  const last = LAST.get(model);
  if (last?.plans === key) return last.spots;
  const spots = plans.length ? besideEachOther(plansShown(model, state).map((plan) => maps[plan])) : maps[0];
  LAST.set(model, { plans: key, spots });
  return spots;
}

/**
 * Pictures in rows; a thing of several in the middle of its places.
 * @param {Spot[][]} pictures
 * @returns {Spot[]}
 */
function besideEachOther(pictures) {
  if (pictures.length === 1) return pictures[0];
  const sizes = pictures.map((spots) =>
    [1, 2].map((axis) => 2 * Math.max(...spots.map((spot) => Math.abs(spot[axis])))),
  );
  const [wide, high] = [0, 1].map((axis) => Math.max(...sizes.map((size) => size[axis])) + BETWEEN);
  const columns = Math.min(pictures.length, Math.ceil(Math.sqrt((pictures.length * WIDE * high) / wide)));
  /** @type {Map<number, [number, number][]>} */
  const places = new Map();
  pictures.forEach((spots, number) => {
    const [left, top] = [(number % columns) * wide, Math.floor(number / columns) * high];
    for (const [thing, x, y] of spots) places.set(thing, [...(places.get(thing) ?? []), [left + x, top + y]]);
  });
  const middle = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [...places].map(([thing, own]) => [thing, middle(own.map(([x]) => x)), middle(own.map(([, y]) => y))]);
}
