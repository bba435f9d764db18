"""Targets by year, indicators of whose name a statistic is, and limits in a unit that is called like a class."""

from __future__ import annotations

import pytest

from keikaku.errors import QuestionNotUnderstood
from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID, NS

_PREFIXES = f"""@base <{ID}> . @prefix kk: <{NS}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_NAMED = """
<valley> a kk:PlanElement, kk:Plan ; kk:address "valley" ; skos:prefLabel "Valley Plan"@en .
<passage/valley> a kk:Passage ; kk:address "valley:1/text" .
<fair> a kk:Entity, kk:Event ; skos:prefLabel "River fair"@en .
<unit/visits> a kk:Unit ; skos:prefLabel "visits"@en . <unit/days> a kk:Unit ; skos:prefLabel "days"@en .
<unit/events> a kk:Unit ; skos:prefLabel "events"@en .
<counted/events> a kk:Variable ; skos:prefLabel "Number of library events"@en .
<counted/days> a kk:Variable ; skos:prefLabel "Days of flood"@en .
<valley/1> a kk:PlanElement, kk:Indicator ; kk:address "valley:1" ; kk:partOf <valley> ; kk:counts <counted/events> ;
  kk:unit <unit/events> ; skos:prefLabel "Library events held"@en .
<valley/2> a kk:PlanElement, kk:Indicator ; kk:address "valley:2" ; kk:partOf <valley> ;
  kk:unit <unit/days> ; skos:prefLabel "Days the towpath is closed"@en .
<valley/3> a kk:PlanElement, kk:Indicator ; kk:address "valley:3" ; kk:partOf <valley> ;
  kk:unit <unit/visits> ; skos:prefLabel "Visits to baths"@en .
<valley/4> a kk:PlanElement, kk:Indicator ; kk:address "valley:4" ; kk:partOf <valley> ;
  kk:unit <unit/days> ; skos:prefLabel "Days of flood (a year)"@en .
<valley/said> a kk:Statistic ; skos:prefLabel "Days the towpath is closed"@en ; kk:partOf <valley> ;
  kk:unit <unit/days> ; kk:value 30.0 ; kk:comparator kk:Approximately ; kk:printedValue "about 30 days" .
<value/3/2040> a kk:IndicatorValue ; kk:indicator <valley/3> ; kk:valueKind kk:InterimTarget ; kk:period <year/2040> ;
  kk:lowest 600000.0 ; kk:highest 700000.0 ; kk:comparator kk:Between ; kk:printedValue "600 to 700" .
<value/3/2050> a kk:IndicatorValue ; kk:indicator <valley/3> ; kk:valueKind kk:Target ; kk:period <year/2050> ;
  kk:comparator kk:Increase ; kk:printedValue "increase" .
<value/4/2028> a kk:IndicatorValue ; kk:indicator <valley/4> ; kk:valueKind kk:InterimTarget ; kk:period <year/2028> ;
  kk:printedValue "–" .
<valley/flood> a kk:Statistic ; skos:prefLabel "Floods"@en ; kk:partOf <valley> ; kk:counts <counted/days> ;
  kk:unit <unit/days> ; kk:value 7.0 ; kk:comparator kk:Exactly ; kk:printedValue "7 days" .
"""
_VALUES = (
    ("1", "Actual", 2024, "120", "120"), ("1", "InterimTarget", 2026, "400", "400"),
    ("1", "Target", 2030, "1000", "1,000"),
    ("2", "Baseline", 2023, "28", "28"), ("2", "Actual", 2024, "34", "34"), ("2", "Target", 2030, "5", "5"),
    ("3", "Baseline", 2023, "512000", "512"), ("3", "InterimTarget", 2028, "550000", "550"),
    ("4", "Target", 2030, "3", "3"),
)  # fmt: skip


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A plan with targets of several years, and statistics of the names of its indicators."""
    said = []
    for number, kind, year, value, printed in _VALUES:
        said.append(
            f"<value/{number}/{year}> a kk:IndicatorValue ; kk:indicator <valley/{number}> ; kk:valueKind kk:{kind} ; "
            f'kk:period <year/{year}> ; kk:value {value}.0 ; kk:comparator kk:Exactly ; kk:printedValue "{printed}" ; '
            f"kk:unit <unit/{'visits' if number == '3' else 'events' if number == '1' else 'days'}> ."
        )
    for year in sorted({2040, 2050, *(year for _, _, year, _, _ in _VALUES)}):
        said += [
            f'<year/{year}> a kk:Period ; skos:prefLabel "{year}"@en ; time:hasBeginning <day/{year}/1> ; '
            f"time:hasEnd <day/{year}/2> .",
            f'<day/{year}/1> time:inXSDDate "{year}-01-01"^^xsd:date .',
            f'<day/{year}/2> time:inXSDDate "{year}-12-31"^^xsd:date .',
        ]
    where = tmp_path_factory.mktemp("valley") / "valley.trig"
    where.write_text(f"{_PREFIXES} GRAPH <passage/valley> {{ {_NAMED} {' '.join(said)} }}", encoding="utf-8")
    return open_session(str(where))


