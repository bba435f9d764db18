/*
 * The oldest browsers that are promised (browserslist in package.json), and what they lack by the data of MDN.
 */
import { createRequire } from 'node:module';
import browserslist from 'browserslist';

/** MDN's data of what browsers know. @type {any} */
export const compat = createRequire(import.meta.url)('@mdn/browser-compat-data');

const NAMES = { ios_saf: 'safari_ios' }; // as MDN has them

/** Browser, as MDN calls it, to its oldest version. @type {Map<string, number>} */
const FLOOR = new Map();
for (const one of browserslist(undefined, { path: new URL('.', import.meta.url).pathname })) {
  const [name, version] = one.split(' ');
  const browser = NAMES[name] ?? name;
  FLOOR.set(browser, Math.min(parseFloat(version), FLOOR.get(browser) ?? Infinity));
}

/**
 * The browsers of the floor that lack a feature under its own name.
 * @param {any} feature of MDN's data; nothing is known of what it does not have
 */
export function lacking(feature) {
  const support = feature?.__compat?.support;
  if (!support) return [];
  return [...FLOOR].flatMap(([browser, version]) => {
    const ways = [support[browser] ?? []].flat();
    const has = ways.some(
      (way) =>
        !way.flags &&
        !way.prefix &&
        !way.alternative_name &&
        !way.version_removed &&
        since(way.version_added) <= version,
    );
    return has || !ways.length ? [] : [`${browser} ${version}`];
  });
}

/** @param {unknown} added a version, ≤ a version, preview, false or null */
const since = (added) =>
  typeof added === 'string' && added !== 'preview' ? parseFloat(added.replace('≤', '')) : Infinity;

/**
 * Names of members that no browser of the floor has in common with the others, whatever has them: methods and properties
 * of a page's objects and of the language's own.
 * @returns {string[]}
 */
export function membersLacking() {
  /** @type {Map<string, boolean>} */
  const known = new Map();
  for (const kind of [compat.api, compat.javascript.builtins, compat.javascript.builtins.Intl]) {
    for (const owner of Object.values(kind)) {
      for (const [name, member] of Object.entries(owner)) {
        if (!/^[a-z]\w*$/.test(name) || !member.__compat) continue;
        const called = name.replace(/_static$/, '');
        known.set(called, (known.get(called) ?? false) || !lacking(member).length);
      }
    }
  }
  return [...known].flatMap(([name, has]) => (has ? [] : [name])).sort();
}
