"""Exports as foreign readers have them: all that went in, whatever stands in it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib

from keikaku.errors import DataAtFault
from keikaku.records import IRI, RDF_LANG_STRING, Citation, Literal, Solutions, Term
from keikaku.render.exports import formats, tables
from keikaku.render.html_page import clean
from keikaku.services.exports import context
from keikaku.services.exports.statements_view import StatementsView
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import ID, NS, PREFIXES
from tests.places import DATA
from tests.render.exports.awkward import texts

_READ = {
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}
XSD = PREFIXES["xsd"]
NOWHERE = (None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
PASSAGE = f"{ID}passage/2018/1"


def written(part: Any, form: str) -> bytes:
    out = io.BytesIO()
    formats.write(part, form, out, "en", context.context)
    return out.getvalue()


def canonical(quads: Any) -> set[str]:
    found = ox.Dataset(quads)
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in found}


def typed(value: str, kind: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + kind))


def opened(quads: list[ox.Quad]) -> Session:
    store = ox.Store()
    store.extend(quads)
    return Session(EmbeddedStore._settled(store))


@pytest.fixture(scope="module")
def awkward() -> Session:
    """The texts in a graph that is a passage and in none, in two languages, with IRIs that look like prefixed names."""
    graph, blank, odd, thing = (
        ox.NamedNode(PASSAGE),
        ox.BlankNode("b0"),
        ox.NamedNode("id:graph"),
        ox.NamedNode(f"{ID}a"),
    )
    quads = [ox.Quad(graph, ox.NamedNode(f"{PREFIXES['rdf']}type"), ox.NamedNode(f"{NS}Passage"), graph)]
    for name, value in (("address", "2018:1"), ("page", "iv")):
        quads.append(ox.Quad(graph, ox.NamedNode(NS + name), ox.Literal(value), graph))
    properties = [ox.NamedNode(iri) for iri in (f"{PREFIXES['skos']}prefLabel", f"{NS}words", "kk:no", "urn:x:p")]
    for number, text in enumerate(texts()):
        subject = ox.NamedNode(f"{ID}thing/{number}" if number % 7 else f"kk:thing{number}")
        said = ox.Literal(text, language=("ja", "en-gb")[number % 2]) if number % 3 else ox.Literal(text)
        place = ox.DefaultGraph() if number % 5 == 0 else graph
        quads.append(ox.Quad(subject, properties[number % 4], said, place))
    numbers = [("page", "133"), ("page", "007"), ("depth", "2"), ("depth", "x")]
    values = [(name, typed(value, "integer")) for name, value in numbers]
    values += [
        ("value", typed("1.50", "decimal")),
        *(("planned", typed(one, "boolean")) for one in ("true", "1", "no")),
    ]
    quads += [ox.Quad(blank, ox.NamedNode(NS + name), value, odd) for name, value in values]
    for name, other in (("partOf", blank), ("partOf", ox.NamedNode("time:x")), ("words", thing)):
        quads += [ox.Quad(thing, ox.NamedNode(NS + name), other, place) for place in (odd, graph)]
    return opened(quads)


def quads_of(session: Session) -> list[ox.Quad]:
    return [quad for quads in StatementsView(session).by_graph() for quad in quads]


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld", "turtle"])
def test_what_is_written_reads_back_the_same(form: str, awkward: Session) -> None:
    data = written(StatementsView(awkward), form)
    assert data == written(StatementsView(awkward), form)
    expected: Any = quads_of(awkward)
    assert len(expected) > 2_010
    if form == "turtle":
        expected = [ox.Quad(*triple) for triple in {quad.triple for quad in expected}]
    assert canonical(ox.parse(data, format=_READ[form][0])) == canonical(expected)


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld", "turtle"])
def test_rdflib_reads_it_too(form: str, awkward: Session) -> None:
    found = rdflib.Dataset()
    found.parse(data=written(StatementsView(awkward), form), format=_READ[form][1])
    said = {
        (str(subject), str(predicate), str(value), value.language, graph not in NOWHERE and form != "turtle")
        for subject, predicate, value, graph in found.quads()
        if isinstance(value, rdflib.Literal) and value.datatype is None
    }
    expected = {
        (
            quad.subject.value, quad.predicate.value, quad.object.value, quad.object.language,
            isinstance(quad.graph_name, ox.NamedNode) and form != "turtle",
        )
        for quad in quads_of(awkward)
        if isinstance(quad.object, ox.Literal)
        and quad.object.datatype.value in (XSD + "string", RDF_LANG_STRING)
        and isinstance(quad.subject, ox.NamedNode)
    }  # fmt: skip
    assert said == expected


def test_tables_hold_every_statement_with_its_passage(awkward: Session, tmp_path: Path) -> None:
    view = StatementsView(awkward)
    header, *rows = csv.reader(io.StringIO(written(view, "csv").decode(), newline=""))
    assert tuple(header) == tables.COLUMNS
    (tmp_path / "a.parquet").write_bytes(written(view, "parquet"))
    found = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert [["" if cell is None else cell for cell in row.values()] for row in found] == rows
    expected = [row for stated in view.stated() for row in tables.rows(*stated)]
    assert [tuple(row.values()) for row in found] == expected
    assert len(expected) == len(quads_of(awkward))
    assert {tuple(row[-4:]) for row in expected} == {
        (None, None, None, None), (PASSAGE, "2018", "2018:1", "iv"), ("id:graph", None, None, None),
    }  # fmt: skip
    frame = pd.read_parquet(tmp_path / "a.parquet")
    assert list(frame["object"]) == [row[2] for row in expected]


def test_pandas_reads_the_csv(tmp_path: Path) -> None:
    session = open_session(str(DATA / "small.trig"))
    view = StatementsView(session)
    (tmp_path / "a.csv").write_bytes(written(view, "csv"))
    frame = pd.read_csv(tmp_path / "a.csv", dtype=str, keep_default_na=False)
    rows = [["" if cell is None else cell for cell in row] for one in view.stated() for row in tables.rows(*one)]
    assert frame.to_numpy().tolist() == rows
    assert set(frame["plan"]) == {"", "2018"}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_networks_of_any_texts(form: str) -> None:
    graph = nx.MultiDiGraph(title_en="x\x00", title_ja=None)
    for number, text in enumerate(texts()):
        names = {"label_en": text, "label_ja": text, "address": None, "evidence": (text, "b")}
        graph.add_node(f"urn:{number}", type="Facility", **names)
    link = {"label_en": "a", "evidence": ("2018:1", "2018:2"), "weight": 2, "odd": pd.Timestamp(0)}
    graph.add_edge("urn:0", "urn:1", key="a", **link)
    out = io.BytesIO()
    formats.write_network(graph, form, out, "en")
    out.seek(0)
    found = nx.read_gexf(out) if form == "gexf" else nx.parse_graphml(out.read().decode(), force_multigraph=True)
    lines = str.maketrans({"\r": "\n"})  # which XML makes of them
    for number, text in enumerate(texts()):
        data = found.nodes[f"urn:{number}"]
        assert [data.get("label_ja", "").replace("\r\n", "\n").translate(lines), "address" in data] == [
            clean(text).replace("\r\n", "\n").translate(lines), False,
        ]  # fmt: skip
    (edge,) = [given for *_, given in found.edges(data=True)]
    assert (edge["evidence"], edge["weight"], edge["odd"]) == ("2018:1, 2018:2", 2, "1970-01-01 00:00:00")
    colour = found.nodes["urn:3"].get("color") or found.nodes["urn:3"]["viz"]["color"]
    assert colour in ("#d17f00", {"r": 209, "g": 127, "b": 0, "a": 1.0})


def test_rows_keep_their_kinds_in_parquet(tmp_path: Path) -> None:
    def term(value: str, kind: str) -> Literal:
        return Literal(value, IRI(XSD + kind))

    first = (IRI("urn:a"), term("1", "integer"), term("1.50", "decimal"), term("2018-04-01", "date"))
    then = (
        term("1", "integer"),
        term("true", "boolean"),
        None,
        Literal.text("\x00市", "ja"),
        term("9" * 30, "integer"),
    )
    second = (None, None, term("2", "integer"), None, Literal.text("x"), None, None, None, term("1", "integer"))
    rows: list[tuple[Term | None, ...]] = [(*first, *then), second]
    (tmp_path / "a.parquet").write_bytes(written(Solutions(tuple("abcdefghi"), rows), "parquet"))
    found = pq.read_table(tmp_path / "a.parquet")
    assert [str(field.type) for field in found.schema] == [
        "large_string", "int64", "decimal128(3, 2)", "date32[day]", "large_string", "bool", "large_string",
        "large_string", "large_string",
    ]  # fmt: skip
    assert found.to_pydict()["h"] == ["\x00市", None]
    assert found.to_pydict()["i"] == ["9" * 30, "1"]


def test_a_triple_within_a_triple_is_refused_where_there_is_no_way_to_write_it() -> None:
    inner = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), ox.Literal("x"))
    session = opened([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), inner)])
    with pytest.raises(DataAtFault, match="triple within a triple"):
        written(StatementsView(session), "jsonld")
    assert canonical(ox.parse(written(StatementsView(session), "trig"), format=ox.RdfFormat.TRIG)) == canonical(
        quads_of(session)
    )
    assert next(tables.rows(quads_of(session), Citation("2018:1", None), "2018"))[3:] == (
        "triple", None, None, None, "2018", "2018:1", None,
    )  # fmt: skip


def test_jsonld_reads_as_what_it_says() -> None:
    session = open_session(str(DATA / "small.trig"))
    text = written(StatementsView(session), "jsonld").decode()
    assert (
        '{"@id":"id:actor/jetro","@type":"Organisation","altLabel":{"en":"Japan External Trade Organization","ja":['
        in text
    )
    assert '"partOf":"id:2018/6.1.1"' in text
    assert '"http' not in text.split('"@graph":[', 1)[1]
