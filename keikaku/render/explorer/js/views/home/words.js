/*
 * The texts of the first screen.
 */

/** @satisfies {Object<string, import('../../types.js').Names>} */
export const WORDS = {
  'view.home': ['概要', 'Overview'],

  'home.title': ['計画をたどる', 'Find your way through the plan'],
  'home.madeOf': ['{what}からなる計画', 'A plan of {what}'],
  'home.count': ['{name}\u2060{n}', '{n}\u00a0{name}'], // no break between number and word
  'home.lead': [
    '誰が、どこで、何に取り組み、目標までどこまで来たか。計画の記述は、すべて書かれている箇所まで戻れる。',
    'Who does what, where, and how close the targets are. What the plan says leads back to the passage that says it.',
  ],
  'home.examples': ['例：', 'For example:'],
  'home.policies': ['{n}つの政策とそのねらい', '{n} {n|policy and what it aims|policies and what they aim} at'],
  'home.partnerCount': ['連携先{n}', '{n} {n|partner|partners}'],
  'home.partnerNote': [
    '連携先は、市自身のほかに役割をもって加わる組織と協議会など。意見を述べただけのものは数えない。',
    'Partners are the organisations and networks besides the city itself that take part; those that only gave an opinion are not counted.',
  ],
  'home.others': ['このほかに', 'Also here:'],
  'home.tracks': ['{n}の目標：計画時点の到達度', 'Where {n} {n|target|targets} stood'],
  'home.lights': ['目標', 'Targets'],
  'home.asOf': [
    '多くは{asOf}の実績、{by}の目標。これまでの速さで届くかどうか。',
    'Most values are of {asOf}, most targets for {by}: is the pace so far enough?',
  ],
  'home.network': ['政策をつなぐもの', 'What links the policies'],
  'home.hubs': ['政策をつなぐ施設', 'Facilities that tie policies together'],
  'home.hubsNote': [
    '数字は政策の番号。塗りは関わり、枠は名が出るかつながるだけ。',
    'Numbers are policies: filled where it takes part, ringed where it is only named or linked.',
  ],
  'home.policyCount': ['{n}つの政策に関わる', 'takes part in {n} {n|policy|policies}'],
  'home.toMatrix': ['政策との対応を見る', 'See the policy matrix'],
  'home.partners': ['取組の多い連携先', 'Partners with the most initiatives'],
  'home.partnersNote': ['役割をもって加わる取組の数。', 'In how many initiatives each takes part.'],
  'home.initiatives': ['{n}件', '{n} {n|initiative|initiatives}'],
  'home.toNetwork': ['つながりの図を見る', 'See the network'],
  'home.targets': ['目標までの距離', 'Distance to targets'],
  'home.far': ['遠い', 'Farthest'],
  'home.near': ['近い（達成したものを除く）', 'Nearest, those reached left out'],
  'home.toIndicators': ['すべての指標を見る', 'See all indicators'],
  'home.tasks': ['たとえば、こんな問い', 'Questions to begin with'],
  'home.taskPath': ['{from}から{to}へは、どうつながるか', 'How is {from} linked with {to}?'],
  'home.taskAround': ['{name}には何が関わるか', 'What is linked with {name}?'],
  'home.taskOff': ['このままでは目標に届かない指標はどれか', 'Which targets would be missed at the pace so far?'],
  'home.taskCompare': [
    '2つの計画に共通するもの、片方だけのものは',
    'What is named in both plans, and what in only one?',
  ],
  'home.taskOutline': ['政策ごとに、施策と関わる主体を順に見る', 'Go through measures and partners, policy by policy'],
  'home.size': [
    '記述{passages}箇所から読み取った、政策・施策・組織・施設・分野など{things}の項目と、そのあいだの{links}のつながり。うち上下・所属の{placed}は、計画の記述ではなく編集による整理で、記述箇所をもたない。',
    'Read from {passages} passages: {things} policies, measures, organisations, places, fields and so on, and {links} links between them. Of these, {placed} place things in hierarchies: they are the editors’, with no passage.',
  ],
};
