/*
 * The interface's texts, and tables as text.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phrase, wordKeys } from '../../../../keikaku/render/explorer/js/app/phrase.js';
import { csvText } from '../../../../keikaku/render/explorer/js/take_away/csv.js';

/** The places of a text that are filled. */
function filled(language, key) {
  const seen = new Set();
  const values = new Proxy({}, { get: (_, name) => seen.add(name) && 2 });
  phrase(language, key, values);
  return seen;
}

test('texts are in both languages, and the Japanese one has no place that the English has not', () => {
  assert.ok(wordKeys().length > 200);
  for (const key of wordKeys()) {
    const [japanese, english] = [phrase('ja', key), phrase('en', key)];
    const places = filled('en', key); // a plural in English needs the number
    assert.ok((japanese && english) || filled('ja', key).size, key);
    for (const place of filled('ja', key)) assert.ok(places.has(place), key);
    assert.doesNotMatch(english, /[ぁ-んァ-ヶ]/, key);
  }
});

test('one thing is told in the singular', () => {
  const told = (n) => phrase('en', 'table.marks', { n });
  assert.match(told(1), /\b1 mark\b/);
  assert.match(told(2), /\b2 marks\b/);
});

test('numbers and gaps in a CSV stay what they are', () => {
  const rows = [
    ['川崎, 市', -3],
    ['say "a"', null],
  ];
  assert.equal(csvText(['名称', 'n'], rows), '\ufeff名称,n\r\n"川崎, 市",-3\r\n"say ""a""",\r\n');
});
