/*
 * The texts of what can be taken away.
 */

/** @satisfies {Object<string, import('../types.js').Names>} */
export const WORDS = {
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
};
