/*
 * The texts of the outline.
 */

/** @satisfies {Object<string, import('../../types.js').Names>} */
export const WORDS = {
  'view.outline': ['目次', 'Outline'],

  'outline.title': ['目次', 'Outline'],
  'outline.filter': ['絞り込み（項目・番地・関わる主体）', 'Filter by name, number or participant'],
  'outline.openAll': ['すべて開く', 'Open all'],
  'outline.closeAll': ['すべて閉じる', 'Close all'],
  'outline.allOpen': ['すべて開いた', 'All open'],
  'outline.allClosed': ['すべて閉じた', 'All closed'],
  'outline.found': ['全{all}項目のうち{n}項目', '{n} of {all} elements'],
  'outline.behind': [
    'うち{n}項目は図に記号がなく、図の線が代わりに表す。',
    '{n} of them have no mark in the picture: its lines stand for them.',
  ],
  'outline.nothing': [
    '当てはまる項目はない。語を変えるか、絞り込みを外す。',
    'Nothing matches. Try another word, or clear the filters.',
  ],
};
