/*
 * The flow of partners: what flows, where it lies, and with whom someone takes part.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coPartners } from '../../../../keikaku/render/explorer/js/data/co_partners.js';
import { keptOf, matrixColumns, rowsOf, totalsOf } from '../../../../keikaku/render/explorer/js/views/matrix/data.js';
import { flowOf } from '../../../../keikaku/render/explorer/js/views/matrix/flow_data.js';
import { bandPath, layFlow, unitFor } from '../../../../keikaku/render/explorer/js/views/matrix/flow_layout.js';
import { freshState } from '../../../../keikaku/render/explorer/js/state/state.js';
import { smallModel } from './small.js';

const PLAN = [
  ['plan', 'Plan'],
  ['p', 'Policy', 'plan'],
  ['p1', 'Initiative', 'p'],
  ['p2', 'Issue', 'p'],
  ['q', 'Policy', 'plan'],
  ['q1', 'Initiative', 'q'],
];
const STATE = freshState({ language: 'en', theme: 'light' });

/** Rows and flow of a plan of two policies. */
function shown(actors, links, { only = '', whole = false } = {}) {
  const model = smallModel([...PLAN, ...actors.map((id) => [id, 'Organisation'])], links);
  const kept = keptOf(model, STATE);
  const columns = matrixColumns(model, STATE, kept);
  const kinds = [model.data.kinds.findIndex(({ id }) => id === 'Organisation')];
  const rows = rowsOf(model, kinds, columns, kept, only);
  const name = (thing) => model.data.things[thing].id;
  return {
    model,
    rows,
    columns,
    name,
    flow: flowOf(model, rows, columns, whole),
    totals: totalsOf(rows, columns.length),
  };
}

test('a row counts elements, once each, and says in which manner', () => {
  const links = [
    'p1 partner a',
    'p1 involves a',
    'q1 partner a',
    'p1 wanted b',
    'q1 advisedBy c',
    'plan creator d',
    'p1 partner d',
  ];
  const { rows, name, totals } = shown(['a', 'b', 'c', 'd'], links);
  assert.deepEqual(
    rows.map(({ thing, section, total, policies }) => [name(thing), section, total, policies]),
    [
      ['a', 'part', 2, 2],
      ['b', 'wish', 1, 1],
      ['c', 'opinion', 1, 1],
      ['d', 'own', 1, 1],
    ],
  );
  assert.deepEqual(totals, [
    { things: 1, parts: 1 },
    { things: 1, parts: 1 },
    { things: 1, parts: 2 },
  ]);
});

test('initiatives alone are counted on demand', () => {
  const { rows, name } = shown(['a', 'b'], ['p1 partner a', 'p2 partner a', 'p2 partner b'], { only: 'Initiative' });
  assert.deepEqual(
    rows.map(({ thing, total }) => [name(thing), total]),
    [['a', 1]],
  );
});

test('what another passage settles is no wish any more', () => {
  const { flow, rows } = shown(['a'], ['p1 partner a', 'p1 wanted a', 'q1 wanted a']);
  assert.deepEqual(
    flow.strands.map(({ wish, parts }) => [wish, parts.size]),
    [
      [false, 1],
      [true, 1],
    ],
  );
  assert.equal(rows[0].section, 'part');
  const [end] = flow.ends;
  assert.deepEqual([end.count, end.wishes], [1, 1]);
});

test('the many small ones are one node until asked for', () => {
  const actors = [...Array(30).keys()].map((n) => `a${n}`);
  const links = actors.map((one) => `p1 partner ${one}`);
  assert.deepEqual(
    [false, true].map((whole) => shown(actors, links, { whole }).flow.ends.map(({ things }) => things.length)),
    [[...Array(16).fill(1), 14], Array(30).fill(1)],
  );
});

test('bands fill their bars at both ends and never lie on each other', () => {
  const node = (key, value, least = 20) => ({ key, value, least });
  const steps = [
    [node('a', 3), node('b', 1)],
    [node('r', 3), node('s', 1)],
    [node('x', 2), node('y', 2)],
  ];
  const stream = (from, over, to, value) => ({ from, over, to, value });
  const streams = [stream('b', 's', 'x', 1), stream('a', 'r', 'y', 2), stream('a', 'r', 'x', 1)];
  const { boxes, first, second, height } = layFlow(steps, streams, 10);
  const places = (bands, side) => bands.map((band) => [streams[band.place], band[side], band[side] + band.height]);
  for (const [bands, side, end] of [
    [first, 'from', 'from'],
    [first, 'to', 'over'],
    [second, 'from', 'over'],
    [second, 'to', 'to'],
  ]) {
    for (const [key, box] of boxes) {
      const at = places(bands, side)
        .filter(([one]) => one[end] === key)
        .sort((one, other) => one[1] - other[1]);
      if (!at.length) continue;
      assert.equal(at[0][1], box.y);
      assert.equal(at[at.length - 1][2], box.y + box.height);
      at.slice(1).forEach(([, top], place) => assert.equal(top, at[place][2]));
    }
  }
  for (const box of boxes.values()) assert.ok(box.top >= 0 && box.top + box.room <= height && box.room >= 20);
  assert.equal(first[0].height, 10);
});

test('a unit keeps the whole about as high as asked, and a small one visible', () => {
  assert.deepEqual([unitFor(100, 560), unitFor(1, 560), unitFor(10000, 560)], [5.6, 7, 1.5]);
  assert.equal(
    bandPath({ from: 0, to: 10, height: 5 }, 0, 100),
    'M0.0 0.0C50.0 0.0 50.0 10.0 100.0 10.0L100.0 15.0C50.0 15.0 50.0 5.0 0.0 5.0Z',
  );
});

test('two take part in the same only where one passage names both', () => {
  const links = [
    'p1 partner a',
    'p1 partner b',
    'p1 wanted c',
    'p1 advisedBy d',
    'a cooperatesWith e',
    'q1 partner f',
    'q1 partner a',
  ];
  const { model, name } = shown(['a', 'b', 'c', 'd', 'e', 'f'], links);
  const said = [...Array(links.length).keys()].map((n) => (n < 4 ? [0] : n === 4 ? [3] : [n]));
  model.data.links.forEach((link, place) => (link[3] = said[place])); // q1 names f and a in two passages
  const found = coPartners(model, model.thingById.get('a'));
  assert.deepEqual(
    found.map(({ who, manner, parts, direct }) => [
      name(who),
      manner,
      [...parts].map(([part, at]) => [name(part), at]),
      direct,
    ]),
    [
      ['b', 'part', [['p1', [0]]], []],
      ['c', 'wish', [['p1', [0]]], []],
      ['d', 'opinion', [['p1', [0]]], []],
      ['e', 'part', [], [3]],
    ],
  );
});
