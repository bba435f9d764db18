"""What is left out of files with faults, and that nothing is read wrongly for it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from keikaku.records import IRI
from keikaku.services.session import notices
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
        ("a.nt", "<urn:a> <urn:p> <urn:o> .\r<urn:b> <urn:p> 1 .\r<urn:c> <urn:p> <urn:o> .\r", "ac", [(2, False)]),
        ("a.nt", '<urn:a> <urn:p> <urn:o> .\n<urn:b> <urn:p> "1" . <urn:b> <urn:p> "2" .', "a", [(2, False)]),
        ("a.nq", '<urn:a> <urn:p> "1" <urn:g> .\n<urn:b> <urn:p> "1" "g" .\n<urn:c> <urn:p> "1" .', "ac", [(2, False)]),
        ("a.ttl", "@prefix u: <urn:> .\nu:a u:p 1 .\nu:b u:p <x y> .\nv:c u:p 1 .\nu:d u:p 1 .", "ad",
         [(3, False), (4, False)]),
        ("a.ttl", "@prefix u: <urn:> .\nu:a u:p 1 .\n@prefix u: <urn x> .\nu:b u:p 1 .", "a", [(3, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n@base\n <x y> .\n<urn:b> <urn:p> 1 .", "a", [(3, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 'open .\n<urn:c> <urn:p> 1 .", "a", [(2, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 'x .\n<urn:c> <urn:p> 'y' .", "a", [(2, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 'x\n. y'@en .\n<urn:c> <urn:p> 1 .", "ac", [(2, False)]),
        ("a.ttl", '<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> """x\n.\n', "a", [(2, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n<urn:b> a .\n<urn:c> a .\n<urn:d> <urn:p> 1 .", "ad",
         [(2, False), (3, False)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 1\n<urn:c> <urn:p> 1 .\n<urn:d> <urn:p> 1 .", "ad",
         [(3, False)]),
        ("a.ttl", "<urn:a> <urn:p> <x y> ;\n <urn:q> <z w> .\n<urn:b> <urn:p> 1 .", "b", [(1, False)]),
        ("a.ttl", "<urn:a> <urn:p> [ <urn:q> 1 ; <urn:r> <x y> ] .\n<urn:b> <urn:p> (1 <x y>) .", "",
         [(1, False), (2, False)]),
        ("a.ttl", "<urn:a> <urn:p> 1\n@prefix v: <urn:v> .\n<urn:b> <urn:p> 1 .", "", [(2, True)]),
        ("a.ttl", "PREFIX v: <urn:>\nBASE <urn:>\nv:a v:p .5, 1.5.\nw:b v:p 1.\n"
         "v:c.d v:p v:x\\.y ; v:p true.\n# v:e v:p .",
         ["a", "c.d"], [(4, False)]),
        ("a.trig", "<urn:g> { <urn:a> <urn:p> 1 .\n<urn:b> <urn:p> <x y> .\n<urn:c> <urn:p> 1 }", "ac", [(2, False)]),
        ("a.trig", "{ <urn:a> <urn:p> 1 }\n<urn:g> v:h {\n<urn:b> <urn:p> 1 .\n<urn:c> <urn:p> 1 }\nGRAPH <urn:i> {\n"
         "<urn:d> <urn:p> 1 }\n<urn:e> <urn:p> 1 .", "ade", [(2, False)]),
        ("a.trig", "<urn:g> { <urn:a> <urn:p> 1 .\n<urn:h> { <urn:b> <urn:p> 1 } }", "a", [(2, True)]),
        ("a.trig", "<urn:g> { <urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 1", "a", [(2, True)]),
        ("a.trig", "<urn:g> { <urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 1 ;\n<urn:q> 'x", "a", [(2, True)]),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 1 ;\n<urn:q> 'x", "a", [(2, True)]),
        *(
            ("a.ttl", f"@prefix u: <urn:> .\n<urn:a> u:p 1 .\n<urn:b> u:p 1 ;\n u:q 2 ;{end}", "ab", [(line, False)])
            for end, line in (("", 4), ("\n", 4), ("\n u:r", 5), ("\n u:r\n", 5), ("\n u:", 5), ("\n u:r 35", 5),
                              ("\n u:r u:c", 5), ("\n # no more\n", 5), ("\n a", 5), ("\n u:r 1,", 5))
        ),
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
    name: str,
    text: str,
    subjects: str | list[str],
    left_out: list[tuple[int | None, bool]],
    engine: str,
    tmp_path: Path,
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


