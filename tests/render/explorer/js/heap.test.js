// Texts in one heap: those that hold another are found as by asking each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heapOf, placesHolding } from '../../../../keikaku/render/explorer/js/text/heap.js';

test('a heap finds what each text would say of itself', () => {
  let seed = 2018;
  const chance = (/** @type {number} */ below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const some = () => Array.from({ length: chance(7) }, () => 'aab川崎市'[chance(6)]).join('');
  for (let round = 0; round < 60; round += 1) {
    const texts = Array.from({ length: chance(40) }, some);
    const heap = heapOf(texts);
    for (const sought of ['a', 'aa', 'b川', '崎', '川崎市', 'zz', ...texts.filter(Boolean)]) {
      const expected = texts.flatMap((text, place) => (text.includes(sought) ? [place] : []));
      assert.deepEqual(placesHolding(heap, sought), expected);
    }
  }
});
