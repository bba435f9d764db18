-- title: What plans call for, intend and report
-- title (ja): 求めること、行うこと、現にあること
-- question: In how many passages does each plan call for something, consider it, intend it or report it?
-- question (ja): 各計画は、いくつの箇所で何かを求め、検討し、行うとし、現にそうだとするか。
-- topic: audit
-- note: What a plan intends is not done yet.
-- note (ja): 計画が行うとすることは、まだ行われたことではない。
-- column: id | address | plan | 計画
-- column: passages | count | passages | 箇所数
-- column: needed | count | calls for | 求める
-- column: considered | count | considers | 検討する
-- column: intended | count | intends | 行うとする
-- column: reported | count | reports | 現にそうである
-- example: keikaku analyse wanted-or-done RELEASE

WITH passages AS (
  SELECT DISTINCT element.plan AS id, said.object AS passage
  FROM things AS element
  JOIN quads AS said ON said.subject = element.iri AND said.predicate = 'https://w3id.org/keikaku/ns#statedIn'
  WHERE element.plan IS NOT NULL
),
modal AS (
  SELECT DISTINCT subject AS passage, object AS modality FROM quads
  WHERE predicate = 'https://w3id.org/keikaku/ns#modality'
)
SELECT passages.id, COUNT(DISTINCT passages.passage) AS passages,
  COUNT(DISTINCT CASE WHEN modality = 'https://w3id.org/keikaku/ns#Needed' THEN passages.passage END) AS needed,
  COUNT(DISTINCT CASE WHEN modality = 'https://w3id.org/keikaku/ns#Considered' THEN passages.passage END) AS considered,
  COUNT(DISTINCT CASE WHEN modality = 'https://w3id.org/keikaku/ns#Intended' THEN passages.passage END) AS intended,
  COUNT(DISTINCT CASE WHEN modality = 'https://w3id.org/keikaku/ns#Reported' THEN passages.passage END) AS reported
FROM passages
LEFT JOIN modal ON modal.passage = passages.passage
GROUP BY passages.id
ORDER BY id
