// Ways of writing one Japanese word in Latin letters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../../../keikaku/render/explorer/js/text/fold.js';
import { soundsOf } from '../../../../keikaku/render/explorer/js/text/romaji.js';

const heard = (/** @type {string} */ text) => soundsOf(fold(text));

test('a word sounds alike in kana and however it is written in Latin letters', () => {
  for (const [kana, ...latin] of [
    ['しょうてんがい', 'shotengai', 'Shōtengai', 'shoutengai', 'syotengai'],
    ['のうぎょう', 'nogyo', 'nōgyō', 'nougyou', 'Nogyo'],
    ['ちゅうしょうきぎょう', 'chusho-kigyo', 'chūshō kigyō', 'tyusyokigyo'],
    ['しんぶん', 'shimbun', 'shinbun'],
    ['けっちゃく', 'ketchaku', 'kecchaku'],
    ['ふじつう', 'Fujitsu', 'hujituu'],
    ['コンベンションホール', 'konbenshon horu', 'kombenshonhōru'],
  ])
    for (const one of latin) assert.equal(heard(one), heard(kana), one);
});

test('other words sound otherwise, and what is no sound has none', () => {
  assert.notEqual(heard('nogyo'), heard('こうぎょう'));
  assert.notEqual(heard('shoten'), heard('しょうてんがい'));
  for (const text of ['商店街', 'M5', '']) assert.equal(heard(text), null);
});
