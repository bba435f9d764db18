from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku import resources
from keikaku.records import IRI, BNode, Quad
from keikaku.services.checks.rdf_text import statements
from keikaku.store.derive import read_quads
from keikaku.store.files.trig import render
from keikaku.vocab import ID, PREFIXES, RDF_TYPE
from tests.examples import examples
from tests.places import TOWN
from tests.render.terms import iris, is_valid, things

TRICKY = r"""# a comment . with { signs }
@prefix : <http://e.org/> .
PREFIX kk: <ns#>
BASE <http://b.org/x/>
:a :p "text . ; , { } # <x> \" end" , 'one' , '''two
lines''' ; # <nothing>
   a <c> .
GRAPH :g { <s.1>
  :p "1"^^kk:t ; kk:q 1.5, true, [ :inner <http://e.org/no> ], ( :x :y ) .
  _:b :p :o.d . }
<h> {
:z :p "x"@en-GB . <\u0041> a :K }
"""


def test_statements_with_their_lines() -> None:
    e, b = "http://e.org/", "http://b.org/x/"
    assert [
        (said.graph, said.subject, said.term, said.value, said.lines)
        for said in statements("@base <http://b.org/> .\n" + TRICKY)
    ] == [
        (None, f"{e}a", f"{e}p", None, (None, 6, 6, 6)),
        (None, f"{e}a", f"{e}p", None, (None, 6, 6, 6)),
        (None, f"{e}a", f"{e}p", None, (None, 6, 6, 6)),
        (None, f"{e}a", RDF_TYPE, f"{b}c", (None, 6, 8, 8)),
        (f"{e}g", f"{b}s.1", f"{e}p", None, (9, 9, 10, 10)),
        (f"{e}g", f"{b}s.1", "http://b.org/ns#q", None, (9, 9, 10, 10)),
        (f"{e}g", f"{b}s.1", "http://b.org/ns#q", None, (9, 9, 10, 10)),
        (f"{e}g", None, f"{e}inner", f"{e}no", (9, 10, 10, 10)),
        (f"{e}g", f"{b}s.1", "http://b.org/ns#q", None, (9, 9, 10, 10)),
        (f"{e}g", None, PREFIXES["rdf"] + "first", f"{e}x", (9, 10, 10, 10)),
        (f"{e}g", None, PREFIXES["rdf"] + "first", f"{e}y", (9, 10, 10, 10)),
        (f"{e}g", f"{b}s.1", "http://b.org/ns#q", None, (9, 9, 10, 10)),
        (f"{e}g", None, f"{e}p", f"{e}o.d", (9, 11, 11, 11)),
        (f"{b}h", f"{e}z", f"{e}p", None, (12, 13, 13, 13)),
        (f"{b}h", f"{b}A", RDF_TYPE, f"{e}K", (12, 13, 13, 13)),
    ]  # fmt: skip


def test_quads_have_their_graph_last() -> None:
    text = '<urn:a> <urn:p> "x"^^<urn:t> <urn:g> .\n# no\n_:b <urn:p> "x"@en .\n<urn:c> <urn:p> <urn:d> .\n'
    assert [(said.graph, said.subject, said.value, said.lines[1]) for said in statements(text, quads=True)] == [
        ("urn:g", "urn:a", None, 1), (None, None, None, 3), (None, "urn:c", "urn:d", 4),
    ]  # fmt: skip


def told(quads: list[Quad]) -> list[tuple[str, str, str, str | None]]:
    return sorted(((g, s, p, str(o) if isinstance(o, IRI) else None) for s, p, o, g in quads), key=str)


def read(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return sorted(((said.graph, said.subject, said.term, said.value) for said in statements(text)), key=str)


@pytest.mark.parametrize("file", resources.graph_files(TOWN / "graph"), ids=lambda file: file.stem)
def test_what_a_parser_reads_is_read(file: Path) -> None:
    assert read(file.read_text(encoding="utf-8")) == told(read_quads(file))


names = iris.filter(is_valid)


@examples(60)
@given(st.lists(st.tuples(names, names, things.filter(lambda term: not isinstance(term, BNode)), names), max_size=5))
def test_whatever_can_be_written_is_read(quads: list[Quad]) -> None:
    once = list(dict.fromkeys(quads))
    assert read(render(once, f"{ID}x/")) == told(once)
    assert list(ox.parse(render(once).encode(), format=ox.RdfFormat.TRIG)) or not once
