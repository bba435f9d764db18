from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.language.relevance import Relevance

# Three texts of 4, 2 and 6 keys: 4 on the average.
TEXTS = {"one": {"port": 1.0, "ship": 3.0}, "two": {"port": 2.0}, "three": {"fish": 1.0, "market": 5.0}}
KEYS = st.sampled_from(["port", "ship", "fish", "market", "港", "none"])


def index() -> Relevance:
    return Relevance(TEXTS.items())


def test_scores_are_those_of_the_formula() -> None:
    # port stands in 2 of 3 texts, ship in 1; k1 = 1.2, b = 0.5
    port, ship = log(1 + 1.5 / 2.5), log(1 + 2.5 / 1.5)
    assert index().scores([["port"], ["ship"]]) == pytest.approx(
        {
            0: port * 1 * 2.2 / (1 + 1.2) + ship * 3 * 2.2 / (3 + 1.2),  # of average length
            1: port * 2 * 2.2 / (2 + 1.2 * (0.5 + 0.5 * 2 / 4)),
        }
    )


def test_keys_of_one_thing_count_once_as_the_heavier_and_as_rare_as_all_of_them() -> None:
    together = Relevance([("one", {"sea": 3.0}), ("two", {"sea": 2.0}), ("three", TEXTS["three"])])
    assert index().scores([["port", "ship"]]).keys() == {0, 1}
    assert index().scores([["port", "ship"], ["ship", "port"]]) == index().scores([["ship", "port", "port"]])
    assert index().scores([["port", "ship"]])[1] == pytest.approx(together.scores([["sea"]])[1], rel=0.1)


@given(st.dictionaries(st.text(max_size=3), st.dictionaries(KEYS, st.sampled_from([0.3, 1.0, 2.73])), max_size=5),
       st.lists(st.lists(KEYS, max_size=2), max_size=4))  # fmt: skip
def test_what_was_kept_scores_alike(texts: dict[str, dict[str, float]], sought: list[list[str]]) -> None:
    made = Relevance(texts.items())
    kept = Relevance.of_columns(made.columns())
    assert kept.names == list(texts)
    assert kept.scores(sought) == made.scores(sought)
    assert kept.columns() == made.columns()
    assert all(score > 0 for score in made.scores(sought).values())


def test_it_knows_its_keys() -> None:
    some = index()
    assert [some.knows("port"), some.knows("none"), some.has(1, ["none", "port"]), some.has(2, ["port"])] == [
        True, False, True, False,
    ]  # fmt: skip
    assert Relevance([("a", {"港": 1.0, "port": 1.0})]).latin == ["port"]
    assert Relevance(()).scores([["port"]]) == {}
