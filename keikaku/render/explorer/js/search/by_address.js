/*
 * Finds elements by their addresses: whole ("2018:6.1.1", "ito-2021:5.4.1/issue/3"), begun ("2018:6.1"), without the
 * plan ("6.1.1"), or with the word for what they are called (政策6, "goal 2"). Without a plan the one in hand is meant;
 * where it has none such, or none is in hand, all.
 */
import { halfWidth } from '../text/fold.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./by_name.js').Hit} Hit */

const FLOOR = 60; // score of an address that is only begun, at least

/**
 * @param {Model} model
 * @param {string} text
 * @param {number} plan the one in hand, or -1
 * @returns {Hit[]}
 */
export function byAddress(model, text, plan) {
  const { things, plans } = model.data;
  const plain = halfWidth(text)
    .trim()
    .toLowerCase()
    .replace(/\s*:\s*/, ':');
  const named = model.thingById.get(text.trim());
  /** @type {Hit[]} */
  const hits = named === undefined ? [] : [{ thing: named, text: text.trim(), score: 100, how: 'address' }];
  const whole = plans.find(({ id }) => id.toLowerCase() === plain);
  if (whole) hits.push({ thing: whole.thing, text: whole.id, score: 100, how: 'address' });
  const test = testOf(model, plain);
  if (!test) return hits;
  const found = things.flatMap(({ at }, thing) => {
    const score = at ? test(thing, at.toLowerCase()) : 0;
    return score ? [/** @type {Hit} */ ({ thing, text: at, score, how: 'address' })] : [];
  });
  const own = found.filter(({ thing }) => things[thing].plan === plan);
  return [...hits, ...(own.length && !plain.includes(':') ? own : found)];
}

/**
 * How well an element's address, in small letters, is the one that a text gives: 0 for not at all. Nothing for a text
 * that is no address.
 * @param {Model} model
 * @param {string} text
 * @returns {((thing: number, at: string) => number) | null}
 */
function testOf({ data }, text) {
  const pathOf = (/** @type {string} */ at) => at.slice(at.indexOf(':') + 1);
  if (text.includes(':')) return /\s/.test(text) ? null : (_, at) => scoreOf(at, text);
  const [, word = '', number = ''] = /^([^\d:./]*?)[\s.]*(?:第|no\.?\s*)?(\d[\w./-]*)$/.exec(text) ?? [];
  if (number && !word) return (_, at) => scoreOf(pathOf(at), number);
  const meant = [data.kinds, data.levels].map((list) =>
    list.map(({ name, many }) => [...name, ...many].some((one) => one.toLowerCase() === word)),
  );
  if (!number || !meant.flat().includes(true))
    return /^\S*[\d/]\S*$/.test(text) ? (_, at) => (pathOf(at) === text ? 100 : 0) : null;
  return (thing, at) => {
    const { kind, level } = data.things[thing];
    if (!meant[0][kind] && (level === undefined || !meant[1][level])) return 0;
    return Math.max(...[number, `${word}-${number}`, `${word}${number}`].map((one) => scoreOf(pathOf(at), one)));
  };
}

/**
 * @param {string} given an address, or what stands behind its plan
 * @param {string} sought
 */
function scoreOf(given, sought) {
  if (given === sought) return 100;
  if (!given.startsWith(sought) || !/^[./]/.test(given.slice(sought.length))) return 0;
  return Math.max(FLOOR, 99 - (given.length - sought.length));
}
