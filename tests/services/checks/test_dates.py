"""Numbers that say when something is, or where it stands in the plan, and not how much."""

from __future__ import annotations

import pytest

from keikaku.services.checks.leftovers import numbers


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("2018（平成 30）年２月に10 回目", ["10"]),
        ("令和３年度から令和元年度、Ｒ3年度、R3、H30.4.1に", []),
        ("令和３（2021）年度、令和7年度（2025年度）、2025（令和7）年度", []),
        ("平成28～30年度、平成28年度、29年度及び30年度", []),
        ("昭和40 50 年代、明治5年、大正12年9月1日", []),
        ("2018～2021年度、2021/22、2030年代、2024-03-15、2024.3.15", []),
        ("第５次総合計画第2章、第１期、図表3-1、表４、p.35、ｐ35参照、12頁", []),
        ("Ｓｔｅｐ1 10:30 〒210-8577 044-200-2550", []),
        ("H2O 5か年 3年間 2,018件 20181人", ["2", "5", "3", "2018", "20181"]),
        ("（1）港の３つの事業", ["3"]),
        ("1. 港の3.5億円", ["3.5"]),
        ("40 50", ["40", "50"]),
    ],
)
def test_in_japanese(text: str, left: list[str]) -> None:
    assert list(numbers(text, [])) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("by fiscal year 2021, FY2021/22, FY 21-22, in 2030, the 2030s and 2021–2025", []),
        ("on 15 March 2024, March 15, 2024, Sept. 2024, March 2024, 3rd of May and in Q1 2024", []),
        ("see page 12, pp. 3-5, Chapter 3, Section 2.1, Fig. 4, Table 2, Goal 3 and Action 2.1", []),
        ("the 21st century, ’24, +44 20 7946 0958, at 10:30", []),
        ("cut CO2 by 55% with 5G and 3D, COVID-19 or not", ["55"]),
        ("May 40 firms march 12 miles?", ["40", "12"]),
        ("2.1 Work with 3 firms, 1,648 people and\n20 km of quays by 2030, 40 of them new", ["3", "1648", "20", "40"]),
        ("In R3 (FY2021) and Reiwa 3", ["3"]),
        ("targets 40 and 2,030 ships", ["40", "2030"]),
    ],
)
def test_in_english(text: str, left: list[str]) -> None:
    assert list(numbers(text, [], japanese=False)) == left


def test_parts_by_the_plan_s_own_names() -> None:
    text = "基本戦略２と取組項目 3、柱４"
    assert list(numbers(text, [], levels=["基本戦略", "取組項目"])) == ["4"]
    assert list(numbers("Mission 2 and Ziel 3", [], japanese=False, levels=["Mission"])) == ["3"]


def test_a_value_is_taken_out_where_it_stands_alone() -> None:
    assert list(numbers("140社と40社", ["40社"])) == ["140"]
    assert list(numbers("EUR 1.5 million and 11.5 million", ["1.5 million"], japanese=False)) == ["11.5"]
