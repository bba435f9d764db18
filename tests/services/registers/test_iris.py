"""IRIs of what a register speaks of, below any base."""

from __future__ import annotations

from keikaku.services.registers.iris import Iris, text_range
from keikaku.services.registers.outline import Header, Level, Row
from keikaku.vocab import ID

ROW, WHOLE = Row("1/action/2", "Initiative"), Row("", "Strategy")
OWN = Header(
    "a", "urn:x#", "urn:p", "urn:g", texts=("a.txt", "b.txt"), levels=(Level(1, "Policy", (), "urn:l"),)
)  # fmt: skip


def test_iris_are_made_from_base_id_and_address() -> None:
    names = Iris(Header("2018", texts=("a.txt",)), rooted=False)
    assert [
        names.plan, names.graph, names.element(ROW), names.passage(ROW), text_range(names.passage(ROW), 1),
        names.source(1), names.level(2), names.address("1"),
    ] == [
        f"{ID}2018", f"{ID}graph/2018/register", f"{ID}2018/1/action/2", f"{ID}passage/2018/1/action/2",
        f"{ID}passage/2018/1/action/2/range/1", f"{ID}source/2018", f"{ID}2018/level/2", "2018:1",
    ]  # fmt: skip


def test_a_document_whose_own_element_has_its_id_stands_below_a_plan() -> None:
    names = Iris(Header("2005"), rooted=True)
    assert (names.plan, names.element(WHOLE), names.address("")) == (f"{ID}plan/2005", f"{ID}2005", "2005")


def test_iris_that_are_given_stay() -> None:
    names = Iris(OWN, rooted=False)
    given = ROW._replace(iri="urn:e", passage="urn:q")
    assert [names.plan, names.graph, names.element(given), names.passage(given), names.level(1)] == [
        "urn:p", "urn:g", "urn:e", "urn:q", "urn:l",
    ]  # fmt: skip
    assert [names.element(ROW), names.source(2), names.level(2)] == [
        "urn:x#a/1/action/2", "urn:x#source/a/2", "urn:x#a/level/2",
    ]  # fmt: skip
