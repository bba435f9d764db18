/* The texts of the network view: toolbar, legend, picture. */

/** @type {Object<string, import('../../types.js').Names>} */
export const NETWORK_WORDS = {
  'network.title': ['つながりの図', 'Network'],
  'network.scenes': ['図に出す範囲', 'What the picture shows'],
  'network.overview': ['概要', 'Overview'],
  'network.around1': ['まわり', 'Around'],
  'network.around2': ['2つ先まで', 'Two steps'],
  'network.all': ['すべて', 'All'],
  'network.path': ['経路', 'Path'],
  'network.needsThing': ['先に図や検索で一つ選ぶ', 'First choose something in the picture or by search'],

  'network.chosen': ['選んだもの', 'Chosen'],
  'network.outside': ['この図にはない', 'Not in this picture'],
  'network.picked': ['「{name}」を選んだ', '{name} chosen'],
  'network.expand': ['広げる', 'Expand'],
  'network.collapse': ['たたむ', 'Collapse'],
  'network.middle': ['中心にする', 'Put in the middle'],
  'network.hide': ['隠す', 'Hide'],
  'network.pin': ['とめる', 'Pin'],
  'network.unpin': ['とめない', 'Unpin'],
  'network.pathTo': ['経路をさがす', 'Path to …'],
  'network.showHidden': ['隠した{n}件を戻す', 'Show {n} hidden'],
  'network.unpinAll': ['動かした{n}件を戻す', 'Release {n} {n|pin|pins}'],
  'network.collapseAll': ['広げた{n}件をたたむ', 'Collapse {n} expanded'],

  'network.zoomIn': ['拡大', 'Zoom in'],
  'network.zoomOut': ['縮小', 'Zoom out'],
  'network.fit': ['全体を表示', 'Fit'],
  'network.view': ['図の見え方', 'View of the picture'],
  'network.save': ['図を保存', 'Save picture'],
  'network.savePng': ['PNG', 'PNG'],
  'network.saveSvg': ['SVG', 'SVG'],
  'network.saved': ['図を保存した', 'Picture saved'],

  'network.licence': ['keikaku ナレッジグラフ、CC BY 4.0', 'keikaku knowledge graph, CC BY 4.0'],

  'network.caption': ['{plan}：{what}', '{plan}: {what}'],
  'network.counts': ['{things}件、線{lines}本', '{things} {things|thing|things}, {lines} {lines|line|lines}'],
  'network.without': ['（「{names}」の線は除く）', ' (without “{names}”)'],
  'network.stand': [
    '{lines}本の線は合わせて{links}件のつながりを表す',
    'the {lines} {lines|line stands|lines stand} for {links} {links|link|links}',
  ],
  'network.leftOut': [
    'ほかに{n}件あるが描いていない（記号を広げると出る）',
    '{n} more not drawn (expand a mark to see what it has)',
  ],
  'network.picture': ['つながりの図：{what}。{counts}', 'Network picture: {what}. {counts}'],
  'network.keys': [
    '矢印キーで隣の記号へ、スペースで選択、Enterで広げる、Lでその記号の線を順に選ぶ、Shift＋矢印で図を動かす、＋と－で拡大・縮小、0で全体。',
    'Arrow keys go to the next mark, space chooses it, Enter expands it, L chooses its lines one after the other, Shift with arrows moves the picture, ' +
      '+ and − zoom, 0 shows all.',
  ],
  'network.hint': [
    '記号を選ぶと詳細、線を選ぶと根拠。記号はダブルクリックで広がり、ドラッグで動かせる。',
    'Click a mark for details, a line for what it says; click a mark twice to expand it, drag to move it.',
  ],
  'network.hintTouch': [
    '記号を選ぶと詳細、線を選ぶと根拠。記号は続けて2回タップすると広がり、指でずらすと動かせる。',
    'Tap a mark for details, a line for what it says; tap a mark twice to expand it, drag to move it.',
  ],
  'network.twins': ['同じ内容を文字で：', 'The same in words:'],
  'network.empty': ['絞り込みに合うものがない。', 'Nothing is left by the filters.'],
  'network.more': ['ほか{n}件', '{n} more'],
  'network.walked': ['{name}（{kind}）、線{lines}本', '{name} ({kind}), {lines} {lines|line|lines}'],
  'network.overviewOf': ['{elements}と、主な{others}', '{elements}, with the main {others}'],
  'network.ofPlans': ['{n}つの計画の{elements}', '{elements} of {n} plans'],
  'network.aroundOf': ['{name}のまわり', 'around {name}'],
  'network.pathOf': ['{from}から{to}へ', 'from {from} to {to}'],
  'network.allOf': ['すべてのもの', 'everything'],

  'line.title': ['この線が表すこと（{n}件）', 'What this line says ({n} {n|statement|statements})'],
  'line.more': ['ほか{n}件', 'and {n} more'],
  'line.close': ['線の説明を閉じる', 'Close what the line says'],
  'line.told': ['線：{says}。この線は{n}件を表す', 'Line: {says}. It stands for {n} {n|statement|statements}'],

  'legend.title': ['凡例と絞り込み', 'Legend and filter'],
  'legend.kinds': ['種類', 'Kinds'],
  'legend.relations': ['関係', 'Relations'],
  'legend.plans': ['計画', 'Plans'],
  'legend.policies': ['政策で絞る', 'Only these policies'],
  'legend.numbered': ['{kind}（番号）', '{kind}, by number'],
  'legend.bundle': ['灰色の太い線：いくつもの関係を束ねたもの', 'wide grey line: several relations in one'],
  'legend.only': ['これだけ表示', 'only'],
  'legend.onlyThis': ['これだけ表示：{name}', 'show only: {name}'],
  'legend.reset': ['絞り込みをやめる', 'Clear filters'],
};
