from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from keikaku import resources
from keikaku.errors import AnswerTooLarge, AskedWrongly, BadFile, BadQuery, DataAtFault
from keikaku.nodes import node
from keikaku.records import IRI, RDF_DIR_LANG_STRING, TRIPLE_TERM, BNode, Literal, Solutions
from keikaku.store import embedded as embedded_module
from keikaku.store.bounded import NearStore
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.engines import ENGINES
from keikaku.store.files.json_text import MAX_JSON_DEPTH
from keikaku.store.recording import RecordingStore
from tests.store.compliance import ACTION_4, JETRO, KK

ALL = "SELECT ?g ?s ?p ?o { { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?h { ?s ?p ?o } } } UNION { GRAPH ?g { ?s ?p ?o } } }"
GRAPH = IRI("urn:g")
STATEMENT = (IRI("urn:s"), IRI("urn:p"), Literal("値"))

FILES = {
    "a.ttl": "<urn:s> <urn:p> '値' .",
    "a.nt": '<urn:s> <urn:p> "\\u5024" .\n',
    "a.rdf": '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="urn:s">'
    '<u:p xmlns:u="urn:">値</u:p></r:Description></r:RDF>',
    "a.trig": "<urn:g> { <urn:s> <urn:p> '値' }",
    "a.nq": '<urn:s> <urn:p> "値" <urn:g> .\n',
    "a.jsonld": '{"@id": "urn:g", "@graph": [{"@id": "urn:s", "urn:p": "値"}]}',
    "B.TTL": "\ufeff<urn:s> <urn:p> '値' .",
}

BAD_FILES = {
    "a.ttl": ("<urn:s> <urn:p> .\n", 1),
    "b.ttl": ("@prefix ex: <urn:x:> .\n\nex:s ex:p ex:o .\nex:s nope:p ex:o .\n", 4),
    "c.ttl": ("<urn:s> <urn:p> '値' .\n<urn:s> <urn:p> 'open .\n", 2),
    "d.trig": ("<urn:g> {\n<urn:s> <urn:p> <urn:o> ,, 1 }\n", 2),
    "e.nt": ("<urn:s> <urn:p> <urn:o> .\n<urn:s> <urn:p> .\n", 2),
    "f.nq": ("<urn:s> <urn:p> <urn:o> <urn:g> .\nnonsense\n", 2),
    "h.rdf": ('<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a SYSTEM "b">]>\n<r>\n&a;</r>', 4),
    "i.rdf": (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<r:Description\nr:about="a b"/></r:RDF>',
        3,
    ),
    "j.jsonld": ('[{"@id": "urn:s", "urn:p": 1},\n{"@id": "urn:s",\n"urn:p": {"@value": 1, "@type": "a b"}}]', 3),
}


def write(directory: Path, name: str, text: str) -> Path:
    path = directory / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("engine", ["embedded", "reference"])
@pytest.mark.parametrize("name", FILES)
def test_every_format_loads(tmp_path: Path, name: str, engine: str) -> None:
    path = write(tmp_path, name, FILES[name])
    store = ENGINES[engine]().load([(path, GRAPH)])
    assert store.select(ALL) == Solutions(("g", "s", "p", "o"), [(GRAPH, *STATEMENT)])
    # Without a graph, triples stand in the default graph; quads have their own.
    rows = ENGINES[engine]().load([(path, None)]).select(ALL).rows
    assert rows == [(None if name.lower().endswith((".ttl", ".nt", ".rdf")) else GRAPH, *STATEMENT)]


@pytest.mark.parametrize("engine", ["embedded", "reference"])
@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_with_line_and_column(tmp_path: Path, name: str, engine: str) -> None:
    text, line = BAD_FILES[name]
    path = write(tmp_path, name, text)
    with pytest.raises(BadFile) as fault:
        ENGINES[engine]().load([(path, None)])
    assert fault.value.file == str(path)
    assert fault.value.message.startswith(str(path))
    assert "\n" not in fault.value.message
    assert fault.value.line == line
    if name[2:] not in ("rdf", "jsonld"):  # of which the parser knows no columns
        assert fault.value.column is not None


