"""What is left out of files with faults, and that nothing is read wrongly for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.records import IRI
from keikaku.store.engines import ENGINES
from keikaku.store.files.reading import Reading

RDF = '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">\n'


def thing(name: str, value: str) -> str:
    return f'<r:Description r:about="{name}"><u:p>{value}</u:p></r:Description>\n'


@pytest.mark.parametrize("engine", ["embedded", "reference"])
@pytest.mark.parametrize(
    ("name", "text", "subjects", "left_out"),
    [
        ("a.nt", "<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> <x> .\nno\n<urn:c> <urn:p> <urn:o> .".replace(" 1 ", ' "1" '),
         "ac", [(2, False), (3, False)]),
        ("a.nq", '<urn:a> <urn:p> "1" <urn:g> .\n<urn:b> <urn:p> "1" "g" .\n<urn:c> <urn:p> "1" .', "ac", [(2, False)]),
        ("a.ttl", "@prefix u: <urn:> .\nu:a u:p 1 .\nu:b u:p <x y> .\nv:c u:p 1 .\nu:d u:p 1 .", "ad",
         [(3, False), (4, False)]),
        ("a.ttl", "@prefix u: <urn:> .\nu:a u:p 1 .\n@prefix u: <urn x> .\nu:b u:p 1 .", "a", [(3, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n@base\n <x y> .\n<urn:b> <urn:p> 1 .", "a", [(3, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 'open .\n<urn:c> <urn:p> 1 .", "a", [(2, False)]),
        ("a.trig", "<urn:g> { <urn:a> <urn:p> 1 .\n<urn:b> <urn:p> <x y> .\n<urn:c> <urn:p> 1 }", "a", [(2, True)]),
        ("a.rdf", f"{RDF}{thing('urn:a', '1')}{thing('b c', '2')}{thing('urn:c', '3')}</r:RDF>", "ac", [(3, False)]),
        ("a.rdf", f"{RDF}{thing('urn:a', '1')}{thing('urn:b', '2')}<u:x", "ab", [(4, True)]),
        ("a.rdf", f"{RDF}{thing('urn:a', '1')}{thing('urn:b', '&x;')}{thing('urn:c', '3')}", "a", [(3, True)]),
        ("a.jsonld", '{"@graph": [{"@id": "urn:a", "urn:p": 1},\n{"@id": "urn:b", "urn:p": {"@value": 1, '
         '"@type": "a b"}},\n{"@id": "urn:c", "urn:p": 1}]}', "ac", [(None, False)]),
        ("a.jsonld", '{"@id": "urn:a", "urn:p": 1', "", [(1, True)]),
        ("a.jsonld", '{"@context": "http://127.0.0.1:9/x", "@id": "urn:a", "urn:p": 1}', "", [(None, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .", "a", []),
        ("a.rdf", f"{RDF}{thing('urn:a', '1')}</r:RDF>", "a", []),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_left_out_and_told(
    name: str, text: str, subjects: str, left_out: list[tuple[int | None, bool]], engine: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text)
    reading = Reading(lenient=True)
    store = ENGINES[engine]().load([(tmp_path / name, None)], None, reading)
    found = store.select("SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s").rows
    assert found == [(IRI(f"urn:{one}"),) for one in subjects]
    assert [(one.line, one.rest) for one in reading.left_out] == left_out
    assert {one.file for one in reading.left_out} <= {str(tmp_path / name)}
    assert all(one.why for one in reading.left_out)


def test_blank_nodes_of_things_are_the_same_after_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.rdf").write_text(
        f'{RDF}<r:Description r:nodeID="x"><u:p>1</u:p></r:Description>{thing("b c", "")}'
        '<r:Description r:about="urn:s"><u:q r:nodeID="x"/></r:Description></r:RDF>'
    )
    store = ENGINES["embedded"]().load([(tmp_path / "a.rdf", None)], None, Reading(lenient=True))
    assert len(store.select("SELECT * { <urn:s> <urn:q> ?x . ?x <urn:p> ?o }").rows) == 1


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_a_file_of_which_nothing_can_be_read_ends_no_others(engine: str, tmp_path: Path) -> None:
    for name, data in (
        ("a.nt", b"<urn:a> <urn:p> <urn:o> ."),
        ("b.gz", b"\x1f\x8bnonsense, and no archive"),
        ("c.owl", b"Words."),
    ):
        (tmp_path / name).write_bytes(data)
    reading = Reading(lenient=True)
    files = [(path, None) for path in sorted(tmp_path.iterdir())]
    store = ENGINES[engine]().load(files, None, reading)
    assert store.select("SELECT ?s { ?s ?p ?o }").rows == [(IRI("urn:a"),)]
    assert [(one.file, one.why, one.rest) for one in reading.left_out] == [
        (str(tmp_path / "b.gz"), "cannot be unpacked: it is damaged", True),
        (str(tmp_path / "c.owl"), "is no RDF, by its name or content", True),
    ]
