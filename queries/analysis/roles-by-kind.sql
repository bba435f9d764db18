-- title: Roles by kind of body
-- title (ja): 主体の種類と役割
-- question: In which roles do companies, universities, facilities and other kinds of body take part, in how many plans and elements?
-- question (ja): 企業、大学、施設などは、どの役割で、いくつの計画のいくつの要素に関わるか。
-- topic: partners
-- note: Where an actor has no kind of its own, its class stands in its place; a group is bodies or people without a name.
-- note (ja): 細かい種別のない主体はそのクラスで数える。対象者（グループ）は名を挙げずに語られるもの。
-- column: kind | IRI | kind | 種類
-- column: kindName | name | kind | 種類
-- column: role | IRI | role | 役割
-- column: roleName | name | role | 役割
-- column: plans | count | plans | 計画数
-- column: actors | count | who or what | 主体・施設数
-- column: elements | count | elements | 要素数
-- column: first | address | first of them | 最初の要素
-- example: keikaku analyse roles-by-kind RELEASE

WITH kinds AS (
  SELECT subject AS actor, object AS kind FROM quads
  WHERE predicate = 'https://w3id.org/keikaku/ns#kind'
  UNION
  SELECT iri AS actor, class AS kind FROM things
  WHERE NOT EXISTS (
    SELECT 1 FROM quads AS own
    WHERE own.predicate = 'https://w3id.org/keikaku/ns#kind' AND own.subject = things.iri
  )
),
words AS (
  SELECT subject AS term, MIN(CASE WHEN language = 'en' THEN object END) AS label_en,
    MIN(CASE WHEN language = 'ja' THEN object END) AS label_ja
  FROM quads WHERE predicate = 'http://www.w3.org/2000/01/rdf-schema#label' GROUP BY subject
)
SELECT kinds.kind, kind.label_en AS kindName_en, kind.label_ja AS kindName_ja,
  said.predicate AS role, role.label_en AS roleName_en, role.label_ja AS roleName_ja,
  COUNT(DISTINCT element.plan) AS plans, COUNT(DISTINCT said.object) AS actors,
  COUNT(DISTINCT element.iri) AS elements, MIN(element.address) AS first
FROM quads AS said
JOIN things AS element ON element.iri = said.subject
JOIN kinds ON kinds.actor = said.object
LEFT JOIN words AS kind ON kind.term = kinds.kind
LEFT JOIN words AS role ON role.term = said.predicate
WHERE said.predicate IN (
  'https://w3id.org/keikaku/ns#ledBy', 'https://w3id.org/keikaku/ns#partner', 'https://w3id.org/keikaku/ns#supportedBy',
  'https://w3id.org/keikaku/ns#hostedBy', 'https://w3id.org/keikaku/ns#advisedBy'
)
GROUP BY kinds.kind, kind.label_en, kind.label_ja, said.predicate, role.label_en, role.label_ja
ORDER BY elements DESC, kind, role
