"""A first outline, proposed from a text in either language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.services.registers import proposing, reading, register
from keikaku.services.registers.places import Text
from tests.examples import examples

ENGLISH = """\
Our Coast 2035
A strategy for the people of Northhaven

Contents
Goal 1: A coast that works ........ 4
Goal 2: Homes by the water ........ 7

Goal 1: A coast that works

We want the harbour to give good work to everybody who lives here, all year
round.

Where we are

• The fishing fleet has halved since 2010.
• Two in five jobs end with the summer, when the
  hotels close.

Action area 1.1: Fishing and food

Action 1.1.1 Open a smokehouse
The council will lease the old customs shed
by 2027.

Action 1.1.2 Teach net making at the college

Action area 1.2: Energy

- Put solar panels on the market hall.

How we will measure progress

Jobs that last all year: 61% (2023), 75% (2035)

Goal 2: Homes by the water
"""
PROPOSED = """\
# Proposed from our-coast.txt by its headings, bullets and paragraphs. This is a guess: read it beside the text.
# Found: Policy 2, Passage 1, Issue 2, Strategy 2, Initiative 3, Indicator 1
# Look first at classes of levels, where passages begin and end, title and id. Figures and tables are mostly lacking.
# Yours to add: publisher, area, period, pages, and names in the other language.
id = "our-coast"
title = "Our Coast 2035"
language = "en"
text = "our-coast.txt"
levels = [
  { class = "Policy", en = "Goal" },
  { class = "Strategy", en = "Action area" },
]
elements = '''
address,class,lines,page,title,note
1,Goal,,4,A coast that works,
1/aim,Passage,10-11,,,
1/issue/1,Issue,15,,,
1/issue/2,Issue,16-17,,,
1.1,Action area,,,Fishing and food,
1.1/action/1,Initiative,21-23,,Open a smokehouse,
1.1/action/2,Initiative,25,,Teach net making at the college,
1.2,Action area,,,Energy,
1.2/action/1,Initiative,29,,,no heading says what this is
1.2/indicator/1,Indicator,33,,,
2,Goal,,7,Homes by the water,
'''
"""
JAPANESE = """\
 第５章 みなと町の産業

政策１
海を生かす産業づくり
(1)港の産業の連携 ①海外展開 12

政策１ 海を生かす産業づくり
（１）港の産業の連携
① 海外展開
港の企業が海外の市場に出る道をひらき、町の産業が長く続くよう
に支えます。

【現状と課題】
○造船の事業所は
12事業所あります。

○人手が足りない。
【主な取組内容】
○商談会を開きます。

図１　事業所の数
12 34
成果指標
商談の件数 40件
② 観光の振興
"""
ROWS = """\
1,政策,,海を生かす産業づくり
1.1,Strategy,,港の産業の連携
1.1.1,Measure,,海外展開
1.1.1/aim,Passage,10-11,
1.1.1/issue/1,Issue,14-15,
1.1.1/issue/2,Issue,17,
1.1.1/action/1,Initiative,19,
1.1.1/figure/1,Figure,21,事業所の数
1.1.1/indicator/1,Indicator,24,
1.1.2,Measure,,観光の振興
'''
"""


def test_an_english_plan_is_proposed_as_an_outline_that_makes_a_register(tmp_path: Path) -> None:
    (tmp_path / "our-coast.txt").write_text(ENGLISH, encoding="utf-8")
    text = proposing.proposal(tmp_path / "our-coast.txt")
    assert text == PROPOSED
    (tmp_path / "our-coast.toml").write_text(text, encoding="utf-8")
    assert register.make(tmp_path / "our-coast.toml").notes[0].en == "our-coast: 10 elements, 7 passages"


def test_a_japanese_plan_is_proposed_with_what_its_contents_and_headings_say(tmp_path: Path) -> None:
    (tmp_path / "港.txt").write_text(JAPANESE, encoding="utf-8")
    head, _, rows = proposing.proposal(tmp_path / "港.txt", "ja").partition("address,class,lines,title\n")
    assert rows == ROWS
    assert 'id = "plan"\ntitle = "第５章 みなと町の産業"\nlanguage = "ja"\n' in head
    assert '{ class = "Policy", ja = "政策" }' in head
    assert (
        "# 見つかったもの: Policy 1、Strategy 1、Measure 2、Passage 1、Issue 2、Initiative 1、Figure 1、Indicator 1\n"
        in head
    )


def test_numbers_out_of_their_order_are_no_headings() -> None:
    found = proposing.propose(Text("a.txt", b"1 Homes\n2 Work\n15 people\n1.22  times\n3 Play\n"), "a")
    assert [row.path for row in found.rows] == ["1", "2", "3"]


CHAPTERS = """\
第１章　基本
１　趣旨
第２章　施策の展開
基本目標１　脱炭素
基本施策１－１　再生可能エネルギー
■取組
①太陽光パネルの設置
②地産地消
基本施策１－２　省エネルギー
"""
MARKDOWN = """\
# Climate Plan 2030
## Summary
## 1. Buildings
### 1.1 Retrofit
1. Require heat pumps.
### 1.2 New homes
## 2. Transport
"""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (CHAPTERS, [
            ("1", "Policy", "基本"), ("1.1", "Strategy", "趣旨"), ("2", "Policy", "施策の展開"),
            ("2.1", "Strategy", "脱炭素"), ("2.1.1", "Measure", "再生可能エネルギー"),
            ("2.1.1/action/1", "Initiative", ""),
            ("2.1.1/action/2", "Initiative", ""), ("2.1.2", "Measure", "省エネルギー"),
        ]),
        (MARKDOWN, [
            ("1", "Policy", "Buildings"), ("1.1", "Strategy", "Retrofit"), ("1.1/action/1", "Initiative", ""),
            ("1.2", "Strategy", "New homes"), ("2", "Policy", "Transport"), ("x1", "Policy", "Summary"),
        ]),
    ],
    ids=["chapters", "markdown"],
)  # fmt: skip
def test_numbers_stand_below_what_is_open(text: str, rows: list[tuple[str, str, str]]) -> None:
    found = proposing.propose(Text("a.txt", text.encode()), "a")
    assert [(row.path, row.kind, "".join(title.value for title in row.titles)) for row in found.rows] == rows


def test_form_feeds_count_sheets() -> None:
    found = proposing.propose(Text("a.txt", b"Goal 1 A\n- one\n\fGoal 2 B\n- two\n"), "a")
    assert [(row.path, row.sheet) for row in found.rows] == [
        ("1", 1), ("1/action/1", 1), ("2", 2), ("2/action/1", 2),
    ]  # fmt: skip


def test_a_file_name_gives_an_id() -> None:
    assert [proposing.id_of(Path(name)) for name in ("Ito 2021_5-4.TXT", "計画.txt")] == ["ito-2021-5-4", "plan"]


LINES = st.sampled_from([
    "Goal 1: A", "Goal 2", "1.1 B", "2.3 C", "(1) D", "① E", "- F", "○ 港の課題。", "現状", "Actions", "A sentence.",
    "", "Action 1.1 G", "図1 H", "# I", "12 件", "第1章 J", "第2章 K", "\f", "A long line that goes on and on and on",
])  # fmt: skip


@examples(100)
@given(lines=st.lists(LINES, max_size=14))
def test_whatever_is_proposed_can_be_made_a_register(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "a.toml").write_text(proposing.proposal(folder / "a.txt"), encoding="utf-8")
    if reading.read(folder / "a.toml").rows:
        register.make(folder / "a.toml")
