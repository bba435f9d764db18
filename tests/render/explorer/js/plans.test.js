/*
 * Which plans are shown, what they call their parts, which two are compared.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  byCalling,
  plainPlan,
  plansShown,
  solePlan,
  toPlans,
  topCalled,
} from '../../../../keikaku/render/explorer/js/data/plans.js';
import { mapOf, overviewOf } from '../../../../keikaku/render/explorer/js/data/pictures.js';
import { thingFilter, unfiltered } from '../../../../keikaku/render/explorer/js/data/selection.js';
import { byAddress } from '../../../../keikaku/render/explorer/js/search/by_address.js';
import { pairOf } from '../../../../keikaku/render/explorer/js/views/compare/data.js';
import { smallModel } from './small.js';

/** Three plans: a city's, one of goals that follows it, one of another city with the same numbers. */
function threePlans(more = {}) {
  const things = [
    ['2018', 'Plan'],
    ['2018/1', 'Policy', '2018', '2018:1'],
    ['2018/1.1', 'Measure', '2018/1', '2018:1.1'],
    ['env', 'Plan'],
    ['env/2', 'Strategy', 'env', 'env-2030:goal-2'],
    ['env/2/a', 'Initiative', 'env/2', 'env-2030:goal-2/a/action/1'],
    ['ito', 'Plan'],
    ['ito/1', 'Policy', 'ito', 'ito-2021:1'],
    ['ito/1.1', 'Measure', 'ito/1', 'ito-2021:1.1'],
    ['jetro', 'Organisation'],
    ['hall', 'Facility'],
  ];
  const told = { by: ['', ''], area: ['', ''], period: ['', ''], name: ['', ''], begins: '', follows: -1 };
  const plans = [
    { ...told, id: '2018', thing: 0, begins: '2018-04-01' },
    { ...told, id: 'env-2030', thing: 3, follows: 0 },
    { ...told, id: 'ito-2021', thing: 6, begins: '2015-04-01' },
  ];
  const model = smallModel(things, [], { plans, main: 0, opens: [0], ...more });
  const planAt = [0, 0, 0, 1, 1, 1, 2, 2, 2];
  planAt.forEach((plan, thing) => {
    model.data.things[thing].plan = plan;
    model.data.plansOf[thing] = [plan];
  });
  model.data.plansOf[9] = [0, 2];
  return model;
}

const MODEL = threePlans();

test('none chosen means all; one alone is what an address without a plan means, of several the main one', () => {
  assert.deepEqual(plansShown(MODEL, { plans: [] }), [0, 1, 2]);
  assert.deepEqual(
    [[], [1], [1, 2]].map((plans) => solePlan(MODEL, { plans })),
    [-1, 1, -1],
  );
  assert.deepEqual(
    [[], [1], [1, 2], [0, 2]].map((plans) => plainPlan(MODEL, { plans })),
    [0, 1, -1, 0],
  );
  assert.deepEqual(plansShown(smallModel([['a', 'Organisation']]), { plans: [] }), [-1]);
});

test('policies that are kept go with their plan', () => {
  const state = /** @type {any} */ ({ plans: [], policiesOn: [1, 7] });
  assert.deepEqual(toPlans(MODEL, state, [2, 0, 1]), { plans: [], policiesOn: [1, 7] });
  assert.deepEqual(toPlans(MODEL, state, [2]), { plans: [2], policiesOn: [7] });
});

test('what belongs to a plan is shown with it, and what belongs to none with all', () => {
  const shown = (/** @type {number[]} */ plans) => {
    const keeps = thingFilter(MODEL, { ...unfiltered(), plans });
    return MODEL.data.things.flatMap((_, thing) => (keeps(thing) ? [thing] : []));
  };
  assert.deepEqual(shown([1]), [3, 4, 5, 10]);
  assert.deepEqual(shown([2]), [6, 7, 8, 9, 10]);
  assert.deepEqual(shown([]).length, 11);
});

test('parts are called what their plan calls them', () => {
  const levels = [{ name: ['目標', 'Goal'], many: ['目標', 'Goals'] }];
  const model = threePlans({ levels });
  model.data.things[4].level = 0;
  model.policies.push(4);
  assert.deepEqual(
    byCalling(model, [1, 4, 7]).map(({ called, things }) => [called.many[1], things]),
    [
      ['Policys', [1, 7]],
      ['Goals', [4]],
    ],
  );
  assert.equal(topCalled(model, [1])?.name[0], '目標');
  assert.equal(topCalled(model, [0, 1]), null);
});

test('an address is found as it is typed, and means the plan in hand where it names none', () => {
  const found = (/** @type {string} */ text, plan = -1) =>
    byAddress(MODEL, text, plan).map(({ thing, score }) => [MODEL.data.things[thing].at || 'plan', score]);
  assert.deepEqual(found('2018:1.1'), [['2018:1.1', 100]]);
  assert.deepEqual(found('ITO-2021 : 1'), [
    ['ito-2021:1', 100],
    ['ito-2021:1.1', 97],
  ]);
  assert.deepEqual(found('１．１', 2), [['ito-2021:1.1', 100]]);
  assert.deepEqual(found('1.1'), [
    ['2018:1.1', 100],
    ['ito-2021:1.1', 100],
  ]);
  assert.deepEqual(found('1.1', 1), found('1.1')); // which has no such
  assert.deepEqual(found('policy 1', 0), [['2018:1', 100]]);
  assert.deepEqual(found('goal-2/a/action/1'), [['env-2030:goal-2/a/action/1', 100]]);
  assert.deepEqual(found('env-2030:goal-2/a/action/1'), [['env-2030:goal-2/a/action/1', 100]]);
  assert.deepEqual(found('env-2030'), [['plan', 100]]);
  assert.deepEqual(found('strategy 2', 1), []);
  assert.deepEqual(found('goal 9'), []);
});

test('two plans are compared, the earlier first, unless they are chosen', () => {
  const pair = (/** @type {number[]} */ plans, chosen = []) => pairOf(MODEL, { plans, pair: chosen });
  assert.deepEqual(pair([0]), [0, 1]); // what follows it
  assert.deepEqual(pair([1]), [0, 1]);
  assert.deepEqual(pair([2]), [2, 0]);
  assert.deepEqual(pair([0, 2]), [2, 0]);
  assert.deepEqual(pair([]), [0, 1]);
  assert.deepEqual(pair([0], [1, 2]), [1, 2]);
});

test('pictures of several plans stand beside each other, and what they share between them', () => {
  const spots = (/** @type {number} */ thing) => [
    [thing, 0, 0],
    [thing + 1, 50, 20],
    [9, -50, -20],
  ];
  const pictures = [spots(0), spots(3), spots(6)];
  const model = threePlans({ overviews: [...pictures, [[0, 1, 1]]], maps: pictures });
  assert.deepEqual(mapOf(model, { plans: [1] }), pictures[1]);
  assert.deepEqual(overviewOf(model, { plans: [1] }), pictures[1]);
  assert.deepEqual(overviewOf(model, { plans: [] }), [[0, 1, 1]]);
  const both = new Map(mapOf(model, { plans: [0, 2] }).map(([thing, x, y]) => [thing, [x, y]]));
  assert.deepEqual(
    [...both.keys()].sort((one, other) => one - other),
    [0, 1, 6, 7, 9],
  );
  const [[x], [other], [shared]] = [0, 6, 9].map((thing) => both.get(thing));
  assert.ok(other - x > 100);
  assert.equal(shared, (x + other) / 2 - 50);
  assert.deepEqual(overviewOf(model, { plans: [0, 2] }), mapOf(model, { plans: [0, 2] }));
});
