-- title: Brokers: actors that bridge parts of plans
-- title (ja): 計画の部分をつなぐ主体
-- question: Which actors act together with others in more than one part of a plan, and how many others do they meet?
-- question (ja): 計画の二つ以上の部分でほかの主体や施設とともに関わる主体はどれか。いくつの主体や施設と出会うか。
-- topic: partners
-- note: Met are the other actors and facilities that the same elements involve. Roles count; who gave an opinion, or is only wanted, does not. What a plan says of one part more than once, or again of a part above it, counts once. A plan is a sample of what there is.
-- note (ja): 出会う数は、同じ要素に関わるほかの主体・施設の数。役割を数え、意見を述べただけのもの、望まれるだけのものは数えない。計画が同じ部分について繰り返し述べること、またその上位で再び述べることは、一度だけ数える。計画は現実の一部を写したものにすぎない。
-- column: actor | IRI | actor | 主体
-- column: name | name | actor | 主体
-- column: plans | count | plans | 計画数
-- column: policies | count | policies | 政策数
-- column: parts | count | parts of plans | 計画の部分の数
-- column: met | count | met | 出会う数
-- column: first | address | first of them | 最初の要素
-- example: keikaku analyse brokers RELEASE

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
met AS (
  SELECT DISTINCT one.act, one.actor, other.actor AS other
  FROM taking AS one
  JOIN taking AS other ON other.act = one.act AND other.actor <> one.actor
  JOIN actors AS own ON own.iri = one.actor
  JOIN things AS its ON its.iri = other.actor AND its.class <> 'https://w3id.org/keikaku/ns#Group'
),
facts AS (
  SELECT met.actor, met.other, met.act, stands.part, act.plan, act.address
  FROM met
  JOIN stands ON stands.act = met.act
  JOIN things AS act ON act.iri = met.act
),
lowest AS (
  SELECT actor, other, act, part, plan, address FROM facts
  WHERE NOT EXISTS (
    SELECT 1 FROM facts AS again JOIN part_of AS up ON up.iri = again.part
    WHERE again.actor = facts.actor AND up.ancestor = facts.part
  )
),
below AS (
  SELECT up.iri, up.ancestor AS policy FROM part_of AS up
  JOIN things AS policy ON policy.iri = up.ancestor AND policy.class = 'https://w3id.org/keikaku/ns#Policy'
  UNION ALL
  SELECT iri, iri AS policy FROM things WHERE class = 'https://w3id.org/keikaku/ns#Policy'
)
SELECT lowest.actor, own.label_en AS name_en, own.label_ja AS name_ja,
  COUNT(DISTINCT lowest.plan) AS plans, COUNT(DISTINCT below.policy) AS policies,
  COUNT(DISTINCT lowest.part) AS parts, COUNT(DISTINCT lowest.other) AS met, MIN(lowest.address) AS first
FROM lowest
JOIN actors AS own ON own.iri = lowest.actor
LEFT JOIN below ON below.iri = lowest.part
GROUP BY lowest.actor, own.label_en, own.label_ja
HAVING COUNT(DISTINCT lowest.part) > 1
ORDER BY plans DESC, policies DESC, parts DESC, met DESC, actor
