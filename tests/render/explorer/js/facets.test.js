/*
 * What the aspects keep (for whom, sector, year, a relation alone), and how much there is of each value of a facet.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facetsOf, tickedOf, withTicked } from '../../../../keikaku/render/explorer/js/data/facets.js';
import { filtered, unfiltered } from '../../../../keikaku/render/explorer/js/data/selection.js';
import { smallModel } from './small.js';

const THINGS = [
  ['plan', 'Plan'],
  ['1', 'Policy', 'plan', 'plan:1'],
  ['1.1', 'Measure', '1', 'plan:1.1'],
  ['a', 'Initiative', '1.1', 'plan:1.1/a'],
  ['b', 'Initiative', '1.1', 'plan:1.1/b'],
  ['i', 'Indicator', '1.1', 'plan:1.1/i'],
  ['2', 'Policy', 'plan', 'plan:2'],
  ['c', 'Initiative', '2', 'plan:2/c'],
  ['bank', 'Organisation'],
  ['jetro', 'Organisation'],
  ['hall', 'Facility'],
  ['firms', 'Group'],
  ['families', 'Group'],
  ['industry', 'Sector'],
  ['robots', 'Sector'],
];
const LINKS = [
  ...['a partner jetro', 'a concerns firms', 'a targets robots', 'b partner bank', 'b concerns families'],
  ...['1.1 involves hall', '1.1 concerns firms', 'c partner jetro', 'c involves bank', 'jetro cooperatesWith bank'],
  ...['robots broader industry', 'hall targets industry'],
  ...THINGS.flatMap(([id, , up]) => (up ? [`${id} partOf ${up}`] : [])),
];
const place = (/** @type {string} */ id) => THINGS.findIndex(([one]) => one === id);
const MODEL = smallModel(THINGS, LINKS, {
  indicators: [{ thing: place('i'), of: place('1.1') }],
  years: [
    [place('c'), [2018, 2021]],
    [place('hall'), [1999]],
  ],
});
const STATE = /** @type {any} */ ({ ...unfiltered(), plans: [] });
const but = (/** @type {string} */ id) => MODEL.data.relations.map((one) => one.id).filter((one) => one !== id);

/** What a change of the state leaves, in words. @param {object} patch @returns {[string[], string[]]} */
function left(patch) {
  const { things, links } = filtered(MODEL, { ...STATE, ...patch });
  const name = (/** @type {number} */ thing) => MODEL.data.things[thing].id;
  const told = links.filter((link) => MODEL.data.relations[MODEL.data.links[link][1]].id !== 'partOf');
  return [things.map(name), told.map((link) => LINKS[link])];
}

test('what is for a group is kept, with who takes part and with what stands above', () => {
  assert.deepEqual(left({ groupsOn: [place('firms')] }), [
    ['plan', '1', '1.1', 'a', 'i', 'jetro', 'hall', 'firms', 'robots'],
    ['a partner jetro', 'a concerns firms', 'a targets robots', '1.1 involves hall', '1.1 concerns firms'],
  ]);
});

test('of what is kept for what is below it alone, nothing is told', () => {
  assert.deepEqual(left({ groupsOn: [place('families')] }), [
    ['plan', '1', '1.1', 'b', 'bank', 'families'],
    ['b partner bank', 'b concerns families'],
  ]);
});

test('a sector takes in those that are narrower, and facets are taken together', () => {
  assert.deepEqual(left({ sectorsOn: [place('industry')] })[0], [
    ...['plan', '1', '1.1', 'a', 'jetro', 'hall', 'firms', 'industry', 'robots'],
  ]);
  assert.deepEqual(left({ sectorsOn: [place('industry')], groupsOn: [place('families')] }), [[], []]);
});

test('years are of what is dated in them', () => {
  assert.deepEqual(left({ yearsOn: [2021] }), [
    ['plan', '2', 'c', 'bank', 'jetro'],
    ['c partner jetro', 'c involves bank', 'jetro cooperatesWith bank'],
  ]);
  assert.deepEqual(left({ yearsOn: [1999, 2018] })[0], ['plan', '2', 'c', 'bank', 'jetro', 'hall']);
  assert.deepEqual(left({ yearsOn: [1950] }), [[], []]);
});

test('a relation that alone is kept leaves what it links; relations that are left out leave all things', () => {
  assert.deepEqual(left({ relationsOff: but('involves') }), [
    ['plan', '1', '1.1', '2', 'c', 'bank', 'hall'],
    ['1.1 involves hall', 'c involves bank'],
  ]);
  assert.deepEqual(left({ relationsOff: but('involves'), policiesOn: [place('2')] }), [
    ['2', 'c', 'bank'],
    ['c involves bank'],
  ]);
  assert.equal(left({ relationsOff: ['involves'] })[0].length, THINGS.length);
});

/** The values of a facet with their counts. @param {object} patch @param {string} key */
function counts(patch, key) {
  const facet = facetsOf(MODEL, { ...STATE, ...patch }).find((one) => one.key === key);
  const { kinds, relations, things } = MODEL.data;
  const list = key === 'kindsOff' ? kinds : key === 'relationsOff' ? relations : things;
  return facet?.values.map(({ value, n, on }) => [list[value]?.id ?? value, n, ...(on ? ['on'] : [])]);
}

test('each value is told with how much there is of it under the other filters', () => {
  assert.deepEqual(counts({}, 'groupsOn'), [
    ['firms', 3],
    ['families', 1],
  ]);
  assert.deepEqual(counts({ groupsOn: [place('families')] }, 'groupsOn'), [
    ['firms', 3],
    ['families', 1, 'on'],
  ]);
  assert.deepEqual(counts({ policiesOn: [place('2')] }, 'groupsOn'), undefined); // nothing to choose
  assert.deepEqual(counts({ groupsOn: [place('firms')] }, 'policiesOn'), [
    ['1', 3],
    ['2', 0],
  ]);
  assert.deepEqual(counts({ yearsOn: [1999] }, 'yearsOn'), [
    [1999, 1, 'on'],
    [2018, 1],
    [2021, 1],
  ]);
  assert.deepEqual(counts({ groupsOn: [place('families')] }, 'relationsOff'), [
    ['partner', 1],
    ['concerns', 1],
    ['partOf', 3],
  ]);
  assert.deepEqual(counts({ relationsOff: but('involves') }, 'kindsOff'), [
    ...[
      ['Plan', 1],
      ['Policy', 2],
      ['Measure', 1],
      ['Initiative', 1],
      ['Organisation', 1],
      ['Facility', 1],
    ],
  ]);
});

test('what is ticked alone is kept, and nothing or all of it is no filter', () => {
  const [initiative, group] = ['Initiative', 'Group'].map((id) => MODEL.data.kinds.findIndex((one) => one.id === id));
  const patch = withTicked(MODEL, 'kindsOff', new Set([initiative, group]));
  assert.deepEqual(left(patch)[0], ['a', 'b', 'c', 'firms', 'families']);
  assert.deepEqual(tickedOf(MODEL, { ...STATE, ...patch }, 'kindsOff'), new Set([initiative, group]));
  assert.deepEqual(withTicked(MODEL, 'kindsOff', new Set()), { kindsOff: [] });
  assert.deepEqual(withTicked(MODEL, 'kindsOff', new Set(MODEL.data.kinds.keys())), { kindsOff: [] });
  assert.deepEqual(withTicked(MODEL, 'yearsOn', new Set([2021, 1999])), { yearsOn: [1999, 2021] });
});
