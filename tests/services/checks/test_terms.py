from __future__ import annotations

from pathlib import Path

from keikaku.services.checks.terms import check
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.services.conftest import change

PASSAGE = "GRAPH <passage/2031/1.1.1/action/1> {\n"
MEASURE = "2031/1.trig"
LOCATED, PART = "<https://schema.org/location>", "<http://purl.org/dc/terms/isPartOf>"


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


def test_where_things_are_and_what_they_are_part_of_may_be_arranged_without_a_passage(graph: Path) -> None:
    arranged = {
        "actor": ["<actor/minato-town> kk:governs <place/minato>", f"<actor/minato-town> {LOCATED} <place/minato>"],
        "event": [f"<event/harbour-festival> {LOCATED} <place/harbour>"],
        "facility": [
            f"<facility/sea-lab> {PART} <facility/minato-market>",
            f"<facility/sea-lab> {LOCATED} <place/minato>",
        ],
        "place": [f"<place/harbour> {PART} <place/minato>"],
        "programme": [f"<programme/sea-brand> {LOCATED} <place/minato>"],  # of a scheme the plan says it, or nobody
    }
    for kind, statements in arranged.items():
        head = f"GRAPH <graph/authority/{kind}> {{\n"
        change(graph / "authority.trig", head, head + "".join(f"    {one} .\n" for one in statements))
    assert found(graph) == [
        ("sourced", "graph/authority/programme", "schema:location is stated without a passage"),
    ]
