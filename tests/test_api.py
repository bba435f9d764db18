"""The graph in Python: what ``import keikaku`` gives."""

from __future__ import annotations

import doctest
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

import keikaku
from keikaku import errors, limits, resources
from keikaku.vocab import ID, PREFIXES
from tests.commands.conftest import served
from tests.hostile import queries
from tests.places import TOWN

__all__ = ["served"]  # a fixture

XSD = PREFIXES["xsd"]
UNEP = f"{ID}actor/unep"
INITIATIVE = f"{ID}2005/3/action/2"
WHERE = "2005:3/action/2"
EN = (
    "Work with the UN Environment Programme to transfer environmental technology abroad "
    "and support environmental action in Asia"
)
JA = "UNEP（国連環境計画）と協力し、環境技術の海外移転とアジアへの国際貢献を推進"


@pytest.fixture(scope="module")
def graph() -> keikaku.Graph:
    return keikaku.open()


def test_importing_the_package_loads_nothing_that_is_not_needed() -> None:
    code = (
        "import sys, keikaku\n"
        "keikaku.Graph, keikaku.Rows, keikaku.open, keikaku.errors.UnknownName, keikaku.IRI, keikaku.Literal\n"
        "heavy = 'rdflib networkx pyvis pyoxigraph pandas numpy rich click SPARQLWrapper rapidfuzz pyshacl'.split()\n"
        "print([name for name in heavy if name in sys.modules], sorted(dir(keikaku)) == sorted(keikaku.__all__))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[] True\n", "")


