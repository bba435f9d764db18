from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from keikaku.records import Cell, Label, Table
from keikaku.render.rows.table import render
from keikaku.render.text.screen import printable
from tests.render.terms import HOSTILE, texts

WIDE = st.lists(
    st.sampled_from(
    ["川崎市", "ｼﾞｪﾄﾛ", "ジェトロ", "KOBS", "（公財）", "〒", "①", "é", "か\u3099", "한국",
     "😀", "👩\u200d💻", "…", " "]), max_size=6
).map("".join)  # fmt: skip
TABLES = st.lists(st.tuples(WIDE, WIDE, st.integers(0, 999)), min_size=1, max_size=6)
HEADINGS = (Label("名称", "Name"), Label("一致した名", "Matched"), Label("頁", "Page"))


def table(rows: list[tuple[Cell, ...]], *columns: str) -> Table:
    names = columns or ("label", "matched", "page")
    return Table(names, HEADINGS[: len(names)], rows)


@given(TABLES, st.sampled_from(["ja", "en"]))
def test_every_column_begins_at_one_cell_of_the_screen(rows: list[tuple[Cell, ...]], language: str) -> None:
    marked: list[tuple[Cell, ...]] = [(first, f"\u2502{second}", page) for first, second, page in rows]
    lines = render(table(marked), language, 200, colour=False).splitlines()[2:]
    assert len(lines) == len(rows)
    assert len({cell_len(line.partition("\u2502")[0]) for line in lines}) == 1
    assert len({cell_len(line) for line in lines}) == 1  # numbers end at one cell, too


@given(TABLES, st.integers(24, 120))
def test_no_line_is_wider_than_the_screen(rows: list[tuple[Cell, ...]], width: int) -> None:
    text = render(table(rows), "ja", width, colour=False)
    assert max(map(cell_len, text.splitlines())) <= width


@given(TABLES, st.integers(24, 80))
def test_wrapping_loses_nothing(rows: list[tuple[Cell, ...]], width: int) -> None:
    text = render(table([row[:1] for row in rows], "label"), "ja", width, colour=False)
    _, _, *body = text.splitlines()
    said = "".join(printable(str(row[0])) for row in rows)
    assert re.sub(r"\s", "", "".join(body)) == re.sub(r"\s", "", said)


def test_one_whole_table() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("国連環境計画", "Organisation", "2018:6.1.1/action/4, 2018:6.2.1/action/5", "133, 140"),
        ("UNEP", None, None, None),
    ]
    columns = ("label", "type", "stated_in", "page")
    headings = (Label("名称", "Name"), Label("種類", "Kind"), Label("記述箇所", "Stated in"), Label("頁", None))
    assert render(Table(columns, headings, rows), "en", 80, colour=False) == (
        " Name           Kind           Stated in              頁\n"
        " ───────────────────────────────────────────────────────\n"
        " 国連環境計画   Organisation   2018:6.1.1/action/4   133\n"
        "                               2018:6.2.1/action/5   140\n"
        " UNEP\n"
    )


NARROW = Table(
    ("label", "stated_in", "page"),
    (Label("名称", "Name"), Label("記述箇所", "Stated in"), Label("頁", "Page")),
    [("川崎市産業振興財団と商工会議所", "2018:6.1.1/action/14", 133), ("KOBS", None, None)],
)


def test_an_address_stays_whole_while_names_have_room() -> None:
    assert render(NARROW, "ja", 47, colour=False) == (
        " 名称               記述箇所                頁\n"
        " ─────────────────────────────────────────────\n"
        " 川崎市産業振興財   2018:6.1.1/action/14   133\n"
        " 団と商工会議所\n"
        " KOBS\n"
    )


def test_where_names_have_no_room_each_row_is_a_block() -> None:
    assert render(NARROW, "en", 30, colour=False) == (
        "Name       川崎市産業振興財団\n"
        "           と商工会議所\n"
        "Stated in  2018:6.1.1/action/\n"
        "           14\n"
        "Page       133\n"
        "\n"
        "Name       KOBS\n"
        "Stated in\n"
        "Page\n"
    )


def test_numbers_stand_at_the_right() -> None:
    rows: list[tuple[Cell, ...]] = [("a", "7", "1,200"), ("b", "12.5%", "n/a")]
    assert render(table(rows, "label", "count", "note"), "en", 60, colour=False) == (
        " Name   Matched   Page\n ──────────────────────\n a            7   1,200\n b        12.5%   n/a\n"
    )


def test_colour_is_in_the_headings_only() -> None:
    text = render(table([("[bold]川崎[/bold]", ":smile: 1 'x'", 1)]), "en", 80, colour=True)
    heading, _, body = text.splitlines()
    assert "\x1b[1m" in heading
    assert "\x1b" not in body
    assert body.split() == ["[bold]川崎[/bold]", ":smile:", "1", "'x'", "1"]


@given(texts)
def test_no_control_or_direction_sign_reaches_the_screen(text: str) -> None:
    written = render(Table((text,), (Label(text or "x", None),), [(text,), (text,)]), "ja", 60, colour=False)
    assert [c for c in written if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")] == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if any(unicodedata.category(c)[0] == "C" for c in text)])
def test_what_is_not_printed_is_marked_or_is_space(text: str) -> None:
    shown = printable(f"a{text}b")
    assert shown[0] + shown[-1] == "ab"
    assert set(shown[1:-1]) - set(text) <= {"\N{REPLACEMENT CHARACTER}", " ", "\n"}


def test_lines_stay_and_tabs_are_spaces() -> None:
    assert printable("a\tb\r\nc\nd\x1b[31m") == "a b\nc\nd\N{REPLACEMENT CHARACTER}[31m"


def test_columns_of_numbers_end_at_one_cell() -> None:
    text = render(table([(9.6, "9", 1), (None, 10, 2), (1000, 100, 3)]), "en", 60, colour=False)
    assert text.splitlines()[2:] == ["  9.6         9      1", "             10      2", " 1000       100      3"]
