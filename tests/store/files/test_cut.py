"""A file that is cut at whatever byte is refused with its place, or it was cut between two statements."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.store.embedded import EmbeddedStore

FILES = {
    "a.ttl": '@prefix x: <urn:x#> .\nx:a x:p "é"@en-GB , 2.5 ;\n x:q [ x:r ( 1 2 ) ] .\n# note\nx:c x:p """l\no""" .\n',
    "a.nt": '<urn:a> <urn:p> "é"@en .\n_:b <urn:p> "1"^^<urn:d> .\n<urn:c> <urn:p> <urn:o> .\n',
    "a.nq": '<urn:a> <urn:p> "é"@en <urn:g> .\n_:b <urn:p> "1"^^<urn:d> .\n<urn:c> <urn:p> <urn:o> <urn:g> .\n',
    "a.trig": "@prefix x: <urn:x#> .\nx:g { x:a x:p 'é' . x:b x:p 1 }\nGRAPH x:h { x:a x:p true ; x:q 2.5 }\n"
    "x:z x:p x:o .\n",
    "a.rdf": '<?xml version="1.0"?>\n<!DOCTYPE r [ <!ENTITY e "urn:e#"> ]>\n<rdf:RDF xmlns:x="urn:x#" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description rdf:about="&e;a"><x:p>é</x:p>'
    '<x:q rdf:resource="urn:o"/></rdf:Description>\n<x:C rdf:about="urn:b" x:r="1"/>\n</rdf:RDF>',
    "a.jsonld": '{"@context": {"p": "urn:p", "q": {"@id": "urn:q", "@type": "@id"}},\n "@graph": [{"@id": "urn:a", '
    '"p": ["é", 1, 2.5, true], "q": "urn:o"},\n {"@id": "urn:b", "p": {"@value": "x", "@language": "en"}}]}',
}
_ALL = "SELECT ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def read(path: Path) -> int | BadFile:
    """How many triples a file has, or what is wrong with it."""
    try:
        return len(EmbeddedStore.load([(path, None)]).select(_ALL).rows)
    except BadFile as problem:
        return problem


@pytest.mark.parametrize("name", FILES)
def test_what_is_cut_is_refused_or_was_whole_so_far(name: str, tmp_path: Path) -> None:
    data, path = FILES[name].encode(), tmp_path / name
    before, placed = 0, 0
    for end in range(1, len(data)):
        path.write_bytes(data[:end])
        found = read(path)
        if isinstance(found, BadFile):
            assert found.message.startswith(str(path))
            placed += found.line is not None
        else:
            assert found >= before, end
            assert name.endswith((".ttl", ".nt", ".nq", ".trig")), (
                end,
                "of one document nothing is whole before its end",
            )
            assert data[:end].rstrip().endswith((b".", b"}")) or b"#" in data[:end].splitlines()[-1], end
            before = found
    path.write_bytes(data)
    assert isinstance(whole := read(path), int)
    assert whole >= max(before, 3)
    assert placed > len(data) * 0.7, "but for files of which nothing tells what they are"


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_what_is_packed_and_cut_is_read(name: str, tmp_path: Path) -> None:
    packed, path = gzip.compress(FILES[name].encode(), mtime=0), tmp_path / f"{name}.gz"
    for end in range(1, len(packed)):
        path.write_bytes(packed[:end])
        assert isinstance(read(path), BadFile), end