def test_everything_that_is_announced_is_there() -> None:
    for name in keikaku.__all__:
        assert getattr(keikaku, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'close'"):
        keikaku.close  # type: ignore[attr-defined]  # noqa: B018


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(keikaku) == doctest.TestResults(failed=0, attempted=3)


def test_a_question_is_answered_with_rows(graph: keikaku.Graph) -> None:
    answer = graph.ask("initiatives involving UNEP")
    assert list(answer) == [
        {
            "iri": INITIATIVE, "type": "Initiative", "label_en": EN, "label_ja": JA, "address": WHERE, "page": None,
            "evidence": (WHERE,), "wished": False, "arranged": False,
        }
    ]  # fmt: skip
    assert answer.question == "initiatives involving UNEP"
    assert "UNEP" in answer.understood_en
    assert "国連環境計画" in answer.understood_ja
    assert [row["result"] for row in graph.query(answer.sparql)] == [INITIATIVE]


def test_numbers_come_with_the_indicators_that_have_them(graph: keikaku.Graph) -> None:
    answer = graph.ask("indicators of policy 6 and its targets")
    values = [row for row in answer.values if row["iri"] == answer[1]["iri"]]
    assert [row["value"] for row in values] == [Decimal(2), Decimal(2), Decimal(5), Decimal(7)]
    assert [row["kind"] for row in values] == ["Baseline", "Actual", "FirstPeriodTarget", "Target"]
    assert values[0] == {
        "iri": f"{ID}2018/6.2.1/indicator/1", "label_en": "Number of Green Innovation Cluster projects per year",
        "label_ja": answer[1]["label_ja"], "address": "2018:6.2.1/indicator/1", "kind": "Baseline",
        "period_en": "fiscal 2015", "period_ja": "2015年度", "value": Decimal(2), "lowest": None, "highest": None,
        "comparator": "Exactly", "unit_en": "cases", "unit_ja": "件", "answer_en": None, "answer_ja": None,
        "printed": "２件", "evidence": ("2018:6.2.1/indicator/1",), "page": 136,
    }  # fmt: skip


def test_a_question_that_is_not_understood_has_no_rows_but_offers_and_passages(graph: keikaku.Graph) -> None:
    answer = graph.ask("heartily initiatives involving JETRO")
    assert (answer.level, list(answer), answer.sparql, answer.understood_en) == ("offer", [], "", "")
    assert answer.problem == "this part of the question was not understood: “heartily”"
    assert (answer.readings[0]["pick"], answer.readings[0]["left_out"]) == (1, ("heartily",))
    assert answer.readings[0]["understood_en"].startswith("every initiative that involves JETRO")
    assert 1 <= len(answer.passages) <= 5
    picked = graph.ask("heartily initiatives involving JETRO", pick=1)
    assert (picked.level, list(picked)) == ("answer", list(graph.ask("initiatives involving JETRO")))


def test_a_title_of_the_catalogue_is_answered_by_its_query(graph: keikaku.Graph) -> None:
    answer = graph.ask("Initiatives by ward")
    assert (answer.level, answer.understood_ja) == ("answer", "区ごとの取組")
    assert list(answer) == list(graph.run("initiatives-by-ward"))


@pytest.mark.parametrize("question", ["", "？", "a" * 501])
def test_what_is_no_question_raises(question: str, graph: keikaku.Graph) -> None:
    with pytest.raises(keikaku.errors.AskedWrongly):
        graph.ask(question)


def test_a_thing_has_names_facts_and_passages(graph: keikaku.Graph) -> None:
    thing = graph.show("国連環境計画")
    assert (thing.iri, thing.type, thing.label_ja, thing.address, thing.page, thing.mentioned_in) == (
        UNEP, "Organisation", "国連環境計画", None, None, (WHERE,),
    )  # fmt: skip
    assert "UN Environment Programme" in thing.also
    facts = {row["property"]: row for row in thing}
    assert facts["^kk:partner"] == {
        "property": "^kk:partner", "value": INITIATIVE, "label_en": EN, "label_ja": JA, "evidence": (WHERE,),
    }  # fmt: skip
    with pytest.raises(keikaku.errors.UnknownName):
        graph.show("flying saucers")


def test_search_finds_by_any_spelling(graph: keikaku.Graph) -> None:
    found = graph.search("ＵＮＥＰ", limit=1)
    label = "United Nations Environment Programme (UNEP)"
    assert list(found) == [
        {
            "iri": UNEP, "type": "Organisation", "label_en": label, "label_ja": "国連環境計画", "matched": "UNEP",
            "score": 100.0,
        }
    ]  # fmt: skip


def test_a_query_gives_values_of_python(graph: keikaku.Graph) -> None:
    rows = graph.query(
        "SELECT ?i ?n ?x ?d ?b ?t ?u { VALUES (?i ?n ?x ?d ?b ?t) { "
        "(<urn:a> 7 1.50 '2018-04-01'^^<http://www.w3.org/2001/XMLSchema#date> true '市'@ja) } }"
    )
    assert rows.columns == ("i", "n", "x", "d", "b", "t", "u")
    assert rows[0] == {
        "i": "urn:a", "n": 7, "x": Decimal("1.50"), "d": date(2018, 4, 1), "b": True, "t": "市", "u": None,
    }  # fmt: skip
    assert isinstance(rows[0]["i"], keikaku.IRI)
    assert list(graph.query("ASK { ?s ?p ?o }")) == [{"boolean": True}]


def test_variables_are_bound_and_not_pasted(graph: keikaku.Graph) -> None:
    question = "SELECT DISTINCT ?x { ?x ?p ?who . ?x a <https://w3id.org/keikaku/ns#Initiative> }"
    assert list(graph.query(question, {"who": graph.show("UNEP").iri})) == [{"x": INITIATIVE}]
    assert list(graph.query(question, {"who": keikaku.Literal("} ?x ?p ?o {")})) == []


def test_a_query_of_the_catalogue_is_run_by_name(graph: keikaku.Graph) -> None:
    names = [row["name"] for row in graph.catalogue()]
    assert "partners" in names
    assert next(row["parameters"] for row in graph.catalogue() if row["name"] == "partners")[0] == "actor"
    result = graph.run("partners", actor="国連環境計画")
    assert result.title_ja
    assert list(result) == list(graph.query(result.sparql))
    assert "Kawasaki City (city government)" in [row["name"] for row in result]
    assert "川崎市" in [row["name"] for row in graph.run("partners", language="ja", actor="UNEP")]
    with pytest.raises(keikaku.errors.UnknownName):
        graph.run("no-such-query")
    with pytest.raises(keikaku.errors.AskedWrongly):
        graph.run("partners", colour="red")


def test_triples_come_as_a_graph_of_rdflib(graph: keikaku.Graph) -> None:
    triples = graph.construct(f"CONSTRUCT {{ ?x a ?kind }} WHERE {{ ?x <{ID}no> 1 }}")
    assert len(triples) == 0
    triples = graph.construct(f"CONSTRUCT {{ <{UNEP}> <urn:p> '1.10'@en, 1.10 }} WHERE {{}}")
    assert {str(value) for value in triples.objects()} == {"1.10"}
    with pytest.raises(keikaku.errors.AskedWrongly, match="not triples"):
        graph.construct("ASK {}")
    with pytest.raises(keikaku.errors.AskedWrongly, match="not rows"):
        graph.query(f"DESCRIBE <{UNEP}>")


def test_a_query_that_would_reach_out_is_refused(graph: keikaku.Graph) -> None:
    with pytest.raises(keikaku.errors.QueryRefused):
        graph.query("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }")


def test_the_network_is_one_of_networkx_that_any_format_can_hold(graph: keikaku.Graph, tmp_path: Path) -> None:
    network = graph.network("UNEP")
    assert network.graph["title_en"] == "The network around United Nations Environment Programme (UNEP)"
    assert network.nodes[INITIATIVE] == {
        "type": "Initiative", "type_en": "Initiative", "type_ja": "取組", "label": EN, "label_en": EN, "label_ja": JA,
        "address": WHERE, "evidence": (WHERE,),
    }  # fmt: skip
    assert network.edges[INITIATIVE, UNEP, "partner"] == {
        "relation": "partner", "label": "partnered by", "label_en": "partnered by", "label_ja": "連携先",
        "evidence": (WHERE,), "weight": 1,
    }  # fmt: skip
    whole = graph.network()
    nx.set_node_attributes(whole, nx.degree_centrality(whole), "centrality")
    graph.export(tmp_path / "network.graphml", whole, language="ja")
    read = nx.read_graphml(tmp_path / "network.graphml", force_multigraph=True)
    assert set(read.nodes) == set(whole.nodes)
    assert read.number_of_edges() == whole.number_of_edges() > 150
    node = read.nodes[INITIATIVE]
    assert (node["label"], node["evidence"]) == (JA, WHERE)
    assert node["centrality"] == whole.nodes[INITIATIVE]["centrality"]


def test_indicators_come_with_numbers_and_their_values(graph: keikaku.Graph) -> None:
    found = graph.indicators("policy 6")
    assert [(row["address"], row["baseline"], row["latest"], row["target"], row["standing"]) for row in found] == [
        ("2018:6.1.1/indicator/1", Decimal(581), Decimal(840), Decimal(800), "reached"),
        ("2018:6.2.1/indicator/1", Decimal(2), Decimal(2), Decimal(7), "underway"),
    ]  # fmt: skip
    assert (found[0]["policy_en"], found[0]["baseline_year"], found[0]["unit_ja"]) == (
        "Responding to the internationalisation of the economy", 2014, "件",
    )  # fmt: skip
    value = found.values[0]
    assert (value["kind"], value["ends"], value["value"]) == ("Baseline", date(2015, 3, 31), Decimal(581))
    assert len(graph.indicators()) == 30
    assert graph.indicators(sort="distance")[0]["standing"] == "back"
    with pytest.raises(errors.AskedWrongly, match="there is no order"):
        graph.indicators(sort="name")


def test_passages_are_listed_by_place_and_by_text(graph: keikaku.Graph) -> None:
    listed = graph.passages(address="２０１８：6.1.1")
    assert listed[0]["address"] == "2018:6.1.1/action/1"
    assert {row["address"].split("/")[0] for row in listed} == {"2018:6.1.1"}
    assert {row["address"] for row in graph.passages(page=133)} >= {
        row["address"] for row in listed if row["page"] == 133
    }
    assert len(graph.passages()) > len(graph.passages(address="2018:6")) > len(listed)
    found = graph.passages("ジェトロ", limit=3)
    assert [row["matches"] for row in found] == [("ジェトロ",)] * 3
    assert found[0]["score"] >= found[1]["score"] > 0
    assert [row["address"] for row in graph.passages("JETRO", address="2018:6.2.1")] == ["2018:6.2.1/action/3"]
    assert found.about["query"] == "ジェトロ"


def test_the_projection_says_who_acts_together(graph: keikaku.Graph) -> None:
    found = graph.projection()
    city, kiip = f"{ID}actor/kawasaki-city", f"{ID}actor/kiip"
    tie = found.edges[city, kiip]
    assert tie["weight"] == len(tie["shared"]) == 2
    assert set(tie["evidence"]) >= {"2018:3.1.1/action/4", "2018:6.1.1/action/5"}
    assert found.nodes[city]["type"] == "Organisation"
    assert not found.is_directed()
    within = graph.projection("policy 6")
    assert within.edges[city, kiip]["shared"] == ("2018:6.1.1",)
    assert set(within) < set(found)
    parts = graph.projection("policy 6", onto="parts")
    assert {given["type"] for _, given in parts.nodes(data=True)} <= {"Policy", "Strategy", "Measure"}
    assert all(given["weight"] == len(given["shared"]) for *_, given in parts.edges(data=True))
    assert len(graph.projection(roles=["ledBy"])) < len(found) < len(graph.projection(roles=["all"]))
    for wrong in ({"onto": "firms"}, {"roles": ["boss"]}, {"roles": "ledBy"}, {"name": "JETRO"}):
        with pytest.raises(errors.AskedWrongly):
            graph.projection(**wrong)


def test_parts_are_exported(graph: keikaku.Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "unep.trig", "UNEP", depth=2)
    quads = ox.parse((tmp_path / "unep.trig").read_bytes(), format=ox.RdfFormat.TRIG)
    assert any(quad.subject == ox.NamedNode(UNEP) for quad in quads)
    graph.export(tmp_path / "a.csv", run="partners", actor="UNEP", language="ja")
    assert "川崎市" in (tmp_path / "a.csv").read_text()
    graph.export(tmp_path / "b", query="SELECT ?x { VALUES ?x { 1 } }", format="csv")
    assert (tmp_path / "b").read_text() == "x\n1\n"
    for path, given, said in (
        ("a.xyz", {}, "the ending of a.xyz says no format"),
        ("a.csv", {"what": nx.Graph()}, "“csv” is no format for this"),
        ("a.trig", {"query": "ASK {}"}, "nothing to export"),
    ):
        with pytest.raises(errors.AskedWrongly, match=said):
            graph.export(tmp_path / path, **given)
    assert "川崎市" in (tmp_path / "a.csv").read_text()


def test_answers_say_of_which_data_they_are(graph: keikaku.Graph) -> None:
    assert graph.release
    data = {"release": graph.release.name, "digest": graph.release.digest}
    answer = graph.ask("initiatives involving UNEP")
    assert answer.about == {"question": "initiatives involving UNEP", "sparql": answer.sparql, **data}
    assert graph.run("partners", actor="UNEP").about["query"] == "partners"
    assert graph.query("ASK {}").about == {"sparql": "ASK {}", **data}
    assert graph.indicators("policy 6").values.about == {"query": "policy 6", **data}
    assert repr(graph) == "<Graph: plans 2005, 2018>"
    assert graph._repr_html_() == graph.plans()._repr_html_()
    assert [(row["id"], row["begin"]) for row in graph.plans()] == [("2005", None), ("2018", date(2018, 4, 1))]


def test_the_dataset_is_a_copy_for_who_asked_for_it(graph: keikaku.Graph) -> None:
    copy = graph.dataset()
    stated = (rdflib.URIRef(INITIATIVE), rdflib.URIRef("https://w3id.org/keikaku/ns#involves"), rdflib.URIRef(UNEP))
    assert stated in copy
    copy.remove(stated)
    assert stated not in copy
    assert len(graph.ask("initiatives involving UNEP")) == 1


def test_another_graph_is_opened_by_path_or_url(served: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.ttl").write_text("<urn:a> <urn:b> 1 .", encoding="utf-8")
    question = "SELECT ?x { <urn:a> <urn:b> ?x }"
    assert list(keikaku.open(tmp_path / "mine.ttl").query(question)) == [{"x": 1}]
    assert list(keikaku.open(str(tmp_path), engine="reference").query(question)) == [{"x": 1}]
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert keikaku.open(served).ask("initiatives involving UNEP")[0]["iri"] == INITIATIVE
    with pytest.raises(keikaku.errors.BadFile):
        keikaku.open(resources.folder("graph") / "no such file")
    with pytest.raises(keikaku.errors.AskedWrongly, match="there is no engine “virtuoso”"):
        keikaku.open(engine="virtuoso")


def test_loading_keeps_to_the_limits_of_time_and_memory(tmp_path: Path) -> None:
    large = tmp_path / "large.nt"
    lines = "".join(f"<urn:s{n}> <urn:p> <urn:o{n}> .\n" for n in range(20_000))
    large.write_text(lines * 40, encoding="utf-8")
    with pytest.raises(errors.OutOfTime, match=r"^no answer within 0\.05 seconds: the files were still being read$"):
        keikaku.open(large, timeout=0.05)
    large.write_text("".join(f"<urn:s{n}> <urn:p> <urn:o{n}> .\n" for n in range(1_000_000)), encoding="utf-8")
    with pytest.raises(errors.OutOfMemory, match=r"^no answer within 128 MiB of memory$"):
        keikaku.open(large, timeout=600, memory="128M")


@pytest.mark.parametrize(
    "wrong", [{"timeout": 0}, {"timeout": float("nan")}, {"timeout": 10**400}, {"memory": 1}, {"memory": "much"}]
)
def test_limits_that_are_none_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(errors.AskedWrongly):
        keikaku.open(**wrong)


@pytest.mark.parametrize("method", ["ask", "show", "search", "query", "run", "construct", "network"])
@pytest.mark.parametrize("wrong", [5, None, b"JETRO", ["JETRO"]])
def test_what_is_no_text_is_refused(method: str, wrong: object) -> None:
    with pytest.raises(errors.AskedWrongly, match=r"^a text is needed, not "):
        getattr(keikaku.open(TOWN / "graph"), method)(wrong)


def test_bindings_that_are_none_are_refused() -> None:
    with pytest.raises(errors.AskedWrongly, match=r"^bindings are variables with their terms$"):
        keikaku.open(TOWN / "graph").query("ASK { ?s ?p ?o }", 5)  # type: ignore[arg-type]


def test_a_query_that_goes_on_ends_and_the_graph_can_be_asked_again() -> None:
    small = keikaku.open(TOWN / "graph", timeout=1)
    with pytest.raises(errors.OutOfTime):
        small.query(queries()["product-count-12"])
    with limits.deadline(limits.Limits(1e-9)), pytest.raises(errors.OutOfTime):
        small.dataset()
    graph = keikaku.open(timeout=60, memory="300M")
    with pytest.raises(errors.OutOfMemory):
        graph.query(queries()["product-sorted-2"])
    for one in (small, graph):
        assert list(one.query("ASK { ?s ?p ?o }")) == [{"boolean": True}]
