"""A store graph by graph and subject by subject: the same from every engine, each statement once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from keikaku.errors import EndpointAtFault
from keikaku.records import IRI, XSD_STRING, Literal, Solutions
from keikaku.services.session.opening import open_store
from keikaku.store import walking
from keikaku.store.base import Store
from keikaku.store.remote import RemoteStore
from keikaku.store.sparql.bindings import Bindings
from keikaku.store.sparql.rules import AWAY, Rules
from keikaku.store.walking import Graph
from tests.places import DATA
from tests.store.conftest import OXIGRAPH, serving

_LOOSE = '<urn:a> <urn:p> "b" , "a" ; <urn:q> <urn:b> .\n<urn:b> <urn:p> <urn:c> .\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Named graphs, statements in none, and one that stands in both."""
    made = tmp_path_factory.mktemp("walked")
    (made / "a.trig").write_text((DATA / "small.trig").read_text() + _LOOSE + "<urn:g> { <urn:b> <urn:p> <urn:c> . }\n")
    return made


def told(store: Store) -> list[tuple[str, list[str]]]:
    return [(str(graph.name), [str(quad) for quad in graph.quads]) for graph in store.by_graph()]


def test_engines_agree_and_what_was_put_beside_the_data_is_left_out(folder: Path) -> None:
    files = set(ox.parse((folder / "a.trig").read_bytes(), format=ox.RdfFormat.TRIG))
    store = open_store(str(folder / "a.trig"))
    given = store.given()
    found = [quad for graph in given.by_graph() for quad in graph.quads]
    assert (set(found), len(found)) == (files, len(files))
    names = [name for name, _ in told(given)]
    assert names == [str(ox.DefaultGraph()), *sorted(names[1:])]
    assert len(names) == len(set(names)) > 4
    # Asked by SPARQL, what a graph says, too, is not told from what stands in none besides.
    (bare, loose), *rest = told(given)
    assert told(open_store(str(folder / "a.trig"), engine="reference").given()) == [
        (bare, [one for one in loose if not one.startswith("<urn:b>")]), *rest,
    ]  # fmt: skip


def test_data_without_graphs_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(_LOOSE)
    for engine in ("embedded", "reference"):
        ((name, quads),) = told(open_store(str(tmp_path / "a.ttl"), engine=engine).given())
        assert (name, len(quads)) == ("DEFAULT", 4)
        assert len(list(open_store(str(tmp_path / "a.ttl"), engine=engine).given().by_subject())) == 2


def test_subjects_come_once_each_with_all_that_is_said_of_them(folder: Path) -> None:
    given = open_store(str(folder / "a.trig")).given()
    expected = {quad.triple for graph in given.by_graph() for quad in graph.quads}
    found = list(given.by_subject())
    triples = [triple for some in found for triple in some]
    assert (set(triples), len(triples)) == (expected, len(expected))
    assert len({some[0].subject for some in found}) == len(found)
    assert found == list(walking.by_subject(given.by_graph()))


def test_an_endpoint_gives_the_same(folder: Path, tmp_path: Path) -> None:
    named = list(ox.parse((folder / "a.trig").read_bytes(), format=ox.RdfFormat.TRIG))
    (tmp_path / "a.nq").write_bytes(
        ox.serialize([one for one in named if one.graph_name != ox.DefaultGraph()], format=ox.RdfFormat.N_QUADS) or b""
    )
    command: list[str | Path] = [OXIGRAPH, "load", "--location", tmp_path / "store", "--file", tmp_path / "a.nq"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    with serving(tmp_path / "store", "--union-default-graph") as url:
        assert told(RemoteStore(url)) == told(open_store(str(tmp_path / "a.nq")).given())


class Short(Store):
    """An endpoint that leaves a row out, as one does that has a limit of rows."""

    @property
    def rules(self) -> Rules:
        return AWAY

    def select(self, text: str, bindings: Bindings | None = None) -> Solutions:  # noqa: ARG002
        if "COUNT" in text:
            return Solutions(("size",), [(Literal("2", IRI(XSD_STRING)),)])
        if "DISTINCT" in text:
            return Solutions(("g",), [(IRI("urn:g"),)])
        return Solutions(("s", "p", "o"), [] if "NOT EXISTS" in text else [(IRI("urn:a"),) * 4])

    def _evaluate(self, text: object) -> bool:
        raise NotImplementedError


def test_what_an_endpoint_leaves_out_is_no_part_unnoticed() -> None:
    with pytest.raises(EndpointAtFault, match="1 of 2 statements"):
        list(Short().by_graph())


def test_graphs_that_are_held_are_in_the_same_order() -> None:
    quads = [
        ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode("urn:g"))
        for n in (2, 1, 1)
    ]
    assert list(walking.grouped(quads)) == [Graph(ox.NamedNode("urn:g"), [quads[1], quads[0]])]
