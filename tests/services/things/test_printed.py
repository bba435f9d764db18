from __future__ import annotations

from decimal import Decimal

import pytest

from keikaku.services.things.printed import out_of_scale


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("512", "512000"),
        ("512", "512"),
        ("１２０以上", "1200000"),
        ("500–600", "600000"),
        ("15.2", "152000"),
        ("0.41", "41"),
        ("120t", "1200000"),
    ],
)
def test_the_digits_of_a_number_at_another_place(printed: str, value: str) -> None:
    assert out_of_scale(printed, Decimal(value)) == (printed != value)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1億4,500万円", "145000000"),
        ("４兆2,968億円", "4296800000000"),
        ("£1.2m", "1200000"),
        ("5k", "5000"),
        ("1 million", "1000000"),
        ("約3割", "30"),
        ("49.2％", "0.492"),
        ("▲18.7％", "-18.7"),
        ("13.7ha", "137000"),
        ("5㎡", "5"),
        ("2021年度に100件", "100"),
        ("two thirds", "66.7"),
        ("0", "0"),
        ("", "5"),
    ],
)
def test_what_is_printed_says_its_own_scale(printed: str, value: str) -> None:
    assert not out_of_scale(printed, Decimal(value))