@pytest.mark.parametrize("engine", ["embedded", "reference"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", "<urn:s> <urn:p> '市' .".encode("shift_jis")),
        ("a.trig", b"\xff\xfe"),
        ("a.jsonld", b'{"@id": "urn:s", '),
        ("a.jsonld", b"[" * (MAX_JSON_DEPTH + 1) + b"]" * (MAX_JSON_DEPTH + 1)),
        ("a.jsonld", b'{"@context": "http://127.0.0.1:9/context", "@id": "urn:s", "p": 1}'),
        ("a.rdf", b"<html></html"),
        ("a.rdf", '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "b">]><r/>'.encode("utf-16")),
        ("a.csv", b"1,2"),
        ("a", b""),
    ],
)
def test_what_is_no_rdf_is_a_bad_file(tmp_path: Path, name: str, content: bytes, engine: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadFile) as fault:
        ENGINES[engine]().load([(path, None)])
    assert fault.value.file == str(path)


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_a_missing_file_and_a_folder_are_bad_files(tmp_path: Path, engine: str) -> None:
    (tmp_path / "folder.ttl").mkdir()
    for name in ("none.ttl", "folder.ttl"):
        with pytest.raises(BadFile, match=name):
            ENGINES[engine]().load([(tmp_path / name, None)])


def test_brackets_in_json_texts_are_no_nesting(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonld", '{"@id": "urn:s", "urn:p": "' + "[{" * 200 + '\\""}')
    assert len(EmbeddedStore.load([(path, None)]).select("SELECT * { ?s ?p ?o }").rows) == 1


def test_a_store_on_disk_is_read_and_left_as_it_is(store_directory: Path) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in store_directory.iterdir())
    store = EmbeddedStore.open(store_directory)
    assert store.select(f"SELECT ?who {{ <{ACTION_4}> <{KK}partner> ?who }}").rows == [(JETRO,)]
    del store
    assert sorted((path.name, path.stat().st_mtime_ns) for path in store_directory.iterdir()) == before


def test_a_store_on_disk_of_a_single_graph_goes_without_the_ontology(tmp_path: Path) -> None:
    made = ox.Store(str(tmp_path / "made"))
    made.load(b'<urn:a> <urn:b> "c" .', format=ox.RdfFormat.TURTLE)
    made.flush()
    del made
    store = EmbeddedStore.open(tmp_path / "made")
    assert store.worded(resources.ontology_file()) is store


def test_what_is_no_store_stays_untouched(tmp_path: Path) -> None:
    write(tmp_path, "notes.txt", "mine")
    for directory in (tmp_path, tmp_path / "none", tmp_path / "notes.txt"):
        with pytest.raises(BadFile) as fault:
            EmbeddedStore.open(directory)
        assert fault.value.file == str(directory)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST", "sst"])
