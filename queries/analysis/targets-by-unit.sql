-- title: Progress of targets by unit
-- title (ja): 単位ごとの目標の進み
-- question: Of the indicators in each unit, how many have reached their target, are on the way, or stand behind their baseline?
-- question (ja): 各単位の成果指標のうち、目標に達したもの、途上のもの、策定時より後退したものはいくつか。
-- topic: indicators
-- note: Judged are indicators that have a number as baseline, as latest value and as last target, the target another than the baseline. The values are those that the plan tells.
-- note (ja): 策定時の値、最新の値、最後の目標がいずれも数で、目標が策定時と異なるものだけを判定する。値は計画が述べるもの。
-- column: unit | IRI | unit | 単位
-- column: name | name | unit | 単位
-- column: plans | count | plans | 計画数
-- column: indicators | count | indicators | 成果指標数
-- column: judged | count | judged | 判定できるもの
-- column: reached | count | reached | 達成
-- column: underway | count | on the way | 途上
-- column: back | count | behind | 後退
-- column: first | address | first of them | 最初の成果指標
-- example: keikaku analyse targets-by-unit RELEASE

WITH indicators AS (
  SELECT DISTINCT element.iri, element.plan, element.address, measured.object AS unit
  FROM things AS element
  JOIN quads AS measured ON measured.subject = element.iri
    AND measured.predicate = 'https://w3id.org/keikaku/ns#unit'
  WHERE element.class = 'https://w3id.org/keikaku/ns#Indicator'
),
days AS (
  SELECT DISTINCT ends.subject AS period, day.object AS last
  FROM quads AS ends
  JOIN quads AS day ON day.subject = ends.object
  WHERE ends.predicate = 'http://www.w3.org/2006/time#hasEnd'
    AND day.predicate = 'http://www.w3.org/2006/time#inXSDDate'
),
observed AS (
  SELECT DISTINCT of.object AS indicator, kind.object AS kind, days.last,
    CAST(number.object AS DECIMAL(30, 6)) AS number
  FROM quads AS of
  JOIN quads AS kind ON kind.subject = of.subject AND kind.predicate = 'https://w3id.org/keikaku/ns#valueKind'
  JOIN quads AS number ON number.subject = of.subject
    AND number.predicate = 'https://w3id.org/keikaku/ns#value'
  LEFT JOIN quads AS during ON during.subject = of.subject
    AND during.predicate = 'https://w3id.org/keikaku/ns#period'
  LEFT JOIN days ON days.period = during.object
  WHERE of.predicate = 'https://w3id.org/keikaku/ns#indicator'
),
latest AS (
  SELECT indicator, kind, number FROM observed
  WHERE NOT EXISTS (
    SELECT 1 FROM observed AS newer
    WHERE newer.indicator = observed.indicator AND newer.kind = observed.kind AND newer.last > observed.last
  )
),
judged AS (
  SELECT begun.indicator,
    CASE WHEN target.number > begun.number THEN 1 ELSE -1 END AS way,
    begun.number AS begun, now.number AS now, target.number AS target
  FROM observed AS begun
  JOIN latest AS now ON now.indicator = begun.indicator AND now.kind = 'https://w3id.org/keikaku/ns#Actual'
  JOIN latest AS target ON target.indicator = begun.indicator
    AND target.kind = 'https://w3id.org/keikaku/ns#Target'
  WHERE begun.kind = 'https://w3id.org/keikaku/ns#Baseline' AND target.number <> begun.number
)
SELECT indicators.unit, unit.label_en AS name_en, unit.label_ja AS name_ja,
  COUNT(DISTINCT indicators.plan) AS plans, COUNT(DISTINCT indicators.iri) AS indicators,
  COUNT(DISTINCT judged.indicator) AS judged,
  COUNT(DISTINCT CASE WHEN way * now >= way * target THEN judged.indicator END) AS reached,
  COUNT(DISTINCT CASE WHEN way * now < way * target AND way * now >= way * begun THEN judged.indicator END) AS underway,
  COUNT(DISTINCT CASE WHEN way * now < way * begun THEN judged.indicator END) AS back,
  MIN(indicators.address) AS first
FROM indicators
LEFT JOIN judged ON judged.indicator = indicators.iri
LEFT JOIN things AS unit ON unit.iri = indicators.unit
GROUP BY indicators.unit, unit.label_en, unit.label_ja
ORDER BY indicators DESC, unit
