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

test('an address that leads to nothing here is known', () => {
  const nowhere = ['map', 'network&at=actor/nobody', 'focus=x'];
  const somewhere = ['', 'network', 'main', '/&lang=en', 'at=actor/jetro', 'at='];
  const lead = (fragment) => leadsNowhere(MODEL, fragment, VIEWS);
  assert.deepEqual(nowhere.map(lead), [true, true, true]);
  assert.deepEqual(somewhere.filter(lead), []);
});
