"""The explorer on paper: every view whole on A4 in its colours, and the sheet of what is chosen."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from keikaku.services.indicators import indicators
from keikaku.services.networks import answer
from keikaku.services.networks.network import drawn
from keikaku.services.session.session import Session
from tests.render.explorer.pages import PAGES, go, opened, tool

MILLIMETRE = 96 / 25.4
UPRIGHT, LYING = round((210 - 26) * MILLIMETRE), round((297 - 26) * MILLIMETRE)  # A4 without its margins, in pixels
LIES = (
    "the network",
    "a network around",
    "a network of two steps",
    "a path",
    "the map",
    "the matrix",
    "a matrix cell",
    "the table of indicators",
)
PRESSED = (
    "CSV",
    "印刷",
    "Print",
    "すべて開く",
    "Show in network",
    "つながりを図で見る",
    "Widen the panel",
    "Save picture",
)

Printed = list[str]


def printed(page: Page, path: Path) -> Printed:
    """The text of each page, as the browser prints it on A4."""
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    run = subprocess.run(
        [tool("pdftotext", "poppler-utils"), "-raw", "-enc", "UTF-8", str(path), "-"],
        capture_output=True,
        check=True,
    )
    return run.stdout.decode("utf-8").split("\f")[:-1]


def plain(text: str) -> str:
    """The text without spaces, wherever a line ends."""
    return "".join(text.split())


def names(page: Page, expression: str, language: str) -> list[str]:
    """Names of things of the page's data, chosen by an expression over ``thing`` and ``kind``."""
    found: list[str] = page.evaluate(
        f"""(place) => {{
          const {{ things, kinds }} = JSON.parse(document.getElementById('data').textContent);
          return things.filter((thing) => {{ const kind = kinds[thing.kind].id; return {expression}; }})
            .map(({{ name }}) => name[place].replace(/[\\ue000-\\uf8ff\\u200b]/g, ''));
        }}""",
        ["ja", "en"].index(language),
    )
    return found


