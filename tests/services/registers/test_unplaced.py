"""What stands in no passage of a text: told by its lines, but for what needs no passage."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from keikaku.services.registers import register
from keikaku.services.registers.places import Text
from keikaku.services.registers.unplaced import Unplaced, left
from tests.services.registers.plans import OUTLINE, TEXT, write

JA = """\
第２次潮里町産業振興計画（令和６年度～令和10年度）
目 次
１－１ 地場産業の振興 …… 12
【現状と課題】
○ 町内の水産加工業は最も多くの人が働く産業です。
○ 後継者のいない事業所は
　 約６割に上ります。
産
業
- 12 -
指標名 目標 単位
事業者数 20

新規創業件数 25
p. 13
課題の解決に取り組みます。
"""
EN = """\
Running head
1.1 Fishing and food . . . . . 4
Page 4 of 12
Running head
Issues
- The fleet is old. - Jobs end with the summer.
iv
3 A heading that nobody has written down
Running head
"""


def stretches(written: str, held: list[str], names: set[str], aside: Collection[int] = ()) -> list[str]:
    """What is left, as it is told."""
    text = Text("plan.txt", written.encode())
    spans = [(written.index(one), written.index(one) + len(one)) for one in held]
    return [str(one) for one in left(text, spans, names, aside)]


def test_bullets_rows_and_sentences_are_told_and_headings_and_pages_are_not() -> None:
    names = {"第２次潮里町産業振興計画", "地場産業の振興", "現状と課題", "目次"}
    assert stretches(JA, ["○ 町内の水産加工業は最も多くの人が働く産業です。"], names) == [
        "6-7 “○ 後継者のいない事業所は”",
        "11-14 “指標名 目標 単位”",
        "16 “課題の解決に取り組みます。”",
    ]
    assert stretches(EN, ["- The fleet is old."], {"Fishing and food"}) == [
        "6 “- Jobs end with the summ …”",
        "8 “3 A heading that nobody …”",
    ]
    assert stretches(EN, ["- The fleet is old."], {"Fishing and food"}, {6}) == ["8 “3 A heading that nobody …”"]
    assert stretches(EN, [EN], set()) == []


@pytest.mark.parametrize("lost", [0, 1, 2, 3])
def test_a_row_that_an_outline_has_lost_is_told_when_the_register_is_made(lost: int, tmp_path: Path) -> None:
    rows, said = {
        0: ("", []),
        1: ("1/issue/2,,6:25,,,,,\n", ["6 “- Jobs end with the summ …”"]),
        2: ("1.2,Action,10,,,Teach net making,,\n", ["10 “1.2 Teach net making.”"]),
        3: ("1/aim,,3-4,4,7,,,\n", ["3-4 “We want good work for ev …”"]),
    }[lost]
    made = register.make(write(tmp_path, OUTLINE.replace(rows, "") if rows else OUTLINE, TEXT))
    told = [note.en for note in made.notes[1:]]
    lines = "2 lines of coast.txt stand" if lost == 3 else "1 line of coast.txt stands"
    assert told == [f"{lines} in no passage: {one}" for one in said]
    assert Unplaced("coast.txt", 3, 4, "x")._asdict() == {"text": "coast.txt", "first": 3, "last": 4, "said": "x"}
