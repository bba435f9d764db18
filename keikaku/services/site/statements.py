"""What is said of a thing and with it as object, as triples: the page's twin in Turtle."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from keikaku.records import IRI, Literal, Triple
from keikaku.services.session.session import Session

if TYPE_CHECKING:
    import pyoxigraph as ox

_SAID = """
SELECT DISTINCT ?s ?p ?o WHERE {
  { ?thing ?p ?o BIND (?thing AS ?s) } UNION { ?s ?p ?thing BIND (?thing AS ?o) }
  UNION { GRAPH ?thing { ?s ?p ?o } }
}"""


def statements(session: Session, thing: IRI) -> list[ox.Triple]:
    """The triples of a thing, those that lead to it, and of a passage those that it states, in a stable order."""
    import pyoxigraph as ox

    from keikaku.nodes import node
    from keikaku.store.walking import Subject

    found = triples(session, thing)
    return sorted((ox.Triple(cast(Subject, node(s)), ox.NamedNode(p), node(o)) for s, p, o in found), key=str)


def triples(session: Session, thing: IRI) -> list[Triple]:
    """The same as plain records, in no order."""
    return [
        (subject, property_, value)
        for subject, property_, value in session.select(_SAID, {"thing": thing}).rows
        if isinstance(property_, IRI) and not isinstance(subject, Literal | None) and value is not None
    ]
