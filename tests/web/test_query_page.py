"""/query in a real Chromium: what is written is asked of the server that the page came from, and of nobody else."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page

from keikaku.texts.catalogue import text
from tests.browser import Reader, Recorded, lent_page
from tests.places import ROOT, TOWN
from tests.render.explorer.test_axe import violations
from tests.render.hostile import texts as hostile
from tests.web.servers import Served, served

BARS = """#defaultView:BarChart
SELECT ?name (COUNT(DISTINCT ?element) AS ?elements) { ?element kk:involves ?actor . ?actor skos:prefLabel ?name
FILTER LANGMATCHES(LANG(?name), "en") } GROUP BY ?name ORDER BY DESC(?elements) ?name"""

NETWORK = """#defaultView:Graph
SELECT ?element ?actor ?actorName { ?element kk:involves ?actor . ?actor skos:prefLabel ?actorName
FILTER LANGMATCHES(LANG(?actorName), "en") } ORDER BY ?element ?actor"""
TIMELINE = """#defaultView:Timeline
SELECT ?when ?name { VALUES (?when ?name) { ("2018-03-02"^^xsd:date "one day") ("2018"^^xsd:gYear "whole year")
("2018-03"^^xsd:gYearMonth "whole month") } }"""
MAPS = (
    """#defaultView:Map
SELECT ?name ?lat ?long { VALUES (?name ?lat ?long) {
("west" 35.5 139.5) ("east" 35.5 139.6) ("south" 35.4 139.6) } }""",
    """#defaultView:Map