def test_of_a_statement_with_a_fault_the_other_properties_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        "@prefix u: <urn:> .\nu:a u:p 1 ; ;\n u:q <x y> , 2 ;\n u:r [ u:s 3 ; u:t 4 ] ;\n u:u [ u:s <x y> ; u:t 5 ] ;\n"
        " u:a 'a ; b' ; a u:K ."
    )
    reading = Reading(lenient=True)
    store = ENGINES["embedded"]().load([(tmp_path / "a.ttl", None)], None, reading)
    rows = store.select("SELECT ?p ?o { ?s ?p ?o FILTER (!isBlank(?o)) } ORDER BY STR(?p) STR(?o)").rows
    assert [str(getattr(value, "value", value)) for row in rows for value in row][1::2] == [
        "urn:K", "a ; b", "1", "3", "4",
    ]  # fmt: skip
    assert [(one.line, one.rest) for one in reading.left_out] == [(3, False), (5, False)]
    assert store.prefixes == {"u": "urn:"}


ROWS = "".join(f'<urn:{number:02}> <urn:p> "{number * 7919 % 1000}" .\n' for number in range(30))
XML = RDF + "".join(thing(f"urn:{number:02}", str(number * 7919 % 1000)) for number in range(30)) + "</r:RDF>"


@pytest.mark.parametrize("name", ["a.nt", "a.ttl", "a.nq", "a.trig", "a.rdf"])
def test_of_a_file_that_breaks_off_what_was_whole_is_read(name: str, tmp_path: Path) -> None:
    whole = gzip.compress((XML if name == "a.rdf" else ROWS).encode(), mtime=0)
    (tmp_path / f"{name}.gz").write_bytes(whole[:-40])
    reading = Reading(lenient=True)
    store = ENGINES["embedded"]().load([(tmp_path / f"{name}.gz", None)], None, reading)
    found = [str(row[0]) for row in store.select("SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s").rows]
    assert 15 < len(found) < 30
    assert found == [f"urn:{number:02}" for number in range(len(found))]
    (told,) = reading.left_out
    lines = len(found) + (2 if name == "a.rdf" else 1)
    assert (told.line, told.why, told.rest, told.nothing) == (
        lines,
        "cannot be unpacked: it ends too early",
        True,
        False,
    )


@pytest.mark.parametrize(
    ("name", "text", "subjects", "line"),
    [
        ("a.nt", "<urn:a> <urn:p> <urn:o> .\n<urn:b> <urn:p> \0 .\n<urn:c> <urn:p> <urn:o> .", "a", 2),
        ("a.ttl", "<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 1.\0 5 .", "a", 2),
        ("a.rdf", f'<!DOCTYPE a [<!ENTITY u "urn:">]>{RDF}{thing("&u;a", "1")}{thing("&v;b", "2")}</r:RDF>', "a", 3),
    ],
)  # fmt: skip
def test_what_comes_before_that_which_no_parser_may_see_is_read(
    name: str, text: str, subjects: str, line: int, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text)
    reading = Reading(lenient=True)
    store = ENGINES["embedded"]().load([(tmp_path / name, None)], None, reading)
    assert store.select("SELECT DISTINCT ?s { ?s ?p ?o }").rows == [(IRI(f"urn:{one}"),) for one in subjects]
    assert [(one.line, one.rest, one.nothing) for one in reading.left_out] == [(line, True, False)]


def test_a_file_of_which_nothing_was_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text('{"@graph": [{"@id": "urn:a", "urn:p": 1},\n{"@id"')
    reading = Reading(lenient=True)
    ENGINES["embedded"]().load([(tmp_path / "a.jsonld", None)], None, reading)
    (told,) = notices.of(reading)
    assert told.en == (
        f"1 place could not be read and was left out:\n  {tmp_path / 'a.jsonld'}:2: the JSON breaks off "
        "(nothing of that file could be read)"
    )


def test_long_texts_and_odd_signs_are_read_in_no_time(tmp_path: Path) -> None:
    long = "x" * 3_000_000
    (tmp_path / "a.ttl").write_text(
        f"@prefix u: <urn:> .\nu:a u:p '{long}' .\nu:b u:p <x y> .\nu:c\\.c u:p '''{long}''', \"\"\"\"q\"\"\" .\n"
        "<<u:d u:p u:e>> u:p u:f {| u:q 2 |} .\nu:prefix u:base u:c#x .\n .",
        encoding="utf-8",
    )
    reading = Reading(lenient=True)
    store = ENGINES["embedded"]().load([(tmp_path / "a.ttl", None)], None, reading)
    rows = store.select("SELECT DISTINCT ?s { ?s ?p ?o FILTER (isIRI(?s)) } ORDER BY ?s").rows
    assert [row[0] for row in rows] == ["urn:a", "urn:c.c", "urn:prefix"]
    assert [(one.line, one.rest) for one in reading.left_out] == [(3, False)]
