"""A published site: everything has its pages and twins, whose data are those of the graph; nothing leads nowhere."""

from __future__ import annotations

import csv
import filecmp
import gzip
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib

from keikaku.publishing import addresses, links
from keikaku.publishing.folder import MANIFEST
from keikaku.publishing.publish import Wanted, publish
from keikaku.publishing.rebased import rebased
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.site.known import known
from keikaku.vocab import ID
from tests.places import TOWN

ADDRESS = "https://plans.town.example/all/"
NEW = "https://data.town.example/id/"


@pytest.fixture(scope="session")
def town() -> Session:
    return open_session(str(TOWN), everything=True)


@pytest.fixture(scope="session")
def moved(town: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site under another base."""
    folder = tmp_path_factory.mktemp("moved")
    made = folder / "site"
    made.mkdir()
    session = rebased(town, NEW, folder / "data.nq")
    publish(session, made, Wanted("https://plans.town.example/all/", NEW, "ja", None, town.release))
    return made


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_everything_has_a_page_in_both_languages_and_three_twins(town: Session, town_site: Path) -> None:
    there, whole = files(town_site), known(town)
    for one in [*whole.things, *whole.terms]:
        place = whole.place(one)
        assert {f"{place}.{ending}" for ending in ("ja.html", "en.html", "json", "csv", "ttl")} <= there, one
    assert {"index.html", "search.ja.html", "catalogue.en.html", "ns/index.en.html", "ns/keikaku.ttl", "explorer.html",
            "sitemap.xml", "robots.txt", ".htaccess", "redirects.htaccess", "style.css", "search.js", MANIFEST,
            "queries/partners.rq", "data/statements.trig.gz", "data/statements.csv.gz"} <= there  # fmt: skip


def test_the_same_data_give_the_same_site(town_site: Path, tmp_path: Path) -> None:
    publish(open_session(str(TOWN), everything=True), tmp_path, Wanted(ADDRESS, None, "ja"))
    assert files(tmp_path) == files(town_site)
    _, differing, unread = filecmp.cmpfiles(town_site, tmp_path, sorted(files(tmp_path)), shallow=False)
    assert (differing, unread) == ([], [])


def test_the_twins_hold_what_the_graph_says(town: Session, town_site: Path) -> None:
    whole = known(town)
    found = rdflib.Graph()
    for one in sorted(whole.things):
        found.parse(town_site / f"{whole.place(one)}.ttl")
    wanted = {
        row
        for row in town.select("SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o FILTER (isIRI(?s)) }").rows
        if row[0] in whole.things
    }
    said = {(str(s), str(p)) for s, p, _ in found}
    assert {(str(s), str(p)) for s, p, _ in wanted} <= said
    for one in sorted(whole.things):
        data = json.loads((town_site / f"{whole.place(one)}.json").read_text(encoding="utf-8"))
        assert data["iri"] == one
        assert data["release"]["digest"].startswith("sha256:")
        with (town_site / f"{whole.place(one)}.csv").open(encoding="utf-8", newline="") as file:
            assert all(len(row) == 10 for row in csv.reader(file))
    with gzip.open(town_site / "data/statements.trig.gz") as file:
        dataset = rdflib.Dataset()
        dataset.parse(data=file.read(), format="trig")
    assert len(dataset) == sum(len(graph.quads) for graph in town.given.by_graph())


def test_pages_lead_only_to_what_is_there(town_site: Path, tmp_path: Path) -> None:
    pages = sorted(
        one for one in files(town_site) if one.endswith(".html") and one not in ("explorer.html", "404.html")
    )
    assert links.check(town_site, pages) > 10 * len(pages)
    for name in ("page.html", "other.html"):
        (tmp_path / name).write_text('<a href="other.html#no">a</a><a href="#x">b</a><p id="x">', encoding="utf-8")
    assert links.check(tmp_path, ["page.html"]) == 2
    for wrong in ("gone.html", "../page.html", "#gone", "other"):
        (tmp_path / "page.html").write_text(f'<a href="{wrong}">a</a>', encoding="utf-8")
        with pytest.raises(links.BrokenLink, match=re.escape(f"page.html: {wrong}")):
            links.check(tmp_path, ["page.html"])


def test_the_sitemap_has_every_page_with_its_other_language(town_site: Path) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.parse(town_site / "sitemap.xml").getroot().findall("s:url", space)
    listed = [str(url.findtext("s:loc", None, space)).removeprefix(ADDRESS) for url in urls]
    apart = {"explorer.html", "index.html", "404.html"}
    assert sorted(listed) == sorted(one for one in files(town_site) if one.endswith(".html") and one not in apart)
    assert all(len(url.findall("x:link", space)) == 2 for url in urls)
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (town_site / "robots.txt").read_text(encoding="utf-8")


def test_very_many_pages_have_several_sitemaps() -> None:
    found = addresses.sitemaps(ADDRESS, [f"id/{number}" for number in range(20_001)])
    assert sorted(found) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert [found[name].count("<url>") for name in ("sitemap-1.xml", "sitemap-2.xml")] == [40_000, 2]
    assert ElementTree.fromstring(found["sitemap.xml"].encode()).tag.endswith("sitemapindex")


def test_another_base_stands_in_every_statement_and_in_no_other_place(
    town: Session, town_site: Path, moved: Path
) -> None:
    before, after = rdflib.Dataset(), rdflib.Dataset()
    with gzip.open(town_site / "data/statements.trig.gz") as file:
        before.parse(data=file.read(), format="trig")
    with gzip.open(moved / "data/statements.trig.gz") as file:
        after.parse(data=file.read(), format="trig")

    def renamed(term: object) -> object:
        new = isinstance(term, rdflib.URIRef) and term.startswith(ID)
        return rdflib.URIRef(NEW + str(term).removeprefix(ID)) if new else term

    assert {tuple(map(renamed, quad)) for quad in before} == set(after)
    assert not any(str(term).startswith(ID) for quad in after for term in quad)
    own = {one for one in files(town_site) if one.startswith("id/")}
    assert own == {one for one in files(moved) if one.startswith("id/")}
    manifest = json.loads((moved / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["base"] == NEW
    assert manifest["digest"] == json.loads((town_site / MANIFEST).read_text(encoding="utf-8"))["digest"]
    assert town.release or manifest  # the data that were given, whatever they are called by
    assert "RewriteRule ^(?:id|id)/(.+)$" in (moved / "redirects.htaccess").read_text(encoding="utf-8")


def test_an_iri_leads_to_its_page_by_what_is_asked_for(town_site: Path) -> None:
    rules = (town_site / "redirects.htaccess").read_text(encoding="utf-8")
    assert answered(rules, "id/actor/minato-town", "text/turtle") == f"{ADDRESS}id/actor/minato-town.ttl"
    assert answered(rules, "id/actor/minato-town", "application/json") == f"{ADDRESS}id/actor/minato-town.json"
    assert (
        answered(rules, "id/actor/minato-town", "text/html,*/*", "ja-JP,en;q=0.5")
        == f"{ADDRESS}id/actor/minato-town.ja.html"
    )
    assert answered(rules, "id/actor/minato-town", "text/html,*/*", "de") == f"{ADDRESS}id/actor/minato-town.en.html"
    for unheld in ("application/ld+json", "application/rdf+xml;q=0.9, application/n-triples"):
        for path in ("id/actor/minato-town", "ns"):
            assert answered(rules, path, unheld) == "[R=406,L]"
        own = (town_site / ".htaccess").read_text(encoding="utf-8")
        assert answered(_standing(own, ".ttl"), "id/actor/minato-town", unheld) == "[R=406,L]"
    for other, ending in (("text/turtle;q=0.5", "ttl"), ("*/*;q=0.1", "en.html"), ("application/json", "json")):
        held = f"application/ld+json, {other}"
        assert answered(rules, "id/actor/minato-town", held) == f"{ADDRESS}id/actor/minato-town.{ending}"
    assert answered(rules, "ns", "text/turtle") == f"{ADDRESS}ns/keikaku.ttl"
    assert answered(rules, "ns", "*/*") == f"{ADDRESS}ns/index.en.html"
    assert answered(rules, "id/passage/x/1/range/2", "*/*") == f"{ADDRESS}id/passage/x/1.en.html"
    assert addresses.iri_rules(ADDRESS, "https://top.example/", []) == ""
    assert addresses.iri_rules(ADDRESS, "https://top.example/x#", []) == ""


def test_the_explorer_leads_to_the_page_of_each_thing(town_site: Path) -> None:
    text = (town_site / "explorer.html").read_text(encoding="utf-8")
    data = json.loads(re.findall(r'<script id="data" type="application/json">(.*?)</script>', text, re.DOTALL)[0])
    elsewhere, there = dict(data["pages"]), files(town_site)
    led = [elsewhere.get(number, f"id/{thing['id']}") for number, thing in enumerate(data["things"])]
    assert len(led) > 20
    assert {f"{place}.ja.html" for place in led if place} <= there
    assert sum(not place for place in led) < 3


def test_what_is_not_there_leads_on_from_wherever_it_was_asked_for(town_site: Path) -> None:
    text = (town_site / "404.html").read_text(encoding="utf-8")
    assert "ErrorDocument 404 /all/404.html" in (town_site / ".htaccess").read_text(encoding="utf-8")
    led = {
        link for link in re.findall(r'(?:href|src|action)="([^"#]+)"', text) if not link.startswith(("http", "data:"))
    }
    assert {"/all/search.ja.html", "/all/index/index.ja.html", "/all/style.css", "/all/index.en.html"} <= led
    assert {link.removeprefix("/all/").partition("?")[0] for link in led} <= files(town_site)


def _standing(rules: str, ending: str) -> str:
    """The rules without what asks the disk: as where the file with this ending is there."""
    return "\n".join(line for line in rules.splitlines() if f"REQUEST_FILENAME}}{ending}" not in line)


def answered(rules: str, path: str, accept: str, language: str = "") -> str:
    """Where Apache's mod_rewrite would send a client by these rules: the part of it that they use."""
    met = True
    for line in rules.splitlines():
        word, *rest = line.split()
        if word == "RewriteCond":
            header = accept if "ACCEPT}" in rest[0] else language
            wanted = not rest[1].startswith("!")
            met = met and bool(re.search(rest[1].removeprefix("!"), header, re.IGNORECASE)) == wanted
        elif word == "RewriteRule":
            if met and (found := re.search(rest[0], path)):
                to = re.sub(r"\$(\d)", lambda one, found=found: found[int(one[1])], rest[1])  # type: ignore[misc]
                if len(rest) > 2 and "DPI" not in rest[2]:
                    return rest[2] if to == "-" else to
                path = to
            met = True
    return path
