/*
 * What is offered while a query is written, without a page.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begun, offers } from '../../../../keikaku/render/query_page/js/offers.js';
import { tokens } from '../../../../keikaku/render/query_page/js/tokens.js';

const names = (ja, en) => ({ ja, en });
const TERMS = [
  { name: 'kk:Initiative', kind: 'class', label: names('取組', 'Initiative'), comment: names(null, null) },
  { name: 'kk:involves', kind: 'property', label: names('関わる主体・施設', 'involves'), comment: names(null, null) },
  { name: 'skos:prefLabel', kind: 'property', label: names('名称', 'preferred name'), comment: names(null, null) },
];
const offered = (word, text = word) =>
  offers(word, text, TERMS, { kk: 'urn:kk', skos: 'urn:skos' }, 'en').map((one) => one.insert);

test('tokens give the text back, whatever it is', () => {
  const query =
    'SELECT ?名 { ?a kk:partOf* <urn:a#b> ; rdfs:label """x\n"y""", \'z\' . FILTER (?n < 3.5e2 && ?m>2) } # <end>';
  const kinds = tokens(query).filter(({ text }) => text.trim());
  assert.equal(
    tokens(query)
      .map(({ text }) => text)
      .join(''),
    query,
  );
  assert.deepEqual(
    kinds.filter(({ kind }) => kind !== 'other').map(({ kind, text }) => `${kind} ${text}`),
    [
      ...['word SELECT', 'variable ?名', 'variable ?a', 'name kk:partOf', 'iri <urn:a#b>', 'name rdfs:label'],
      ...['string """x\n"y"""', "string 'z'", 'word FILTER', 'variable ?n', 'number 3.5e2', 'variable ?m', 'number 2'],
      'comment # <end>',
    ],
  );
  for (const odd of ['"never ended', "'''", '<', '\\', '?', ':', '\ud800', '😀:x', '#']) {
    assert.equal(
      tokens(odd)
        .map(({ text }) => text)
        .join(''),
      odd,
    );
  }
});

test('nothing is begun within comments, texts and addresses', () => {
  const word = (text) => begun(text, text.length);
  assert.equal(word('?a kk:invo'), 'kk:invo');
  assert.equal(word('?a ?in'), '?in');
  assert.equal(word('SELECT ?a { ?a 関わ'), '関わ');
  assert.equal(word('"done" kk:'), 'kk:');
  assert.equal(word('"done"'), '');
  assert.equal(word('# kk:invo'), null);
  assert.equal(word('"kk:invo'), null);
  assert.equal(word('<kk:invo'), null);
  assert.equal(word('<urn:kk> kk:in'), 'kk:in');
});

test('names that begin so come first, and any language finds them', () => {
  assert.deepEqual(offered('kk:in'), ['kk:Initiative', 'kk:involves']);
  assert.deepEqual(offered('kk:volves'), ['kk:involves']);
  assert.deepEqual(offered('関わる'), ['kk:involves']);
  assert.deepEqual(offered('preferred'), ['skos:prefLabel']);
  assert.deepEqual(offered('opt'), ['OPTIONAL']);
  assert.deepEqual(offered('sk'), ['skos:prefLabel', 'skos:']);
  assert.deepEqual(offered('?n', 'SELECT ?name ?number ?other { ?n'), ['?name', '?number']);
  assert.deepEqual(offered('constructor'), []);
});
