"""Every state of the explorer has an address, and every address leads to a state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser import recorded_page
from tests.examples import examples
from tests.render.explorer.modules import Modules
from tests.render.explorer.pages import APART, VIEWS

ROUND_TRIP = """async ({ states, usual, where }) => {
  const { VIEWS } = await import('/app/views.js');
  const { readFragment, writeFragment } = await import('/state/state.js');
  const model = window[where];
  return states.map((state) => {
    const fragment = writeFragment(model, state, usual);
    const there = new URL('https://example.org/x#' + fragment).hash; // as a browser keeps it
    return { fragment, there, back: readFragment(model, there, usual, VIEWS.map(({ id }) => id)) };
  });
}"""
READ = """async ({ fragment, usual }) => {
  const { VIEWS } = await import('/app/views.js');
  const { readFragment } = await import('/state/state.js');
  return readFragment(model, fragment, usual, VIEWS.map(({ id }) => id));
}"""
USUAL = {"language": "ja", "theme": "system"}
STEPS = 8  # of the story that comes with the real graph
THINGS = 300  # states are drawn from the first of the real graph's things
SCALARS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
CALM = examples(150)


def things(most: int = 4) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, THINGS - 1), max_size=most, unique=True)


def maps() -> st.SearchStrategy[list[float]]:
    """Latitude, longitude and width of what a map shows."""

    def up_to(most: int, least: int) -> st.SearchStrategy[float]:
        return st.integers(least * 100, most * 100).map(lambda hundredths: hundredths / 100)

    return st.tuples(up_to(80, -80), up_to(179, -179), up_to(900, 1)).map(list)


@st.composite
def states(draw: st.DrawFn, kinds: list[str], relations: list[str], policies: list[int]) -> dict[str, Any]:
    """Any state; numbers of things within the first THINGS."""
    one = st.integers(-1, THINGS - 1)
    spot = st.integers(-1_000_000, 1_000_000)

    def some(known: list[Any]) -> list[Any]:
        return draw(st.lists(st.sampled_from(known), max_size=3, unique=True))

    return {
        "view": draw(st.sampled_from([*VIEWS, *APART])),
        "at": draw(one), "to": draw(one), "focus": draw(one),
        "scene": draw(st.sampled_from(["overview", "around", "path", "all"])),
        "steps": draw(st.sampled_from([0, 1, 2])),
        "open": draw(things()), "gone": draw(things()),
        "pins": [[thing, draw(spot), draw(spot)] for thing in draw(things(2))],
        "kindsOff": some(kinds), "relationsOff": some(relations), "plans": draw(st.sampled_from([[], [0], [1]])),
        "pair": draw(st.sampled_from([[], [0, 1], [1, 0]])),
        "policiesOn": some(policies),
        "groupsOn": draw(things(2)), "sectorsOn": draw(things(2)),
        "yearsOn": draw(st.lists(st.integers(1000, 2999), max_size=2, unique=True)),
        "picks": draw(st.lists(SCALARS.filter(bool), max_size=2, unique=True)),
        "unused": draw(st.lists(SCALARS.filter(bool), max_size=2, unique=True)),
        "query": draw(SCALARS), "sort": draw(SCALARS), "map": draw(st.one_of(st.just([]), maps())),
        "embed": draw(st.booleans()), "tour": draw(st.integers(0, STEPS)),
        "language": draw(st.sampled_from(["ja", "en"])),
        "theme": draw(st.sampled_from(["light", "dark", "system"])),
    }  # fmt: skip


def test_every_state_comes_back_from_its_address(modules: Modules) -> None:
    known = modules.evaluate(
        "() => ({ kinds: model.data.kinds.map(({ id }) => id), relations: model.data.relations.map(({ id }) => id),"
        " policies: model.policies, things: model.data.things.length })"
    )
    assert known["things"] >= THINGS
    any_state = states(known["kinds"], known["relations"], known["policies"])

    @CALM
    @given(some=st.lists(any_state, min_size=1, max_size=10))
    def comes_back(some: list[dict[str, Any]]) -> None:
        trips = modules.evaluate(ROUND_TRIP, {"states": some, "usual": USUAL, "where": "model"})
        assert [trip["back"] for trip in trips] == some
        assert [trip["there"].removeprefix("#") for trip in trips] == [trip["fragment"] for trip in trips]

    comes_back()


@CALM
@given(ids=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=4, max_size=4, unique=True))
def test_ids_of_any_characters_come_back(modules: Modules, ids: list[str]) -> None:
    """Another graph's ids may hold the signs that an address is built of."""
    modules.evaluate(
        "(ids) => { window.odd = { data: { ...model.data, things: ids.map((id) => ({ id })) }, policies: [],"
        " thingById: new Map(ids.map((id, place) => [id, place])) }; }",
        ids,
    )
    fresh = modules.evaluate(READ, {"fragment": "", "usual": USUAL})
    state = {**fresh, "at": 0, "open": [1, 2], "gone": [3, 0], "pins": [[2, -5, 7], [3, 0, 0]]}
    [trip] = modules.evaluate(ROUND_TRIP, {"states": [state], "usual": USUAL, "where": "odd"})
    assert trip["back"] == state


