/*
 * Which policies there are, what belongs to each, and by which number and ink it goes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyLook } from '../../../../keikaku/render/explorer/js/parts/policy_marks.js';
import { smallModel } from './small.js';

/** Ink and number of each policy of some plans, each given by its kind of element and the addresses of these. */
function looks(...plans) {
  const things = plans.flatMap(([kind, addresses], plan) => [
    [`plan/${plan}`, 'Plan'],
    ...addresses.map((address, place) => [`${plan}/${place}`, kind, `plan/${plan}`, address]),
  ]);
  const model = smallModel(things);
  return model.policies.map((policy) => [things[policy][0], ...Object.values(policyLook(model, policy))]);
}

test('the first plan has the first inks, and every plan its own numbers', () => {
  assert.deepEqual(looks(['Policy', ['2018:1', '2018:2']], ['Chapter', ['2005:5.4']]), [
    ['0/0', 'policy-1', '1'],
    ['0/1', 'policy-2', '2'],
    ['1/0', 'policy-3', '5.4'],
  ]);
});

test('a policy without a short address goes by its place', () => {
  const found = looks(['Policy', [undefined, 'a:chapter-of-great-length', 'a:3']]);
  assert.deepEqual(
    found.map(([, , sign]) => sign),
    ['1', '2', '3'],
  );
});

test('more policies than inks still have a number each', () => {
  const numbers = Array.from({ length: 11 }, (_, place) => place + 1);
  assert.deepEqual(
    looks(['Policy', numbers.map((number) => `x:${number}`)]).map(([, ink, sign]) => [ink, sign]),
    numbers.map((number) => [`policy-${((number - 1) % 8) + 1}`, String(number)]),
  );
});

test('what touches a policy, takes part in it, is heard in it', () => {
  const things = [
    ['a', 'Plan'],
    ['a/s', 'Chapter', 'a'],
    ['a/m', 'Measure', 'a/s'],
    ['b', 'Plan'],
    ['b/p', 'Policy', 'b'],
    ['b/s', 'Strategy', 'b/p'],
    ['hall', 'Facility'],
  ];
  const links = ['a/m involves hall', 'b/s involves hall', 'a/m partOf a/s'];
  const passages = [
    { at: 'a:1', plan: 0, of: 2, names: [6] },
    { at: 'b:1', plan: 1, of: -1, names: [6] },
  ];
  const facts = [[6, ['x', 'x'], ['y', 'y'], []]];
  const model = smallModel(things, links, { passages, facts, indicators: [{ thing: 5 }] });
  const tied = [
    [1, [0]],
    [4, [1]],
  ];
  assert.deepEqual([...model.touches[6]], tied);
  assert.deepEqual([...model.ties[6]], tied);
  assert.deepEqual([...model.heard[6]], [[1, [0]]]);
  assert.deepEqual(model.childrenOf, [[1], [2], [], [4], [5], [], []]);
  assert.deepEqual([model.factsOf[6], model.indicatorOf.get(5), model.linksOf[2]], [[0], 0, [0, 2]]);
});
