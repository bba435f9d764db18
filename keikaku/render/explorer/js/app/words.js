/*
 * The texts of the page’s frame.
 */

/** @satisfies {Object<string, import('../types.js').Names>} */
export const WORDS = {
  'frame.skip': ['本文へ', 'Skip to content'],
  'frame.views': ['表示の切り替え', 'Views'],
  'frame.panel': ['選んだもの', 'Chosen thing'],
  'frame.beside': ['図の見方', 'About the picture'],
  'frame.language': ['言語', 'Language'],
  'frame.theme': ['配色', 'Colours'],
  'frame.about': [
    'この画面は、市の計画から作ったナレッジグラフをたどるもの。計画の文そのものは市の著作物で、ここにあるのは事実・名称・数値と、その出典の番地。',
    'This page explores a knowledge graph made from the city’s plans. The plans’ own sentences belong to the city: ' +
      'what stands here are facts, names and numbers, each with the passage that states it.',
  ],
  'frame.aboutSource': [
    'この画面は、市の計画から作ったナレッジグラフをたどるもの。このファイルには、計画の文も出典として入っている（市の著作物）。',
    'This page explores a knowledge graph made from the city’s plans. This file also holds the plans’ own sentences as ' +
      'evidence; they belong to the city.',
  ],
  'frame.offline': ['このファイルだけで動き、何も送信しない。', 'One file that works offline and sends nothing.'],

  'sheet.height': ['下の欄の高さを変える（今は{now}）', 'Change the height of the lower part (now {now})'],
  'sheet.low': ['低い', 'low'],
  'sheet.half': ['中ほど', 'half'],
  'sheet.full': ['いっぱい', 'full'],

  'theme.light': ['明るい', 'Light'],
  'theme.dark': ['暗い', 'Dark'],
  'theme.system': ['自動', 'Auto'],

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

  'shown.unknown': ['この番地のものはない。', 'Nothing is known under this address.'],
  'shown.view': ['{view}を表示', '{view} shown'],
};
