"""The page of data that are of no plan: what it shows of them, in both languages, and that hostile data stay data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from keikaku.page_data import BareData, Data
from keikaku.render.explorer import layout, page
from keikaku.services.explorer import explorer
from keikaku.services.session.opening import open_session
from tests.browser import Recorded
from tests.page_data.test_contract import misfits
from tests.places import PLANS, ROOT
from tests.render.explorer.pages import VIEWS, go, opened
from tests.render.explorer.test_hostile import assert_harmless
from tests.render.hostile import texts

ANYTHING = ROOT / "tests" / "data" / "anything"


def data_of(*files: Path) -> BareData:
    return explorer.data(open_session([str(file) for file in files], everything=True), called="file.ttl")


@pytest.fixture(scope="module")
def city(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    path = tmp_path_factory.mktemp("city") / "explorer.html"
    path.write_text(page.render(data_of(ANYTHING / "city.ttl")), encoding="utf-8")
    with opened(browser, path, locale="en-GB") as record:
        yield record
        assert record.misdeeds() == []


def test_the_data_are_what_the_records_say() -> None:
    data = data_of(ANYTHING / "thesaurus.ttl")
    assert misfits(data, BareData) == []
    assert misfits(page.complete(data), Data) == []
    assert page.render(data) == page.render(data_of(ANYTHING / "thesaurus.ttl"))


def test_what_needs_a_plan_is_left_out(city: Recorded) -> None:
    go(city.page, "", "en")
    assert city.page.locator("nav.views a").all_inner_texts() == ["Overview", "Network", "Table"]
    assert city.page.inner_text(".brand") == "file.ttl"
    assert city.page.inner_text(".hero h2") == "7 things, 3 links between them, 13 facts"
    go(city.page, "matrix", "en")
    assert city.page.inner_text(".nowhere") == "Nothing is known under this address."


def test_classes_lead_to_tables_with_their_own_columns(city: Recorded) -> None:
    go(city.page, "", "en")
    rows = city.page.locator(".home-classes li").all_inner_texts()
    assert [row.split() for row in rows[:1]] == [["Organization", "3"]]
    city.page.get_by_role("link", name="Person").click()
    heads = city.page.locator("table.things thead th").all_inner_texts()
    assert [head.strip() for head in heads] == ["Name", "mailbox", "Links"]
    cells = city.page.locator("table.things tbody td").all_inner_texts()
    assert cells == ["mailto:sato@city.example", "1"]
    assert city.page.locator("#table-class option:checked").inner_text() == "Person (1)"
    city.page.select_option("#table-class", label="Organization (3)")
    names = city.page.locator("table.things tbody .name")
    assert names.all_inner_texts() == ["Library", "School", "Rei City"]
    city.page.locator("th button[data-column=name]").click()
    city.page.locator("th button[data-column=name]").click()
    assert names.all_inner_texts() == ["School", "Rei City", "Library"]
    city.page.select_option("#table-class", label="All classes")
    city.page.fill("main .filter input", "210-0007")
    city.page.wait_for_function("() => document.querySelectorAll('table.things tbody tr').length === 1")
    assert city.page.locator("table.things tbody .name").all_inner_texts() == ["Rei City"]


def test_a_thing_says_what_is_said_of_it_and_what_leads_to_it(city: Recorded) -> None:
    go(city.page, "at=port", "en")
    assert city.page.inner_text("#panel-name") == "Port Bureau"
    groups = city.page.locator(".panel .group h4").all_inner_texts()
    assert [group.split("\n")[0] for group in groups] == ["unit of", "organization (inverse)"]
    values = city.page.locator(".literals").inner_text().split("\n")
    assert values == ["preferred label", "Port Bureau [en]", "港湾局 [ja]"]
    go(city.page, "at=port", "ja")
    assert city.page.locator(".literals").inner_text().split("\n")[1:] == ["港湾局 [ja]", "Port Bureau [en]"]
    go(city.page, "at=city")
    assert "所在地 › 住所 › 郵便番号" in city.page.inner_text(".literals")
    link = city.page.locator(".literals a").first
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (
        "https://www.city.example/",
        "noopener noreferrer external",
    )


def test_the_network_draws_what_is_linked(city: Recorded) -> None:
    go(city.page, "network&scene=around&focus=port", "en")
    assert city.page.inner_text(".foot .count") == "3 things, 2 lines"
    assert city.page.locator(".foot .twins button").all_inner_texts() == ["Table"]


@pytest.mark.parametrize("name", ["harbour", "Puerto", "こうわん", "Schiff", "コウワン"])
def test_things_are_found_by_any_name_in_any_language(name: str, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "explorer.html"
    path.write_text(page.render(data_of(ANYTHING / "thesaurus.ttl")), encoding="utf-8")
    with opened(browser, path, locale="en-GB") as record:
        record.page.fill("#search-home", name)
        record.page.wait_for_selector(".hit")
        assert record.page.locator(".hit .hit-name").first.inner_text() in ("Port", "Schiff[de]")


NAMES = """
@prefix x: <http://x.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <http://www.w3.org/ns/org#> .
x:all a skos:ConceptScheme ; rdfs:label "All"@en .
x:cpp a x:ProgrammingLanguage , skos:Concept ; rdfs:label "C++"@en ;
  skos:inScheme x:all ; x:size 12345678901234567890 .
