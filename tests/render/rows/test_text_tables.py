"""What stands above and between the tables of an answer at a terminal."""

from __future__ import annotations

from rich.cells import cell_len

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


def test_what_stands_above_wraps_where_the_terminal_ends() -> None:
    view = Rows(
        [], called="川崎市産業振興財団 ／ Kawasaki Institute", noted=("https://w3id.org/keikaku/id/actor/kiip",)
    )
    said = text_tables.titled(view, "en", 20, False).splitlines()
    assert max(map(cell_len, said)) <= 20
    assert "".join(said[:3]).replace(" ", "") == "川崎市産業振興財団／KawasakiInstitute"
    assert text_tables.head(view, "en").splitlines()[0] == view.called


def test_what_is_the_same_stands_once_until_it_changes() -> None:
    view = Rows([("a", 1), ("a", 2), ("b", 3), ("a", 4)])
    drawn = text_tables.grouped(view, "en", 80, False).splitlines()[2:]
    assert [line.split() for line in drawn] == [["a", "1"], ["2"], ["b", "3"], ["a", "4"]]
