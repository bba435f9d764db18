"""The line of a file on which the subject of a finding stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from keikaku.records import IRI
from keikaku.services.checks.findings import Finding, Spot
from keikaku.services.checks.places import located
from tests.services.checks.own import BASE, HEAD

PLAN = f"""{HEAD}GRAPH <names> {{
  <a> skos:prefLabel "あ"@ja .
}}
GRAPH <passage/a> {{
  <passage/a> kk:mentions <a>,
    <b> .
  <a> kk:partner <b> ; kk:odd 1 .
}}
GRAPH <register> {{
  <a> a kk:Initiative ; kk:address "x:1" .
}}
"""
FIRST = HEAD.count("\n")


def a(path: str) -> str:
    return BASE + path


def term(name: str) -> str:
    return f"https://w3id.org/keikaku/ns#{name}"


@pytest.mark.parametrize(
    ("spot", "line"),
    [
        (Spot(a("a")), 10),  # where it is said what it is
        (Spot(a("a"), None, term("partner")), 7),
        (Spot(a("a"), None, term("statedIn")), 10),  # what it lacks
        (Spot(a("a"), a("passage/a")), 7),
        (Spot(a("a"), a("names"), term("nothing")), 2),
        (Spot(None, a("passage/a")), 4),
        (Spot(None, a("passage/a"), term("odd")), 7),
        (Spot(None, None, term("odd")), 7),
        (Spot(None, None, term("Initiative")), 10),
        (Spot(a("passage/a"), a("passage/a"), a("b")), 5),
        (Spot(a("nobody")), None),
        (Spot(), None),
    ],
)
def test_the_place_of_a_finding(spot: Spot, line: int | None, tmp_path: Path) -> None:
    file = tmp_path / "plan.trig"
    file.write_text(PLAN, encoding="utf-8")
    (found,) = located([Finding("register", "x:1", "", "", spot)], [(file, None)])
    assert found.place == (f"{file}:{FIRST + line}" if line else "")


def test_a_file_that_is_known_stays_and_the_first_file_counts(tmp_path: Path) -> None:
    files = [tmp_path / "1.ttl", tmp_path / "2.ttl"]
    for file in files:
        file.write_text("\n<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    findings = [Finding("form", "x", "", "", Spot("urn:a"), file="2.ttl"), Finding("form", "y", "", "", Spot("urn:a"))]
    assert [one.place for one in located(findings, [(file, None) for file in files])] == ["2.ttl", f"{files[0]}:2"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.nq", "\n<urn:a> <urn:b> <urn:c> <urn:g> .\n"),
        ("a.nt", "\n<urn:a> <urn:b> <urn:c> .\n"),
        ("a.jsonld", json.dumps({"@id": "urn:a", "urn:b": "c"}, indent=0)),
        (
            "a.rdf",
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n"
            "<rdf:Description rdf:about='urn:a'/></rdf:RDF>",
        ),
    ],
)
def test_in_other_formats(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (found,) = located([Finding("terms", "x", "", "", Spot("urn:a"))], [(tmp_path / name, None)])
    assert found.place == f"{tmp_path / name}:2"


def test_what_stands_in_brackets_is_found_and_what_is_found_nowhere_has_no_line(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(
        "@prefix e: <urn:e:> .\ne:a e:p [\n e:q e:c ;\n e:r ( e:d [ e:s\n  e:e ] ) ] ;\n a e:K ,\n e:L .\n[] e:t 1 ."
    )
    graph = IRI("urn:g")
    for name, line in {
        "p": 2,
        "q": 3,
        "c": 3,
        "r": 4,
        "d": 4,
        "s": 4,
        "e": 5,
        "K": 6,
        "L": 7,
        "t": 8,
        "no": None,
    }.items():
        (found,) = located([Finding("terms", "x", "", "", Spot(None, graph, f"urn:e:{name}"))], [(file, graph)])
        assert (name, found.place) == (name, f"{file}:{line}" if line else str(file))
