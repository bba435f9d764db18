"""What the records know of themselves."""

from __future__ import annotations

import pytest

from keikaku.records import is_japanese, natural_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("せんたー", True), ("センター", True), ("ｾﾝﾀｰ", True), ("川", True), ("KOBSの", True), ("ァ", True),
        ("ぁ", True), ("KOBS", False), ("", False), ("１２３ＡＢＣ", False), ("「」、。", False), ("서울", False),
        ("élan", False), ("⻑⼾", True),
    ],
)  # fmt: skip
def test_kana_or_kanji_alone_make_a_text_japanese(text: str, expected: bool) -> None:
    assert is_japanese(text) is expected


def test_numbers_are_sorted_as_numbers_and_the_whole_before_its_parts() -> None:
    addresses = ["2018:6.1", "2018:6.1.1/action/2", "2018:6.1.1/action/10", "2018:6.10", "2018:6.2", "2005:1"]
    assert sorted(addresses, key=natural_key) == [
        "2005:1", "2018:6.1", "2018:6.1.1/action/2", "2018:6.1.1/action/10", "2018:6.2", "2018:6.10",
    ]  # fmt: skip
