/*
 * Who counts as a partner, and who as the one whose plan it is.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ownActors,
  partnersByInitiatives,
  partnersOfPolicies,
} from '../../../../keikaku/render/explorer/js/data/partners.js';
import { smallModel } from './small.js';

const PLAN = [
  ['plan', 'Plan'],
  ['policy', 'Policy', 'plan'],
  ['one', 'Initiative', 'policy'],
  ['two', 'Initiative', 'policy'],
];

/** Own actors, partners and partners of policies of a plan with one policy of two initiatives. */
function counted(actors, ...links) {
  const model = smallModel([...PLAN, ...actors.split(' ').map((id) => [id, 'Organisation'])], links);
  const name = (thing) => model.data.things[thing].id;
  return {
    own: [...ownActors(model)].map(name),
    partners: partnersByInitiatives(model).map(({ partner, initiatives }) => [name(partner), initiatives.length]),
    policies: [...partnersOfPolicies(model)].map(([policy, some]) => [name(policy), [...some].map(name).sort()]),
  };
}

test('a partner is counted once for each initiative, and an adviser never', () => {
  const links = ['one partner a', 'two partner a', 'one partner b', 'policy partner c', 'two advisedBy b'];
  assert.deepEqual(counted('a b c', ...links), {
    own: [],
    partners: [
      ['a', 2],
      ['b', 1],
    ],
    policies: [['policy', ['a', 'b', 'c']]],
  });
});

test('whoever is only wished for is no partner yet', () => {
  assert.deepEqual(counted('a b', 'one partner a', 'two wanted a', 'one wanted b'), {
    own: [],
    partners: [['a', 1]],
    policies: [['policy', ['a']]],
  });
});

test('who wrote the plan is no partner, nor are its bureaus', () => {
  const own = ['plan creator city', 'bureau unitOf city', 'section unitOf bureau'];
  const links = ['one partner city', 'one partner section', 'one partner a'];
  assert.deepEqual(counted('city bureau section a', ...own, ...links), {
    own: ['city', 'bureau', 'section'],
    partners: [['a', 1]],
    policies: [['policy', ['a']]],
  });
});

test('with whom nearly all cooperate is whose plan it is', () => {
  const links = ['a cooperatesWith city', 'b cooperatesWith city', 'city cooperatesWith c', 'a cooperatesWith b'];
  assert.deepEqual(counted('city a b c', ...links, 'one partner city').own, ['city']);
  const { own, partners } = counted('a b', 'a cooperatesWith b', 'one partner a');
  assert.deepEqual([own, partners], [[], [['a', 1]]]);
});
