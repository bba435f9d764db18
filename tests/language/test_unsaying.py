"""Words that condition nothing, and those that do."""

from __future__ import annotations

import pytest

from keikaku.language.unsaying import says_nothing


@pytest.mark.parametrize(
    ("word", "after", "nothing"),
    [
        ("through", "", True), ("Available", "", True), ("a", "", True), ("vacant", "", False), ("only", "", False),
        ("来", "る", True), ("来", "客", False), ("減", "っ", False), ("つもり", "で", True), ("れ", "の", True),
        ("ものづくり", "を", False), ("市内", "の", True), ("空", "き", False),
    ],
)  # fmt: skip
def test_only_words_of_asking_say_nothing(word: str, after: str, *, nothing: bool) -> None:
    assert says_nothing(word, after) is nothing
