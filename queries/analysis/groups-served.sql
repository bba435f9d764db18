-- title: Whom plans are for
-- title (ja): 計画が対象とする人・企業
-- question: Which people and firms are initiatives for, in how many plans, and in what share of all plans?
-- question (ja): 取組はどのような人や企業を対象とするか。いくつの計画で、全計画の何割でか。
-- topic: groups
-- column: audience | IRI | group | 対象者
-- column: name | name | group | 対象者
-- column: plans | count | plans | 計画数
-- column: share | percent | of all plans (%) | 全計画に占める割合（%）
-- column: initiatives | count | initiatives | 取組数
-- column: first | address | first of them | 最初の取組
-- example: keikaku analyse groups-served RELEASE

WITH initiatives AS (
  SELECT iri, plan, address FROM things WHERE class = 'https://w3id.org/keikaku/ns#Initiative'
),
every AS (
  SELECT COUNT(DISTINCT plan) AS plans FROM initiatives
)
SELECT said.object AS audience, thing.label_en AS name_en, thing.label_ja AS name_ja,
  COUNT(DISTINCT initiatives.plan) AS plans,
  CAST(FLOOR(100 * COUNT(DISTINCT initiatives.plan) / MAX(every.plans)) AS BIGINT) AS share,
  COUNT(DISTINCT initiatives.iri) AS initiatives, MIN(initiatives.address) AS first
FROM quads AS said
JOIN initiatives ON initiatives.iri = said.subject
JOIN things AS thing ON thing.iri = said.object
CROSS JOIN every
WHERE said.predicate = 'https://w3id.org/keikaku/ns#concerns'
GROUP BY said.object, thing.label_en, thing.label_ja
ORDER BY plans DESC, initiatives DESC, audience
