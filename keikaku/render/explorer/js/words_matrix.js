/*
 * The texts of the matrix.
 */

/** @type {Object<string, import('./types.js').Names>} */
export const MATRIX_WORDS = {
  'matrix.title': ['政策との対応', 'Who and what takes part in which policy'],
  'matrix.lead': [
    '多くの政策に関わるものから順に並べた。数を押すと、その記述と出典が出る。',
    'Those that take part in most policies come first. A number opens its statements and sources.',
  ],
  'matrix.key': ['数は記述の数、点（·）は名が出るだけ。矢印キーで移動できる。', 'Numbers count statements; a dot (·) means that it is only named. Arrow keys move.'],
  'matrix.filtered': ['絞り込みで何も残らない。', 'The filters leave nothing here.'],
  'matrix.own': [
    '{name}とその部局は計画を進める側で、すべての政策の主体なので、行にしていない。',
    '{name} and its bureaus carry out the whole plan, so they are not among the rows.',
  ],
  'matrix.sum': ['{n}が関わる', '{n} {n|takes|take} part'],
  'matrix.none': ['政策に関わるものがない。', 'Nothing takes part in a policy here.'],
  'matrix.choose': ['行にするもの', 'What the rows are'],
  'matrix.caption': ['政策と{kind}の対応', '{kind} by policy'],
  'matrix.things': ['名称', 'Name'],
  'matrix.policies': ['政策数', 'Policies'],
  'matrix.links': ['記述 {n}件', '{n} {n|statement|statements}'],
  'matrix.heard': ['名が出る箇所 {n}件', 'named in {n} {n|passage|passages}'],
  'matrix.named': ['ほかに名が出る箇所 {n}件', 'Also named in {n} {n|passage|passages}'],
  'matrix.all': ['全{n}行を表示', 'Show all {n} rows'],
  'matrix.behind': ['この対応の記述', 'Statements behind this cell'],
  'matrix.close': ['閉じる', 'Close'],
};
