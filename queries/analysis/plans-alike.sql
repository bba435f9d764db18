-- title: Plans that are alike
-- title (ja): 似た計画
-- question: Which two plans speak of the same industries, technologies and groups, and what share of all that either speaks of is that?
-- question (ja): 同じ産業・技術・対象者に触れる二つの計画はどれか。どちらかが触れるもののうち共通するものの割合は。
-- topic: sectors
-- note: The share depends on how long the plans are: a short plan is like no long one.
-- note (ja): 割合は計画の長さに左右される。短い計画は長い計画に似ない。
-- column: one | address | plan | 計画
-- column: other | address | other plan | ほかの計画
-- column: shared | count | in both | 両方
-- column: either | count | in either | いずれか
-- column: share | percent | share (%) | 割合（%）
-- example: keikaku analyse plans-alike RELEASE

WITH named AS (
  SELECT DISTINCT element.plan AS id, thing.iri
  FROM quads AS said
  JOIN things AS element ON element.iri = said.subject AND element.plan IS NOT NULL
  JOIN things AS thing ON thing.iri = said.object
  WHERE said.predicate = 'https://w3id.org/keikaku/ns#about'
    AND thing.class IN ('https://w3id.org/keikaku/ns#Sector', 'https://w3id.org/keikaku/ns#Group')
),
sizes AS (
  SELECT id, COUNT(*) AS size FROM named GROUP BY id
),
pairs AS (
  SELECT first.id AS one, second.id AS other, COUNT(*) AS shared
  FROM named AS first JOIN named AS second ON second.iri = first.iri AND first.id < second.id
  GROUP BY first.id, second.id
)
SELECT pairs.one, pairs.other, pairs.shared, own.size + its.size - pairs.shared AS either,
  CAST(FLOOR(100 * pairs.shared / (own.size + its.size - pairs.shared)) AS BIGINT) AS share
FROM pairs
JOIN sizes AS own ON own.id = pairs.one
JOIN sizes AS its ON its.id = pairs.other
ORDER BY share DESC, shared DESC, one, other
