"""What servers say of themselves beside the data that they hold: it is no answer to anything that is asked of these.

Virtuoso keeps how it stores RDF in graphs of its own, which are part of its default graph.
"""

from __future__ import annotations

from collections.abc import Sequence

from keikaku.records import IRI, Term

_BEGIN = (
    "http://www.openlinksw.com/schemas/virtrdf#", "http://www.openlinksw.com/virtrdf-data-formats#",
    "http://www.openlinksw.com/sparql/", "http://localuriqaserver/", "http://www.w2.org/ns/ldp#", "bif:",
)  # fmt: skip


def speaks_of_server(row: Sequence[Term | None]) -> bool:
    """Whether a row is about what no data have."""
    return any(isinstance(term, IRI) and term.startswith(_BEGIN) for term in row)