@pytest.mark.parametrize("subject", PAGES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_view_is_no_wider_than_its_page(
    browser: Browser, request: pytest.FixtureRequest, subject: str, language: str
) -> None:
    """Laid out for print at the width of the paper, nothing that is seen stands out of it, and nothing scrolls."""
    with opened(browser, request.getfixturevalue(subject)) as record:
        page = record.page
        page.emulate_media(media="print")
        more = {"the table of indicators": "indicators"} if subject == "explorer_page" else {}
        for name, state in {**PAGES[subject], **more}.items():
            page.set_viewport_size({"width": LYING if name in LIES else UPRIGHT, "height": 1000})
            go(page, state, language)
            page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
            wrong = page.evaluate(
                """(edge) => [...document.querySelectorAll('body *')].filter((one) => {
                  const box = one.getBoundingClientRect();
                  if (!box.width || !box.height || one.closest('svg, .unseen, [aria-hidden="true"]')) return false;
                  const apart = one.closest('.indicators-table, .matrix-sheet'); // which lies on pages of its own
                  if (apart && edge < 800) return false;
                  return box.right > edge + 1 || box.left < -1 || one.scrollHeight > one.clientHeight + 4
                    && ['auto', 'scroll', 'hidden'].includes(getComputedStyle(one).overflowY) && one.tagName !== 'BODY';
                }).map((one) => `${one.tagName}.${one.className}`).slice(0, 5)""",
                LYING if name in LIES else UPRIGHT,
            )
            page.evaluate("() => dispatchEvent(new Event('afterprint'))")
            assert wrong == [], name
        assert record.misdeeds() == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_view_names_all_policies_and_nothing_to_press(
    browser: Browser, explorer_page: Path, tmp_path: Path, language: str
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        policies = names(page, "kind === 'Policy'", language)
        assert len(policies) == 7
        for state, most in (("", 3), ("network", 1), ("outline", 2), ("table", 24), ("matrix", 5), ("compare", 4)):
            go(page, state, language)
            sheets = printed(page, tmp_path / "page.pdf")
            text = plain("".join(sheets))
            # A name in the picture may be cut where it has no room.
            assert [name for name in policies if plain(name)[: 9 if state == "network" else None] not in text] == []
            assert [word for word in PRESSED if plain(word) in text] == [], state
            assert len(sheets) <= most, state
            assert all(len(plain(sheet)) > 60 for sheet in sheets), state  # none is left empty
            address = page.url.rsplit("/", 1)[1].split("#")[0]
            assert address in text, state
        go(page, "indicators", language)
        text = plain("".join(printed(page, tmp_path / "page.pdf")))
        assert [name for name in names(page, "kind === 'Indicator'", language) if plain(name) not in text] == []
        assert page.locator(".paper").count() == 0
        assert not page.evaluate("() => document.documentElement.classList.contains('printing')")
        assert record.misdeeds() == []


def test_a_chosen_thing_is_printed_as_a_document_of_its_own(
    browser: Browser, explorer_page: Path, tmp_path: Path
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "at=actor/jetro", "en")
        (sheet,) = printed(page, tmp_path / "jetro.pdf")
        assert "JETRO (Japan External Trade Organization)" in sheet.splitlines()[:6]
        text = plain(sheet)
        assert plain("JETRO (Japan External Trade Organization) is a partner in") in text
        assert "2018:6.1.1/action/4" in text
        assert plain("Facilities that tie policies") not in text  # the first screen stays behind
        folded = page.locator(".panel .cite-rest").count()
        assert folded > 0
        assert plain("+3") not in text  # what is folded on the screen is written out
        go(page, "matrix&at=2018/6&pick=table,Facility", "en")
        sheets = printed(page, tmp_path / "both.pdf")
        assert plain("Responding to the internationalisation of the economy") in plain(sheets[0])
        assert plain("What it is made of") in plain(sheets[0])
        rows = page.evaluate("() => document.querySelectorAll('.matrix-main tr').length")
        assert rows == 30
        everything = plain("".join(sheets[1:]))
        facilities = names(page, "thing.id === 'facility/minami-market' || thing.id === 'facility/king-skyfront'", "en")
        assert all(plain(name) in everything for name in facilities)
        assert page.locator(".panel .sheet").count() == 1


def test_a_long_table_repeats_its_headings_and_leaves_no_row_out(
    browser: Browser, explorer_page: Path, tmp_path: Path
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table", "ja")
        sheets = printed(page, tmp_path / "table.pdf")
        assert len(sheets) > 10
        for sheet in sheets[:-1]:
            assert plain("述べる箇所の") in plain(sheet)
        text = plain("".join(sheets))
        everything = names(page, "true", "ja")
        assert len(everything) > 1000
        assert [name for name in everything if plain(name) not in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_keeps_the_colours_that_say_something(
    browser: Browser, explorer_page: Path, scheme: Literal["light", "dark"]
) -> None:
    with opened(browser, explorer_page, scheme=scheme) as record:
        page = record.page
        for state, told in (
            ("", ".track-part, .policy-badge, .policy-strip .takes-part"),
            ("indicators", ".standing-strip span, .dot, .policy-badge"),
            ("matrix", ".matrix-tied, .policy-badge"),
            ("compare", ".compare-bar span:not([hidden])"),
            ("network&theme=dark", ".network-paper .mark circle"),
        ):
            page.emulate_media(media="screen", color_scheme=scheme)  # the picture is taken as the screen has it
            go(page, state, "en")
            page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
            page.emulate_media(media="print", color_scheme=scheme)
            looks = page.evaluate(
                """(told) => [...document.querySelectorAll(told)].map((one) => {
                  const { backgroundColor, fill, printColorAdjust, webkitPrintColorAdjust } = getComputedStyle(one);
                  const colour = one instanceof SVGElement ? fill : backgroundColor;
                  return [colour, printColorAdjust || webkitPrintColorAdjust];
                })""",
                told,
            )
            assert looks, state
            assert {adjust for _, adjust in looks} == {"exact"}, state
            assert "rgba(0, 0, 0, 0)" not in {colour for colour, _ in looks}, state
            white, ink = page.evaluate(
                "() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
            )
            assert (white, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)"), state
        page.evaluate("() => dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen", color_scheme=scheme)
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        picture = page.locator(".network-paper > svg > rect")
        assert picture.get_attribute("fill") == "#ffffff"
        page.evaluate("() => dispatchEvent(new Event('afterprint'))")
        assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"


def test_the_network_is_printed_as_a_picture_with_all_that_is_drawn(
    browser: Browser, explorer_page: Path, tmp_path: Path
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "network&scene=around&focus=actor/jetro", "en")
        label = page.get_attribute("#network-canvas", "aria-label") or ""
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        marks = page.locator(".network-paper .marks > .mark").count()
        assert marks > 1
        assert f" {marks} things" in label
        page.evaluate("() => dispatchEvent(new Event('afterprint'))")
        text = plain("".join(printed(page, tmp_path / "network.pdf")))
        for word in ("Initiative", "Organisation", "partnered by", "Kawasaki City"):
            assert plain(word) in text


def test_the_other_pages_are_printed_whole(browser: Browser, session: Session, tmp_path: Path) -> None:
    from keikaku.render.indicators import progress_page
    from keikaku.render.networks import network_page

    picture = drawn(answer.of_run(session, "facilities-across-policies", {}, "en"))
    listed = indicators.indicators(session)
    pages = {
        "network": network_page.render(picture, "en"),
        "indicators": progress_page.render(listed, "en"),
    }
    for name, text in pages.items():
        path = tmp_path / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_function("() => document.querySelector('#canvas')?.getAttribute('aria-busy') !== 'true'")
        sheets = printed(page, tmp_path / f"{name}.pdf")
        page.emulate_media(media="print", color_scheme="dark")
        page.set_viewport_size({"width": LYING, "height": 700})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= LYING, name
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", name
        canvas = page.locator("canvas")
        if canvas.count():
            box = canvas.bounding_box()
            assert box is not None
            assert (box["x"] >= 0, box["x"] + box["width"] <= LYING) == (True, True)
            assert len(sheets) <= 2
        else:
            everything = plain("".join(sheets))
            assert [one.thing.address for one in listed if plain(one.thing.address or "") not in everything] == []
        context.close()
