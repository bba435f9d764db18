/*
 * The texts of filters, of what is found, and of what is offered where nothing is.
 */

/** @type {Object<string, import('../types.js').Names>} */
export const FIND_WORDS = {
  'filters.bar': ['絞り込み', 'Filters'],
  'filters.without': ['除外：{name}', 'without: {name}'],
  'filters.only': ['{name}だけ', 'only: {name}'],
  'filters.also': ['{name}も', 'and: {name}'],
  'filters.gone': ['隠した：{name}', 'hidden: {name}'],
  'filters.goneMany': ['隠した：{n}件', 'hidden: {n} things'],
  'filters.policy': ['{kind}{number}「{name}」', '{kind} {number} “{name}”'],
  'filters.and': ['、', ', '],
  'filters.takeOff': ['{filter}（外す）', '{filter}: take off'],
  'filters.notHere': ['この画面には効かない', 'not in this view'],
  'filters.left': [
    '全体では項目{all}件のうち{n}件、つながり{allLinks}件のうち{links}件',
    'in the whole graph: {n} of {all} things, {links} of {allLinks} links',
  ],
  'filters.none': ['この画面は絞り込み前の全体', 'this view is of everything, unfiltered'],
  'filters.showAll': ['すべて表示', 'Show everything'],
  'filters.taken': [
    '絞り込みを外した。全体では項目{all}件のうち{n}件',
    'Filter taken off. In the whole graph: {n} of {all} things',
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
