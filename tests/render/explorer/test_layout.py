"""The two ready pictures: names that do not overlap, things that do not touch, the same places each time."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from math import hypot, isfinite
from statistics import mean
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.render.explorer import layout, parts
from keikaku.render.explorer.page import complete
from keikaku.services.session.session import Session
from keikaku.spreading import Box, keep_apart, overlap, spread
from tests.examples import examples
from tests.shown import page_data

Json = Any  # data, also such as no graph holds


@pytest.fixture(scope="module")
def data(session: Session) -> Json:
    return complete(page_data(session, "en"))


def _boxes(data: Json, overview: Json) -> list[Box]:
    tops = parts.parts(data).tops
    return [layout._box(data["things"][place], x, y, place in tops) for place, x, y in overview]


def _overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [(one, other) for number, one in enumerate(boxes) for other in boxes[:number] if overlap(one, other)]


@pytest.mark.parametrize(("number", "tops"), [(0, {f"2018/{one}" for one in range(1, 8)}), (1, {"2005"}), (2, None)])
def test_an_overview_shows_the_policies_and_what_ties_them(data: Json, number: int, tops: set[str] | None) -> None:
    overview = data["overviews"][number]
    shown = [data["things"][place]["id"] for place, _, _ in overview]
    assert len(shown) == len(set(shown)) <= layout.MOST
    assert (tops or {f"2018/{one}" for one in range(1, 8)} | {"2005"}) <= set(shown)
    kinds = {data["kinds"][data["things"][place]["kind"]]["id"] for place, _, _ in overview}
    assert kinds <= {"Policy", "Strategy", *layout.SHOWN}
    tying = {"facility/king-skyfront", "actor/kanagawa-prefecture", "facility/kobs"}
    assert tying <= set(shown) or number == 1


def test_no_two_names_of_an_overview_overlap(data: Json) -> None:
    assert [_overlapping(_boxes(data, overview)) for overview in data["overviews"]] == [[]] * 3


def test_the_overview_fits_a_screen(data: Json) -> None:
    boxes = _boxes(data, data["overviews"][0])
    wide = max(box.x + box.side for box in boxes) - min(box.x - box.side for box in boxes)
    high = max(box.y + box.below for box in boxes) - min(box.y - box.above for box in boxes)
    assert wide < 1800
    assert 1.2 < wide / high < 2.0


def test_the_map_has_a_place_for_every_thing_and_none_on_another(data: Json) -> None:
    spots = data["maps"][0]
    assert {place for place, _, _ in spots} == {
        place for place, plans in enumerate(data["plansOf"]) if 0 in plans or not plans
    }  # fmt: skip
    assert {place for spots in data["maps"] for place, _, _ in spots} == set(range(len(data["things"])))
    places = [(x, y) for _, x, y in spots]
    assert all(isfinite(x) and isfinite(y) for x, y in places)
    ordered = sorted(places)
    for number, (x, y) in enumerate(ordered):
        for other_x, other_y in ordered[number + 1 : number + 200]:
            if other_x - x > 15:
                break
            assert hypot(other_x - x, other_y - y) > 15


def test_elements_of_one_measure_stand_in_one_direction(data: Json) -> None:
    by_measure: dict[int, list[tuple[float, float]]] = {}
    at = {place: (x, y) for place, x, y in data["maps"][0]}
    for place, thing in enumerate(data["things"]):
        up = thing["up"] if thing["plan"] == 0 else -1
        if up >= 0 and data["kinds"][data["things"][up]["kind"]]["id"] == "Measure":
            by_measure.setdefault(up, []).append(at[place])
    assert len(by_measure) > 30
    for measure, places in by_measure.items():
        x, y = at[measure]
        for other_x, other_y in places:
            cosine = (x * other_x + y * other_y) / (hypot(x, y) * hypot(other_x, other_y))
            assert cosine > 0.7


def test_places_are_the_same_each_time(data: Json) -> None:
    assert layout.pictures(data, parts.plans_of(data)) == (data["overviews"], data["maps"])


def _made(things: int, links: int, policies: int, seed: int) -> Json:
    """Data of a made-up plan: policies, initiatives below them, actors that take part."""
    dice = random.Random(seed)
    named = [{"kind": 0, "name": [f"政策{n}" * dice.randint(1, 9), "policy " * dice.randint(1, 9)], "up": -1, "plan": 0}
             for n in range(policies)]  # fmt: skip
    half = things // 2
    named += [{"kind": 1, "name": ["取組", "initiative"], "up": dice.randrange(-1, policies), "plan": 0}
              for _ in range(half)]  # fmt: skip
    named += [{"kind": 2, "name": [f"主体{n}" * dice.randint(1, 9), "actor " * dice.randint(1, 9)],
               "up": -1, "plan": -1} for n in range(half)]  # fmt: skip
    count = len(named)
    return {
        "plans": [{"id": "1", "name": ["", ""], "thing": -1}],
        "kinds": [{"id": "Policy", "family": "element"}, {"id": "Initiative", "family": "element"},
                  {"id": "Organisation", "family": "entity"}],
        "relations": [{"id": "involves", "drawn": True}],
        "things": named,
        "links": [[dice.randrange(count), 0, dice.randrange(count), []] for _ in range(links if count else 0)],
    }  # fmt: skip


@examples(40)
@given(st.integers(0, 90), st.integers(0, 300), st.integers(0, 70), st.integers(0, 10**6))
def test_no_plan_makes_names_overlap(things: int, links: int, policies: int, seed: int) -> None:
    data = _made(things, links, policies, seed)
    overview = layout.overview(data, parts.parts(data))
    assert len(overview) <= layout.MOST
    assert _overlapping(_boxes(data, overview)) == []
    assert len(layout.everything(data)) == len(data["things"])


@examples(100)
@given(
    st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300), st.floats(1, 120), st.floats(1, 60)), max_size=40)
)
def test_boxes_are_moved_until_none_overlaps(given_boxes: list[tuple[float, float, float, float]]) -> None:
    boxes = [Box(x, y, side, above, above + 3, 1.0) for x, y, side, above in given_boxes]
    keep_apart(boxes)
    assert _overlapping(boxes) == []


def test_boxes_in_one_spot_are_moved_apart_too() -> None:
    boxes = [Box(0, 0, 50, 20, 20, 1.0) for _ in range(30)]
    keep_apart(boxes)
    assert _overlapping(boxes) == []


def test_fixed_points_stay_where_they_are() -> None:
    points = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]
    spread(points, [True, False, False], 10.0)
    assert points[0] == [0.0, 0.0]
    assert all(hypot(x, y) > 9.9 for x, y in points[1:])


def test_the_work_of_the_map_grows_with_the_number_of_things() -> None:
    def lines(things: int) -> int:
        """The lines of code that run: the same on every machine, however busy."""
        data, ran = _made(things, 3 * things, 20, 1), 0

        def count(_frame: FrameType, event: str, _value: object) -> Callable[..., Any]:
            nonlocal ran
            ran += event == "line"
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            layout.everything(data)
        finally:
            sys.settrace(before)
        return ran

    assert lines(6400) < 8 * lines(1600)  # four times as many; looking at every pair would take sixteen times


def test_the_uppermost_parts_are_policies_whatever_they_are_and_a_circle_belongs_to_none() -> None:
    kinds = [{"id": name, "family": "element"} for name in ("Plan", "Policy", "Strategy", "Measure")]
    rows = [(0, -1, 0), (2, 0, 0), (3, 1, 0), (0, -1, 1), (1, 3, 1), (2, 4, 1), (3, 7, 1), (3, 6, 1)]
    data: Json = {
        "kinds": kinds, "plans": [{"id": "a", "thing": 0}, {"id": "b", "thing": 3}],
        "things": [{"kind": kind, "up": up, "plan": plan} for kind, up, plan in rows],
    }  # fmt: skip
    assert parts.parts(data)[1:] == ([1, 4], [-1, 1, 1, -1, 4, 4, -1, -1])
    assert parts.plans_as_parts(data)[1:] == ([0, 3], [0, 0, 0, 3, 3, 3, -1, -1])


def test_what_holds_nothing_is_no_uppermost_part_unless_it_is_made_to() -> None:
    kinds = [{"id": name, "family": "element"} for name in ("Plan", "Section", "Initiative", "Indicator")]
    rows = [(0, -1), (1, 0), (2, 0), (3, 2), (3, 0), (2, 0)]  # an initiative with an indicator, one without
    data: Json = {
        "kinds": kinds, "plans": [{"id": "a", "thing": 0}],
        "things": [{"kind": kind, "up": up, "plan": 0} for kind, up in rows],
    }  # fmt: skip
    assert parts.parts(data).tops == [1, 2]


def test_a_thing_belongs_to_the_plans_that_name_it_or_link_it_or_what_it_is_linked_with() -> None:
    passages = [{"plan": 0}, {"plan": 1}]
    element = {"plan": 0, "stated": [0]}
    things = [element, *({"plan": -1, "stated": stated} for stated in ([0], [1], [], [], []))]
    links = [(0, 0, 1, [1]), (3, 0, 2, []), (4, 0, 3, [])]
    data: Json = {"passages": passages, "things": things, "links": links}
    assert parts.plans_of(data) == [[0], [0, 1], [1], [1], [1], []]


def test_what_is_part_of_its_like_stands_outside_it() -> None:
    sections = [{"kind": 0, "name": ["", ""], "up": up, "plan": 0} for up in (-1, 0, 1, 2)]
    data: Json = {
        "plans": [], "kinds": [{"id": "Section", "family": "element"}], "relations": [], "links": [],
        "things": sections,
    }  # fmt: skip
    far = [hypot(x / layout.MAP_WIDE, y) for x, y in layout.everything(data)]
    assert far == pytest.approx([700, 810, 920, 1030], abs=1)


def test_what_ties_the_same_many_parts_stands_around_their_middle() -> None:
    """In a row, as few stand, so many would cross the whole picture."""
    data = _made(60, 0, 9, 1)
    actors = [place for place, thing in enumerate(data["things"]) if thing["kind"] == 2]
    data["links"] = [[policy, 0, actor, []] for policy in range(9) for actor in actors]
    overview = {place: (x, y) for place, x, y in layout.overview(data, parts.parts(data))}
    places = [overview[actor] for actor in actors]
    rows = [[value - mean(values) for value in values] for values in zip(*places, strict=True)]
    xx, xy, yy = (
        sum(a * b for a, b in zip(rows[one], rows[other], strict=True)) for one, other in ((0, 0), (0, 1), (1, 1))
    )
    apart = hypot(xx - yy, 2 * xy)
    assert (xx + yy - apart) / (xx + yy + apart) > 0.1  # a row has no width at all
