"""Statements as rows: in CSV, and as the columns of Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyoxigraph as ox

from keikaku.records import Citation
from keikaku.render.rows.delimited import csv_lines

COLUMNS = ("subject", "predicate", "object", "kind", "datatype", "language", "graph", "plan", "evidence", "page")
"""``kind`` is iri, blank or literal (of RDF 1.2 also triple), ``evidence`` the address of the passage that states it,
``page`` the page as printed."""

_KINDS: dict[type, str] = {ox.NamedNode: "iri", ox.BlankNode: "blank", ox.Triple: "triple"}

Row = tuple[str | None, ...]


def rows(quads: Iterable[ox.Quad], passage: Citation | None, plan: str | None) -> Iterator[Row]:
    """The statements of one graph in COLUMNS."""
    where = (plan, passage.address if passage else None, str(passage.page) if passage and passage.page else None)
    for quad in quads:
        value = quad.object
        told: tuple[str | None, ...]
        if isinstance(value, ox.Literal):
            tag = value.language
            if tag and value.direction is not None:
                tag = f"{tag}--{value.direction.value}"
            told = (value.value, "literal", value.datatype.value, tag)
        else:
            told = (_name(value), _KINDS[type(value)], None, None)
        yield (_name(quad.subject), quad.predicate.value, *told, _name(quad.graph_name), *where)


def write_csv(stated: Iterable[Any], file: BinaryIO) -> None:
    """stated: quads, passage and plan of each graph."""
    file.write(csv_lines([COLUMNS]).encode())
    for quads, passage, plan in stated:
        file.write(csv_lines(rows(quads, passage, plan)).encode("utf-8", "backslashreplace"))


def _name(term: Any) -> str | None:
    """An IRI whole, a blank node with ``_:``, nothing of the graph without a name."""
    if isinstance(term, ox.NamedNode):
        return term.value
    return None if isinstance(term, ox.DefaultGraph) else str(term)
