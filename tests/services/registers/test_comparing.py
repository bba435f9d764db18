"""What has become of a plan's passages."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly
from keikaku.services.registers import register
from keikaku.services.registers.comparing import compare
from keikaku.services.session.session import Session
from tests.places import TOWN

SOURCES = TOWN / "sources"


def new(folder: Path) -> Path:
    """A text in which one passage is gone, one reads otherwise, and those behind stand elsewhere."""
    text = (SOURCES / "minato.txt").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    (folder / "new.txt").write_text(
        "".join([*lines[:4], *lines[5:9], lines[9].replace("連携", "協力"), *lines[10:]]), encoding="utf-8"
    )
    return folder / "new.txt"


def test_passages_that_moved_changed_or_went_are_told_apart(town: Session, tmp_path: Path) -> None:
    found = compare(town, "2031", SOURCES, [new(tmp_path)])
    assert [
        (one.address, one.state, *(", ".join(map(str, places)) for places in (one.places, one.was)))
        for one in found.changes
    ] == [
        ("2031:1.1.1/action/1", "changed", "9-10", "10-11"),
        ("2031:1.1.1/action/2", "moved", "11-12", "12-13"),
        ("2031:1.1.1/aim", "gone", "", "5"),
        ("2031:1.1.1/indicator/1", "moved", "14", "15"),
        ("2031:1.1.1/issue/1", "moved", "6-7", "7-8"),
        ("2031:2.1.1/action/1", "moved", "20-21", "21-22"),
        ("2031:2.1.1/action/2", "moved", "22-23", "23-24"),
        ("2031:2.1.1/aim", "moved", "19", "20"),
        ("2031:2.1.1/indicator/1", "moved", "24", "25"),
        ("2031:2.1/direction/1", "moved", "17", "18"),
    ]
    assert [one.likeness for one in found.changes if one.state == "moved"] == [1.0] * 8


def test_without_the_old_text_it_stood_in_characters(town: Session, tmp_path: Path) -> None:
    found = compare(town, "2031", None, [new(tmp_path)])
    assert [str(place) for place in found.changes[0].was] == ["@156-194"]


def test_where_nothing_is_new_all_is_the_same(town: Session) -> None:
    assert {one.state for one in compare(town, "2031", SOURCES).changes} == {"same"}


def test_there_must_be_a_text(town: Session, tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match="no text of 2031 is at hand"):
        compare(town, "2031", tmp_path)


def test_the_outline_of_a_changed_text_has_the_new_lines(town: Session, tmp_path: Path) -> None:
    made = register.outline(town, "2031", SOURCES, [new(tmp_path)], "ja")
    rows = [line for line in made.text.splitlines() if line.startswith("1.1.1/")]
    assert rows == [
        "1.1.1/action/1,Initiative,9-10,6,,,,変わった: 71% 一致",
        "1.1.1/action/2,Initiative,11-12,6,,,,",
        "1.1.1/aim,Passage,?,5,,,,原文に見つからない",
        "1.1.1/indicator/1,Indicator,14,6,,,,",
        "1.1.1/issue/1,Issue,6-7,5,,,,",
    ]
    assert [(note.en or "").partition(":")[0] for note in made.notes] == [
        "minato.txt has changed since the register was made"
    ]
