/* What a picture shows, in words. */
/** @typedef {import('../types.js').App} App */
/** @typedef {import('./scene.js').Built} Built */

import { byCalling } from '../data/plans.js';
import { overviewOf } from '../data/pictures.js';
import { within } from '../parts/plan_names.js';
import { sceneOf } from './scene.js';
import { HIERARCHY } from './links.js';

/**
 * @param {App} app @param {Built} built
 */
export function sceneWords(app, built) {
  const state = app.state();
  const { things } = app.model.data;
  const name = (/** @type {number} */ thing) => (things[thing] ? app.in(things[thing].name) : '');
  const scene = sceneOf(app.model, state);
  if (scene === 'around') return app.say('network.aroundOf', { name: name(state.focus) });
  if (scene === 'path') return app.say('network.pathOf', { from: name(state.focus), to: name(state.to) });
  return scene === 'all' ? app.say('network.allOf') : overviewWords(app, built);
}

/**
 * The overview by the kinds of things that it has, what was expanded left out: “policies of 2 plans, with the main facilities”.
 * @param {App} app @param {Built} built
 */
function overviewWords(app, { things }) {
  const { data } = app.model;
  const { things: all } = data;
  const drawn = new Set(things);
  const shown = overviewOf(app.model, app.state())
    .map(([thing]) => thing)
    .filter((thing) => drawn.has(thing));
  const inWords = (/** @type {'element' | 'entity'} */ family) => {
    const some = shown.filter((thing) => data.kinds[all[thing].kind].family === family);
    const groups = byCalling(app.model, some).sort((one, other) => one.kind - other.kind);
    return kindsListed(app, [...new Set(groups.map(({ called }) => app.in(called.many)))]);
  };
  const plans = new Set(shown.map((thing) => all[thing].plan).filter((plan) => plan >= 0));
  const [elements, others] = [inWords('element'), inWords('entity')];
  const told = plans.size > 1 ? app.say('network.ofPlans', { elements, n: plans.size }) : elements;
  if (told && others) return app.say('network.overviewOf', { elements: told, others });
  return told || others || app.say('network.overview');
}

/**
 * Names of kinds within a sentence.
 * @param {App} app @param {string[]} names
 */
function kindsListed(app, names) {
  const { language } = app.state();
  const list = new Intl.ListFormat(language === 'ja' ? 'ja' : 'en-GB', { type: 'conjunction' });
  return list.format(names.map(within));
}

/**
 * How much a picture has; of everything, without the relations that no picture draws.
 * @param {App} app @param {number} things @param {number} lines
 */
export function countsInWords(app, things, lines) {
  const { data } = app.model;
  const { scene } = app.state();
  const undrawn = data.relations.filter(
    ({ drawn, id }, place) => !drawn && id !== HIERARCHY && data.links.some(([, relation]) => relation === place),
  );
  const without =
    scene === 'all' && undrawn.length
      ? app.say('network.without', {
          names: undrawn.map(({ name }) => app.in(name)).join(app.state().language === 'ja' ? '」「' : '”, “'),
        })
      : '';
  return app.say('network.counts', { things: grouped(app, things), lines: grouped(app, lines) }) + without;
}

/**
 * A count as the page's language writes it: 1,085.
 * @param {App} app @param {number} count
 */
export const grouped = (app, count) => count.toLocaleString(app.state().language);
