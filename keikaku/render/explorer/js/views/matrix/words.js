/*
 * The texts of the matrix.
 */

/** @satisfies {Object<string, import('../../types.js').Names>} */
export const WORDS = {
  'view.matrix': ['政策との対応', 'Policy matrix'],

  'matrix.title': ['政策との対応', 'What goes with which policy'],
  'matrix.lead': [
    '関わる政策、つながる政策の多いものから順に並べた。数を押すと、つながりと出典が出る。',
    'Those with the most policies come first. A number opens its links and their sources.',
  ],
  'matrix.key': [
    '数は、役割をもって関わるつながりの数。点（·）は、名が出るか、対象などとしてつながるだけ。',
    'Numbers count the links by which it takes part; a dot (·) means that it is only named, or linked in another way.',
  ],
  'matrix.keyLinked': [
    '数はつながりの数、点（·）は名が出るだけ。',
    'Numbers count links; a dot (·) means that it is only named.',
  ],
  'matrix.keys': ['矢印キーで移動できる。', 'Arrow keys move.'],
  'matrix.filtered': ['絞り込みで何も残らない。', 'The filters leave nothing here.'],
  'matrix.own': [
    '{name}とその部局は計画を進める側で、すべての政策の主体なので、行にしていない。',
    '{name} and its bureaus carry out the whole plan, so they are not among the rows.',
  ],
  'matrix.sum': ['{n}が関わる', '{n} {n|takes|take} part'],
  'matrix.sumLinked': ['{n}がつながる', '{n} linked'],
  'matrix.none': [
    '政策に関わるもの、つながるものがない。',
    'Nothing takes part in a policy here, or is linked with one.',
  ],
  'matrix.choose': ['行にするもの', 'What the rows are'],
  'matrix.caption': ['政策と{kind}の対応', '{kind} by policy'],
  'matrix.things': ['名称', 'Name'],
  'matrix.policies': ['{kind}の数', '{kind}'],
  'matrix.links': ['つながり{n}件（{passages}箇所）', '{n} {n|link|links} from {passages} {passages|passage|passages}'],
  'matrix.linksOnly': ['つながり{n}件', '{n} {n|link|links}'],
  'matrix.others': ['ほかの形のつながり {n}件', '{n} {n|link|links} of other kinds'],
  'matrix.heard': ['名が出る箇所 {n}件', 'named in {n} {n|passage|passages}'],
  'matrix.named': ['ほかに名が出る箇所 {n}件', 'Also named in {n} {n|passage|passages}'],
  'matrix.all': ['全{n}行を表示', 'Show all {n} rows'],
  'matrix.behind': ['この対応のもとになるつながり', 'Links behind this cell'],
  'matrix.close': ['閉じる', 'Close'],
};
