"""Compound words of plain kanji: what is part of no known name, and stands in no list of ordinary words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku import resources
from keikaku.errors import BadFile
from keikaku.services.checks.compounds import FILE, check, ordinary_words, read, runs
from keikaku.services.checks.written import Names
from keikaku.services.session.session import Session
from tests.places import TOWN

KNOWN = Names([("中小企業", "group/smes"), ("ものづくりナビ", "programme/navi"), ("商店街", "group/shops")])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("消費生活相談の窓口", ["消費生活相談"]),
        ("中小企業の経営改善", ["経営改善"]),
        ("中小企業診断士", ["診断士"]),  # what is left of a word in which a name stands
        ("販路\n開拓", ["販路開拓"]),  # a line of print breaks no word
        ("販路 開拓", []),  # two cells of a table are two
        ("国の施策", []),
        ("カタカナとABC", []),
    ],
)
def test_runs_that_are_part_of_no_name(text: str, left: list[str]) -> None:
    assert list(runs(text, KNOWN)) == left


@given(st.text(alphabet="消費生活相談中小企業 \nのアa", max_size=40))
def test_runs_stand_in_the_text_and_hold_no_known_name(text: str) -> None:
    for run in runs(text, KNOWN):
        assert len(run) > 2
        assert run in "".join(line.strip(" ") for line in text.split("\n"))
        assert "中小企業" not in run


def test_a_list_has_a_word_a_line_and_remarks(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("# words\n経営改善\n 販路開拓 # of sales\n\n", encoding="utf-8")
    assert read(tmp_path / FILE) == {"経営改善", "販路開拓"}
    (tmp_path / FILE).write_bytes(b"\xff")
    with pytest.raises(BadFile, match="not UTF-8 at byte 0"):
        read(tmp_path / FILE)


def test_of_the_packaged_texts_every_compound_is_decided(session: Session, source_folder: Path) -> None:
    assert check(session, source_folder, ordinary_words(resources.folder("graph") / FILE)) == []


def test_what_nobody_has_decided_is_told_where_it_stands(town: Session) -> None:
    found = check(town, TOWN / "sources", {"商談会", "件以上", "万人以上"})
    assert [(one.where, one.en) for one in found] == [
        (where, f"“{word}” is part of no known name and is not in the list of ordinary words")
        for where, word in (("2031:1.1.1/issue/1", "事業所"), ("2031:2.1.1/indicator/1", "観光客"))
    ]
