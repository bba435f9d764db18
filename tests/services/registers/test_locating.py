"""Passages are found in a text that has changed."""

from __future__ import annotations

import pytest

from keikaku.language.content import word_set
from keikaku.services.passages import source_text
from keikaku.services.registers.locating import locate
from keikaku.services.registers.places import Text, parse
from keikaku.services.registers.registered import Span, Stated

OLD = """\
計画の始まり
○ 漁港の施設を直し、
  船の出入りを助けます。
○ 市場で魚を売ります。
○ 市場で魚を売ります。
図1
○ 学校で海の仕事を教えます。
終わり
Teach net making. Open a smokehouse.
"""
WHERE = {"two": "2-3", "again": "5", "parts": "1; 8", "inside": "9:1-9:17", "school": "7", "figure": "6"}


def stated(text: Text) -> list[Stated]:
    """What a register would say of the passages."""
    found = []
    for path, written in WHERE.items():
        spans = tuple(Span(*text.offsets(place)) for place in parse(written))
        quoted = source_text.joined(text.text, spans)
        found.append(Stated(path, "a.txt", spans, source_text.text_hash(quoted), tuple(word_set(quoted))))
    return found


def found(new: str, *, old: bool = False) -> dict[str, tuple[str, str]]:
    """What becomes of each passage, and the lines in which it stands."""
    text = Text("a.txt", OLD.encode())
    told = locate(stated(text), Text("a.txt", new.encode()), text if old else None)
    return {path: (one.state, "; ".join(map(str, one.places))) for path, one in told.items()}


def test_what_is_the_same_stands_where_it_stood() -> None:
    assert found(OLD) == {path: ("same", place if path != "inside" else "9-9:17") for path, place in WHERE.items()}


def test_what_has_moved_is_found_by_its_hash_and_of_several_the_one_that_is_due() -> None:
    assert found("新しい\n行\n" + OLD) == {
        "two": ("moved", "4-5"), "again": ("moved", "7"), "parts": ("moved", "3; 10"), "inside": ("moved", "11-11:17"),
        "school": ("moved", "9"), "figure": ("moved", "8"),
    }  # fmt: skip


def test_ranges_of_one_passage_may_move_apart() -> None:
    assert found(OLD.replace("図1\n", "図1\n注\n注\n"))["parts"] == ("moved", "1; 10")


@pytest.mark.parametrize(
    ("before", "after", "path", "what"),
    [
        ("船の出入り", "船の動き", "two", ("changed", "2-3")),
        ("○ 学校で海の仕事を教えます。\n", "", "school", ("gone", "")),
        ("○ 漁港の施設", "○ 漁港の\n古い施設", "two", ("changed", "2-4")),
    ],
)
def test_what_reads_otherwise_is_found_by_its_words(before: str, after: str, path: str, what: tuple[str, str]) -> None:
    assert found(OLD.replace(before, after))[path] == what


def test_new_blanks_and_line_ends_hide_nothing_from_who_has_the_old_text() -> None:
    new = OLD.replace("\n", "\r\n").replace("海の", " 海の\r\n").replace("図1", "  図1")
    assert found(new, old=True) == {
        "two": ("changed", "2-3"), "again": ("moved", "5"), "parts": ("changed", "1; 9"),
        "inside": ("moved", "10-10:17"), "school": ("changed", "7-8"), "figure": ("moved", "6:3"),
    }  # fmt: skip


def test_nothing_is_found_in_nothing() -> None:
    assert {what for what, _ in found("").values()} == {"gone"}


def test_no_passages_are_no_work() -> None:
    assert locate([], Text("a.txt", OLD.encode())) == {}
