"""An outline as it is read: head and table, in one file or two."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.records import IRI, Literal
from keikaku.services.registers.outline import Header, Level, Outline, Row
from keikaku.services.registers.places import Place
from keikaku.services.registers.reading import read
from keikaku.vocab import ID
from tests.places import ROOT
from tests.services.registers.plans import OUTLINE, write

EN = "en"
HEADER = Header(
    "our-coast",
    titles=(Literal.text("Our Coast 2035", EN),),
    links=(("publisher", IRI(f"{ID}actor/northhaven")), ("follows", IRI("https://coast.example/2020"))),
    languages=(EN,),
    month=7,
    texts=("coast.txt",),
    levels=(
        Level(1, "Policy", (Literal.text("Goal", EN), Literal.text("目標", "ja"))),
        Level(2, "Initiative", (Literal.text("Action", EN),)),
    ),
)
ROWS = (
    Row(
        "1", "Policy", 15, page="iv", sheet=6, titles=(Literal.text("A coast that works", EN),),
        names=(Literal.text("働く海辺", "ja"),), also=(Literal.text("Goal 1", EN), Literal.text("works", EN)),
    ),
    Row("1/aim", "Passage", 16, places=(Place(3, None, 4),), page="4", sheet=7),
    Row("1/issue/1", "Issue", 17, places=(Place(6, None, 6, 23),), page="4"),
    Row("1/issue/2", "Issue", 18, places=(Place(6, 25, 6),)),
    Row("1.1", "Initiative", 20, places=(Place(8, None, 9),), titles=(Literal.text("Open a smokehouse", EN),)),
    Row("1.2", "Initiative", 21, places=(Place(10, None, 10),), titles=(Literal.text("Teach net making", EN),)),
)  # fmt: skip


def test_an_outline_is_a_head_and_rows(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert read(path) == Outline(HEADER, ROWS, str(path))


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_the_table_may_stand_in_a_file_of_its_own(delimiter: str, tmp_path: Path) -> None:
    head, _, rest = OUTLINE.partition("elements = '''\n")
    path = write(tmp_path, f'{head}elements = "coast.csv"\n')
    table = rest.replace("'''\n", "").replace(",", delimiter)
    (tmp_path / "coast.csv").write_text("\N{BYTE ORDER MARK}" + table, encoding="utf-8", newline="\r\n")
    found = read(path)
    moved = tuple(row._replace(line=row.line - HEAD_LINES) for row in ROWS)
    assert found == Outline(HEADER, moved, str(tmp_path / "coast.csv"))


HEAD_LINES = 13  # of the outline, before the table


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('id = "a"\nid = "b"\n', ":2: Cannot overwrite a value (column 9)"),
        ('id = "a"', ": the outline has no elements"),
        ('id = "a"\nelements = "none.csv"', None),
        ("a = " + "[" * 5000, ": nested too deep"),
    ],
)
def test_what_is_no_outline_is_told(text: str, problem: str | None, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    with pytest.raises(BadFile) as caught:
        read(path)
    told = f"{path}{problem}" if problem else f"there is no file {tmp_path / 'none.csv'}"
    assert caught.value.message == told


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "coast.toml"
    path.write_bytes('id = "a"\ntitle = "海辺"\n'.encode("cp932"))
    with pytest.raises(BadFile) as caught:
        read(path)
    assert (caught.value.message, caught.value.line) == (f"{path}:2: not UTF-8 at byte 18", 2)
    assert caught.value.hint == "save it as UTF-8 (in Excel: CSV UTF-8)"


def test_the_outline_in_the_manual_is_one(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    shown = re.search(r"```toml\n(id = .*?)```", manual, re.DOTALL)
    assert shown
    found = read(write(tmp_path, shown[1]))
    assert [row.kind for row in found.rows] == [
        "Policy", "Passage", "Issue", "Issue", "Strategy", "Initiative", "Initiative", "Indicator",
    ]  # fmt: skip
    assert [key for key, _ in found.header.links] == ["publisher", "area", "period", "follows", "url"]
