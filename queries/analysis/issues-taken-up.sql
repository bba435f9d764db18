-- title: Issues that an initiative takes up
-- title (ja): 取組が取り上げる課題
-- question: How many issues of each plan name something that an initiative of the same part names too?
-- question (ja): 各計画の課題のうち、挙げるものを同じ部分の取組も挙げているものはいくつか。
-- topic: audit
-- note: That both name the same thing does not prove that the one answers the other, nor that an issue without it is left alone.
-- note (ja): 同じものを挙げていても課題に応えるとは限らず、挙げていなくても放置されているとは限らない。
-- column: id | address | plan | 計画
-- column: issues | count | issues | 課題数
-- column: naming | count | naming something | ものを挙げる課題
-- column: taken | count | taken up | 取り上げられたもの
-- column: share | percent | taken up of those (%) | うち取り上げられた割合（%）
-- column: firstLeft | address | first that is not | 取り上げられていない最初の課題
-- example: keikaku analyse issues-taken-up RELEASE

WITH issues AS (
  SELECT iri, plan, address FROM things WHERE class = 'https://w3id.org/keikaku/ns#Issue'
),
spoken AS (
  SELECT DISTINCT subject AS element, object AS thing FROM quads
  WHERE predicate = 'https://w3id.org/keikaku/ns#about'
),
near AS (
  SELECT issues.iri AS issue, up.ancestor AS part FROM issues
  JOIN part_of AS up ON up.iri = issues.iri AND up.steps = 1
  UNION
  SELECT issues.iri AS issue, further.ancestor AS part FROM issues
  JOIN part_of AS up ON up.iri = issues.iri AND up.steps = 1
  JOIN things AS section ON section.iri = up.ancestor
    AND section.class = 'https://w3id.org/keikaku/ns#Section'
  JOIN part_of AS further ON further.iri = section.iri AND further.steps = 1
),
taken AS (
  SELECT DISTINCT near.issue
  FROM near
  JOIN part_of AS up ON up.ancestor = near.part
  JOIN things AS initiative ON initiative.iri = up.iri
    AND initiative.class = 'https://w3id.org/keikaku/ns#Initiative'
  JOIN spoken AS does ON does.element = initiative.iri
  JOIN spoken AS says ON says.element = near.issue AND says.thing = does.thing
),
named AS (
  SELECT DISTINCT issues.iri AS issue FROM issues JOIN spoken ON spoken.element = issues.iri
)
SELECT issues.plan AS id, COUNT(DISTINCT issues.iri) AS issues, COUNT(DISTINCT named.issue) AS naming,
  COUNT(DISTINCT taken.issue) AS taken,
  CASE WHEN COUNT(DISTINCT named.issue) > 0
    THEN CAST(FLOOR(100 * COUNT(DISTINCT taken.issue) / COUNT(DISTINCT named.issue)) AS BIGINT) END AS share,
  MIN(CASE WHEN named.issue IS NOT NULL AND taken.issue IS NULL THEN issues.address END) AS firstLeft
FROM issues
LEFT JOIN named ON named.issue = issues.iri
LEFT JOIN taken ON taken.issue = issues.iri
GROUP BY issues.plan
ORDER BY id
