/*
 * The texts of the search.
 */

/** @satisfies {Object<string, import('../types.js').Names>} */
export const WORDS = {
  'search.label': ['さがす', 'Search'],
  'search.placeholder': ['名称・よみ・略称・番地でさがす', 'Search by name, reading, abbreviation or address'],
  'search.hits': ['見つかったもの', 'What was found'],
  'search.found': ['{n}件', '{n} found'],
  'search.all': ['「{text}」で見つかった{n}件を一覧で見る', 'All {n} found for “{text}” as a table'],
  'search.none': [
    '見つからない。別の書き方か、名前の一部で、さがし直す。',
    'Nothing found. Try another spelling or a part of the name.',
  ],

  'found.noneNear': ['「{text}」という名のものはない。近い名：', 'Nothing goes by the name “{text}”. Names like it:'],
  'found.offers': [
    '「{text}」という名のものはない。この語から：',
    'Nothing goes by the name “{text}”. From its words:',
  ],
  'found.near': ['近い名', 'Names like it'],
  'found.leftOut': ['見つかった{n}件は絞り込みで除かれている。', '{n} more found, which the filters leave out.'],

  'offer.kind': ['{kind}の一覧（{n}件）', '{kind}: all {n} as a table'],
  'offer.linked': ['「{name}」とつながる{kind}（{n}件）', '{kind} linked with {name} ({n})'],
};
