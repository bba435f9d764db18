"""A graph full of texts that would run if they were pasted anywhere: its pages show them, and do nothing else."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from keikaku.publishing.publish import Wanted, publish
from keikaku.services.session.opening import open_session
from keikaku.vocab import ID, PREFIXES, kk
from tests.browser import Reader, lent_page
from tests.render.hostile import texts
from tests.render.site.test_pages import opened, strangers

SKOS, DCTERMS, RDF = PREFIXES["skos"], PREFIXES["dcterms"], PREFIXES["rdf"]

SAID = [one for one in texts() if one.isprintable()][
    ::3
]  # a third of those that RDF can hold, so that it takes seconds


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a plan in which every name, address, page and description is such a text."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "site").mkdir()
    ox.serialize(_quads(), output=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    publish(open_session(str(folder / "graph.nq"), everything=True), folder / "site", Wanted(language="ja"))
    return folder / "site"


def _quads() -> list[ox.Quad]:
    found: list[ox.Quad] = []

    def say(thing: str, property_: str, value: str | ox.Literal, graph: str = "graph/x") -> None:
        end = value if isinstance(value, ox.Literal) else ox.NamedNode(value)
        found.append(ox.Quad(ox.NamedNode(ID + thing), ox.NamedNode(property_), end, ox.NamedNode(ID + graph)))

    say("plan", f"{RDF}type", kk("Plan"))
    say("plan", kk("address"), ox.Literal("plan"))
    say("plan", "https://schema.org/url", "https://plan.example/a'b/%22%3E%3Cscript%3E")
    for number, text in enumerate(SAID):
        actor, element, passage = f"actor/a{number}", f"plan/{number}", f"passage/plan/{number}"
        for thing, kinds in ((actor, ("Organisation", "Actor", "Entity")), (element, ("Initiative", "PlanElement"))):
            for kind in kinds:
                say(thing, f"{RDF}type", kk(kind))
            for language in ("ja", "en"):
                say(thing, f"{SKOS}prefLabel", ox.Literal(f"{text} {number}", language=language))
            say(thing, f"{SKOS}altLabel", ox.Literal(text, language="ja"))
            say(thing, f"{DCTERMS}description", ox.Literal(text, language="en"))
        say(element, kk("partOf"), f"{ID}plan")
        say(element, kk("address"), ox.Literal(f"plan:{text}{number}"))
        say(element, kk("statedIn"), ID + passage)
        say(passage, f"{RDF}type", kk("Passage"))
        say(passage, kk("address"), ox.Literal(f"plan:{text}{number}"))
        say(passage, kk("page"), ox.Literal(text))
        say(element, kk("partner"), ID + actor, passage)
        say("actor/a0", kk("cooperatesWith"), ID + actor, passage)
        say(passage, kk("mentions"), ID + actor, passage)
    return found


def test_pages_of_hostile_data_run_nothing_and_ask_for_nothing(browser: Browser, site: Path) -> None:
    """One page of each template with all the texts on it, then pages of single things."""
    places = ["index", "index/organisation", "index/initiative", "search", "id/plan", "id/actor/a0"]
    places += [f"id/{path}{number}" for number in range(0, 60, 7) for path in ("actor/a", "plan/", "passage/plan/")]
    with lent_page(browser, 1200, 900, "light", Reader("en-GB")) as record:
        for place in places:
            for language in ("ja", "en"):
                opened(record, site, place, language)
                assert record.page.evaluate("() => window.pwned") is None, place
                assert strangers(record) == [], place
                assert (
                    record.page.locator(
                        "main script:not([src]):not([type='application/json']), main iframe, main base, main meta"
                    ).count()
                    == 0
                )
        for text in ("<script>", "javascript:", "'\"><svg/onload"):
            opened(record, site, "search", "en", f"?q={text}")
            assert record.page.locator("#found li").count() > 0
            assert record.page.evaluate("() => window.pwned") is None
            assert strangers(record) == []


def test_hostile_texts_stand_on_the_pages_as_they_are(site: Path, browser: Browser) -> None:
    shape = next(one for one in SAID if "<script" in one)
    with lent_page(browser, 1200, 900, "light", Reader("en-GB")) as record:
        opened(record, site, "index/organisation", "en")
        assert " ".join(shape.split()) in " ".join((record.page.locator("main").text_content() or "").split())
