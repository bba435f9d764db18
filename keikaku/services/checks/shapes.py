"""SHACL: the graph against ontology/shapes.ttl, by pySHACL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keikaku import resources
from keikaku.services.checks.findings import Finding
from keikaku.vocab import ID, curie

if TYPE_CHECKING:
    from rdflib.term import Node

    from keikaku.store.reference import ReferenceStore


def check(store: ReferenceStore) -> list[Finding]:
    """Every violation, once. store: a reference engine, since pySHACL works on rdflib."""
    import pyshacl
    from rdflib import SH, Graph

    # Shapes speak of the union of all graphs, ontology included (for its class hierarchy).
    union = Graph()
    for subject, predicate, object_, _ in store.dataset.quads():
        union.add((subject, predicate, object_))
    _, results, _ = pyshacl.validate(
        union, shacl_graph=str(resources.shapes_file()), shacl_graph_format="turtle", inference="none"
    )
    assert isinstance(results, Graph)
    found = []
    for result in results.subjects(SH.resultSeverity, None):
        messages = {m.language: str(m) for m in results.objects(result, SH.resultMessage) if hasattr(m, "language")}
        path, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        detail = "".join(f" [{_short(term)}]" for term in (path, value) if term is not None)
        where = _short(results.value(result, SH.focusNode))
        found.append(Finding("shapes", where, messages.get("ja", "") + detail, messages.get("en", "") + detail))
    return list(dict.fromkeys(found))


def _short(term: Node | None) -> str:
    text = str(term)
    if text.startswith(ID):
        return text[len(ID) :]
    return curie(text) if text.startswith("http") else text
