-- title: What changes from plan to plan
-- title (ja): 計画から計画への変化
-- question: What do two plans of one area both name, and what only the one or the other?
-- question (ja): 同じ地域の二つの計画がともに挙げるもの、一方だけが挙げるものはいくつか。
-- topic: lineage
-- note: The first is the one that the second follows, where a plan says so; else that whose id comes first. What a plan does not name may be there all the same.
-- note (ja): 計画が前の計画を述べていればそれを先とし、なければ番号の順。計画が挙げないものも、なくなったとは限らない。
-- column: one | address | first plan | 先の計画
-- column: other | address | second plan | 後の計画
-- column: class | IRI | class | 種類
-- column: kind | name | class | 種類
-- column: both | count | in both | 両方
-- column: onlyOne | count | in the first alone | 先の計画だけ
-- column: onlyOther | count | in the second alone | 後の計画だけ
-- example: keikaku analyse plan-to-plan RELEASE

WITH named AS (
  SELECT DISTINCT element.plan AS id, thing.class, thing.iri
  FROM quads AS said
  JOIN things AS element ON element.iri = said.subject AND element.plan IS NOT NULL
  JOIN things AS thing ON thing.iri = said.object
  WHERE said.predicate IN ('https://w3id.org/keikaku/ns#about', 'https://w3id.org/keikaku/ns#involves')
),
tops AS (
  SELECT DISTINCT element.plan AS id, plan.iri
  FROM things AS element
  JOIN part_of AS up ON up.iri = element.iri
  JOIN things AS plan ON plan.iri = up.ancestor AND plan.class = 'https://w3id.org/keikaku/ns#Plan'
  WHERE element.plan IS NOT NULL
),
following AS (
  SELECT DISTINCT earlier.id AS one, later.id AS other
  FROM quads AS said
  JOIN tops AS later ON later.iri = said.subject
  JOIN tops AS earlier ON earlier.iri = said.object
  WHERE said.predicate = 'https://w3id.org/keikaku/ns#follows'
),
areas AS (
  SELECT DISTINCT tops.id, area.object AS area
  FROM tops JOIN quads AS area ON area.subject = tops.iri
  WHERE area.predicate = 'http://purl.org/dc/terms/spatial'
),
compared AS (
  SELECT one, other FROM following
  UNION
  SELECT first.id AS one, second.id AS other
  FROM areas AS first JOIN areas AS second ON second.area = first.area AND first.id < second.id
  WHERE NOT EXISTS (SELECT 1 FROM following WHERE following.one = second.id AND following.other = first.id)
),
sides AS (
  SELECT compared.one, compared.other, named.class, named.iri, 1 AS in_one, 0 AS in_other
  FROM compared JOIN named ON named.id = compared.one
  UNION ALL
  SELECT compared.one, compared.other, named.class, named.iri, 0 AS in_one, 1 AS in_other
  FROM compared JOIN named ON named.id = compared.other
),
things_named AS (
  SELECT one, other, class, iri, MAX(in_one) AS in_one, MAX(in_other) AS in_other
  FROM sides GROUP BY one, other, class, iri
),
words AS (
  SELECT subject AS class, MIN(CASE WHEN language = 'en' THEN object END) AS label_en,
    MIN(CASE WHEN language = 'ja' THEN object END) AS label_ja
  FROM quads WHERE predicate = 'http://www.w3.org/2000/01/rdf-schema#label' GROUP BY subject
)
SELECT things_named.one, things_named.other, things_named.class, words.label_en AS kind_en, words.label_ja AS kind_ja,
  COUNT(CASE WHEN in_one = 1 AND in_other = 1 THEN 1 END) AS both,
  COUNT(CASE WHEN in_one = 1 AND in_other = 0 THEN 1 END) AS onlyOne,
  COUNT(CASE WHEN in_one = 0 AND in_other = 1 THEN 1 END) AS onlyOther
FROM things_named
LEFT JOIN words ON words.class = things_named.class
GROUP BY things_named.one, things_named.other, things_named.class, words.label_en, words.label_ja
ORDER BY one, other, class
