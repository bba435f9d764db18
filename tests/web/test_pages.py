"""Pages over HTTP: what a client asks for is what it gets, and the server's pages are those of a published site."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
import rdflib
from rdflib.compare import isomorphic

from tests.places import ROOT
from tests.web.servers import Served

THING = "/id/actor/minato-town"


@pytest.mark.parametrize(
    ("accept", "language", "to"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "ja-JP,ja;q=0.9,en;q=0.5", "minato-town.ja.html"),
        ("text/html", "en", "minato-town.en.html"),
        ("*/*", "de", "minato-town.en.html"),
        ("text/turtle", "ja", "minato-town.ttl"),
        ("application/json, text/html;q=0.5", "ja", "minato-town.json"),
        ("text/csv", "", "minato-town.csv"),
        ("application/ld+json", "", "minato-town.jsonld"),
        ("application/rdf+xml", "", "minato-town.rdf"),
        ("application/n-triples", "", "minato-town.nt"),
    ],
)
def test_a_things_path_leads_to_what_is_asked_for(town: Served, accept: str, language: str, to: str) -> None:
    answer = town.ask(THING, Accept=accept, Accept_Language=language)
    assert (answer.status, answer.headers["location"]) == (303, to)
    assert "Accept" in answer.headers["vary"]
    if to.endswith(".html"):  # whoever comes from a page of ours has chosen a language there
        assert (
            town.ask(f"{THING}?lang=ja", Accept=accept, Accept_Language="en").headers["location"]
            == "minato-town.ja.html"
        )
    assert town.ask(f"/id/actor/{to}").status == 200


def test_a_page_is_that_of_the_published_site(town: Served, town_site: Path) -> None:
    for place in ("id/actor/minato-town", "index/organisation", "ns/properties/partner", "catalogue", "index"):
        for language in ("ja", "en"):
            served = _plain(town.ask(f"/{place}.{language}.html").body.decode())
            assert served == _plain((town_site / f"{place}.{language}.html").read_text(encoding="utf-8")), place
    for ending in ("csv", "ttl", "json"):
        assert town.ask(f"{THING}.{ending}").body == (town_site / f"{THING[1:]}.{ending}").read_bytes()
    for name in ("style.css", "search.js"):
        assert town.ask(f"/{name}").body == (town_site / name).read_bytes()


def test_all_forms_of_rdf_hold_the_same_statements(town: Served) -> None:
    """Of a thing, a passage, a term, and the whole ontology."""
    formats = {"jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
    for path in (THING, "/id/passage/2031/1.1.1/action/1", "/ns/properties/partner"):
        known = rdflib.Graph().parse(data=town.ask(f"{path}.ttl").body, format="turtle")
        assert len(known) > 3
        for ending, form in formats.items():
            assert isomorphic(rdflib.Graph().parse(data=town.ask(f"{path}.{ending}").body, format=form), known), ending
    own = rdflib.Graph().parse(ROOT / "ontology/keikaku.ttl")
    for media, form in (("application/ld+json", "json-ld"), ("application/rdf+xml", "xml"), ("text/turtle", "turtle")):
        answer = town.ask("/ns", Accept=media)
        found = town.ask(f"/{answer.headers['location']}")
        assert found.headers["content-type"].startswith(media)
        assert isomorphic(rdflib.Graph().parse(data=found.body, format=form), own), media


def _plain(text: str) -> str:
    """A page without what differs: where it is to stand, the data to take, the way to the explorer."""
    text = re.sub(r'<link rel="(?:canonical|alternate" hreflang)[^>]*>\n', "", text)
    text = re.sub(
        r"<section><h2>[^<]*</h2>\n<ul class=\"plain\"><li><a href=\"data/.*?</section>\n", "", text, flags=re.DOTALL
    )
    return re.sub(r'<li><a href="[./]*(?:explorer\.html|\?lang=..)?#lang=..">(Explorer|[^<a-z]*)</a></li>\n', "", text)


def test_a_page_is_kept_and_lets_nothing_else_run(town: Served) -> None:
    answer = town.ask(f"{THING}.ja.html")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    again = town.ask(f"{THING}.ja.html", If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/id/actor/nobody.ja.html",
        "/id/nothing.ttl",
        "/index/nothing.en.html",
        "/id/%2e%2e/etc/passwd.json",
        "/ns/x.csv",
    ],
)
def test_what_is_not_there_is_said_in_one_shape(town: Served, path: str) -> None:
    answer = town.ask(path)
    assert (answer.status, answer.headers["content-type"]) == (404, "application/problem+json")
    assert json.loads(answer.body)["status"] == 404


def test_every_link_of_a_page_leads_somewhere(town: Served) -> None:
    """Those of the overviews and of one thing, but for other places' and the downloads of a published site."""
    seen: set[str] = set()
    for page in (
        "index",
        "catalogue",
        "search",
        "ns/index",
        "index/index",
        "index/organisation",
        "id/actor/minato-town",
    ):
        text = town.ask(f"/{page}.en.html").body.decode()
        for link in re.findall(r'(?:href|src)="([^"#:]*)(?:#[^"]*)?"', text):
            where = urljoin(f"/{page}.en.html", html.unescape(link))
            if where not in seen:
                seen.add(where)
                assert town.ask(where).status in (200, 303), (page, link)
    assert {"/ns/keikaku.ttl", "/ns/context.jsonld", "/queries/outline.rq", "/?lang=en"} <= seen
    for top, index in (("/ns", "ns/"), ("/id", "index/"), ("/id/", "../index/")):
        answer = town.ask(top, Accept_Language="ja")
        assert (answer.status, answer.headers["location"]) == (303, f"{index}index.ja.html")


def test_nobody_is_led_to_what_is_not_there(town: Served) -> None:
    for path in ("/id/nothing", "/id/actor/", "/ns/terms/nothing", "/id/actor/minato-town/nothing"):
        for accept in ("text/html", "text/turtle"):
            reply = town.ask(path, Accept=accept)
            assert (reply.status, "location" in reply.headers) == (404, False), path
    for path in ("/index/nothing", "/index/organisation.json"):
        assert town.ask(path).status == 404, path
    for path, hint in (
        ("/id/actor/minato-town/", "something stands at /id/actor/minato-town"),
        ("/sparql/", "something stands at /sparql"),
        ("/id/actor/minato-town.xml", "as in: /id/actor/minato-town.ttl; there are en.html, ja.html, json, csv, ttl, "
         "jsonld, rdf, nt"),
    ):  # fmt: skip
        assert town.ask(path).json()["hint"] == hint
    for top in ("index", "catalogue"):
        assert town.ask(f"/{top}", Accept_Language="ja").headers["location"] == f"{top}.ja.html"
    for path in ("/id/nothing.en.html", "/id/nothing.ttl", "/run/outline?plan=1999"):  # which nobody can have already
        assert town.ask(path, If_None_Match="*").status == 404, path
    assert town.ask("/id/actor/minato-town.ttl", If_None_Match="*").status == 304


def test_a_term_says_each_thing_once(town: Served) -> None:
    for language in ("ja", "en"):
        text = town.ask(f"/ns/terms/actor.{language}.html").body.decode()
        for tag in ("dt", "h3"):
            named = re.findall(rf"<{tag}>(.*?)(?:</{tag}>| <span)", text)
            assert len(named) == len(set(named)) > 1, named
        assert "_:" not in re.sub(r"<code>.*?</code>", "", text)
        assert text.count("<div><dt>") == text.count("</dt>")
        assert text.count("<div") == text.count("</div>")
