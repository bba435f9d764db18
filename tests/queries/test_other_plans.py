"""Every query runs on any plan, of another base, of other levels, in one language, beside the packaged graph or alone.

The plans are those of tests/data/plans: Harbour in English, with five levels; Minato in Japanese, with two.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from keikaku import catalog
from keikaku.catalog import Entry
from keikaku.errors import AskedWrongly, UnknownName
from keikaku.records import IRI, Literal, Solutions, Term
from keikaku.services.catalogue.plans import stands_for_plan
from keikaku.services.catalogue.run import run
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import ROOT
from tests.queries import expected

FILES = [str(ROOT / "tests/data/plans" / name) for name in ("harbour.trig", "minato.trig")]
ENTRIES = catalog.read_all()
HARBOUR = IRI("https://data.harbour.example/plan/harbour-2030")
MINATO = IRI("https://data.minato.example/plan/minato")
# What a query needs to know and the packaged graph's own default is not in these plans: what stands in its place.
ASKED = {"actor": "Harbour Council", "entity": "Harbour Council", "place": "Harbour", "language": "en"}


@pytest.fixture(scope="module")
def beside() -> Session:
    """The packaged graph with both plans beside it; those of its own dataset are in hand."""
    return open_session(["packaged", *FILES])


@pytest.fixture(scope="module")
def engines() -> tuple[Session, Session]:
    """Both plans alone, in both engines."""
    return open_session(FILES, plans=["all"]), open_session(FILES, "reference", plans=["all"])


def test_the_known_rows_stay_when_other_plans_stand_beside(beside: Session) -> None:
    for entry in ENTRIES:
        answer = run(beside, entry.name, {})
        assert not answer.taken.named
        assert answer.taken.view is beside
        known = (expected.FOLDER / f"{entry.name}.csv").read_text(encoding="utf-8")
        assert expected.text(answer.solutions) == known, entry.name


def test_a_query_as_it_stands_in_its_file_keeps_to_its_plans_too(beside: Session) -> None:
    """In a store that does not know what is in hand; ``plans`` are named by the query itself."""
    everything = beside.everything
    for entry in ENTRIES:
        known = (expected.FOLDER / f"{entry.name}.csv").read_text(encoding="utf-8")
        assert expected.text(everything.select(entry.sparql)) == known, entry.name


def _asked(entry: Entry) -> dict[str, str]:
    """Values for what must be named."""
    return {one.name: ASKED[one.name] for one in entry.parameters if one.name in ASKED and not stands_for_plan(one)}


def _run(session: Session, entry: Entry, **values: str) -> Solutions | None:
    """The rows; None where a query needs something that these plans do not have: a sector, a document."""
    try:
        return run(session, entry.name, {**_asked(entry), **values}).solutions
    except AskedWrongly:
        return None


def test_both_engines_agree_on_every_query_over_other_plans(engines: tuple[Session, Session]) -> None:
    ours, theirs = engines
    answered = set()
    for entry in ENTRIES:
        values = {} if any(one.name == "plan" for one in entry.parameters) else _two(entry)
        mine, other = _run(ours, entry, **values), _run(theirs, entry, **values)
        assert (mine and _values(mine)) == (other and _values(other)), entry.name
        if mine and mine.rows:
            answered.add(entry.name)
    assert answered >= {
        "outline", "plans", "policy-profiles", "actors-by-initiatives", "initiatives-involving", "roles-of-actors",
        "indicators-and-targets", "distance-to-target", "pace-needed", "issue-coverage", "measures-without-indicator",
        "passages-naming", "passages-without-mention", "initiatives-naming-nobody", "only-in-one-plan",
    }  # fmt: skip


def _values(solutions: Solutions) -> list[list[object]]:
    """The rows, numbers as such; without the row of nothing that rdflib gives where it groups nothing."""
    return [[_value(term) for term in row] for row in solutions.rows if any(row)]


def _value(term: Term | None) -> object:
    if isinstance(term, Literal):
        return Decimal(term.value) if term.datatype.endswith("#decimal") else term.value
    return term


def _two(entry: Entry) -> dict[str, str]:
    names = [one.name for one in entry.parameters if stands_for_plan(one)]
    return dict(zip(names, ("harbour-2030", "minato-2021"), strict=True))


def test_a_plan_alone_is_the_plan_in_hand() -> None:
    session = open_session(FILES[1])
    answer = run(session, "outline", {}, "ja")
    assert _words(answer.solutions) == [["minato-2021:1", "基本戦略", "港湾の再生", "1", "1", "0"]]
    assert [label.ja for label in answer.settings] == ["調べる計画（複数、all も可）（plan）：みなと計画"]


def test_levels_have_the_names_that_a_plan_gives_them_and_the_only_language_is_shown(beside: Session) -> None:
    rows = _words(run(beside, "outline", {"plan": "harbour-2030"}, "ja").solutions)
    assert [row[:3] for row in rows] == [
        ["harbour-2030:A", "Goal", "A working harbour"],
        ["harbour-2030:A.1", "Theme", "Quays for all"],
        ["harbour-2030:A.1.x", "Action area", "Shared quays"],
        ["harbour-2030:A.1.x/p", "Programme", "Berths"],
    ]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_names_in_several_scripts_are_one_row(beside: Session, language: str) -> None:
    rows = run(beside, "actors-by-initiatives", {"plan": "minato-2021"}, language).solutions.rows
    assert [row[1].value for row in rows if isinstance(row[1], Literal)] == ["港湾局"]


def test_what_a_plan_calls_no_policy_is_its_highest_part(beside: Session) -> None:
    rows = _words(run(beside, "policy-profiles", {"plan": "minato-2021"}).solutions)
    assert rows == [["minato-2021:1", "港湾の再生", "0", "1", "0", "1", "0", "0"]]


def test_of_values_of_many_years_the_newest_and_the_farthest_count(beside: Session) -> None:
    rows = _words(run(beside, "distance-to-target", {"plan": "harbour-2030"}).solutions)
    assert [row[:6] for row in rows] == [
        ["harbour-2030:A/indicator/1", "Ships a year", "400", "450", "1000", "550"],
        ["harbour-2030:A/indicator/2", "Noise at night", "61", "54", "55", "0"],
    ]
    due = [row[-1] for row in _words(run(beside, "indicators-and-targets", {"plan": "harbour-2030"}).solutions)]
    assert sorted(due) == ["2050", "FY2029/30"]


def test_the_parameter_takes_one_plan_several_or_all(beside: Session) -> None:
    def ids(plan: str) -> list[str]:
        return [row[0] for row in _words(run(beside, "plans", {"plan": plan}).solutions)]

    assert ids("minato-2021") == ids("みなと計画") == ids(MINATO) == ["minato-2021"]
    assert ids("2018, minato-2021") == ids("2018、minato-2021") == ids("2018\nみなと計画") == ["2018", "minato-2021"]
    assert ids("all") == ["2005", "2018", "harbour-2020", "harbour-2030", "minato-2021"]
    assert ids("Kawasaki Industrial Promotion Plan, second action programme (fiscal 2018-2021)") == ["2018"]


def test_plans_that_are_named_are_looked_at_together(beside: Session) -> None:
    rows = run(beside, "actors-by-initiatives", {"plan": "harbour-2030,minato-2021"}).solutions.rows
    assert {row[0].split("/")[2] for row in rows if isinstance(row[0], IRI)} == {
        "data.harbour.example",
        "data.minato.example",
    }


def test_a_part_is_found_in_its_own_plan(beside: Session) -> None:
    answer = run(beside, "outline", {"element": "harbour-2030:A.1"})
    assert answer.taken.asked_about == (IRI("https://data.harbour.example/plan/theme-a1"),)
    assert len(answer.solutions.rows) == 3
    whole = run(beside, "outline", {"element": "harbour-2030"})
    assert whole.taken.asked_about == (HARBOUR,)
    assert len(whole.solutions.rows) == 4


def test_any_two_plans_are_compared(beside: Session) -> None:
    found = run(beside, "only-in-one-plan", {"inside": "minato-2021", "outside": "harbour-2030"}).solutions
    assert {str(row[0]).rsplit("/", 1)[-1] for row in found.rows} == {"port-office"}
    with pytest.raises(AskedWrongly) as caught:
        run(open_session(FILES[1]), "classes-compared", {})
    assert caught.value.message == "two plans are compared, and earlier is not named"


@pytest.mark.parametrize(
    ("name", "values", "message", "hint"),
    [
        ("outline", {"plan": "ito-2021"}, "no plan goes by “ito-2021”", "the plans are 2005, 2018, harbour-2020, "),
        (
            "outline", {"plan": "2018:6"}, "the parameter plan takes plans; “2018:6” is of class Policy",
            "as in: -p element 2018:6",
        ),
        (
            "partners", {"plan": "JETRO"}, "the parameter plan takes plans; “JETRO” is of class Organisation",
            "the plans are 2005, ",
        ),
        (
            "partners", {"plan": "harbour-2030"},
            "partners needs to know actor: its default, JETRO, is not in these plans", "as in: -p actor NAME",
        ),
    ],
)  # fmt: skip
def test_what_names_no_plan_is_told(
    beside: Session, name: str, values: dict[str, str], message: str, hint: str
) -> None:
    with pytest.raises((AskedWrongly, UnknownName)) as caught:
        run(beside, name, values)
    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)


def test_the_files_name_nothing_but_our_terms_and_their_defaults() -> None:
    """Whatever a query begins at is a parameter: so it can be another plan's."""
    for path in Path(ROOT / "queries").glob("*.rq"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert "keikaku/id/" not in line or line.lstrip().startswith("VALUES ?"), (path.name, line)


def _words(solutions: Solutions) -> list[list[str]]:
    return [[term.value if isinstance(term, Literal) else str(term or "") for term in row] for row in solutions.rows]


TABLE = """@prefix kk: <https://w3id.org/keikaku/ns#> . @base <https://table.example/> .
GRAPH <register> {
  <t> a kk:PlanElement, kk:Plan ; kk:address "t" .
  <a> a kk:PlanElement, kk:Policy ; kk:address "t:a" ; kk:partOf <t> .
  <a1> a kk:PlanElement, kk:Measure ; kk:address "t:a.1" ; kk:partOf <a> .
  <i> a kk:PlanElement, kk:Issue ; kk:address "t:a.1/issue/1" ; kk:partOf <a1> .
  <table> a kk:PlanElement, kk:Section ; kk:address "t:table" ; kk:partOf <t> .
  <n> a kk:PlanElement, kk:Indicator ; kk:address "t:table/indicator/1" ; kk:partOf <table> ; kk:measures <a1> .
}"""


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_indicators_in_a_table_apart_count_for_what_they_measure(tmp_path: Path, engine: str) -> None:
    (tmp_path / "t.trig").write_text(TABLE, encoding="utf-8")
    session = open_session(str(tmp_path), engine)

    def counted(name: str, *columns: str) -> list[tuple[str, ...]]:
        found = run(session, name, {}).solutions
        places = [found.variables.index(column) for column in columns]
        return [tuple(str(getattr(row[place], "value", "")) for place in places) for row in found.rows]

    assert counted("outline", "address", "indicators") == [("t:a", "1"), ("t:a.1", "1"), ("t:table", "1")]
    assert counted("policy-profiles", "address", "indicators") == [("t:a", "1")]
    assert counted("issue-coverage", "id", "issues", "acted", "measured", "neither") == [("t", "1", "0", "1", "0")]
