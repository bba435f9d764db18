from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.errors import AskedWrongly, BadFile
from keikaku.records import IRI, Literal, Solutions
from keikaku.services.session.locations import rdf_files
from keikaku.services.session.opening import open_session, open_store
from keikaku.store.base import Store
from keikaku.store.remote import RemoteStore
from tests.store.conftest import OXIGRAPH, SMALL

OPERATED = "SELECT ?who { GRAPH ?g { ?what <https://w3id.org/keikaku/ns#hostedBy> ?who } }"
KBIC = Solutions(("who",), [(IRI("https://w3id.org/keikaku/id/facility/kbic"),)])
XSD_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
COUNTED = "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
DECLARED = "ASK { GRAPH <https://w3id.org/keikaku/ns> { ?class a ?kind } }"


def fault(where: str, engine: str = "embedded") -> BadFile:
    with pytest.raises(BadFile) as caught:
        open_store(where, engine)
    return caught.value


def test_nothing_named_is_the_packaged_graph_with_its_ontology(store: Store) -> None:
    files = [path for path, _ in rdf_files()]
    assert files == [resources.ontology_file(), *resources.graph_files()]
    assert store.query(DECLARED) is True


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_the_ontology_stands_beside_a_file_for_those_who_read_by_its_words_alone(engine: str) -> None:
    loaded = open_store(str(SMALL), engine)
    counted, graphs = loaded.query(COUNTED), loaded.query(GRAPHS)
    session = open_session(str(SMALL), engine)
    assert session.select(OPERATED) == KBIC
    for _ in range(2):  # whichever was asked first
        assert session.query(DECLARED) is False
        assert session.query(COUNTED) == counted
        assert session.whole.query(DECLARED) is True
        assert session.query(GRAPHS) == graphs


@pytest.mark.parametrize("engine", ["embedded", "reference"])
@pytest.mark.parametrize(
    ("name", "text", "counted", "graphs"),
    [
        ("one.nt", '<urn:a> <urn:p> "x" .', 1, []),
        ("one.ttl", "<urn:a> <urn:p> 1 , 01 , 2 .", 2, []),
        ("own.nq", '<urn:a> <urn:p> "x" .\n<urn:a> <urn:p> "y" .', 2, []),
        ("two.nq", '<urn:a> <urn:p> "x" <urn:g> .\n<urn:a> <urn:p> "x" <urn:h> .', 1, ["urn:g", "urn:h"]),
        ("both.trig", "{ <urn:a> <urn:p> 'x' } <urn:g> { <urn:a> <urn:p> 'x' , 'y' }", 2, ["urn:g"]),
        ("words.trig", "<urn:g> { <urn:a> <urn:p> 'x' } <https://w3id.org/keikaku/ns> { <urn:b> <urn:p> 'x' }", 2,
         ["https://w3id.org/keikaku/ns", "urn:g"]),
    ],
)  # fmt: skip
def test_queries_are_asked_of_what_the_file_says_and_its_default_graph_is_a_set(
    tmp_path: Path, engine: str, name: str, text: str, counted: int, graphs: list[str]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    session = open_session(str(tmp_path / name), engine)
    for _ in range(2):
        assert session.query(COUNTED) == Solutions(("count",), [(Literal(str(counted), IRI(XSD_INTEGER)),)])
        assert session.query(GRAPHS) == Solutions(("g",), [(IRI(graph),) for graph in graphs])
        assert session.whole.query("ASK { GRAPH ?g { <urn:a> ?p ?o } }") is True


def test_blank_nodes_and_rows_come_in_one_order(tmp_path: Path) -> None:
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text("<urn:a> <urn:p> [ <urn:q> _:x , [ <urn:r> 'y' ] ] .", encoding="utf-8")
    some = [open_store(str(tmp_path)).query("SELECT * { ?s ?p ?o }") for _ in range(2)]
    assert some[0] == some[1]
    assert isinstance(some[0], Solutions)
    assert {str(row[0]) for row in some[0].rows} == {"urn:a", "b0", "b2", "b3", "b5"}


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".trig", ".nq", ".TRIG"])
def test_a_folder_gives_all_files_of_every_format_below_it(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "notes.txt").write_text("no RDF", encoding="utf-8")
    triple = "<https://e.x/a> <https://e.x/b> <https://e.x/c> .\n"
    (tmp_path / "deep" / "er" / f"some{suffix}").write_text(triple, encoding="utf-8")
    assert open_store(str(tmp_path)).query("ASK { <https://e.x/a> ?p ?o }") is True


