/*
 * The state of the page as a fragment of its address: what it is like, and what of an odd one is used.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  freshState,
  leadsNowhere,
  readFragment,
  writeFragment,
} from '../../../../keikaku/render/explorer/js/state/state.js';
import { smallModel } from './small.js';

const USUAL = { language: 'ja', theme: 'system' };
const VIEWS = ['home', 'network'];
const MODEL = smallModel([
  ['2018', 'Plan'],
  ['2018/6.1.1/action/4', 'Initiative', '2018'],
  ['actor/jetro', 'Organisation'],
]);
const [ACTION, JETRO] = [1, 2];

const read = (fragment) => readFragment(MODEL, fragment, USUAL, VIEWS);

test('an address is short and says what it leads to', () => {
  const fresh = freshState(USUAL);
  assert.equal(writeFragment(MODEL, fresh, USUAL), '');
  const around = { ...fresh, view: 'network', scene: 'around', focus: JETRO, at: ACTION, language: 'en' };
  const fragment = 'network&scene=around&focus=actor/jetro&at=2018/6.1.1/action/4&lang=en';
  assert.equal(writeFragment(MODEL, around, USUAL), fragment);
  assert.deepEqual(read(`#${fragment}`), around);
});

test('what an address knows not is passed over', () => {
  const state = read(
    '#network&at=actor/nobody&focus=actor/jetro&open=actor/jetro,actor/nobody&hide=Facility,Spaceship&steps=9' +
      '&pin=actor/jetro@x@1&x=y&%',
  );
  assert.deepEqual(state, {
    ...freshState(USUAL),
    view: 'network',
    focus: JETRO,
    open: [JETRO],
    kindsOff: ['Facility'],
  });
});

test('plans stand in an address by their ids, unless they are those of the start', () => {
  const things = ['2018', 'ito-2021', 'sapporo-env-2030'].map((id) => [id, 'Plan']);
  const plans = things.map(([id], thing) => ({ id, name: ['', ''], thing }));
  const model = smallModel(things, [], { plans, opens: [0], main: 0 });
  const there = (/** @type {object} */ patch) => {
    const fragment = writeFragment(model, { ...freshState(USUAL, [0]), ...patch }, USUAL);
    const { plans: shown, pair } = readFragment(model, fragment, USUAL, VIEWS);
    return [fragment, shown, pair];
  };
  assert.deepEqual(there({}), ['', [0], []]);
  assert.deepEqual(there({ plans: [] }), ['plan=all', [], []]);
  assert.deepEqual(there({ plans: [1] }), ['plan=ito-2021', [1], []]);
  assert.deepEqual(there({ plans: [0, 2] }), ['plan=2018,sapporo-env-2030', [0, 2], []]);
  assert.deepEqual(there({ pair: [2, 0] }), ['pair=sapporo-env-2030,2018', [0], [2, 0]]);
  const odd = (/** @type {string} */ fragment) => readFragment(model, fragment, USUAL, VIEWS).plans;
  assert.deepEqual(odd('plan=2018,ito-2021,sapporo-env-2030'), []);
  assert.deepEqual(odd('plan=2005'), [0]);
  assert.deepEqual(
    ['plan=all', 'plan=2018', 'plan=2018,2005'].map((fragment) => leadsNowhere(model, fragment, VIEWS)),
    [false, false, true],
  );
});

test('a step of the story stands in an address as far as the story goes', () => {
  const story = [
    ['', ''],
    ['', ''],
    [[''], ['network']],
  ];
  const model = smallModel([['2018', 'Plan']], [], { story });
  const tour = (/** @type {string} */ fragment) => readFragment(model, fragment, USUAL, VIEWS).tour;
  assert.deepEqual(['tour=1', 'tour=2', 'tour=3', 'tour=-1', 'tour=x', ''].map(tour), [1, 2, 0, 0, 0, 0]);
  assert.equal(writeFragment(model, { ...freshState(USUAL), tour: 2 }, USUAL), 'tour=2');
  assert.equal(read('tour=1').tour, 0); // where there is none
});

test('what a map shows stands in an address where it can be on the globe', () => {
  const map = (/** @type {string} */ fragment) => read(fragment).map;
  assert.deepEqual(map('network&map=35.5306,-139.7,12.5'), [35.5306, -139.7, 12.5]);
  assert.equal(writeFragment(MODEL, { ...freshState(USUAL), map: [35.5, 139.7, 4] }, USUAL), 'map=35.5,139.7,4');
  const odd = ['map=', 'map=91,0,1', 'map=0,181,1', 'map=0,0,0', 'map=0,0,1e9', 'map=a,b,c', 'map=1,2', 'map=1,2,3,4'];
  assert.deepEqual(odd.flatMap(map), []);
});

test('an address that leads to nothing here is known', () => {
  const nowhere = ['map', 'network&at=actor/nobody', 'focus=x'];
  const somewhere = ['', 'network', 'main', '/&lang=en', 'at=actor/jetro', 'at='];
  const lead = (fragment) => leadsNowhere(MODEL, fragment, VIEWS);
  assert.deepEqual(nowhere.map(lead), [true, true, true]);
  assert.deepEqual(somewhere.filter(lead), []);
});
