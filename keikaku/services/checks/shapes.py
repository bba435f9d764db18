"""SHACL: the graph against ontology/shapes.ttl, by pySHACL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from keikaku import resources
from keikaku.records import Label
from keikaku.services.checks.findings import Finding, Spot
from keikaku.services.checks.naming import called
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import label
from keikaku.vocab import curie, local_name

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def check(session: Session) -> list[Finding]:
    """Every violation, once, with the class that was wanted where it is a class that is wrong."""
    import pyshacl
    from rdflib import SH, Graph

    from keikaku.services.checks.union import Union

    union = Union(session.whole)  # shapes speak of all graphs, ontology included (for its class hierarchy)
    shapes = Graph().parse(str(resources.shapes_file()), format="turtle")
    _, results, _ = pyshacl.validate(union, shacl_graph=shapes, inference="none")
    assert isinstance(results, Graph)
    found = [_finding(session, result, results, shapes, union) for result in results.subjects(SH.resultSeverity, None)]
    return list(dict.fromkeys(found))


def _finding(session: Session, result: Node, results: Graph, shapes: Graph, union: Graph) -> Finding:
    from rdflib import SH, Literal, URIRef

    shape = results.value(result, SH.sourceShape)
    told = (
        results.objects(result, SH.resultMessage),
        shapes.objects(shape, SH.message),
    )  # in SPARQL languages are lost
    messages = {m.language: str(m) for some in told for m in some if isinstance(m, Literal)}
    path, value = results.value(result, SH.resultPath), results.value(result, SH.value)
    focus = results.value(result, SH.focusNode)
    detail = "".join(f" [{_named(session, term)}]" for term in (path, value) if term is not None)
    wanted = tuple(_wanted(shape, results.value(result, SH.sourceConstraintComponent), shapes))
    is_ = _kinds(value, union) if wanted and value is not None else ()
    typed = "checks.other_type" if isinstance(value, Literal) else "checks.other_class"
    if isinstance(value, Literal) and set(is_) <= set(wanted):  # the one kind has another form: "12" for 12
        typed = "checks.type_of_others"
    key = typed if is_ else "checks.no_class"
    words = {"found": _list(session, is_, "checks.and"), "wanted": _list(session, wanted, "checks.or")}
    said = label(key, **words) if wanted and value is not None else Label("", "")
    spot = Spot(str(focus), None, str(path) if isinstance(path, URIRef) else None)
    return Finding(
        "shapes", _named(session, focus),
        _joined(messages.get("ja", ""), detail, said.ja), _joined(messages.get("en", ""), detail, said.en),
        spot, wanted=wanted, found=is_,
    )  # fmt: skip


def _joined(message: str, detail: str, said: str | None) -> str:
    return message + detail + (f" {said}" if said else "")


def _list(session: Session, names: tuple[str, ...], joint: str) -> Label:
    """The names of classes in words, as a list."""
    words = [session.lexicon.label(name) for name in names]
    joints = label(joint)
    ja, en = ((joints.best(in_) or "").join(word.best(in_) or "" for word in words) for in_ in ("ja", "en"))
    return Label(ja, en)


def _wanted(shape: Node | None, component: Node | None, shapes: Graph) -> Iterator[str]:
    """The classes or datatypes of which a value had to be, by a constraint on that; of others nothing."""
    from rdflib import SH
    from rdflib.collection import Collection

    if shape is None:
        return
    if component in (SH.ClassConstraintComponent, SH.DatatypeConstraintComponent):
        ways = [shape]
    elif component == SH.OrConstraintComponent:
        ways = [way for some in shapes.objects(shape, SH["or"]) for way in Collection(shapes, some)]
    else:
        return
    named = [_named_by(way, shapes) for way in ways]
    if all(named):  # else there is a way that no class and no datatype tells of
        yield from (name for names in named for name in names)


def _named_by(way: Node, shapes: Graph) -> list[str]:
    from rdflib import SH

    return [local_name(str(one)) for kind in (SH["class"], SH.datatype) for one in shapes.objects(way, kind)]


def _kinds(value: Node, union: Graph) -> tuple[str, ...]:
    """The local names of the narrowest classes of a thing, or of the datatype of a text."""
    from rdflib import RDF, RDFS, XSD, Literal

    if isinstance(value, Literal):
        return (local_name(str(value.datatype or (RDF.langString if value.language else XSD.string))),)
    kinds = set(union.objects(value, RDF.type))
    wider = {above for kind in kinds for above in union.transitive_objects(kind, RDFS.subClassOf) if above != kind}
    return tuple(sorted(local_name(str(kind)) for kind in kinds - wider))


def _named(session: Session, term: Node | None) -> str:
    from rdflib import URIRef

    if not isinstance(term, URIRef):
        return str(term)
    name = called(session, str(term))
    return curie(str(term)) if name == str(term) else name
