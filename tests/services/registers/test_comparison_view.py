"""What has become of passages, as it reads."""

from __future__ import annotations

from keikaku.services.registers.comparing import Change, Comparison
from keikaku.services.registers.comparison_view import ComparisonView
from keikaku.services.registers.places import Place

LINES = (Place(3, None, 4), Place(9, None, 9))
VIEW = ComparisonView(
    Comparison(
        "a",
        (
            Change("1", "a:1", "a.txt", "same", LINES, LINES, 1.0),
            Change("2", "a:2", "a.txt", "changed", LINES, (Place(offsets=(3, 9)),), 0.666),
            Change("3", "a:3", "a.txt", "gone", (), LINES, 0.0),
        ),
    )
)


def test_a_row_for_each_passage_that_is_not_the_same() -> None:
    (table,) = VIEW.tables("ja")
    assert table.columns == ("address", "state", "lines", "was", "likeness")
    assert table.rows == [("a:2", "変わった", "3-4; 9", "@3-9", 0.67), ("a:3", "見つからない", "", "3-4; 9", 0.0)]


def test_the_states_are_counted() -> None:
    assert VIEW.notes("en") == ["the same 1, changed 1, not found 1"]
    assert VIEW.title("en") == "What has become of the passages of a"


def test_the_data_has_every_passage() -> None:
    assert VIEW.data() == {
        "plan": "a",
        "passages": [
            {"address": "a:1", "text": "a.txt", "state": "same", "lines": "3-4; 9", "was": "3-4; 9", "likeness": 1.0},
            {"address": "a:2", "text": "a.txt", "state": "changed", "lines": "3-4; 9", "was": "@3-9", "likeness": 0.67},
            {"address": "a:3", "text": "a.txt", "state": "gone", "lines": None, "was": "3-4; 9", "likeness": 0.0},
        ],
    }
