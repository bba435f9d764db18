/*
 * How many targets are reached, on track, off track: as a bar with its numbers, and as lights beside a policy.
 */
import { progressBar } from '../../parts/charts.js';
import { element, svg, unseen, withAttributes } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { targets } from './highlights.js';
import { badgeOf } from '../../parts/policy_marks.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Indicator} Indicator */
/** @typedef {import('../../types.js').Track} Track */

/**
 * Forms that are told apart without colour, in a square from -10 to 10.
 * @type {Object<Track['id'], string>}
 */
const LIGHTS = {
  reached: 'M-8-1L-3 5L8-7',
  on: 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z',
  off: 'M-8-7H8L0 8Z',
  unknown: 'M-6 0H6',
};

/**
 * How many indicators are on each track; tracks that none is on are left out.
 * @param {App} app
 * @param {Indicator[]} indicators
 */
const tally = (app, indicators) =>
  app.model.data.tracks
    .map((track) => ({ ...track, count: indicators.filter((one) => one.track === track.id).length }))
    .filter(({ count }) => count);

/** @param {Track['id']} track */
const light = (track) =>
  svg(
    'svg',
    { class: `light is-${track}`, viewBox: '-10 -10 20 20', 'aria-hidden': 'true' },
    svg('path', { d: LIGHTS[track] }),
  );

/**
 * The targets of some indicators beside a policy: a mark and a number for each track that there is.
 * @param {App} app
 * @param {Indicator[]} indicators
 */
export function targetLights(app, indicators) {
  if (!indicators.length) return null;
  const items = tally(app, indicators).map(({ id, name, count }) =>
    withAttributes(element('li', `at-${id}`, light(id), String(count), unseen(` ${app.in(name)}`)), {
      title: app.in(name),
    }),
  );
  return withAttributes(element('ul', 'lights', ...items), { 'aria-label': app.say('home.lights') });
}

/**
 * All targets as one bar; what its parts mean stands below it, each leading to its indicators, with the years that the
 * values are of.
 * @param {App} app
 * @param {Indicator[]} indicators
 * @returns {HTMLElement[]}
 */
export function targetBar(app, indicators) {
  const parts = tally(app, indicators);
  const bar = withAttributes(
    element(
      'div',
      'track-bar',
      ...parts.map(({ id, count }) => {
        const part = element('span', `track-part is-${id}`, String(count));
        part.style.flexGrow = String(count);
        return part;
      }),
    ),
    { 'aria-hidden': 'true' },
  );
  const key = element(
    'ul',
    'track-key',
    ...parts.map(({ id, name, count }) => {
      const go = { view: /** @type {const} */ ('indicators'), picks: [id] };
      const content = [light(id), element('span', 'name', app.in(name)), ' ', element('strong', '', String(count))];
      return element(
        'li',
        '',
        inside('', app.address(go), content, () => app.set(go)),
      );
    }),
  );
  const [by, asOf] = [commonPeriod(app, indicators, 'Target'), commonPeriod(app, indicators, 'Actual')];
  return [bar, key, ...(by && asOf ? [element('p', 'quiet', app.say('home.asOf', { by, asOf }))] : [])];
}

/**
 * The period of which most latest values of a kind are.
 * @param {App} app
 * @param {Indicator[]} indicators
 * @param {'Target' | 'Actual'} kind
 */
function commonPeriod(app, indicators, kind) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { values } of indicators) {
    const last = values.filter((value) => value.kind === kind && value.value !== null).pop();
    const period = last ? app.in(last.period) : '';
    if (period) counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

/**
 * The targets of some plans that are farthest and nearest.
 * @param {App} app
 * @param {number[]} plans
 * @returns {HTMLElement[]}
 */
export function farAndNear(app, plans) {
  const { near, far } = targets(app.model, plans);
  const rows = (/** @type {Indicator[]} */ list) =>
    element(
      'ul',
      'rows',
      ...list.map((indicator) =>
        element(
          'li',
          'target',
          element('span', 'of-policy', badgeOf(app, indicator.thing), app.door(indicator.thing)),
          progressBar(app, indicator),
        ),
      ),
    );
  return [
    ...(far.length ? [element('h4', '', app.say('home.far')), rows(far)] : []),
    ...(near.length ? [element('h4', '', app.say('home.near')), rows(near)] : []),
  ];
}
