from __future__ import annotations

from pathlib import Path

from keikaku.services.checks.register import check
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.services.conftest import change


def found(graph: Path) -> list[tuple[str, str, str]]:
    findings = check(open_session(str(graph)))
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


def test_our_own_register_is_in_order(session: Session) -> None:
    assert check(session) == []


def test_an_address_that_stands_twice(graph: Path) -> None:
    register = graph / "2005/register.trig"
    text = register.read_text(encoding="utf-8")
    before, after = text.split("<passage/2005/3/action/2>\n        a ")
    register.write_text(
        before + "<passage/2005/3/action/2>\n        a " + after.replace('"2005:3/action/2"', '"2005:3/action/1"', 1),
        encoding="utf-8",
    )
    assert set(found(graph)) == {
        ("register", "2005:3/action/1", "the address stands 2 times"),
        ("register", "2005:3/action/1", "address and IRI differ: https://w3id.org/keikaku/id/passage/2005/3/action/2"),
    }


def test_a_passage_number_that_is_missing(graph: Path) -> None:
    register = graph / "2005/register.trig"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("2005/3/action/1>", "2005/3/action/9>").replace(
        '"2005:3/action/1"', '"2005:3/action/9"'), encoding="utf-8")  # fmt: skip
    messages = set(found(graph))
    assert ("register", "2005:3/action/1", "a number is missing") in messages


def test_a_graph_of_no_registered_passage(graph: Path) -> None:
    change(graph / "2018/6.1.2.trig", "GRAPH <passage/2018/6.1.2/action/1>", "GRAPH <passage/2018/6.1.2/action/99>")
    assert ("register", "passage/2018/6.1.2/action/99",
            "a named graph of no registered passage") in found(graph)  # fmt: skip


def test_a_number_far_off_is_told_in_a_few_lines(graph: Path) -> None:
    register = graph / "2005/register.trig"
    text = register.read_text(encoding="utf-8")
    register.write_text(
        text.replace("2005/3/action/1>", "2005/3/action/999999999>").replace(
            '"2005:3/action/1"', '"2005:3/action/999999999"'
        ),
        encoding="utf-8",
    )
    messages = found(graph)
    assert ("register", "2005:3/action/1", "a number is missing") in messages
    assert len(messages) < 20
