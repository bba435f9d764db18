/*
 * The indicators in the orders that the dashboard offers; services/progress.py says what each means.
 */

/** @typedef {import('../types.js').Indicator} Indicator */

/** @type {('distance' | 'plan' | 'pace')[]} */
export const ORDERS = ['distance', 'plan', 'pace'];

/**
 * @param {Indicator[]} indicators
 * @param {'distance' | 'plan' | 'pace'} order
 * @returns {Indicator[]}
 */
export function inOrder(indicators, order) {
  return order === 'plan'
    ? [...indicators]
    : [...indicators].sort((one, other) => one.ranks[order] - other.ranks[order]);
}
