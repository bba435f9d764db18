from __future__ import annotations

import pytest

from keikaku.services.checks.leftovers import words


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("Support the Port of Hamburg. It works with Siemens.", [], ["Port of Hamburg", "Siemens"]),
        ("• Work with Siemens\n• Help McKinsey and the UN", [], ["Siemens", "McKinsey", "UN"]),
        ("JETRO, IoT and SMEs: Ask them! “Come”", [], ["JETRO", "IoT", "SMEs"]),
        ("On Monday, 3 March 2024, in Part II of Chapter 3, I said so", [], []),
        ("1. Cut waste\n\nPromote Local Food Production for Everybody", [], []),
        ("Siemens Energy and the Harbour Authority", ["harbourauthority"], ["Energy"]),
        ("in the Harbour\nAuthority’s Old Town", ["harbourauthority"], ["Old Town"]),
        ("a plan of nothing with capitals", [], []),
        ("pour la Ville de Lyon, l'Été", [], ["Ville de Lyon"]),
    ],
)
def test_what_may_be_a_name(text: str, names: list[str], left: list[str]) -> None:
    assert list(words(text, names, japanese=False)) == left
