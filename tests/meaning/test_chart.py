"""The chart by itself, with a grammar of sums: the cheapest readings, each value once, everything paid for."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from keikaku.meaning.chart import Edge, Prefixes, Rule, edges, parse
from tests.examples import examples

SIGN = 1.0  # what each sign costs that no reading takes up


def _sum(left: int, _: str, right: int) -> Iterator[tuple[int, float]]:
    yield left + right, 0.0


def _product(left: int, _: str, right: int) -> Iterator[tuple[int, float]]:
    yield left * right, 0.0


def _only_small(number: int) -> Iterator[tuple[str, float]]:
    if number < 100:
        yield f"={number}", 0.5


RULES = Prefixes(
    [
        Rule("N", ("N", "plus", "N"), _sum, 0.1),
        Rule("N", ("N", "times", "N"), _product, 0.1),
        Rule("Q", ("N",), _only_small, 0.0),
    ]
)


def _edges(text: str) -> list[Edge]:
    kinds = {"+": "plus", "*": "times"}
    return [
        Edge("N" if one.isdigit() else kinds[one], place, place + 1, int(one) if one.isdigit() else one, 0.0, one)
        for place, one in enumerate(text)
        if one.isdigit() or one in kinds
    ]


def _read(text: str, most: int = 5) -> list[tuple[str, float]]:
    skip = [0.0 if one == " " else SIGN for one in text]
    return [(str(item.value), round(item.cost, 6)) for item in parse(_edges(text), RULES, skip, "Q", most)]


def test_both_readings_of_an_ambiguous_text_are_kept_the_cheapest_first() -> None:
    assert sorted(_read("2+3*4")[:2]) == [("=14", 0.7), ("=20", 0.7)]


def test_each_value_stands_once() -> None:
    assert [value for value, _ in _read("1+1+1")].count("=3") == 1


def test_what_is_left_out_is_paid_for_and_a_blank_is_free() -> None:
    assert _read("1 + 1", 1) == [("=2", 0.6)]
    assert _read("1 ? + 1", 1) == [("=2", 1.6)]
    assert _read("??1", 1) == [("=1", 2.5)]


def test_a_value_that_the_parts_do_not_make_is_no_reading() -> None:
    assert ("=72", 0.6) in _read("8*9")
    assert all(int(value[1:]) < 100 for value, _ in _read("9*9*9"))


def test_nothing_is_read_where_nothing_is_known() -> None:
    assert _read("") == _read("???") == []


@given(text=st.text(alphabet="123+*? ", max_size=9))
@examples(60)
def test_readings_come_in_the_order_of_their_cost_and_take_up_each_sign_once(text: str) -> None:
    skip = [0.0 if one == " " else SIGN for one in text]
    found = parse(_edges(text), RULES, skip, "Q", 4)
    assert [item.cost for item in found] == sorted(item.cost for item in found)
    assert len({item.value for item in found}) == len(found) <= 4
    for item in found:
        places = [place for edge in edges(item) for place in range(edge.start, edge.end)]
        assert places == sorted(set(places))
        left_out = sum(skip[place] for place in range(len(text)) if place not in places)
        assert item.cost >= left_out - 1e-9


@given(text=st.text(alphabet="12+*? ", max_size=8))
@examples(40)
def test_asking_for_fewer_gives_the_first_of_more(text: str) -> None:
    assert [cost for _, cost in _read(text, 1)] == [cost for _, cost in _read(text, 3)][:1]
