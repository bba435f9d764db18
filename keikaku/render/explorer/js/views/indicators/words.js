/*
 * The texts of charts and of the dashboard of indicators.
 */

/** @satisfies {Object<string, import('../../types.js').Names>} */
export const WORDS = {
  'view.indicators': ['指標', 'Indicators'],

  'indicator.sentence': ['{name}：{verdict}。{state}。', '{name}: {verdict}. {state}.'],
  'indicator.noChart': ['数値がないため図はない。', 'No numbers to draw.'],

  'indicators.title': ['成果指標の一覧', 'All indicators'],
  'indicators.lead': [
    '目標に届きそうか。計画にある最新の値と、そこまでの速さから判断した。',
    'Will the targets be met? Judged by the latest values in the plan and the pace up to them.',
  ],
  'indicators.none': ['このグラフに成果指標はない。', 'This graph has no indicators.'],
  'indicators.noneLeft': ['この条件に合う指標はない。', 'No indicator fits this choice.'],
  'indicators.filter': ['見通しでしぼる', 'Filter by track'],
  'indicators.search': ['指標をさがす', 'Find an indicator'],
  'indicators.policy': ['政策', 'Policy'],
  'indicators.all': ['すべての政策', 'All policies'],
  'indicators.order': ['並び順', 'Order'],
  'indicators.distance': ['目標から遠い順', 'Farthest first'],
  'indicators.plan': ['計画の順', 'Order of the plan'],
  'indicators.pace': ['必要な加速の大きい順', 'Most speeding-up needed first'],
  'indicators.count': ['{all}指標のうち{shown}を表示', '{shown} of {all} indicators'],
  'indicators.table': ['同じ内容の表', 'The same as a table'],
  'indicators.bar': [
    '棒の目盛りは指標ごと。細い線は策定時、太い線は目標値、丸は現状値。淡い緑のところで目標に達する。',
    'Each bar has its own scale: the thin line is the baseline, the thick one the target, the dot the latest value. In the pale green part the target is met.',
  ],

  'indicator.measure': ['施策項目', 'Measure'],
  'indicator.name': ['成果指標', 'Indicator'],
  'indicator.standing': ['状況', 'Standing'],
  'indicator.track': ['見通し', 'On track?'],
  'indicator.past': ['これまでの変化', 'Change so far'],
  'indicator.pace': ['必要な変化', 'Change needed'],
  'indicator.first': ['第1期の目標値', 'First-period target'],
  'indicator.stated': ['出典', 'Source'],
  'indicator.baseline': ['策定時', 'Baseline'],
  'indicator.latest': ['現状値', 'Latest'],
  'indicator.target': ['目標値', 'Target'],
};