@CALM
@given(fragment=st.text(st.one_of(st.characters(), st.sampled_from("&=,@%#+at/pin"))))
def test_no_address_is_too_odd_to_be_read(modules: Modules, fragment: str) -> None:
    state = modules.evaluate(READ, {"fragment": fragment, "usual": USUAL})
    assert set(state) == {
        "view", "at", "to", "scene", "steps", "focus", "open", "gone", "pins", "kindsOff", "relationsOff", "plans",
        "pair", "policiesOn", "groupsOn", "sectorsOn", "yearsOn", "picks", "query", "unused", "sort", "map",
        "embed", "tour", "language", "theme",
    }  # fmt: skip
    assert isinstance(state["at"], int)


@pytest.fixture
def opened(browser: Browser, explorer_page: Path) -> Any:
    with recorded_page(browser, explorer_page, 1200, 800) as record:
        yield record.page
        assert record.misdeeds() == []


def test_back_and_forward_follow_the_state(opened: Page) -> None:
    opened.get_by_role("link", name="一覧", exact=True).first.click()
    opened.get_by_role("link", name="指標", exact=True).first.click()
    assert opened.evaluate("location.hash") == "#indicators"
    opened.go_back()
    opened.wait_for_function("() => location.hash === '#table'")
    assert opened.locator("nav [aria-current=page]").inner_text() == "一覧"
    opened.go_forward()
    opened.wait_for_function("() => location.hash === '#indicators'")
    assert opened.locator("nav [aria-current=page]").inner_text() == "指標"


def test_going_back_keeps_the_language_chosen_since(opened: Page) -> None:
    opened.get_by_role("link", name="一覧", exact=True).first.click()
    opened.get_by_role("button", name="English").click()
    opened.go_back()
    opened.wait_for_function("() => document.querySelector('nav [aria-current]').textContent === 'Overview'")
    assert opened.evaluate("document.documentElement.lang") == "en"


def test_an_address_pasted_into_the_page_is_followed(opened: Page) -> None:
    opened.evaluate("location.hash = '#table&at=actor/jetro&lang=en&theme=dark'")
    opened.wait_for_function("() => document.documentElement.lang === 'en'")
    assert opened.evaluate("document.documentElement.dataset.theme") == "dark"
    assert opened.locator("aside h2").first.inner_text().startswith("JETRO")


def test_language_and_theme_are_remembered_and_the_address_wins(browser: Browser, explorer_page: Path) -> None:
    with recorded_page(browser, explorer_page, 1200, 800) as record:
        page = record.page
        page.get_by_role("button", name="English").click()
        page.locator("#theme").select_option("dark")
        address = explorer_page.resolve().as_uri()
        page.goto("about:blank")
        page.goto(address)
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == [
            "en",
            "dark",
        ]
        page.goto("about:blank")
        page.goto(f"{address}#lang=ja&theme=light")
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == [
            "ja",
            "light",
        ]
        assert record.misdeeds() == []


def test_without_storage_the_page_works_all_the_same(browser: Browser, explorer_page: Path) -> None:
    with recorded_page(browser, explorer_page, 1200, 800) as record:
        record.lendable = False  # what is put into every page from now on cannot be taken out again
        record.page.add_init_script(
            "Object.defineProperty(window, 'localStorage',"
            " { get() { throw new DOMException('no', 'SecurityError'); } });"
        )
        record.page.reload()
        record.page.get_by_role("button", name="English").click()
        assert record.page.evaluate("document.documentElement.lang") == "en"
        assert record.misdeeds() == []
