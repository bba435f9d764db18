from __future__ import annotations

from pathlib import Path

from keikaku.services.checks.terms import check
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.services.conftest import change

PASSAGE = "GRAPH <passage/2031/1.1.1/action/1> {\n"
MEASURE = "2031/1.trig"


def found(graph: Path) -> list[tuple[str, str, str]]:
    findings = check(open_session(str(graph)))
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


def test_our_own_terms_are_declared_and_our_statements_sourced(session: Session) -> None:
    assert check(session) == []


def test_a_term_that_the_ontology_does_not_declare(graph: Path) -> None:
    change(graph / MEASURE, PASSAGE, PASSAGE + "    <2031/1.1.1/action/1> kk:invented <actor/minato-town> .\n")
    assert found(graph) == [("terms", "kk:invented", "not in the ontology (used in 2031:1.1.1/action/1)")]


def test_a_statement_outside_a_passage(graph: Path) -> None:
    head = "GRAPH <graph/2031/1> {\n"
    change(graph / MEASURE, head, head + "    <actor/minato-town> kk:basedAt <facility/sea-lab> .\n")
    assert ("sourced", "graph/2031/1", "kk:basedAt is stated without a passage") in found(graph)


def test_a_value_that_the_ontology_does_not_declare(graph: Path) -> None:
    change(graph / MEASURE, PASSAGE, PASSAGE + "    <2031/1.1.1/action/1> kk:comparator kk:Roughly .\n")
    assert found(graph) == [("terms", "kk:Roughly", "not in the ontology (used in 2031:1.1.1/action/1)")]


def test_a_class_that_the_ontology_does_not_declare(graph: Path) -> None:
    head = "GRAPH <graph/2031/1> {\n"
    change(graph / MEASURE, head, head + "    <actor/minato-town> a kk:Corporation .\n")
    assert found(graph) == [("terms", "kk:Corporation", "not in the ontology (used in graph/2031/1)")]


def test_only_places_and_sectors_are_arranged_without_a_passage(graph: Path) -> None:
    head = "GRAPH <graph/authority/facility> {\n"
    part = "<http://purl.org/dc/terms/isPartOf>"
    places = "GRAPH <graph/authority/place> {\n"
    change(graph / "authority.trig", head, head + f"    <facility/sea-lab> {part} <facility/minato-market> .\n")
    change(graph / "authority.trig", places, places + f"    <place/harbour> {part} <place/minato> .\n")
    assert found(graph) == [
        ("sourced", "graph/authority/facility", "dcterms:isPartOf is stated without a passage"),
    ]
