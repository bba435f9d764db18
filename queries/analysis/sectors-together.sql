-- title: Sectors that are spoken of together
-- title (ja): ともに語られる分野
-- question: Which two industries or technologies do the same elements speak of, in how many plans and elements?
-- question (ja): 同じ要素がともに触れる二つの産業・技術はどれか。いくつの計画、いくつの要素でか。
-- topic: sectors
-- note: What the same passage speaks of need not belong together in it.
-- note (ja): 同じ箇所が触れるものが、そこで互いに結びついているとは限らない。
-- column: sector | IRI | sector | 分野
-- column: name | name | sector | 分野
-- column: other | IRI | other sector | ほかの分野
-- column: otherName | name | other sector | ほかの分野
-- column: plans | count | plans | 計画数
-- column: elements | count | elements | 要素数
-- column: first | address | first of them | 最初の要素
-- example: keikaku analyse sectors-together RELEASE

WITH sectors AS (
  SELECT iri, label_en, label_ja FROM things WHERE class = 'https://w3id.org/keikaku/ns#Sector'
),
spoken AS (
  SELECT DISTINCT said.subject AS element, said.object AS sector
  FROM quads AS said JOIN sectors ON sectors.iri = said.object
  WHERE said.predicate = 'https://w3id.org/keikaku/ns#about'
)
SELECT one.sector, own.label_en AS name_en, own.label_ja AS name_ja,
  other.sector AS other, its.label_en AS otherName_en, its.label_ja AS otherName_ja,
  COUNT(DISTINCT element.plan) AS plans, COUNT(DISTINCT one.element) AS elements, MIN(element.address) AS first
FROM spoken AS one
JOIN spoken AS other ON other.element = one.element AND one.sector < other.sector
JOIN things AS element ON element.iri = one.element
JOIN sectors AS own ON own.iri = one.sector
JOIN sectors AS its ON its.iri = other.sector
GROUP BY one.sector, own.label_en, own.label_ja, other.sector, its.label_en, its.label_ja
HAVING COUNT(DISTINCT one.element) > 1
ORDER BY plans DESC, elements DESC, sector, other