def test_a_damaged_store_is_a_bad_file(store_directory: Path, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "store"
    shutil.copytree(store_directory, copy)
    for path in copy.iterdir():
        if damage in path.name:
            data = bytearray(path.read_bytes())
            data[len(data) // 3 : len(data) // 3 + 40] = b"\xa5" * 40
            path.write_bytes(data[:-5])
    with pytest.raises(DataAtFault, match=r"damaged|cannot be read"):
        EmbeddedStore.open(copy).query("SELECT * { ?s ?p ?o }")


def test_what_is_too_large_to_be_a_set_says_so_whatever_stands_before_it(
    store_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = "SELECT (COUNT(*) AS ?n) { ?s a ?class }"
    copied = EmbeddedStore.open(store_directory).given()
    assert copied.remarks == ()
    monkeypatch.setattr(embedded_module, "MOST_COPIED", 1)
    large = EmbeddedStore.open(store_directory).given()
    for store in (large, NearStore(large), RecordingStore(large, [])):
        assert store.remarks == ("notes.counted_by_graph",)
        assert len(store.select(twice).rows) == len(copied.select(twice).rows) == 1


def test_what_only_rdf_12_has_does_not_cost_the_other_rows() -> None:
    engine = ox.Store()
    engine.load(
        b'VERSION "1.2" <urn:s> <urn:p> <<( <urn:a> <urn:b> "c"@en )>> , "d"@ar--rtl , "e" .',
        format=ox.RdfFormat.TURTLE,
    )
    triple = Literal('<<( <urn:a> <urn:b> "c"@en )>>', IRI(TRIPLE_TERM))
    rtl = Literal("d", IRI(RDF_DIR_LANG_STRING), "ar--rtl")
    store = EmbeddedStore(engine)
    assert set(store.select("SELECT ?o { ?s ?p ?o }").rows) == {(triple,), (rtl,), (Literal("e"),)}
    assert node(rtl) == ox.Literal("d", language="ar", direction=ox.BaseDirection.RTL)


def test_an_unknown_function_is_a_bad_query(embedded: EmbeddedStore) -> None:
    with pytest.raises(BadQuery, match="<urn:f>"):
        embedded.query("SELECT (<urn:f>(1) AS ?x) {}")


def test_reasons_of_the_parser_are_told(embedded: EmbeddedStore) -> None:
    with pytest.raises(BadQuery, match="unbound"):
        embedded.query("SELECT ?x { ?a ?b ?c } GROUP BY ?a")


def test_the_registry_imports_no_engine() -> None:
    text = (
        "import sys, keikaku.store.engines; print(sorted({'rdflib', 'SPARQLWrapper', 'pyoxigraph'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout == "[]\n"
    assert {name: make().__name__ for name, make in ENGINES.items()} == {
        "embedded": "EmbeddedStore", "reference": "ReferenceStore", "remote": "RemoteStore",
    }  # fmt: skip


def test_an_engine_says_what_it_cannot_open(tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly):
        ENGINES["reference"]().open(tmp_path)
    with pytest.raises(AskedWrongly):
        ENGINES["remote"]().load([])
    with pytest.raises(AskedWrongly):
        ENGINES["embedded"]().connect("http://127.0.0.1:9/", 1)


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_a_context_that_stands_elsewhere_is_told_as_such(engine: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text('{"@context": "https://example.org/context", "@id": "urn:a", "urn:p": "x"}')
    with pytest.raises(BadFile) as caught:
        ENGINES[engine]().load([(tmp_path / "a.jsonld", None)])
    file = tmp_path / "a.jsonld"
    said = f"{file} names the context https://example.org/context, which stands elsewhere, and none is fetched"
    assert caught.value.message == said


@pytest.mark.parametrize(("failures", "opened"), [(3, True), (100, False)])
def test_a_folder_that_a_program_writes_into_is_opened_at_a_later_try(
    failures: int, opened: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    EmbeddedStore.load([]).copy_to(tmp_path)
    left = [failures]
    read_only = ox.Store.read_only

    class Busy:
        @staticmethod
        def read_only(path: str) -> ox.Store:
            left[0] -= 1
            if left[0] >= 0:
                raise RuntimeError("Corruption: IO error: No such file or directory: 000009.sst")
            return read_only(path)

    monkeypatch.setattr(embedded_module, "_WAIT", 0)
    monkeypatch.setattr(ox, "Store", Busy)
    if opened:
        EmbeddedStore.open(tmp_path)
        return
    with pytest.raises(BadFile, match="is damaged, or in use by a program that writes into it"):
        EmbeddedStore.open(tmp_path)


def test_a_blank_node_may_have_a_name_that_cannot_be_written() -> None:
    """Virtuoso's have: nodeID://b1."""
    told = [(BNode(name), IRI("urn:p"), IRI("urn:o"), IRI("urn:g")) for name in ("nodeID://b1", "nodeID://b2", "b-1")]
    found = EmbeddedStore.of([*told, told[0]]).select("SELECT ?s { GRAPH ?g { ?s ?p ?o } }").rows
    assert len(set(found)) == len(found) == 3


def test_one_row_more_than_is_wanted_is_told(embedded: EmbeddedStore) -> None:
    for text, kind in (("SELECT * { ?s ?p ?o }", "rows"), ("CONSTRUCT WHERE { ?s ?p ?o }", "triples")):
        query = embedded.read(text)
        found = embedded.answer(query)
        assert not isinstance(found, bool)
        size = len(found if isinstance(found, list) else found.rows)
        query.most = size
        assert embedded.answer(query) == found
        query.most = size - 1
        with pytest.raises(AnswerTooLarge, match=f"the answer has more than {size - 1} {kind}"):
            embedded.answer(query)


def test_iris_are_relative_to_what_whoever_asks_says(embedded: EmbeddedStore) -> None:
    query = embedded.read("ASK { FILTER(<x> = <https://example.org/x>) }")
    query.base = "https://example.org/sparql"
    assert embedded.answer(query) is True
