from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly, UnknownName
from keikaku.records import IRI
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID
from tests.places import PLANS, TOWN

HARBOUR, MINATO = str(PLANS / "harbour.trig"), str(PLANS / "minato.trig")
TRIPLES = "SELECT DISTINCT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER (?g != <https://w3id.org/keikaku/ns>) }"


def ids(session: Session) -> list[str]:
    return [plan.id for plan in session.plans]


def said(session: Session) -> set[object]:
    return set(session.search(TRIPLES).rows)


def test_in_hand_are_the_plans_of_the_first_dataset_that_names_a_main_one() -> None:
    assert ids(open_session()) == ["2005", "2018"]
    assert ids(open_session([MINATO, "packaged", HARBOUR])) == ["2005", "2018"]
    assert ids(open_session([MINATO, HARBOUR])) == ["harbour-2020", "harbour-2030"]
    assert ids(open_session([MINATO])) == ["minato-2021"]


def test_the_main_plan_is_the_only_one_or_what_the_dataset_says() -> None:
    mains = [open_session(where).main for where in (None, MINATO, HARBOUR)]
    assert [plan and plan.id for plan in mains] == ["2018", "minato-2021", "harbour-2030"]
    assert open_session(["packaged", HARBOUR], plans=["all"]).main is None, "two datasets name one each"


def test_plans_are_named_by_id_iri_or_name() -> None:
    for name in ("minato-2021", "https://data.minato.example/plan/minato", "みなと計画"):
        session = open_session(["packaged", MINATO], plans=[name])
        assert (ids(session), [plan.id for plan in session.others]) == (["minato-2021"], ["2005", "2018"])
    assert ids(open_session(plans=["2005", "2018"])) == ["2005", "2018"]
    with pytest.raises(UnknownName, match="no plan “2099”") as caught:
        open_session(plans=["2099"])
    assert caught.value.hint == "the plans are 2005, 2018"


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_stores_side_by_side_are_the_union_of_what_each_says(engine: str) -> None:
    both = open_session([HARBOUR, MINATO], engine, everything=True)
    assert said(both) == said(open_session(HARBOUR, engine)) | said(open_session(MINATO, engine))
    assert said(both.within([both.plans[0].iri, both.plans[1].iri])) == said(open_session(HARBOUR, engine))


def test_a_store_lends_what_another_speaks_of_and_does_not_describe(tmp_path: Path) -> None:
    (tmp_path / "plan.trig").write_text(
        f"""@prefix kk: <https://w3id.org/keikaku/ns#> . @base <{ID}> .
        GRAPH <graph/x/register> {{
          <x> a kk:Plan ; kk:address "x" .
          <x/1> a kk:Initiative ; kk:partOf <x> ; kk:address "x:1" ; kk:statedIn <passage/x/1> .
          <passage/x/1> a kk:Passage ; kk:address "x:1" . }}
        GRAPH <passage/x/1> {{ <passage/x/1> kk:mentions <place/takatsu-ward> }}""",
        encoding="utf-8",
    )
    alone = open_session(["packaged", str(tmp_path)], plans=["x"])
    ward = IRI(f"{ID}place/takatsu-ward")
    assert alone.card(ward).label.ja == "高津区"
    assert alone.card(IRI(f"{ID}place/kawasaki")).label.ja, "the place that the ward lies in is lent with it"
    assert alone.card(IRI(f"{ID}actor/jetro")).label.ja is None
    assert [row for row in said(alone) if "passage/2018" in str(row)] == []


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_plans_of_one_store_are_told_apart(engine: str) -> None:
    town = open_session(str(TOWN), engine)
    both = open_session([str(TOWN), MINATO], engine, plans=["all"])
    assert said(both.within([plan.iri for plan in town.plans])) == said(town)


def test_a_plan_may_be_spread_over_stores(tmp_path: Path) -> None:
    head = f"@prefix kk: <https://w3id.org/keikaku/ns#> . @base <{ID}> .\n"
    (tmp_path / "register.trig").write_text(
        head + 'GRAPH <r> { <x> a kk:Plan ; kk:address "x" ; kk:follows <2018> . <x/1> a kk:Issue ; kk:partOf <x> ; '
        'kk:address "x:1" ; kk:statedIn <said> . <said> a kk:Passage ; kk:address "x:1" }',
        encoding="utf-8",
    )
    (tmp_path / "said.trig").write_text(
        head + "GRAPH <said> { <said> kk:mentions <actor/jetro> } GRAPH <more> { <x/1> kk:order 1 }", encoding="utf-8"
    )
    stores = ["packaged", str(tmp_path / "said.trig"), str(tmp_path / "register.trig")]
    assert said(open_session(stores)) == said(open_session())
    alone = open_session(stores, plans=["x"])
    assert (ids(alone), alone.card(IRI(f"{ID}actor/jetro")).label.en) == (
        ["x"],
        "JETRO (Japan External Trade Organization)",
    )
    assert (
        len(alone.search("SELECT ?o { <https://w3id.org/keikaku/id/x/1> <https://w3id.org/keikaku/ns#order> ?o }").rows)
        == 1
    )


def test_stores_without_any_plan_are_one_dataset(tmp_path: Path) -> None:
    head = "@prefix kk: <https://w3id.org/keikaku/ns#> . @base <http://x.example/> .\n"
    for name in ("one", "two"):
        text = f"<{name}> a kk:Issue ; kk:statedIn <said-{name}> ."
        (tmp_path / f"{name}.ttl").write_text(head + text, encoding="utf-8")
    both = open_session([str(tmp_path / "one.ttl"), str(tmp_path / "two.ttl")])
    assert both.card(IRI("http://x.example/one")).kind == both.card(IRI("http://x.example/two")).kind == "Issue"


def test_a_store_is_opened_once_however_often_it_is_named() -> None:
    assert ids(open_session([MINATO, MINATO])) == ["minato-2021"]


def test_an_endpoint_is_asked_alone() -> None:
    with pytest.raises(AskedWrongly, match="cannot be asked together with other stores"):
        open_session(["packaged", "http://127.0.0.1:1/query"])
