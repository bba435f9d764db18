"""The answer to a query as people see it: by its form, and with headings where a query has them."""

from __future__ import annotations

import pytest

from keikaku.records import IRI, Answer, Label, Literal, Solutions, Table
from keikaku.render.rows.sparql_views import BooleanView, RunView, SolutionsView, TriplesView, view
from keikaku.vocab import ID

UNEP = IRI(f"{ID}actor/unep")
SOLUTIONS = Solutions(("actor", "name", "n"), [(UNEP, Literal.text("国連環境計画", "ja"), None)])
TRIPLE = (UNEP, IRI("urn:p"), UNEP)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(SOLUTIONS, "solutions"), (Solutions((), []), "solutions"), (True, "boolean"), (False, "boolean"), ([], "triples"),
     ([TRIPLE], "triples")],
)  # fmt: skip
def test_each_form_of_query_has_a_view(answer: Answer, kind: str) -> None:
    assert view(answer, {}).kind == kind


def test_the_variables_of_a_query_are_its_headings() -> None:
    (table,) = SolutionsView(SOLUTIONS).tables("ja")
    headings = tuple(Label(name, name) for name in SOLUTIONS.variables)
    assert table == Table(SOLUTIONS.variables, headings, [("id:actor/unep", "国連環境計画", None)])
    assert SolutionsView(SOLUTIONS).lines("ja") == [{"actor": UNEP, "name": "国連環境計画", "n": None}]


def test_of_a_query_that_is_known_people_see_the_columns_that_have_headings() -> None:
    asked = (Label("誰か", "Who is it?"), Label(None, None))
    seen = RunView(SOLUTIONS, Label("主体", "Actors"), asked, {"n": Label("数", "count"), "name": Label("名", "name")})
    assert (seen.title("ja"), seen.notes("en")) == ("主体", ["Who is it?"])
    assert seen.tables("en") == [
        Table(("name", "n"), (Label("名", "name"), Label("数", "count")), [("国連環境計画", None)])
    ]
    assert (seen.data(), seen.lines("en")) == (SolutionsView(SOLUTIONS).data(), SolutionsView(SOLUTIONS).lines("en"))


def test_yes_and_no_are_said_in_both_languages() -> None:
    assert [BooleanView(answer).title(lang) for answer in (True, False) for lang in ("ja", "en")] == [
        "はい", "Yes", "いいえ", "No",
    ]  # fmt: skip
    assert BooleanView(False).lines("en") == [{"boolean": False}]


def test_triples_are_what_they_are() -> None:
    seen = view([TRIPLE], {"ex": "urn:"})
    assert isinstance(seen, TriplesView)
    assert seen.triples == [TRIPLE]
