"""In which format a file of RDF is: by the end of its name, and by what stands in it."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import pyoxigraph as ox

Suffix: TypeAlias = str
"""The usual ending of a format, which stands for it here: ``.ttl`` for Turtle."""

TRIPLES = frozenset((".ttl", ".nt", ".rdf"))
QUADS = frozenset((".trig", ".nq", ".jsonld"))

_SAME = {
    ".ttl": (".turtle", ".n3"),
    ".nt": (".ntriples",),
    ".nq": (".nquads",),
    ".trig": (),
    ".rdf": (".owl", ".rdfs", ".xml", ".rdfxml"),
    ".jsonld": (".json", ".json-ld"),
}
ENDINGS: dict[str, Suffix] = {ending: usual for usual, others in _SAME.items() for ending in (usual, *others)}
"""Every ending that names a format, in small letters."""

PACKED = ".gz"
"""May stand behind any of them. Whether a file is packed is told by its bytes alone."""

_OPEN = frozenset((".xml", ".json"))  # mostly the endings of other things: RDF if it looks like that
_FAMILIES = {".rdf": "xml", ".jsonld": "json"}

_SPACE = re.compile(rb"(?:\s++|#[^\n]*+(?:\n|\Z))*+")
_XML = re.compile(rb"\s*+<(?:\?xml\b|!DOCTYPE\b|!--|[A-Za-z_][\w.:-]*+\s++[A-Za-z_][\w.:-]*+\s*+=\s*+[\"'])")
_RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_JSON = re.compile(rb"\s*+(?:\{\s*+(?:\"|\}\s*+\Z)|\[\s*+(?:[{\[\"]|\]\s*+\Z))")
_JSON_LD = re.compile(
    rb'"(?:@(?:context|id|type|graph|value|list|set|included|vocab)|[a-z][a-z0-9+.-]*+:[^"\s]++)"\s*+[:,\]}]'
)
_OTHERS = (
    (re.compile(rb"<(?:!DOCTYPE\s+html|html)\b", re.IGNORECASE), "a web page"),
    (re.compile(rb"<(?:\w+:)?Ontology\b[^>]*\bhttp://www\.w3\.org/2002/07/owl#"), "OWL/XML"),
    (re.compile(rb"<(?:\w+:)?sparql\b[^>]*\bhttp://www\.w3\.org/2005/sparql-results#"), "results of a query in XML"),
    (re.compile(rb"(?m)^\s*Prefix\(\s*[\w-]*:=|^\s*Ontology\(\s*<"), "OWL in functional syntax"),
    (re.compile(rb"(?m)^Prefix:\s.*\n(?s:.*?)^Ontology:\s"), "OWL in Manchester syntax"),
    (re.compile(rb"\A\s*format-version:"), "an ontology in OBO format"),
    (re.compile(rb"\A(?:PK\x03\x04|BZh|\xfd7zXZ\x00|\x28\xb5\x2f\xfd|7z\xbc\xaf)"), "packed in another way than gzip"),
    (re.compile(rb"\A\x1f\x8b"), "packed twice"),
    (re.compile(rb"\A\$HDT"), "HDT"),
)  # fmt: skip


def suffix(path: Path) -> str:
    """The last ending of a name that says something, in small letters: of ``a.ttl.gz``, and of ``a.TTL``, ``.ttl``."""
    found = path.suffix.lower()
    return Path(path.stem).suffix.lower() if found == PACKED else found


def by_name(path: Path) -> Suffix | None:
    """The format that the name of a file tells; None where it may be anything."""
    found = suffix(path)
    return None if found in _OPEN else ENDINGS.get(found)


def told(path: Path, head: bytes) -> Suffix | None:
    """The format of a file with this name that begins like this; None where it is no RDF that can be read.

    A name that says XML, JSON or text is believed as long as what stands there can be that: many a .owl is Turtle.
    """
    ending = suffix(path)
    named = ENDINGS.get(ending)
    if _SPACE.fullmatch(head):
        return named if ending not in _OPEN else None
    family = "json" if _JSON.match(head) else "xml" if _XML.match(head) else "text"
    if family == "xml" and other(head):
        return None
    if named and ending not in _OPEN and _FAMILIES.get(named, "text") == family:
        return named
    if family == "json":  # which may be any: what has no word of JSON-LD in it says nothing
        return ".jsonld" if _JSON_LD.search(head) else None
    if family == "xml":
        return ".rdf" if _RDF in head else None
    return _of_text(head)


def other(head: bytes) -> str:
    """What a file is instead that begins like this, in words; nothing where it is not known."""
    return next((name for pattern, name in _OTHERS if pattern.search(head[:4096])), "")


def _of_text(head: bytes) -> Suffix | None:
    """By trying: what gives statements before the first fault. Text of any other kind gives none."""
    if b"\0" in head:
        return None
    import pyoxigraph as ox

    lines = head[: head.rfind(b"\n") + 1] or head
    if first := _statements(lines, ox.RdfFormat.N_QUADS):
        named = sum(not isinstance(quad.graph_name, ox.DefaultGraph) for quad in first)
        return ".nq" if named else ".nt"
    turtle, trig = _statements(head, ox.RdfFormat.TURTLE), _statements(head, ox.RdfFormat.TRIG)
    if len(trig) > len(turtle):
        return ".trig"
    return ".ttl" if turtle else None


def _statements(head: bytes, form: ox.RdfFormat) -> list[ox.Quad]:
    import pyoxigraph as ox

    found: list[ox.Quad] = []
    with suppress(SyntaxError, ValueError, OSError):
        found.extend(ox.parse(head, form, base_iri="file:///"))
    return found