SELECT ?point ?name { VALUES (?point ?name) { ("POINT(139.5 35.5)" "west") ("Point (139.6 35.5)" "east")
("POINT(139.6 35.4)" "south") } }""",
)


@pytest.fixture(scope="module")
def minato() -> Iterator[Served]:
    """A server of a small plan, with time for each answer."""
    with served("--store", str(TOWN), "--deadline", "30", "--workers", "1") as server:
        yield server


@contextmanager
def _opened(
    browser: Browser, server: Served, language: str = "en", query: str = "", width: int = 1440
) -> Iterator[Recorded]:
    """The page, once it offers terms. It must have asked its own server alone, and done nothing that it should not."""
    with lent_page(browser, width, 900, reader=Reader("en-GB")) as record:
        record.address = f"{server.url}/query?lang={language}"
        with record.page.expect_response("**/query/terms.json") as terms:
            record.page.goto(record.address + (f"#query={quote(query, safe='')}" if query else ""))
        terms.value.finished()
        yield record
        assert [one for one in record.requests if not one.startswith((f"{server.url}/", f"blob:{server.url}/"))] == []
        refused = [one for one in record.errors if not re.search(r"status of 4\d\d", one)]
        assert [*refused, *record.dialogs, *record.popups, *record.violations()] == []


def _data(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.text_content("#data") or "")
    return found


def _write(page: Page, query: str) -> None:
    page.focus("#query")
    page.keyboard.press("Control+A")
    page.keyboard.type(query)


def _ask(page: Page, query: str) -> None:
    """Asks by keys."""
    page.fill("#query", query)
    with page.expect_response("**/sparql") as answer:
        page.press("#query", "Control+Enter")
    answer.value.finished()
    page.wait_for_function("() => document.querySelector('#answer').childElementCount")


def _rows(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('#answer tbody tr')].map((row) =>"
        " [...row.cells].map((one) => one.textContent))"
    )
    return found


def _answered(server: Served, query: str) -> list[list[str]]:
    """What the endpoint has, as the page reads it: of our own things without the beginning that all have."""
    found = list(csv.reader(io.StringIO(server.post(query, "text/csv").body.decode())))[1:]
    return [[one.removeprefix("https://w3id.org/keikaku/id/") for one in row] for row in found]


def test_an_example_gives_its_rows_its_files_its_address_and_its_citation(
    browser: Browser, minato: Served, tmp_path: Path
) -> None:
    with _opened(browser, minato) as record:
        page = record.page
        examples = _data(page)["examples"]
        assert len(examples) > 30
        (one,) = [example for example in examples if example["name"] == "actors-by-initiatives"]
        page.fill("#find-example", "ACTORS by the number")
        shown = page.locator(".example:visible")
        assert shown.all_text_contents() == [f"{one['title']} {one['question']}"]
        shown.click()
        page.wait_for_selector("#answer table")
        assert (
            page.input_value("#query")
            == one["sparql"]
            == page.evaluate("() => document.querySelector('#layer').textContent.trim()")
        )
        expected = _answered(minato, one["sparql"])
        assert len(expected) > 2
        assert _rows(page) == expected
        assert re.fullmatch(rf"{len(expected)} rows, \d+\.\d\d s", page.inner_text("#summary"))

        head = page.locator("#answer th", has_text=re.compile("^name"))
        at = page.locator("#answer th").all_text_contents().index("name")
        for way in ("ascending", "descending"):
            head.locator("button").click()
            assert head.get_attribute("aria-sort") == way
            names = [row[at] for row in _rows(page)]
            assert names == sorted(names, key=str.casefold, reverse=way == "descending")
        assert sorted(_rows(page)) == sorted(expected)

        for form, media in (("CSV", "text/csv"), ("JSON", "application/sparql-results+json")):
            with page.expect_download() as download:
                page.get_by_role("button", name=f"Save as {form}").click()
            download.value.save_as(tmp_path / form)
            assert download.value.suggested_filename == f"keikaku-query.{form.lower()}"
            assert (tmp_path / form).read_bytes() == minato.post(one["sparql"], media).body

        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy the citation").click()
        page.wait_for_function("() => document.querySelector('#copied').textContent")
        cited = page.evaluate("() => navigator.clipboard.readText()")
        release: dict[str, str] = minato.ask("/healthz").json()["release"]  # type: ignore[assignment]
        digest = hashlib.sha256(one["sparql"].encode()).hexdigest()
        assert cited.startswith(f"SPARQL query sha256:{digest}: ")
        assert release["digest"] in cited
        assert cited.endswith(f" {page.url}")
        assert unquote(page.url.partition("#query=")[2]) == one["sparql"]
        page.get_by_role("link", name="日本語").click()
        page.wait_for_selector("#answer table")
        assert page.input_value("#query") == one["sparql"]
        assert (page.get_attribute("html", "lang"), _rows(page)) == ("ja", expected)

        link = page.locator("#answer td a").first
        name = page.locator("#answer tr").nth(1).locator("td").nth(1).inner_text()
        link.click()
        page.wait_for_url("**/?lang=ja#*at=*")
        page.get_by_text(name, exact=True).first.wait_for()


def test_terms_are_offered_by_keys_in_both_languages_and_only_where_they_can_stand(
    browser: Browser, minato: Served
) -> None:
    for language, said, label in (("en", "invo", "involves"), ("ja", "関わる主体", "関わる主体・施設")):
        with _opened(browser, minato, language) as record:
            page = record.page
            _write(page, f"ASK {{ ?a {said}")
            option = page.locator("#offers [role=option][aria-selected=true]")
            assert (
                re.sub(r"\s+", " ", option.inner_text())
                == f"kk:involves {label} {text('query_script.property', language)}"
            )
            assert page.get_attribute("#query", "aria-activedescendant") == option.get_attribute("id")
            assert text("query_script.offered", language, count=page.locator("#offers li").count()) == page.inner_text(
                "#told"
            )
            page.keyboard.press("Enter")
            assert page.input_value("#query") == "ASK { ?a kk:involves"
            assert page.locator("#offers").is_hidden()
            page.keyboard.press("Control+Z")
            assert page.input_value("#query") == f"ASK {{ ?a {said}"
            for closed in ("# kk:inv", '"kk:inv', "<kk:inv"):
                _write(page, closed)
                assert page.locator("#offers").is_hidden(), closed
            _write(page, "SELECT ?name { ?a kk:")
            assert page.locator("#offers li").count() == 40
            page.keyboard.press("ArrowUp")
            assert page.locator("#offers li").nth(39).get_attribute("aria-selected") == "true"
            page.keyboard.press("Escape")
            assert page.locator("#offers").is_hidden()
            page.keyboard.press("Control+Space")
            assert page.locator("#offers").is_visible()
            page.keyboard.press("Escape")
            page.keyboard.press("Tab")
            assert page.evaluate("() => document.activeElement.id") == "run"


def test_each_kind_of_answer_is_shown_as_what_it_is(browser: Browser, minato: Served) -> None:
    with _opened(browser, minato, query=BARS) as record:
        page = record.page
        page.wait_for_selector(".bars li")
        expected = _answered(minato, BARS)
        drawn = page.evaluate(
            "() => [...document.querySelectorAll('.bars li')].map((one) => [one.querySelector('.name').textContent,"
            " one.querySelector('.value').textContent, Number.parseFloat(one.querySelector('.bar').style.inlineSize)])"
        )
        most = int(expected[0][1])
        assert [one[:2] for one in drawn] == expected
        assert [one[2] for one in drawn] == pytest.approx(
            [100 * int(number) / most for _, number in expected], abs=0.01
        )
        page.get_by_role("button", name="Table").click()
        assert _rows(page) == expected

        lacks = {"BarChart": "no_bars", "Graph": "no_network", "Timeline": "no_timeline", "Map": "no_map"}
        for view, key in {**lacks, "TreeMap": "not_drawn"}.items():
            _ask(page, f"#defaultView:{view}\nSELECT ?a {{ ?a a kk:Plan }}")
            places = {"view": view} if key == "not_drawn" else {}
            assert page.inner_text("#answer .note") == text(f"query_script.{key}", "en", **places)
            assert len(_rows(page)) == 1
        _ask(page, "ASK { ?a a kk:Plan }")
        assert page.inner_text("#summary") == text("query_script.yes", "en")
        _ask(page, "CONSTRUCT { ?a a kk:Plan } WHERE { ?a a kk:Plan }")
        triples = minato.post(page.input_value("#query"), "text/turtle").body.decode()
        assert page.text_content("#answer pre") == triples
        many = (
            "SELECT ?n { "
            + " ".join(f"VALUES ?{one} {{ 0 1 2 3 4 5 6 7 8 9 }}" for one in "abc")
            + " BIND (?a * 100 + ?b * 10 + ?c AS ?n) }"
        )
        _ask(page, many)
        assert (page.inner_text("#answer .note"), len(_rows(page))) == (
            "500 of 1,000 rows are shown; the files have all of them.",
            500,
        )

        for wrong in ("SELECT * {\n  ?a kk:involves }", "SELECT * { SERVICE <urn:x> {} }", "DELETE WHERE { ?s ?p ?o }"):
            _ask(page, wrong)
            problem = minato.post(wrong).json()
            said = page.inner_text("#answer .problem").split("\n")
            assert said[0] == problem["detail"]
            if "hint" in problem:
                assert problem["hint"] in said
            if "line" in problem:
                page.click("#answer .place")
                lines = wrong.split("\n")[: int(str(problem["line"])) - 1]
                place = sum(len(line) + 1 for line in lines) + int(str(problem["column"])) - 1
                assert page.evaluate("() => document.querySelector('#query').selectionStart") == place


def _picture(page: Page) -> dict[str, Any]:
    """What is drawn: names, where they lead, and how much of each kind of mark there is."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const all = (what) => [...document.querySelectorAll('.picture ' + what)];
          const name = (one) => one.querySelector('title').textContent;
          return { names: all('text:has(title)').map(name), links: all('a').map((one) => one.href.baseVal),
                   lines: all('> line').length, circles: all('circle').length, bars: all('rect').length,
                   scale: all('.scale').map((one) => one.textContent) };
        }"""
    )
    return found


def test_what_rows_link_date_and_place_is_drawn(browser: Browser, minato: Served) -> None:
    with _opened(browser, minato, query=NETWORK) as record:
        page = record.page
        page.wait_for_selector(".picture")
        expected = _answered(minato, NETWORK)
        drawn = _picture(page)
        assert (drawn["lines"], drawn["circles"]) == (
            len({(one[0], one[1]) for one in expected}), len({one for row in expected for one in row[:2]}),
        )  # fmt: skip
        assert set(drawn["names"]) == {row[2] for row in expected} | {row[0] for row in expected}
        assert all(one.startswith(f"{minato.url}/?lang=en#at=") for one in drawn["links"])
        assert page.locator(".view").all_inner_texts() == ["Table", "Network"]
        page.get_by_role("button", name="Table").click()
        assert _rows(page) == expected

        _ask(page, TIMELINE)
        drawn = _picture(page)
        assert drawn["names"] == ["2018 whole year", "2018-03 whole month", "2018-03-02 one day"]
        assert drawn["scale"] == ["2018", "2019"]
        widths = page.eval_on_selector_all(".picture rect", "(all) => all.map((one) => one.width.baseVal.value)")
        assert widths == pytest.approx([928, 928 / 12, 8], abs=0.1)

        for query in MAPS:
            _ask(page, query)
            drawn = _picture(page)
            assert drawn["names"] == ["west", "east", "south"]
            assert drawn["circles"] == 3
            centre = "(all) => all.map((one) => [one.cx.baseVal.value, one.cy.baseVal.value])"
            west, east, south = page.eval_on_selector_all(".picture circle", centre)
            assert west[1] == east[1] < south[1]
            # A degree to the east is shorter than one to the south, as it is on the globe.
            ratio = (east[0] - west[0]) / (south[1] - east[1])
            assert ratio == pytest.approx(math.cos(math.radians(35.45)), abs=0.01)


def test_what_is_hostile_is_text_wherever_it_stands(browser: Browser, minato: Served) -> None:
    some = [one for one in hostile() if one.isprintable()]
    assert len(some) > 150
    values = " ".join(
        f"({json.dumps(one, ensure_ascii=False)} {place} <javascript:alert({place})>)" for place, one in enumerate(some)
    )
    columns = "?text ?number ?link (?number / 9 AS ?lat) (?number / 2 AS ?long)"
    query = f"SELECT {columns} {{ VALUES (?text ?number ?link) {{ {values} }} }}"
    for view in ("Table", "BarChart", "Map", "<img src=x onerror=alert(1)>"):
        with _opened(browser, minato, query=f"#defaultView:{view}\n{query}") as record:
            page = record.page
            shown = {"BarChart": ".bars li", "Map": ".picture circle"}
            page.wait_for_selector(shown.get(view, "#answer table"))
            if view == "Table":
                assert [row[0] for row in _rows(page)] == some
                assert (
                    page.evaluate("() => document.querySelector('#layer').textContent")
                    == page.input_value("#query") + "\n"
                )
            assert page.locator("#answer :is(a, img, iframe, script, form)").count() == 0
            assert page.evaluate("() => [window.pwned, document.title]") == [None, text("query_page.title", "en")]


@pytest.mark.parametrize("width", [375, 1440])
def test_no_state_breaks_a_rule_or_is_wider_than_the_screen(browser: Browser, minato: Served, width: int) -> None:
    found = {}
    for language in ("ja", "en"):
        with _opened(browser, minato, language, BARS, width) as record:
            page = record.page

            def look(name: str, page: Page = page, language: str = language) -> None:
                wrong = violations(page)
                wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
                if wrong or wide > 0:
                    found[f"{name}, {language}"] = [*wrong, wide]

            page.wait_for_selector(".bars li")
            look("bars")
            page.evaluate("() => scrollTo(0, 0)")
            _ask(page, "#\n" * 60 + BARS)
            page.wait_for_function(
                "() => document.querySelector('#results').getBoundingClientRect().top < innerHeight / 2 ||"
                " Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight"
            )
            page.locator(".view").first.click()
            look("table")
            for view in (NETWORK, TIMELINE, MAPS[0]):
                _ask(page, view)
                page.wait_for_selector(".picture")
                look(view.partition("\n")[0])
            if width == 375:
                page.click("summary")
            look("examples")
            _ask(page, "SELECT * {")
            look("problem")
            page.keyboard.press("Control+End")
            page.keyboard.type(" ?a kk:")
            assert page.locator("#offers").is_visible()
            look("offers")
            # Both texts break alike, else colours would stand beside the words that the caret is in.
            sizes = page.evaluate("() => ['#query', '#layer'].map((one) => document.querySelector(one).scrollHeight)")
            assert sizes[0] == sizes[1]
    assert found == {}


def test_the_page_is_kept_by_its_tag_and_works_when_it_comes_again(browser: Browser, minato: Served) -> None:
    for address in ("/query?lang=ja", "/?lang=ja"):
        first = minato.ask(address)
        again = minato.ask(address, If_None_Match=first.headers["etag"])
        # Browsers put the headers of a 304 in the place of those they have kept.
        assert (again.status, again.headers.get("content-security-policy")) == (304, None)
        assert "script-src" in first.body.decode()
        assert "frame-ancestors 'none'" in first.headers["content-security-policy"]
    with _opened(browser, minato) as record:
        with record.page.expect_response("**/query/terms.json"):  # by a script, which a wrong policy would stop
            record.page.reload()
        assert record.page.locator("#work").is_visible()


def test_the_terms_are_those_of_the_ontology(minato: Served) -> None:
    told = minato.ask("/query/terms.json").json()
    terms: list[dict[str, Any]] = told["terms"]  # type: ignore[assignment]
    by_name = {one["name"]: one for one in terms}
    assert by_name["kk:involves"]["label"] == {"ja": "関わる主体・施設", "en": "involves"}
    assert {by_name[name]["kind"] for name in ("kk:Initiative", "kk:Plan")} == {"class"}
    assert [one["name"] for one in terms] == sorted(by_name)
    prefixes: dict[str, str] = told["prefixes"]  # type: ignore[assignment]
    declared = [
        quad.subject.value
        for quad in ox.parse(path=str(ROOT / "ontology" / "keikaku.ttl"), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value.endswith("#type") and re.search(r"owl#(Class|\w+Property)$", quad.object.value)
    ]
    assert {prefixes[prefix] + local for prefix, local in (name.split(":") for name in by_name)} == set(declared)
