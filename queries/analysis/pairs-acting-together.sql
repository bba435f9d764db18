-- title: Pairs that act together
-- title (ja): ともに関わる主体の組
-- question: Which two actors take part in the same elements, in how many plans and parts of plans?
-- question (ja): 計画の同じ要素にともに関わる二つの主体はどれか。いくつの計画、いくつの部分でか。
-- topic: partners
-- note: Roles count; who gave an opinion, or is only wanted, does not. What a plan says of one part more than once, or again of a part above it, counts once. A plan is a sample of what there is.
-- note (ja): 役割を数え、意見を述べただけのもの、望まれるだけのものは数えない。計画が同じ部分について繰り返し述べること、またその上位で再び述べることは、一度だけ数える。計画は現実の一部を写したものにすぎない。
-- column: actor | IRI | actor | 主体
-- column: name | name | actor | 主体
-- column: other | IRI | other actor | 相手の主体
-- column: otherName | name | other actor | 相手の主体
-- column: plans | count | plans | 計画数
-- column: parts | count | parts of plans | 計画の部分の数
-- column: first | address | first of them | 最初の要素
-- example: keikaku analyse pairs-acting-together RELEASE

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
actors AS (
  SELECT iri, label_en, label_ja FROM things
  WHERE class IN ('https://w3id.org/keikaku/ns#Actor', 'https://w3id.org/keikaku/ns#Organisation', 'https://w3id.org/keikaku/ns#Network')
),
facts AS (
  SELECT DISTINCT one.actor, other.actor AS other, stands.part, act.plan, act.address
  FROM taking AS one
  JOIN taking AS other ON other.act = one.act AND one.actor < other.actor
  JOIN actors AS own ON own.iri = one.actor
  JOIN actors AS its ON its.iri = other.actor
  JOIN stands ON stands.act = one.act
  JOIN things AS act ON act.iri = one.act
),
lowest AS (
  SELECT actor, other, part, plan, address FROM facts
  WHERE NOT EXISTS (
    SELECT 1 FROM facts AS again JOIN part_of AS up ON up.iri = again.part
    WHERE again.actor = facts.actor AND again.other = facts.other AND up.ancestor = facts.part
  )
)
SELECT lowest.actor, own.label_en AS name_en, own.label_ja AS name_ja,
  lowest.other, its.label_en AS otherName_en, its.label_ja AS otherName_ja,
  COUNT(DISTINCT lowest.plan) AS plans, COUNT(DISTINCT lowest.part) AS parts, MIN(lowest.address) AS first
FROM lowest
JOIN actors AS own ON own.iri = lowest.actor
JOIN actors AS its ON its.iri = lowest.other
GROUP BY lowest.actor, own.label_en, own.label_ja, lowest.other, its.label_en, its.label_ja
HAVING COUNT(DISTINCT lowest.part) > 1
ORDER BY plans DESC, parts DESC, actor, other
