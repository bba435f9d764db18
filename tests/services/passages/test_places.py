"""Where rows are stated: by the passages that they name, else by those of what they are about, which is told apart."""

from __future__ import annotations

import pytest

from keikaku.errors import UnknownName
from keikaku.records import IRI, Citation, Literal, Term
from keikaku.services.passages.places import Place, places
from keikaku.services.passages.stated import stated
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID
from tests.places import TOWN

ELEMENT, PASSAGE = IRI(f"{ID}2031/1.1.1/action/2"), IRI(f"{ID}passage/2031/1.1.1/action/2")
COOPERATIVE, PLAN = IRI(f"{ID}actor/fishery-coop"), IRI(f"{ID}2031")
SECOND, FIRST = Citation("2031:1.1.1/action/2", 6), Citation("2031:1.1.1/action/1", 6)


@pytest.fixture(scope="module")
def town() -> Session:
    return open_session(str(TOWN))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((COOPERATIVE, Literal.text("2031:1.1.1/action/2")), Place((SECOND,), True)),
        ((PASSAGE, COOPERATIVE), Place((SECOND,), True)),
        ((ELEMENT, PLAN), Place((SECOND,), False)),
        ((COOPERATIVE, Literal.text("3")), Place((FIRST,), False)),
        ((PLAN, Literal.text("2031:9/action/9"), None), Place((), False)),
        ((Literal.text("2031"),), Place((), False)),
    ],
)
def test_a_row_has_the_passages_that_it_names_or_those_of_what_it_is_about(
    row: tuple[Term | None, ...], expected: Place, town: Session
) -> None:
    assert places(town, [row]) == [expected]


def test_rows_are_asked_for_together(town: Session) -> None:
    assert [one.stated for one in places(town, [(ELEMENT,), (PASSAGE,), ()])] == [False, True, False]
    assert places(town, []) == []


def test_a_passage_states_its_triples_and_one_that_is_not_there_has_nearest_addresses(town: Session) -> None:
    found = stated(town, "２０３１：1.1.1/action/2")
    assert found == stated(town, PASSAGE)
    assert found.citation == SECOND
    said = {(one.thing_label.en, one.property_label.en, one.value_label.en) for one in found.statements}
    assert ("Kitahama Shipbuilding", "cooperates with", "Minato University") in said
    with pytest.raises(UnknownName) as problem:
        stated(town, "2031:1.1.1/action/22")
    assert problem.value.nearest[0] == "2031:1.1.1/action/2"
    assert problem.value.hint.startswith("nearest addresses: 2031:1.1.1/action/2, ")
