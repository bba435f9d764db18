"""What the rules of ontology/rules derive: each rule writes into the graph that it reads from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from keikaku.errors import BadFile, DataAtFault
from keikaku.records import IRI, RDF_DIR_LANG_STRING, TRIPLE_TERM, Literal, Quad
from keikaku.store.files.rdf_files import RdfReader
from keikaku.store.files.statements import quads
from keikaku.store.taken import to_term
from keikaku.vocab import ONTOLOGY


def read_quads(path: Path) -> list[Quad]:
    """The statements of a TriG or N-Quads file, numbers as written. Raises BadFile."""
    with RdfReader().open(path) as file:
        return [_ours(quad) for quad in quads(file)]


def derived(files: Sequence[Path], ontology: Path, rules: Iterable[str]) -> list[Quad]:
    """The statements that follow by the rules, applied until nothing new follows, and are not in the files."""
    store = ox.Store()
    for path in files:
        read_quads(path)  # for its error message: a store's own load says less
        store.load(path=str(path))
    store.load(path=str(ontology), to_graph=ox.NamedNode(ONTOLOGY))
    stated = set(store)
    texts = list(rules)
    size = -1
    while size != len(store):
        size = len(store)
        for text in texts:
            store.update(text)
    return sorted((_ours(quad) for quad in store if quad not in stated), key=str)


def _ours(quad: ox.Quad) -> Quad:
    subject, predicate, object_ = (to_term(term) for term in quad.triple)
    if isinstance(object_, Literal) and object_.datatype in (TRIPLE_TERM, RDF_DIR_LANG_STRING):
        raise DataAtFault("the data holds a term that only RDF 1.2 has", "write it in RDF 1.1")
    graph = quad.graph_name
    if isinstance(subject, IRI) and isinstance(predicate, IRI) and isinstance(graph, ox.NamedNode):
        return (subject, predicate, object_, IRI(graph.value))
    raise BadFile(f"a statement with a blank node or without a graph: {quad}", "name every node and graph")