x:cs a x:ProgrammingLanguage , skos:Concept ; rdfs:label "C#"@en-GB , "シーシャープ"@ja ;
  skos:inScheme x:all ; x:size 5 .
x:amt a x:Office ; rdfs:label "Amt"@de ; skos:inScheme x:all ; x:near [ x:part x:plain ] .
x:plain a x:Office ; rdfs:label "Plain" . x:nameless a x:Office ; x:size 7 . [] a x:Office ; x:near x:plain .
"""


@pytest.fixture(scope="module")
def named(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    """Names in several languages, in none and not at all; things of two classes; signs."""
    folder = tmp_path_factory.mktemp("named")
    (folder / "names.ttl").write_text(NAMES, encoding="utf-8")
    (folder / "explorer.html").write_text(page.render(data_of(folder / "names.ttl")), encoding="utf-8")
    with opened(browser, folder / "explorer.html", locale="en-GB") as record:
        yield record
        assert record.misdeeds() == []


NAME_COLUMNS = ("name_ja", "name_en", "name", "language")


def saved_by(shown: Page, button: str) -> list[list[str]]:
    """The rows of the CSV file that a press gives."""
    with shown.expect_download() as download:
        shown.click(button)
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_files_say_only_what_the_data_say(named: Recorded) -> None:
    x = "http://x.example/"
    concept = "http://www.w3.org/2004/02/skos/core#Concept"
    go(named.page, "table", "en")
    heads, *rows = saved_by(named.page, "#take-things")
    assert heads == ["iri", "class", "class_name", "name", "language"]
    (blank,) = (row[0] for row in rows if row[0].startswith("_:"))
    assert sorted(rows) == sorted([
        [f"{x}all", concept + "Scheme", "Concept scheme", "All", "en"],
        [f"{x}cpp", f"{x}ProgrammingLanguage {concept}", "ProgrammingLanguage; Concept", "C++", "en"],
        [f"{x}cs", f"{x}ProgrammingLanguage {concept}", "ProgrammingLanguage; Concept", "C#", "en-GB"],
        [f"{x}amt", f"{x}Office", "Office", "Amt", "de"],
        [f"{x}plain", f"{x}Office", "Office", "Plain", ""],
        [f"{x}nameless", f"{x}Office", "Office", "", ""],
        [blank, f"{x}Office", "Office", "", ""],
    ])  # fmt: skip
    heads, *rows = saved_by(named.page, "#take-links")
    assert heads == ["from", "from_name", "relation", "relation_name", "to", "to_name", "graphs"]
    in_scheme = ["http://www.w3.org/2004/02/skos/core#inScheme", "in scheme", f"{x}all", "All", ""]
    assert sorted(rows) == sorted([
        [f"{x}cpp", "C++", *in_scheme], [f"{x}cs", "C#", *in_scheme], [f"{x}amt", "Amt", *in_scheme],
        [f"{x}amt", "Amt", f"{x}near {x}part", "near › part", f"{x}plain", "Plain", ""],
        [blank, "", f"{x}near", "near", f"{x}plain", "Plain", ""],
    ])  # fmt: skip
    heads, *rows = saved_by(named.page, "main .list-tools > button")
    assert heads == ["Name", "Language of the name", "Kind", "Links", "Identifier"]
    assert ["", "", "Office", "0", f"{x}nameless"] in rows
    go(named.page, "table&pick=links", "en")
    heads, *rows = saved_by(named.page, "main .list-tools > button")
    assert heads == ["From", "Relation", "To", "Identifier (from)", "Identifier (relation)", "Identifier (to)"]
    assert ["Amt", "near › part", "Plain", f"{x}amt", f"{x}near {x}part", f"{x}plain"] in rows
    go(named.page, "table&hide=Office,ConceptScheme", "en")
    heads, *rows = saved_by(named.page, "main .list-tools > button")
    assert [row[heads.index("size")] for row in rows] == ["5", "12345678901234567890"]


def test_what_most_lead_to_comes_first(named: Recorded) -> None:
    go(named.page, "", "en")
    rows = [row.split("\n") for row in named.page.locator(".home-busiest li").all_inner_texts()]
    assert rows == [["All", "3 links"], ["Plain", "2 links"], ["Amt[de]", "2 links"]]


def test_a_class_is_found_by_a_name_of_several_words(named: Recorded) -> None:
    go(named.page, "", "en")
    for text in ("programming language", "Programming Languages", "languages programming language C"):
        named.page.fill("#search-home", text)
        named.page.wait_for_selector(".hit")
    named.page.fill("#search-home", "programming languages")
    named.page.wait_for_function("() => document.querySelectorAll('.hit .hit-name').length === 2")
    assert sorted(named.page.locator(".hit .hit-name").all_inner_texts()) == ["C#", "C++"]


@pytest.mark.parametrize(("text", "rows"), [("C++", ["C++"]), ("c#", ["C#"]), ("C*", []), ("ｃ＃", ["C#"])])
def test_a_filter_heeds_the_signs_that_are_typed(named: Recorded, text: str, rows: list[str]) -> None:
    go(named.page, f"table&q={quote(text)}", "en")
    assert named.page.locator("table.things tbody th .name").all_inner_texts() == rows


def test_a_thing_of_two_classes_stands_in_both_tables(named: Recorded) -> None:
    go(named.page, "table", "en")
    for label, names in (("Concept (2)", ["C#", "C++"]), ("ProgrammingLanguage (2)", ["C#", "C++"])):
        named.page.select_option("#table-class", label=label)
        assert named.page.locator("table.things tbody th .name").all_inner_texts() == names
    go(named.page, "table&hide=Concept", "en")
    assert named.page.locator(".filter-chip").all_inner_texts() == ["without: Concept\n×"]
    assert not {"C#", "C++"} & set(named.page.locator("table.things tbody th .name").all_inner_texts())
    go(named.page, "at=cs", "en")
    assert named.page.locator(".sheet-kind span").all_inner_texts() == ["ProgrammingLanguage", "Concept"]


def test_things_of_one_broad_class_still_say_their_own(browser: Browser, tmp_path: Path) -> None:
    """And a graph is called by its end, the whole stands where it opens."""
    (tmp_path / "a.trig").write_text(
        "@prefix x: <http://x.example/> . GRAPH x:rivers { x:a a x:Feature, x:River ; x:mouth x:b ; x:km 3 } "
        "GRAPH x:cities { x:b a x:Feature, x:City ; x:km 4 }",
        encoding="utf-8",
    )
    (tmp_path / "page.html").write_text(page.render(data_of(tmp_path / "a.trig")), encoding="utf-8")
    with opened(browser, tmp_path / "page.html", locale="en-GB") as record:
        go(record.page, "table", "en")
        heads = record.page.locator("table.things thead th").all_inner_texts()
        assert [head.strip() for head in heads] == ["Name", "Kind", "km", "mouth", "Links"]
        kinds = record.page.locator("table.things tbody td:nth-child(2)").all_inner_texts()
        assert kinds == ["City; Feature", "River; Feature"]
        go(record.page, "table&pick=links", "en")
        assert record.page.locator(".cite").all_inner_texts() == ["Source\nrivers"]
        record.page.click(".cite")
        assert record.page.inner_text("#passage-title") == "Graph http://x.example/rivers"
        assert record.page.inner_text("dialog h3") == "Links that it states"


def test_a_path_is_told_without_plans(named: Recorded) -> None:
    go(named.page, "network&scene=path&focus=amt&to=plain", "en")
    assert named.page.inner_text(".path-how") == "1 step apart (1 shortest way)."
    go(named.page, "network&scene=path&focus=cs&to=cpp", "en")
    assert named.page.inner_text(".path-how").startswith("The only ways go over what very many things have in common.")


def test_without_scripts_names_are_all_that_there_is() -> None:
    text = page.render(data_of(ANYTHING / "thesaurus.ttl"))
    plain = text[text.index('<main id="plain"') :]
    assert "below are names alone" in plain
    assert "Schiff [de]" in plain
    assert "01.1" not in plain


def test_a_plan_s_page_shows_what_stands_beside_it(browser: Browser, tmp_path: Path) -> None:
    beside = tmp_path / "shop.ttl"
    beside.write_text(
        '<http://x.example/a> a <http://x.example/Shop> ; <http://x.example/p> "1" .'
        '<http://x.example/b> a <http://x.example/Shop> ; <http://xmlns.com/foaf/0.1/name> "Laden"@de .',
        encoding="utf-8",
    )
    path = tmp_path / "explorer.html"
    path.write_text(page.render(data_of(PLANS / "minato.trig", beside)), encoding="utf-8")
    with opened(browser, path) as record:
        views = record.page.locator("nav.views a").evaluate_all("(all) => all.map(({ dataset }) => dataset.view)")
        assert views == [view for view in VIEWS if view != "compare"]  # of one plan
        assert record.page.locator(".home-classes li").all_inner_texts() == ["Shop\n2"]
        heads, *rows = saved_by(record.page, "#take-things")
        names = {row[0].rsplit("/", 1)[-1]: [row[heads.index(one)] for one in NAME_COLUMNS] for row in rows}
        assert {one: names[one] for one in ("a", "b", "1")} == {
            "a": ["", "", "", ""], "b": ["", "", "Laden", "de"], "1": ["港湾の再生", "", "港湾の再生", "ja"],
        }  # fmt: skip


def test_hostile_data_stay_data(browser: Browser, tmp_path: Path) -> None:
    escapes = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t", 0: None}
    lines = []
    for at, text in enumerate(texts()):
        said = text.encode("utf-8", "replace").decode().translate(escapes)
        lines.append(
            f'x:t{at} a x:C{at % 3} ; x:p "{said}"@ar ; rdfs:label "{said}" ; '
            f"x:q <javascript:alert({at})> ; x:r x:t{at // 2} ."
        )
    head = "@prefix x: <http://x.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    file = tmp_path / "hostile.ttl"
    file.write_text(head + "\n".join(lines), encoding="utf-8")
    path = tmp_path / "explorer.html"
    path.write_text(page.render(data_of(file)), encoding="utf-8")
    with opened(browser, path) as record:
        for state in ("", "network", "network&scene=all", "table", "table&hide=C0,C1", "table&pick=links", "at=t3"):
            go(record.page, state)
            assert_harmless(record)


def test_of_very_many_things_there_is_no_map() -> None:
    data = data_of(ANYTHING / "thesaurus.ttl")
    (maps,) = layout.pictures(data, [[] for _ in data["things"]])[1]
    assert len(maps) == len(data["things"])
    most = layout.MOST_MAPPED + 1
    many: BareData = {**data, "things": [data["things"][0]] * most}
    overviews, none = layout.pictures(many, [[]] * most)
    assert none == [[]]
    assert len(overviews[0]) == layout.MOST
