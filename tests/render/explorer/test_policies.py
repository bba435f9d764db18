"""A policy's number and ink: apart from each other for every reader, and the same in every view."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from keikaku.render import html_page
from tests.render.explorer.pages import go, opened

COLOURS = (Path(html_page.__file__).parent / "assets" / "colours.css").read_text(encoding="utf-8")
SCHEMES = [dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block)) for block in COLOURS.split("@media")]
INKS = [f"ink-policy-{number}" for number in range(1, 9)]
Triple = tuple[float, float, float]

# How light of the eye's three kinds of cones arrives where one of them is missing (Machado and others, 2009).
SEEN_BY: dict[str, Sequence[Triple]] = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopes": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopes": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopes": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
OKLAB = (
    ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
     (0.0883024619, 0.2817188376, 0.6299787005)),
    ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
     (0.0259040371, 0.7827717662, -0.8086757660)),
)  # fmt: skip
BADGES = """(where) => [...document.querySelectorAll(`${where} .policy-badge[data-policy]`)].map((badge) => [
  badge.dataset.policy, badge.textContent, getComputedStyle(badge).backgroundColor])"""
WHERE = {
    "the first screen": ("", ".policy-rows"),
    "its targets": ("", ".home-targets"),
    "the outline": ("outline", ".outline"),
    "the table": ("table&sort=-policies", ".table-place"),
    "the indicators' cards": ("indicators", ".indicator-cards"),
    "the indicators' table": ("indicators", ".indicators-table"),
    "the partners": ("matrix", ".flow-picture"),
    "the matrix": ("matrix&pick=table", ".matrix thead"),
    "the comparison": ("compare", ".compare-sizes"),
    "the network's legend": ("network", ".legend-group"),
    "an element's panel": ("outline&at=2018/6.1.1/action/4", ".panel .sheet-head"),
    "an entity's panel": ("outline&at=facility/king-skyfront", ".panel"),
}


def linear(colour: str) -> Triple:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))

    def one(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return one(red), one(green), one(blue)


def contrast(one: str, other: str) -> float:
    low, high = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, by: Sequence[Triple]) -> Triple:
    """The place of a colour in Oklab, as somebody sees it."""

    def times(matrix: Sequence[Triple], value: Sequence[float]) -> list[float]:
        return [sum(a * b for a, b in zip(row, value, strict=True)) for row in matrix]

    cones = [
        max(0.0, part) ** (1 / 3) for part in times(OKLAB[0], [min(1, max(0, p)) for p in times(by, linear(colour))])
    ]
    light, red, blue = times(OKLAB[1], cones)
    return light, red, blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_a_number_is_read_on_every_ink_and_every_ink_on_the_page(scheme: int) -> None:
    colours = SCHEMES[scheme]
    assert [ink for ink in colours if ink.startswith("ink-policy")] == INKS
    for ink in INKS:
        assert contrast(colours[ink], colours["canvas"]) >= 4.5, ink
        assert contrast(colours[ink], colours["page"]) >= 4.5, ink


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("reader", list(SEEN_BY))
def test_no_two_inks_look_alike_to_anybody(scheme: int, reader: str) -> None:
    places = {ink: seen(SCHEMES[scheme][ink], SEEN_BY[reader]) for ink in INKS}
    apart = {
        (one, other): sum((a - b) ** 2 for a, b in zip(places[one], places[other], strict=True)) ** 0.5
        for one, other in combinations(INKS, 2)
    }
    assert min(apart.values()) > 0.07, min(
        apart, key=lambda pair: apart[pair]
    )  # 0.02 is a difference that is just seen


def test_every_view_shows_the_same_number_on_the_same_ink(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        found: dict[str, set[tuple[str, str]]] = {}
        for where, (state, inside) in WHERE.items():
            go(page, state)
            badges = page.evaluate(BADGES, inside)
            assert badges, where
            for policy, sign, ink in badges:
                found.setdefault(policy, set()).add((sign, ink))
        page.locator("#search").fill("6.1.1")
        page.wait_for_selector(".hit .policy-badge")
        found["2018/6"] |= {(sign, ink) for _, sign, ink in page.evaluate(BADGES, ".hits")}
        assert {policy: len(looks) for policy, looks in found.items()} == dict.fromkeys(found, 1)
        signs = {policy: sign for policy, looks in found.items() for sign, _ in looks}
        assert signs == {"2005": "2005"} | {f"2018/{number}": str(number) for number in range(1, 8)}
        assert len({ink for looks in found.values() for _, ink in looks}) == len(found)
        assert record.misdeeds() == []


def test_a_badge_says_in_words_what_it_stands_for(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        for language, text, title in (
            ("ja", "政策 6", "政策 6: 経済の国際化への対応"),
            ("en", "Policy 6", "Policy 6: Responding to the internationalisation of the economy"),
        ):
            go(record.page, "indicators&plan=2018", language)
            badge = record.page.locator(".indicator-cards .policy-badge[data-policy='2018/6']").first
            assert (badge.get_attribute("aria-label"), badge.get_attribute("title")) == (text, title)
