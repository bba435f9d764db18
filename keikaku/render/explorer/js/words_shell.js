/*
 * The texts of the page's frame, its first screen and its search.
 */

/** @type {Object<string, import('./types.js').Names>} */
export const SHELL_WORDS = {
  'view.home': ['概要', 'Overview'],
  'view.network': ['つながり', 'Network'],
  'view.outline': ['目次', 'Outline'],
  'view.table': ['一覧', 'Table'],
  'view.indicators': ['指標', 'Indicators'],
  'view.matrix': ['政策との対応', 'Policy matrix'],
  'view.compare': ['2つの計画', 'Two plans'],

  'frame.skip': ['本文へ', 'Skip to content'],
  'frame.views': ['表示の切り替え', 'Views'],
  'frame.panel': ['選んだもの', 'Chosen thing'],
  'frame.language': ['言語', 'Language'],
  'frame.theme': ['配色', 'Colours'],
  'theme.light': ['明るい', 'Light'],
  'theme.dark': ['暗い', 'Dark'],
  'theme.system': ['自動', 'Auto'],
  'frame.about': [
    'この画面は、市の計画から作ったナレッジグラフをたどるもの。計画の文そのものは市の著作物で、ここにあるのは事実・名称・数値と、その出典の番地。',
    'This page explores a knowledge graph made from the city’s plans. The plans’ own sentences belong to the city: '
      + 'what stands here are facts, names and numbers, each with the passage that states it.',
  ],
  'frame.aboutSource': [
    'この画面は、市の計画から作ったナレッジグラフをたどるもの。このファイルには、計画の文も出典として入っている（市の著作物）。',
    'This page explores a knowledge graph made from the city’s plans. This file also holds the plans’ own sentences as '
      + 'evidence; they belong to the city.',
  ],
  'frame.offline': ['このファイルだけで動き、何も送信しない。', 'One file that works offline and sends nothing.'],

  'take.menu': ['取り出す', 'Take away'],
  'take.link': ['リンクをコピー', 'Copy link'],
  'take.copied': ['リンクをコピーした', 'Link copied'],
  'take.copyHere': ['この画面のリンク', 'Link to this view'],
  'take.print': ['印刷', 'Print'],
  'take.things': ['項目の表（CSV、{n}件）', 'Things (CSV, {n})'],
  'take.thingsOf': ['項目の表（CSV、全{all}件のうち{n}件）', 'Things (CSV, {n} of {all})'],
  'take.links': ['つながりの表（CSV、{n}件）', 'Links (CSV, {n})'],
  'take.linksOf': ['つながりの表（CSV、全{all}件のうち{n}件）', 'Links (CSV, {n} of {all})'],

  'home.title': ['計画をたどる', 'Find your way through the plan'],
  'home.lead': [
    '誰が、どこで、何に取り組み、目標までどこまで来たか。どの事実も、書かれている箇所まで戻れる。',
    'Who does what, where, and how far the targets are. Every fact leads back to the passage that states it.',
  ],
  'home.examples': ['例：', 'For example:'],
  'home.things': ['項目', '{n|thing|things}'],
  'home.links': ['つながり', '{n|link|links}'],
  'home.passages': ['記述箇所', '{n|passage|passages}'],
  'home.indicators': ['成果指標', '{n|indicator|indicators}'],
  'home.policies': ['政策から', 'By policy'],
  'home.hubs': ['政策をつなぐ施設', 'Facilities that tie policies'],
  'home.hubsNote': ['数字は政策の番号。塗りは関わり、枠は言及。', 'Numbers are policies: filled where it takes part, ringed where it is named.'],
  'home.policyCount': ['{n}つの政策に関わる', 'takes part in {n} {n|policy|policies}'],
  'home.toMatrix': ['政策との対応を見る', 'See the policy matrix'],
  'home.partners': ['関わりの多い相手', 'Most connected partners'],
  'home.partnersNote': ['計画の項目に関わる回数。', 'How often each takes part in an element of the plans.'],
  'home.ties': ['{n}回', '{n} {n|time|times}'],
  'home.toNetwork': ['つながりの図を見る', 'See the network'],
  'home.targets': ['目標までの距離', 'Distance to targets'],
  'home.far': ['遠い', 'Farthest'],
  'home.near': ['近い', 'Nearest'],
  'home.toIndicators': ['すべての指標を見る', 'See all indicators'],
  'home.tasks': ['たとえば、こんな問い', 'Questions to begin with'],
  'home.taskPath': ['{from}から{to}へは、どうつながるか', 'How is {from} linked with {to}?'],
  'home.taskAround': ['{name}には何が関わるか', 'What is linked with {name}?'],
  'home.taskBack': ['計画策定時より後退した指標はどれか', 'Which indicators have fallen behind their baseline?'],
  'home.taskCompare': ['2つの計画に共通するもの、片方だけのものは', 'What do both plans name, and what only one?'],
  'home.taskOutline': ['政策ごとに、施策と関わる主体を順に見る', 'Go through measures and partners, policy by policy'],

  'search.label': ['さがす', 'Search'],
  'search.placeholder': ['名称・よみ・略称・番地でさがす', 'Search by name, reading, abbreviation or address'],
  'search.hits': ['見つかったもの', 'What was found'],
  'search.found': ['{n}件', '{n} found'],
  'search.all': ['「{text}」で見つかった{n}件を一覧で見る', 'All {n} found for “{text}” as a table'],
  'search.none': ['見つからない。別の書き方か、名前の一部で。', 'Nothing found. Try another spelling or a part of the name.'],

  'shown.view': ['{view}を表示', '{view} shown'],
};
