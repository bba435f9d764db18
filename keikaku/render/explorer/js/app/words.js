/*
 * The texts of the page's frame and its search.
 */

/** @type {Object<string, import('../types.js').Names>} */
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
  'frame.beside': ['図の見方', 'About the picture'],
  'sheet.height': ['下の欄の高さを変える（今は{now}）', 'Change the height of the lower part (now {now})'],
  'sheet.low': ['低い', 'low'],
  'sheet.half': ['中ほど', 'half'],
  'sheet.full': ['いっぱい', 'full'],
  'frame.language': ['言語', 'Language'],
  'frame.theme': ['配色', 'Colours'],
  'theme.light': ['明るい', 'Light'],
  'theme.dark': ['暗い', 'Dark'],
  'theme.system': ['自動', 'Auto'],
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

  'take.menu': ['取り出す', 'Export'],
  'take.link': ['リンクをコピー', 'Copy link'],
  'take.copied': ['リンクをコピーした。', 'Link copied.'],
  'take.copiedName': ['「{link}」をコピーした。', 'Copied: “{link}”.'],
  'take.saved': ['「{file}」を保存した。', 'Saved: “{file}”.'],
  'take.copyHere': ['ここから手でコピーする', 'To be copied by hand'],
  'take.needsFile': [
    'このリンクは、ファイルを一緒に渡した相手のところでだけ開く。「{copy}」なら、渡すのは1つのファイルで済む。',
    'This link opens only where the file has gone along. With “{copy}” one file is all it takes.',
  ],
  'take.copy': ['この画面の状態で開くファイルを保存', 'Save a copy that opens at this view'],
  'take.print': ['印刷', 'Print'],
  'take.refused': [
    '保存・印刷されない場合は、この枠が許していない。ファイルを直接開く。',
    'If nothing was saved or printed, this frame does not allow it: open the file itself.',
  ],
  'take.things': ['項目の表（CSV、{n}件）', 'Things (CSV, {n})'],
  'take.thingsOf': ['項目の表（CSV、全{all}件のうち{n}件）', 'Things (CSV, {n} of {all})'],
  'take.links': ['つながりの表（CSV、{n}件）', 'Links (CSV, {n})'],
  'take.linksOf': ['つながりの表（CSV、全{all}件のうち{n}件）', 'Links (CSV, {n} of {all})'],

  'search.label': ['さがす', 'Search'],
  'search.placeholder': ['名称・よみ・略称・番地でさがす', 'Search by name, reading, abbreviation or address'],
  'search.hits': ['見つかったもの', 'What was found'],
  'search.found': ['{n}件', '{n} found'],
  'search.all': ['「{text}」で見つかった{n}件を一覧で見る', 'All {n} found for “{text}” as a table'],
  'search.none': [
    '見つからない。別の書き方か、名前の一部で、さがし直す。',
    'Nothing found. Try another spelling or a part of the name.',
  ],

  'shown.unknown': ['この番地のものはない。', 'Nothing is known under this address.'],
  'shown.view': ['{view}を表示', '{view} shown'],
};
