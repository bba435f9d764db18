from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import Cell, Label, Table
from keikaku.render.rows import delimited, json_text
from tests.examples import examples
from tests.render.answers import Rows
from tests.render.explorer.modules import Modules
from tests.render.terms import texts

CELLS = texts | st.integers() | st.none()
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=5)


def table(rows: list[tuple[Cell, ...]]) -> Table:
    return Table(("label", "page"), (Label("名称", "Name"), Label("頁", "Page")), rows)


@given(ROWS)
def test_csv_reads_back_equal(rows: list[tuple[Cell, ...]]) -> None:
    read = list(csv.reader(io.StringIO(delimited.render_csv(table(rows)), newline="")))
    assert read == [["label", "page"], *[["" if cell is None else str(cell) for cell in row] for row in rows]]


@given(ROWS)
def test_in_tsv_a_line_is_a_row_and_a_tab_parts_two_cells(rows: list[tuple[Cell, ...]]) -> None:
    lines = delimited.render_tsv(table(rows)).splitlines()
    said = [[delimited.one_line("" if cell is None else str(cell)) for cell in row] for row in rows]
    assert [line.split("\t") for line in lines] == [["label", "page"], *said]


def test_tsv_changes_nothing_but_tabs_and_breaks() -> None:
    row: tuple[Cell, ...] = ("川崎　太郎  さん\t\n\r\n様", 7)
    assert delimited.render_tsv(table([row])) == "label\tpage\n川崎　太郎  さん 様\t7\n"


@given(ROWS)
def test_json_lines_read_back_equal(rows: list[tuple[Cell, ...]]) -> None:
    text = json_text.render_lines(Rows(rows).lines("ja"))
    assert [json.loads(line) for line in text.split("\n")[:-1]] == [
        {"label": label, "page": page} for label, page in rows
    ]


def test_json_keeps_japanese_readable() -> None:
    assert json_text.render({"名": ["川崎", None, 1]}) == '{\n "名": [\n  "川崎",\n  null,\n  1\n ]\n}\n'
    assert json_text.render_lines([{"名": "川崎"}, 1]) == '{"名": "川崎"}\n1\n'
    assert json_text.render_lines([]) == ""


RISKY = texts | st.builds(
    lambda signs, rest: signs + rest, st.text("=+-@\t\r\n＝＋－＠'\"0159.,eE% ", max_size=4), texts
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("+1+2", "'+1+2"), ("-a", "'-a"), ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠1", "'＠1"),
        ("-3", "-3"), ("+0.5", "+0.5"), ("-1,234.5", "-1,234.5"), ("-1.0E-7", "-1.0E-7"), ("-12%", "-12%"),
        ("-1\n", "'-1\n"), ("−3", "−3"), ("", ""), ("川崎", "川崎"), ("a=1", "a=1"), ("-", "'-"),
    ],
)  # fmt: skip
def test_a_spreadsheet_runs_no_cell_and_keeps_its_numbers(text: str, safe: str) -> None:
    assert delimited.harmless(text) == safe


@given(st.lists(st.tuples(RISKY, RISKY | st.integers(-(2**53), 2**53) | st.none()), max_size=5))
@examples(200)
def test_a_spreadsheet_is_that_of_the_explorers_download(modules: Modules, rows: list[tuple[Cell, ...]]) -> None:
    held = Table(("label", "page"), (Label("名称", "=Name"), Label("頁", "Page")), rows)
    source = "async (rows) => (await import('/take_away/csv.js')).csvText(rows[0], rows.slice(1))"
    page = modules.evaluate(source, [["=Name", "Page"], *map(list, rows)])
    assert page == "\ufeff" + delimited.render_spreadsheet(held, "en")
