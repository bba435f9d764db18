"""What stands above and between the tables of an answer at a terminal."""

from __future__ import annotations

from keikaku.render.rows import text_tables
from tests.render.answers import Rows


def test_without_rows_nothing_is_drawn_but_the_headings_where_they_are_wanted() -> None:
    assert text_tables.rows(Rows([]), "en", 80, False) == ""
    assert text_tables.whole(Rows([]), "en", 80, False) == " Name   Page\n ───────────\n"


def test_a_title_and_notes_stand_above_a_line_that_is_empty() -> None:
    view = Rows([("UNEP", 7)], called="川崎\x1b[2J", noted=("also: x", "", "y"))
    assert text_tables.titled(view, "en", 80, False) == (
        "川崎\N{REPLACEMENT CHARACTER}[2J\nalso: x\n\ny\n\n Name   Page\n ───────────\n UNEP      7\n"
    )


def test_what_is_the_same_stands_once_until_it_changes() -> None:
    view = Rows([("a", 1), ("a", 2), ("b", 3), ("a", 4)])
    drawn = text_tables.grouped(view, "en", 80, False).splitlines()[2:]
    assert [line.split() for line in drawn] == [["a", "1"], ["2"], ["b", "3"], ["a", "4"]]
