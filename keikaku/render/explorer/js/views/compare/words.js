/*
 * The texts of the comparison of two plans.
 */

/** @satisfies {Object<string, import('../../types.js').Names>} */
export const WORDS = {
  'view.compare': ['2つの計画', 'Two plans'],

  'compare.title': ['2つの計画を比べる', 'Two plans compared'],
  'compare.one': [
    'このグラフの計画は1つだけで、比べる相手がない。',
    'This graph has one plan only, so there is nothing to compare.',
  ],
  'compare.plan': ['{id}年の計画', 'Plan of {id}'],
  'compare.section': [
    '{id}年の計画は、その一つの節「{section}」だけがこのグラフにある。ここになくても、計画のほかの節にあるかもしれない。',
    'The graph holds only one section of the {id} plan, “{section}”. What is missing here may be elsewhere in that plan.',
  ],
  'compare.passages': ['記述箇所', 'Passages'],
  'compare.named': ['名が出るか、つながるもの', 'Things named or linked'],
  'compare.rule': [
    '計画の箇所に名が出るものを数える。どの箇所にも名の出ないもの（人の集まりなど）は、つながりを述べる箇所で数える。',
    'Counted are the things that a plan’s passages name; what no passage names, as groups of people, counts where a passage links it.',
  ],
  'compare.kind': ['種類', 'Kind'],
  'compare.kinds': ['種類ごとの数', 'How many of each kind'],
  'compare.both': ['両方', 'Both'],
  'compare.only': ['{id}年だけ', 'Only in {id}'],
  'compare.shared': ['両方に出るもの（{n}）', 'In both ({n})'],
  'compare.nothing': ['両方に出るものはない。', 'Nothing is in both.'],
  'compare.thing': ['名称', 'Name'],
  'compare.onlyNamed': ['名が出るだけ', 'only named'],
  'compare.onlyIn': ['{id}年の計画だけに出るもの', 'Only in the plan of {id}'],
};