def test_triples_without_a_graph_stand_in_the_graph_of_their_files(tmp_path: Path) -> None:
    (tmp_path / "some.ttl").write_text("<https://e.x/a> <https://e.x/b> <https://e.x/c> .\n", encoding="utf-8")
    answer = open_store(str(tmp_path)).query("SELECT ?g { GRAPH ?g { <https://e.x/a> ?p ?o } }")
    assert answer == Solutions(("g",), [(IRI("https://w3id.org/keikaku/id/graph/file"),)])


def test_a_checkout_gives_its_graph_folder(tmp_path: Path) -> None:
    shutil.copytree(resources.folder("graph"), tmp_path / "graph")
    (tmp_path / "other.ttl").write_text("this is none", encoding="utf-8")
    assert len(rdf_files(str(tmp_path))) == len(resources.graph_files())


def test_a_store_on_disk_is_opened_and_left_as_it_is(tmp_path: Path) -> None:
    subprocess.run(
        [OXIGRAPH, "load", "--location", tmp_path / "store", "--file", SMALL],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    before = {path.name: path.read_bytes() for path in (tmp_path / "store").iterdir()}
    assert open_store(str(tmp_path / "store")).query(OPERATED) == KBIC
    assert {path.name: path.read_bytes() for path in (tmp_path / "store").iterdir()} == before


def test_a_url_is_an_endpoint_and_nothing_is_asked_yet() -> None:
    assert isinstance(open_store("HTTP://127.0.0.1:1/query"), RemoteStore)


@pytest.mark.parametrize("where", ["nowhere", "ftp://example.org/x.ttl", "\udcff.ttl", "a\x00b"])
def test_what_is_not_there_is_named(where: str) -> None:
    problem = fault(where)
    assert problem.message == f"there is no file or folder {where}"
    assert problem.hint == (
        "--store takes a path, a pattern of paths as 'data/*.ttl', - for standard input, or an http(s) URL"
    )


def test_a_name_too_long_for_a_file_is_a_fault_of_the_data() -> None:
    assert fault("x" * 5000).message == f"{'x' * 5000} cannot be read: File name too long"


def test_an_empty_name_is_not_the_current_folder() -> None:
    with pytest.raises(AskedWrongly, match="--store names nothing"):
        open_store("")


def test_a_folder_without_rdf_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    problem = fault(str(tmp_path))
    assert problem.message == f"{tmp_path} holds no RDF file"
    assert problem.hint.startswith("known endings: .json, .json-ld, .jsonld, .n3, ")


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    assert fault(str(tmp_path / "notes.txt")).message == f"{tmp_path / 'notes.txt'} is no RDF, by its name or content"


@pytest.mark.parametrize("engine", ["embedded", "reference"])
@pytest.mark.parametrize("name", ["broken.ttl", "broken.trig"])
def test_broken_rdf_is_named_with_line_and_column(tmp_path: Path, name: str, engine: str) -> None:
    file = tmp_path / name
    file.write_text("<https://e.x/a> <https://e.x/b> <https://e.x/c> .\n<https://e.x/a> oops .\n", encoding="utf-8")
    problem = fault(str(file), engine)
    assert (problem.file, problem.line) == (str(file), 2)
    assert problem.column is not None
    assert problem.message.startswith(f"{file}:2:{problem.column}: ")
    assert "\n" not in problem.message


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00" * 100, "計画".encode("euc-jp"), b"<html>\n", b"@prefix"])
def test_bytes_that_are_no_turtle_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.ttl").write_bytes(data)
    assert fault(str(tmp_path)).file == str(tmp_path / "x.ttl")
