"""What a line of a plan's text is, by how it begins."""

from __future__ import annotations

import pytest

from keikaku.services.registers.headings import Heading, bullet, heading, is_sentence


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (" 第５章 第２期実行プログラム ", Heading("chapter", ("5",), "第2期実行プログラム")),
        ("第十二章　計画の推進", Heading("chapter", ("12",), "計画の推進")),
        ("Chapter 3: Homes", Heading("chapter", ("3",), "Homes")),
        ("政策１ 起業・創業の支援", Heading("政策", ("1",), "起業・創業の支援")),
        ("政策目標５　活力にあふれるまち", Heading("政策目標", ("5",), "活力にあふれるまち")),
        ("基本目標２－１ 港", Heading("基本目標", ("2", "1"), "港")),
        ("政策４", Heading("政策", ("4",), "")),
        ("５－４　商工業の振興", Heading("11", ("5", "4"), "商工業の振興")),
        ("1.2.3 Flood defence", Heading("111", ("1", "2", "3"), "Flood defence")),
        ("（１）市内産業の育成 ", Heading("(1)", ("1",), "市内産業の育成")),
        ("②商業の振興 110", Heading("①", ("2",), "商業の振興", page="110")),
        ("(2)成長産業の拠点形成 ①産業集積の促進 94", Heading("(1)", ("2",), "成長産業の拠点形成")),
        ("3. Homes by the water", Heading("1", ("3",), "Homes by the water")),
        ("Goal 1: A coast that works ........ 4", Heading("goal", ("1",), "A coast that works", page="4")),
        ("Priority area B — Energy", Heading("priority area", ("B",), "Energy")),
        ("Objective A2. Heat from the sea", Heading("objective", ("A", "2"), "Heat from the sea")),
        ("PILLAR A. ENERGY", Heading("pillar", ("A",), "ENERGY")),
        ("Action 1.1 Plant trees", Heading("action", ("1", "1"), "Plant trees", "Initiative")),
        ("Action 1.1.2 Plant trees.", Heading("action", ("1", "1", "2"), "Plant trees", "Initiative")),
        ("Action A.1 – Work with schools and clubs along the quay to open the old pier to all by 2026", Heading(
            "action", ("A", "1"),
            "Work with schools and clubs along the quay to open the old pier to all by 2026", "Initiative",
        )),
        ("取組１ 若者の起業を支える。", Heading("取組", ("1",), "若者の起業を支える", "Initiative")),
        ("| 1.2.1 | Clean the water | Port Office |", Heading("111", ("1", "2", "1"), "Clean the water")),
        ("| Action 2.1 Clean it | Port Office |", Heading("action", ("2", "1"), "Clean it", "Initiative")),
        ("図表１　人口の推移", Heading("図表", ("1",), "人口の推移", "Figure")),
        ("Figure 2: Jobs by year", Heading("figure", ("2",), "Jobs by year", "Figure")),
        ("## Goal 2: Energy", Heading("goal", ("2",), "Energy")),
        ("## Energy", Heading("##", (), "Energy")),
        ("【現状と課題】 ", Heading("section", (), "現状と課題", "Issue")),
        ("現状", Heading("section", (), "現状", "Issue")),
        ("■主な取組", Heading("section", (), "主な取組", "Initiative")),
        ("課題を踏まえた取組", Heading("section", (), "課題を踏まえた取組", "Initiative")),
        ("５つの視点に基づく取組の方向性", Heading("section", (), "5つの視点に基づく取組の方向性", "Direction")),
        ("成果指標", Heading("section", (), "成果指標", "Indicator")),
        ("How we will measure progress", Heading("section", (), "How we will measure progress", "Indicator")),
        ("Issues", Heading("section", (), "Issues", "Issue")),
        ("Actions", Heading("section", (), "Actions", "Initiative")),
        ("Part IV Homes", Heading("chapter", ("IV",), "Homes")),
        ("What we will do", Heading("section", (), "What we will do", "Initiative")),
    ],
)  # fmt: skip
def test_a_heading_is_told_by_its_number_or_its_words(line: str, found: Heading) -> None:
    assert heading(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "", "   ", "12", "市内には施設があります。", "(1) その他の事業を行います。", "○課題の把握", "2035 is far away",
        "We want good work for everybody,", "1 / 3", "Action 1.1 will be reviewed in two years.", "| Action | Lead |",
        "取組１のとおり進めます。", "action 3 Has been done.",
        "実現に向けた戦略、取組の方向性を示す「臨海部ビジョン」の策定を進めています（2018",
    ],
)  # fmt: skip
def test_other_lines_are_none(line: str) -> None:
    assert heading(line) is None


@pytest.mark.parametrize(
    ("line", "before"),
    [("○ 港", 2), ("  • a", 4), ("・港", 1), ("- a", 2), ("-5 degrees", None), ("港", None), ("○", None), ("", None)],
)
def test_a_bullet_stands_before_what_it_says(line: str, before: int | None) -> None:
    assert bullet(line) == before


def test_a_sentence_ends_with_its_stop() -> None:
    assert [is_sentence(text) for text in ("です。 ", "done.", "港の再生", "why？")] == [True, True, False, True]