def _found(session: Session, question: str) -> tuple[str | None, list[str]]:
    answer = lookup(session, question)
    return answer.understood.en, [one.card.iri.removeprefix(ID) for one in answer.results]


@pytest.mark.parametrize(
    ("question", "said", "found"),
    [
        (
            "what is the target for the number of library events in 2026?",
            "figures for “Number of library events”: target, for 2026 (unit: events)",
            ["valley/1"],
        ),
        ("what is the target for 2026?", "every indicator with a target for 2026", ["valley/1"]),
        ("targets for 2028", "every indicator with a target for 2028", ["valley/3"]),
        ("2030 targets", "every indicator with a target for 2030", ["valley/1", "valley/2", "valley/4"]),
        ("indicators with a 2026 target", "every indicator with a target for 2026", ["valley/1"]),
        ("2028年の目標値", "every indicator with a target for 2028", ["valley/3"]),
        ("令和8年の目標", "every indicator with a target for 2026", ["valley/1"]),
        ("targets for 2040", "every indicator with a target for 2040", ["valley/3"]),
        ("targets for 2050", "every indicator with a target for 2050", ["valley/3"]),
        ("indicators with a target", "every indicator with a target", ["valley/1", "valley/2", "valley/3", "valley/4"]),
    ],
)
def test_a_target_of_a_year_is_any_target_and_without_a_year_the_last(
    valley: Session, question: str, said: str, found: list[str]
) -> None:
    assert _found(valley, question) == (said, found)


@pytest.mark.parametrize(
    ("question", "said", "found"),
    [
        (
            "baseline of days the towpath is closed",
            "figures for “Days the towpath is closed”: baseline (unit: days)",
            ["valley/2"],
        ),
        (
            "latest value of days the towpath is closed",
            "figures for “Days the towpath is closed”: actual (unit: days)",
            ["valley/2", "valley/said"],
        ),
        (
            "target for days of flood",
            "figures for “Days of flood” and “Days of flood (a year)”: target (unit: days)",
            ["valley/4"],
        ),
    ],
)
def test_a_number_of_the_same_name_hides_no_indicator(
    valley: Session, question: str, said: str, found: list[str]
) -> None:
    assert _found(valley, question) == (said, found)


@pytest.mark.parametrize(
    ("ask", "limit"),
    [
        ("targets above 500 events", "above"),
        ("indicators over 500 events", "above"),
        ("targets of at least 500 events", "at least"),
    ],
)
def test_a_limit_in_a_unit_is_one_of_the_value(valley: Session, ask: str, limit: str) -> None:
    assert _found(valley, ask) == (f"every indicator whose target is {limit} 500 events", ["valley/1"])


@pytest.mark.parametrize("ask", ["targets above 500 events", "targets above 5 facilities", "目標値が5施設以上の指標"])
def test_a_limit_in_what_is_no_unit_is_not_asserted(session: Session, ask: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        lookup(session, ask)


def test_a_number_is_shown_in_the_unit_that_the_sentence_says(valley: Session) -> None:
    view = AnswerView(lookup(valley, "baseline of visits to baths"))
    assert view.notes("en") == ["figures for “Visits to baths”: baseline (unit: visits)"]
    ((row,),) = (table.rows for table in view.tables("en"))
    assert row[2:5] == (
        "512,000 visits (printed: 512) (2023)",
        "550,000 visits (printed: 550) (2028); 600,000–700,000 (printed: 600 to 700) (2040)",
        "increase (2050)",
    )
