/*
 * The indicators in the orders that the dashboard offers. As services/progress.py orders them, which says why.
 */
import {numberOf} from './amounts.js';

/** @typedef {import('./types.js').Indicator} Indicator */
/** @typedef {Indicator['standing']} Standing */

/**
 * From farthest to nearest, and then what cannot be said.
 * @type {Standing[]}
 */
export const STANDINGS = ['back', 'underway', 'reached', 'baseless', 'unmeasured', 'aimless'];

/** @type {('distance' | 'plan' | 'pace')[]} */
export const ORDERS = ['distance', 'plan', 'pace'];

/**
 * @param {Indicator[]} indicators
 * @param {string} order
 * @returns {Indicator[]}
 */
export function inOrder(indicators, order) {
  if (order === 'plan') return [...indicators];
  const rank = order === 'pace' ? effort : distance;
  const ranked = indicators.map((indicator) => ({indicator, rank: rank(indicator)}));
  ranked.sort((one, other) => one.rank[0] - other.rank[0] || compare(one.rank[1], other.rank[1]));
  return ranked.map(({indicator}) => indicator);
}

/**
 * Infinities are equal to themselves, though their difference is no number.
 * @param {number} one
 * @param {number} other
 */
const compare = (one, other) => (one === other ? 0 : one - other);

/**
 * @param {Indicator} indicator
 * @returns {[number, number]}
 */
function distance(indicator) {
  const {standing, share} = indicator;
  const rest = -lacking(indicator);
  if (standing === 'back') return share === null ? [1, rest] : [0, share];
  if (standing === 'underway') return [2, share ?? rest];
  return [STANDINGS.indexOf(standing) + 1, rest];
}

/**
 * What the latest value (without one: the baseline) lacks, as a share of the target.
 * @param {Indicator} indicator
 */
function lacking(indicator) {
  const latest = (numberOf(indicator, 'Actual') ?? numberOf(indicator, 'Baseline'))?.value;
  const target = numberOf(indicator, 'Target');
  if (typeof latest !== 'number' || !target?.value) return 0;
  const lacks = (target.value - latest) / Math.abs(target.value);
  return indicator.way === 'down' || target.comparator === 'AtMost' ? -lacks : lacks;
}

/**
 * @param {Indicator} indicator
 * @returns {[number, number]}
 */
function effort(indicator) {
  const {standing, pace, past} = indicator;
  if (standing === 'reached') return [2, 0];
  if (pace === null) return [3, 0];
  if (past === null) return [1, -lacking(indicator)];
  return [0, past * pace > 0 ? -Math.abs(pace / past) : -Infinity];
}
