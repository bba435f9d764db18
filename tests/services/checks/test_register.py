from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.services.checks.register import check
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.services.checks.own import HEAD
from tests.services.conftest import change

REGISTER = "2031/register.trig"


def found(graph: Path) -> list[tuple[str, str, str]]:
    findings = check(open_session(str(graph)))
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


def renumber(graph: Path, old: int, new: int) -> None:
    """Give an action of the first measure, and its passage, another number."""
    for file in graph.rglob("*.trig"):
        text = file.read_text(encoding="utf-8")
        for end in ('"', ">", "/"):
            text = text.replace(f"1.1.1/action/{old}{end}", f"1.1.1/action/{new}{end}")
        file.write_text(text, encoding="utf-8")


def test_our_own_register_is_in_order(session: Session) -> None:
    assert check(session) == []


def test_an_address_that_stands_twice(graph: Path) -> None:
    register = graph / REGISTER
    text = register.read_text(encoding="utf-8")
    before, after = text.split("<passage/2031/1.1.1/action/2>\n        a ")
    register.write_text(
        before + "<passage/2031/1.1.1/action/2>\n        a " + after.replace('1.1.1/action/2"', '1.1.1/action/1"', 1),
        encoding="utf-8",
    )
    assert found(graph) == [
        ("register", "2031:1.1.1/action/1", "the address stands 2 times"),
        (
            "register",
            "2031:1.1.1/action/2",
            "stated in the passage 2031:1.1.1/action/1, whose address is of something else",
        ),
    ]


def test_a_passage_number_that_is_missing(graph: Path) -> None:
    renumber(graph, 1, 9)
    missing = [f"2031:1.1.1/action/{number}" for number in (1, 3, 4, 5, 6, 7, 8)]
    assert found(graph) == [("register", address, "a number is missing") for address in missing]


def test_a_graph_of_no_registered_passage(graph: Path) -> None:
    change(graph / "2031/1.trig", "GRAPH <passage/2031/1.1.1/action/1>", "GRAPH <passage/2031/1.1.1/action/99>")
    assert found(graph) == [("register", "passage/2031/1.1.1/action/99", "a named graph of no registered passage")]


def test_a_number_far_off_is_told_in_a_few_lines(graph: Path) -> None:
    """Those up to ten more than there are numbers, and no further."""
    renumber(graph, 1, 999_999_999)
    missing = [f"2031:1.1.1/action/{number}" for number in (1, *range(3, 12))]
    assert found(graph) == [("register", address, "a number is missing") for address in missing]


PLAN = (
    HEAD
    + """
GRAPH <register> {
  <p> a kk:PlanElement, kk:Plan ; kk:address "env" .
  <q> a kk:PlanElement, kk:Plan ; kk:address "env-old" .
  <a> a kk:PlanElement ; kk:address "env:A" ; kk:partOf <p> .
  <b> a kk:PlanElement ; kk:address "env:B" ; kk:partOf <p> .
  <1> a kk:PlanElement ; kk:address "env:1" ; kk:partOf <a> ; kk:statedIn <said/1> .
  <2> a kk:PlanElement ; kk:address "env:A/indicator/1" ; kk:partOf <a> ; kk:statedIn <said/2> .
  <said/1> a kk:Passage ; kk:address "env:1" .
  <said/2> a kk:Passage ; kk:address "env:A/indicators" .
}
"""
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", []),
        ('"env:1" ; kk:partOf', '"env:B/1" ; kk:partOf', [
            ("env:B/1", "the address goes on below env:B, but the element is not part of that"),
        ]),
        ('"env:1" ; kk:partOf <a>', '"env-old:1" ; kk:partOf <a>', [
            ("env-old:1", "stated in the passage env:1, whose address is of something else"),
            ("env-old:1", "the address is of another plan than the element, which is part of env"),
        ]),
        ('"env:A/indicators"', '"env:B/indicators"', [
            ("env:A/indicator/1", "stated in the passage env:B/indicators, whose address is of something else"),
        ]),
        ('<p> .\n  <b>', '<1> .\n  <b>', []),  # a circle is the shapes' concern
    ],
)  # fmt: skip
def test_addresses_agree_with_what_is_said(old: str, new: str, said: list[tuple[str, str]], tmp_path: Path) -> None:
    file = tmp_path / "plan.trig"
    file.write_text(PLAN.replace(old, new), encoding="utf-8")
    assert [(one.where, one.en) for one in check(open_session(str(file)))] == said
