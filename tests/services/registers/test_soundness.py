"""What must be so before a register is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.registers import reading, soundness, texts
from keikaku.services.registers.outline import Outline
from keikaku.services.registers.places import Text
from tests.services.registers.plans import OUTLINE, write

ROWS = OUTLINE.partition("elements = '''\n")


def read(folder: Path, rows: str, head: str = ROWS[0]) -> tuple[Outline, dict[str, Text]]:
    path = write(folder, f"{head}elements = '''\naddress,class,parent,lines,text,stated_in\n{rows}'''\n")
    found = reading.read(path)
    (folder / "b.txt").write_text("one\n", encoding="utf-8")
    return found, texts.named(found.header.texts, folder)


def test_parents_and_texts_are_made_out(tmp_path: Path) -> None:
    found = soundness.sound(
        *read(tmp_path, "1,Goal\n1.1,Section\n1.1/issue/1,,,3\n1.2/issue/1,,1,4\n2.5,Section,our-coast\n")
    )
    assert [(row.path, row.parent, row.text) for row in found.rows] == [
        ("1", "", ""),
        ("1.1", "1", ""),
        ("1.1/issue/1", "1.1", "coast.txt"),
        ("1.2/issue/1", "1", "coast.txt"),
        ("2.5", "", ""),
    ]


TWO = ROWS[0].replace('"coast.txt"', '["coast.txt", "b.txt"]')
NONE = ROWS[0].replace('text = "coast.txt"\n', "")


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("", [": the outline has no rows"]),
        ("1,Goal\n1,Goal\n", [":16: the address “1” stands in line 15, too"]),
        ("1.1,Section\n", [":15: “1.1” stands under “1”, which has no row"]),
        ("1/issue/1,,,3\n", [":15: “1/issue/1” stands under “1”, which has no row"]),
        ("1,Goal\n2,Goal,3\n", [":16: the parent “3” of “2” is no element of the outline"]),
        ("1,Goal\n1/aim,,,3\n2,Goal,1/aim\n", [":17: the parent “1/aim” of “2” is no element of the outline"]),
        ("a,Goal,b\nb,Goal,a\n", [":15: “a” stands under itself", ":16: “b” stands under itself"]),
        ("1,Goal\n1/aim\n", [":16: the passage “1/aim” has no lines"]),
        ("1,Goal,,11\n", [":15: “1”: there is no line 11 in coast.txt: it has 10"]),
        ("1,Goal,,?\n", [":15: “1”: its lines are not known"]),
        ("1,Goal,,6:24-6:24\n", [":15: “1”: nothing stands in 6:24-6:24"]),
        ("1,Goal,,2-4;4-5\n", [":15: “1”: 2-4 and 4-5 overlap"]),
        ("1,Goal,,3,c.txt\n", [":15: “c.txt” is no text of the plan"]),
        ("1,Goal,,,,1/aim\n", [":15: “1” is stated in “1/aim”, which is no passage"]),
        ("level/1,Goal\n", [":15: “level/1” would have the IRI of something else: https://w3id.org/keikaku/id/our-coast/l"]),
        ("1,Goal,,3\n1/range/1,Issue,,4\n", [":15: “1” would have", ":16: “1/range/1” would have"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(rows: str, wrong: list[str], tmp_path: Path) -> None:
    found, known = read(tmp_path, rows)
    with pytest.raises(BadFile) as caught:
        soundness.sound(found, known)
    told = [caught.value.message, *(line for line in caught.value.hint.splitlines() if line.startswith(found.file))]
    assert [one[: len(found.file) + len(start)] for one, start in zip(told, wrong, strict=True)] == [
        found.file + start for start in wrong
    ]


@pytest.mark.parametrize(
    ("head", "wrong"),
    [(TWO, "the plan has several texts, and this row names none"), (NONE, "the plan names no text")],
)
def test_a_passage_stands_in_one_text(head: str, wrong: str, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=wrong):
        soundness.sound(*read(tmp_path, "1,Goal,,1\n", head))


def test_passages_may_overlap_and_read_alike_which_is_said(tmp_path: Path) -> None:
    rows = "".join(f"{number},Goal,,{number}-{number + 2}\n" for number in range(1, 8))
    found, known = read(tmp_path, f"{rows}8,Goal,,9-10\n9,Goal,,9-10\n")
    told = soundness.remarks(soundness.sound(found, known), known)
    assert [one.en for one in told] == [
        "1 and 2 overlap in line 2 of the text",
        "2 and 3 overlap in line 3 of the text",
        "3 and 4 overlap in line 4 of the text",
        "and 4 more such",
        "the same text: 8, 9",
    ]


def test_a_head_that_the_rows_of_a_table_share_is_nothing_to_tell(tmp_path: Path) -> None:
    found, known = read(tmp_path, "1,Goal,,1;2\n2,Goal,,1;3\n3,Goal,,1;4\n")
    assert soundness.remarks(soundness.sound(found, known), known) == []
