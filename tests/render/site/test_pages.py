"""Pages of things in HTML: valid, for everybody, without a script, in both languages, wherever they stand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import Reader, Recorded, Scheme, lent_page
from tests.render.explorer.test_axe import violations
from tests.render.explorer.test_html import complaints

SAMPLE = (
    "index", "index/organisation", "catalogue", "ns/index", "search", "ns/properties/partner", "id/2031",
    "id/2031/2.1.1",
    "id/actor/tourism-council", "id/facility/minato-market", "id/2031/1.1.1/indicator/1",
    "id/passage/2031/2.1.1/action/1", "id/source/2031",
)  # fmt: skip
"""A page of each template, and things of different kinds of which much is said."""


def opened(record: Recorded, site: Path, place: str, language: str, search: str = "") -> None:
    record.requests.clear()
    record.address = (site / f"{place}.{language}.html").resolve().as_uri()
    record.page.goto(record.address + search)


def strangers(record: Recorded) -> list[str]:
    """What a page asked for that is not its own style and script, and whatever else it did."""
    own = re.compile(r"file:.*/(style\.css|search\.js|search\.(ja|en)\.html\?q=.*)")
    asked = [one for one in record.requests if not own.fullmatch(one)]
    return [*asked, *record.errors, *record.dialogs, *record.popups, *record.violations()]


def test_every_page_is_valid(town_site: Path) -> None:
    pages = [town_site / f"{place}.{language}.html" for place in SAMPLE for language in ("ja", "en")]
    assert complaints(*pages) == []


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_is_too_wide_or_asks_for_anything(
    browser: Browser, town_site: Path, width: int, scheme: Scheme
) -> None:
    rules = ("color-contrast",) if scheme == "dark" else ()
    found = {}
    with lent_page(browser, width, 900, scheme, Reader("en-GB")) as record:
        for place in SAMPLE:
            for language in ("ja", "en") if (scheme, width) == ("light", 375) else ("ja",):
                opened(record, town_site, place, language)
                wrong = [*violations(record.page, *rules), *strangers(record)]
                if record.page.evaluate("document.documentElement.scrollWidth") > width:
                    wrong.append("too wide")
                if wrong:
                    found[f"{place}.{language}"] = wrong
    assert found == {}


def test_the_search_finds_by_any_spelling_and_by_address(browser: Browser, town_site: Path) -> None:
    entries = json.loads(
        re.findall(r'<script id="index" type="application/json">(.*?)</script>',
                   (town_site / "search.ja.html").read_text(encoding="utf-8"), re.DOTALL)[0]
    )["entries"]  # fmt: skip
    entry = next(one for one in entries if one[0].startswith("id/actor/") and one[2] != one[3] and one[5])
    element = next(one for one in entries if one[4].count("/") == 0 and ":" in one[4])
    with lent_page(browser, 1440, 900, "light", Reader("ja-JP")) as record:
        for text, place in [
            (entry[2], entry[0]),
            (entry[3].upper(), entry[0]),
            *((name, entry[0]) for name in entry[5]),
            (element[4], element[0]),
        ]:
            opened(record, town_site, "search", "en", "?q=" + text.replace("&", "%26").replace("+", "%2B"))
            assert record.page.locator("#found a").first.get_attribute("href") == f"{place}.en.html", text
        record.page.locator("#found a").first.click()
        assert record.page.locator("h1").count() == 1
        opened(record, town_site, entry[0], "ja")  # the field of every page leads to the search
        record.page.fill("[name=q]", "ないものはない")
        record.page.press("[name=q]", "Enter")
        record.page.wait_for_url("**/search.ja.html?q=*")
        assert record.page.locator("#found a").count() == 0
        assert record.page.locator("#told").inner_text() != ""
        assert strangers(record) == []


def test_without_a_script_every_page_says_the_same(browser: Browser, town_site: Path) -> None:
    for place in ("index", "id/actor/minato-town"):
        texts = []
        for javascript in (True, False):
            with lent_page(browser, 1440, 900, "light", Reader("ja-JP", javascript)) as record:
                record.page.goto((town_site / f"{place}.ja.html").as_uri())
                texts.append(record.page.locator("body").text_content())
        assert texts[0] == texts[1]


def test_a_page_names_its_other_language_its_twins_and_its_data(town_site: Path) -> None:
    text = (town_site / "id/actor/minato-town.en.html").read_text(encoding="utf-8")
    address = "https://plans.town.example/all/id/actor/minato-town"
    assert f'<link rel="canonical" href="{address}.en.html">' in text
    assert [f'<link rel="alternate" hreflang="{one}" href="{address}.{one}.html">' in text for one in ("ja", "en")] == [
        True
    ] * 2
    assert '<link rel="alternate" type="text/turtle" href="../../id/actor/minato-town.ttl">' in text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    told = json.loads(block)
    assert told["@context"] == "https://schema.org"
    assert told["@id"].endswith("/actor/minato-town")
    assert re.search(r'<span class="digest">sha256:[0-9a-f]{64}</span>', text)


def test_on_paper_links_to_elsewhere_are_written_out_and_what_is_pressed_is_left_out(
    browser: Browser, town_site: Path
) -> None:
    with lent_page(browser, 800, 900, "light", Reader("en-GB")) as record:
        opened(record, town_site, "id/actor/minato-town", "en")
        record.page.emulate_media(media="print")
        assert not any(record.page.locator(one).first.is_visible() for one in (".find", ".ways", ".tongue", ".twins"))
        assert record.page.locator("h1").is_visible()
