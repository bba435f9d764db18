-- title: Partners that several plans share
-- title (ja): 複数の計画に共通する連携相手
-- question: Which actors and facilities take part in the plans of more than one city, or in several plans of one?
-- question (ja): 二つ以上の都市の計画、または一つの都市の複数の計画に関わる主体・施設はどれか。
-- topic: partners
-- note: Roles count; who gave an opinion, or is only wanted, does not. What a plan says of one part more than once, or again of a part above it, counts once. A plan is a sample of what there is.
-- note (ja): 役割を数え、意見を述べただけのもの、望まれるだけのものは数えない。計画が同じ部分について繰り返し述べること、またその上位で再び述べることは、一度だけ数える。計画は現実の一部を写したものにすぎない。
-- column: partner | IRI | who or what | 主体・施設
-- column: name | name | who or what | 主体・施設
-- column: cities | count | areas | 地域数
-- column: plans | count | plans | 計画数
-- column: parts | count | parts of plans | 計画の部分の数
-- column: first | address | first of them | 最初の要素
-- example: keikaku analyse partners-shared RELEASE

WITH headings AS (
  SELECT iri, plan, address FROM things
  WHERE class IN ('https://w3id.org/keikaku/ns#Plan', 'https://w3id.org/keikaku/ns#Policy', 'https://w3id.org/keikaku/ns#Strategy', 'https://w3id.org/keikaku/ns#Measure',
                  'https://w3id.org/keikaku/ns#Section')
),
stands AS (
  SELECT iri AS act, iri AS part FROM headings
  UNION ALL
  SELECT below.iri AS act, headings.iri AS part
  FROM part_of AS below
  JOIN headings ON headings.iri = below.ancestor
  WHERE below.steps = 1 AND NOT EXISTS (SELECT 1 FROM headings AS own WHERE own.iri = below.iri)
),
taking AS (
  SELECT DISTINCT said.subject AS act, said.object AS actor
  FROM quads AS said
  WHERE said.predicate = 'https://w3id.org/keikaku/ns#involves'
    AND NOT EXISTS (
      SELECT 1 FROM quads AS apart
      WHERE apart.predicate IN ('https://w3id.org/keikaku/ns#advisedBy', 'https://w3id.org/keikaku/ns#wanted')
        AND apart.subject = said.subject AND apart.object = said.object
    )
),
facts AS (
  SELECT DISTINCT taking.actor, stands.part, act.plan, act.address
  FROM taking
  JOIN stands ON stands.act = taking.act
  JOIN things AS act ON act.iri = taking.act
),
lowest AS (
  SELECT actor, part, plan, address FROM facts
  WHERE NOT EXISTS (
    SELECT 1 FROM facts AS other JOIN part_of AS up ON up.iri = other.part
    WHERE other.actor = facts.actor AND up.ancestor = facts.part
  )
),
areas AS (
  SELECT DISTINCT element.plan, area.object AS area
  FROM things AS element
  JOIN part_of AS up ON up.iri = element.iri
  JOIN quads AS area ON area.subject = up.ancestor
  WHERE area.predicate = 'http://purl.org/dc/terms/spatial'
)
SELECT lowest.actor AS partner, partner.label_en AS name_en, partner.label_ja AS name_ja,
  COUNT(DISTINCT areas.area) AS cities, COUNT(DISTINCT lowest.plan) AS plans,
  COUNT(DISTINCT lowest.part) AS parts, MIN(lowest.address) AS first
FROM lowest
JOIN things AS partner ON partner.iri = lowest.actor AND partner.class <> 'https://w3id.org/keikaku/ns#Group'
LEFT JOIN areas ON areas.plan = lowest.plan
GROUP BY lowest.actor, partner.label_en, partner.label_ja
HAVING COUNT(DISTINCT lowest.plan) > 1
ORDER BY cities DESC, plans DESC, parts DESC, partner
