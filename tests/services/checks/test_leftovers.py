"""What is left of a text when names, values and dates are taken out."""

from __future__ import annotations

import pytest

from keikaku.language.folding import fold
from keikaku.services.checks.leftovers import numbers, words


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("ジェトロとビジネス\nマッチング", ["ジェトロ"], ["ビジネスマッチング"]),
        ("メドトロニックの施設", ["メドトロニック"], []),
        ("ＫＯＢＳ と SNS", ["KOBS"], ["SNS"]),
        ("フジクスサウジアラビア", ["フジクス", "サウジアラビア"], []),
        ("タイ・バンコク", ["タイ", "バンコク"], []),
        ("ひらがなと漢字", [], []),
    ],
)
def test_words_that_are_part_of_no_name(text: str, names: list[str], left: list[str]) -> None:
    assert list(words(text, map(fold, names))) == left


@pytest.mark.parametrize(
    ("text", "printed", "left"),
    [
        ("2018（平成 30）年２月に10 回目", [], ["10"]),
        ("市内の 40 の企業、78.1％", ["40", "78.1％"], []),
        ("約1,648件（ｐ35参照）", [], ["1648"]),
        ("昭和40年度から平成２年", [], []),
        ("ＣＯＰ21と21社", ["COP21"], ["21"]),
        ("①12社、②、⑴ ❹ ⒊で3件", ["3件"], ["12"]),
    ],
)
def test_numbers_that_are_no_values_and_no_dates(text: str, printed: list[str], left: list[str]) -> None:
    assert list(numbers(text, printed)) == left
