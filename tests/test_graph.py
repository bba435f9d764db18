"""The graph against the register, the worked examples and the plan's text, where these are at hand."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from keikaku.language.folding import fold
from keikaku.records import IRI, Literal
from keikaku.services.passages import source_text
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.session import Session
from keikaku.store.base import Store
from keikaku.vocab import ID, prologue
from tests.conftest import SHARED
from tests.places import ROOT

KINDS = {"policy": "Policy", "strategy": "Strategy", "item": "Measure"}
EXAMPLE_FOLDERS = {
    "org": "actor", "net": "actor", "fac": "facility", "prog": "programme", "place": "place",
    "event": "event", "doc": "document", "sector": "sector",
}  # fmt: skip
# What the text says and the worked examples leave out: kinds of events and of facilities, ideas, posts …
BEYOND_EXAMPLES = {
    ("2005:4/action/2", "facility/incubation-facilities"),
    ("2005:4/action/3", "place/kawasaki"),
    ("2018:6.1.1/action/3", "event/domestic-business-meetings"),
    ("2018:6.1.1/action/4", "concept/business-matching"),
    ("2018:6.1.1/action/5", "concept/business-matching"),
    ("2018:6.1.1/action/5", "event/domestic-business-meetings"),
    ("2018:6.1.1/aim", "concept/business-matching"),
    ("2018:6.1.1/figure/1", "post/kobs-coordinator"),
    ("2018:6.1.1/figure/4", "concept/intellectual-property"),
    ("2018:6.1.1/figure/7", "concept/business-matching"),
    ("2018:6.1.1/indicator/1", "concept/business-matching"),
    ("2018:6.1.1/indicator/1", "event/eco-tech-fair"),
    ("2018:6.1.1/issue/6", "concept/business-matching"),
    # … and who takes part without a name.
    ("2005:4/action/1", "group/local-governments"),
    ("2005:4/action/3", "group/local-governments"),
    ("2018:6.1.1/action/3", "group/foreign-firms"),
    ("2018:6.1.1/action/3", "group/trading-companies"),
    ("2018:6.1.1/action/4", "group/financial-institutions"),
    ("2018:6.1.1/action/4", "group/overseas-economic-bodies"),
    ("2018:6.1.1/action/4", "group/support-bodies"),
    ("2018:6.1.1/action/4", "group/trading-companies"),
    ("2018:6.1.1/aim", "group/overseas-economic-bodies"),
    ("2018:6.1.1/aim", "group/support-bodies"),
    ("2018:6.1.1/figure/1", "group/coordinators"),
    ("2018:6.1.1/issue/1", "group/coordinators"),
    ("2018:6.1.1/issue/1", "group/experts"),
    ("2018:6.1.1/issue/1", "group/related-bodies"),
    ("2018:6.1.1/issue/6", "group/related-bodies"),
}


@pytest.fixture(scope="module")
def register() -> dict[str, list[dict[str, object]]]:
    path = SHARED / "passages.json"
    if not path.is_file():
        pytest.skip("the register that the graph was made from (../shared/passages.json) is not here")
    loaded: dict[str, list[dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _plain(store: Store, text: str) -> list[tuple[str | None, ...]]:
    """Rows as strings, IRIs without their base."""
    return [
        tuple(None if t is None else t.value if isinstance(t, Literal) else t.removeprefix(ID) for t in row)
        for row in store.select(prologue("kk", "dcterms", "skos", "oa") + text).rows
    ]


def test_the_skeleton_of_the_whole_plan_stands(store: Store) -> None:
    assert len(_plain(store, "SELECT ?p { ?p a kk:Passage }")) == 535
    counted = _plain(
        store,
        """SELECT ?kind (COUNT(?x) AS ?n) {
      VALUES ?kind { kk:Policy kk:Strategy kk:Measure kk:Section kk:Initiative kk:Issue kk:Direction kk:Indicator
                     kk:Figure }
      ?x a ?kind } GROUP BY ?kind""",
    )
    assert {str(kind).rsplit("#")[-1]: int(number or 0) for kind, number in counted} == {
        "Policy": 7, "Strategy": 20, "Measure": 38, "Section": 1, "Initiative": 171, "Issue": 145, "Direction": 61,
        "Indicator": 30, "Figure": 76,
    }  # fmt: skip


def test_every_element_leads_up_to_a_plan(store: Store) -> None:
    stray = "SELECT ?e { ?e a kk:PlanElement FILTER NOT EXISTS { ?e kk:partOf* ?plan . ?plan a kk:Plan } }"
    assert _plain(store, stray) == []


def test_elements_and_passages_are_those_of_the_register(
    store: Store, register: dict[str, list[dict[str, object]]]
) -> None:
    elements = _plain(store, "SELECT ?a ?t ?p { ?e kk:address ?a ; dcterms:title ?t ; a kk:PlanElement "
                             "OPTIONAL { ?e kk:page ?p } FILTER (?a != '2018') }")  # fmt: skip
    wanted = [(e["address"], e["title"], str(e["page"]) if e["page"] else None) for e in register["elements"]]
    assert sorted(elements, key=str) == sorted(wanted, key=str)
    passages = {row[0] for row in _plain(store, "SELECT ?a { ?p a kk:Passage ; kk:address ?a }")}
    assert passages == {str(passage["address"]) for passage in register["passages"]}


def _passages(store: Store, folder: Path) -> dict[IRI, source_text.Passage]:
    session = Session(store)
    return source_text.passages(session, source_text.source_files(session, folder))


def test_ranges_hold_the_lines_of_the_register(
    store: Store, register: dict[str, list[dict[str, object]]], source_folder: Path
) -> None:
    files = {"2018": "000_208686f34c25e20c.txt", "2005": "002_72e9a7d9f298854d.txt"}
    lines = {doc: (source_folder / name).read_text(encoding="utf-8").split("\n") for doc, name in files.items()}
    texts = {str(iri).removeprefix(f"{ID}passage/").replace("/", ":", 1): passage
             for iri, passage in _passages(store, source_folder).items()}  # fmt: skip
    for passage in register["passages"]:
        address, ranges = str(passage["address"]), passage["lines"]
        assert isinstance(ranges, list)
        wanted = "\n".join("\n".join(lines[address[:4]][first - 1 : last]) for first, last in ranges)
        assert texts[address] == (wanted, True), address


def test_pages_are_printed_pages_in_the_order_of_the_plan(store: Store) -> None:
    rows = _plain(store, "SELECT ?a ?page { ?p a kk:Passage ; kk:address ?a OPTIONAL { ?p kk:page ?page } }")
    pages = {address: page for address, page in rows if address}
    assert {address for address, page in pages.items() if page is None} == {a for a in pages if a.startswith("2005")}
    measured = _plain(store, "SELECT ?a ?page { ?m a kk:Measure ; kk:address ?a ; kk:page ?page }")
    for measure, page in measured:
        inside = [int(p) for a, p in pages.items() if a.startswith(f"{measure}/") and p]
        assert int(page or 0) <= min(inside), measure
        assert max(inside) <= int(page or 0) + 3, measure
    assert pages["2018:6.1.1/action/4"] == "133"


def test_labels_take_no_clause_over_from_the_text(store: Store, source_folder: Path) -> None:
    """No run of more than twelve characters, names of entities apart."""
    texts = _passages(store, source_folder)
    labels = _plain(store, "SELECT ?a ?label { ?e kk:statedIn ?p . ?p kk:address ?a . ?e skos:prefLabel ?label "
                           "FILTER NOT EXISTS { ?e dcterms:title ?t } FILTER (LANG(?label) = 'ja') }")  # fmt: skip
    names = [n for (n,) in _plain(store, "SELECT ?n { ?e a kk:Entity ; skos:prefLabel|skos:altLabel ?n }") if n]
    assert len(labels) > 60
    for address, label in labels:
        passage = next(t for i, t in texts.items() if i.endswith("/passage/" + str(address).replace(":", "/")))
        text = re.sub(r"\s", "", passage.text)
        for name in sorted(names, key=len, reverse=True):
            label = str(label).replace(name, "｜")
        runs = [str(label)[i : i + 13] for i in range(len(str(label)) - 12)]
        assert [run for run in runs if run in text] == [], address


def test_definitions_take_no_clause_over_from_the_text(store: Store, source_folder: Path) -> None:
    """As labels: no run of more than twelve characters, names of entities apart; and each is in both languages."""
    said = "SELECT ?p ?x ?d (LANG(?d) AS ?l) { GRAPH ?p { ?x skos:definition ?d } }"
    definitions = _plain(store, said)
    assert len(definitions) > 100
    pairs: dict[tuple[str, str], set[str]] = {}
    for where, thing, _, language in definitions:
        pairs.setdefault((str(where), str(thing)), set()).add(str(language))
    assert {frozenset(languages) for languages in pairs.values()} == {frozenset({"ja", "en"})}
    texts = {str(iri).removeprefix(ID): re.sub(r"\s", "", p.text) for iri, p in _passages(store, source_folder).items()}
    names = [n for (n,) in _plain(store, "SELECT ?n { ?e a kk:Entity ; skos:prefLabel|skos:altLabel ?n }") if n]
    for where, thing, definition, _ in definitions:
        for name in sorted(names, key=len, reverse=True):
            definition = str(definition).replace(name, "｜")
        runs = [str(definition)[i : i + 13] for i in range(len(str(definition)) - 12)]
        assert [run for run in runs if run in texts[str(where)]] == [], thing


def test_titles_stand_in_the_passage_that_prints_them(store: Store, source_folder: Path) -> None:
    texts = _passages(store, source_folder)
    titles = _plain(store, "SELECT ?a ?kind ?title { GRAPH ?p { ?e skos:altLabel ?title } ?e kk:statedIn ?p ; a ?kind "
                           "FILTER (?kind IN (kk:Indicator, kk:Figure)) ?p kk:address ?a }")  # fmt: skip
    assert len({address for address, kind, _ in titles if str(kind).endswith("Indicator")}) == 30
    assert len({address for address, kind, _ in titles if str(kind).endswith("Figure")}) == 26
    apart: list[tuple[str, str]] = []
    for address, _, title in titles:
        passage = next(t for i, t in texts.items() if i.endswith("/passage/" + str(address).replace(":", "/")))
        if fold(str(title)) not in fold(passage.text):
            apart.append((str(address), str(title)))
    # Titles with what stands in brackets inside them left out, or joined to what stands beside them.
    assert sorted(apart) == [
        ("2018:1.1.2/indicator/1", "かわさき新産業創造センターの入居率"),
        ("2018:1.2.1/figure/2", "市内ＳＢの事業所数・団体数（区別）"),
        ("2018:7.1.1/indicator/2b", "宿泊施設の年間宿泊客数（外国人）"),
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("小売業年間商品販売額", "?x a kk:Indicator ; kk:address '2018:4.1.1/indicator/1'"),
        ("政策2の基本戦略", "?x a kk:Strategy ; kk:partOf/kk:address '2018:2'"),
        ("basic strategies of policy 2", "?x a kk:Strategy ; kk:partOf/kk:address '2018:2'"),
        ("政策１の取組項目", "?x a kk:Measure ; kk:partOf+/kk:address '2018:1'"),
        ("政策6の現状と課題", "?x a kk:Issue ; kk:partOf+/kk:address '2018:6'"),
    ],
)
def test_titles_and_headings_of_the_plan_are_asked_by(
    store: Store, session: Session, question: str, answer: str
) -> None:
    wanted = {f"{ID}{thing}" for (thing,) in _plain(store, f"SELECT ?x {{ {answer} }}")}
    assert {str(one.card.iri) for one in lookup(session, question).results} == wanted


@pytest.mark.parametrize("measure", ["2018-6.1.1", "2005-4"])
def test_what_the_worked_examples_hold_is_there(store: Store, measure: str) -> None:
    path = SHARED / "examples" / f"{measure}.json"
    if not path.is_file():
        pytest.skip("the worked examples (../shared/examples) are not here")
    example = json.loads(path.read_text(encoding="utf-8"))

    def entity(name: str) -> str:
        kind, _, slug = name.partition(":")
        return f"{EXAMPLE_FOLDERS[kind]}/{slug}"

    mentions = {(s["id"], entity(m["entity"])) for s in example["segments"] for m in s["mentions"]}
    involved = {(s["id"], entity(m["entity"])) for s in example["segments"] for m in s["mentions"] if m["involved"]}
    head = measure.replace("-", ":")
    for property_, wanted in (("kk:mentions", mentions), ("kk:involves", involved)):
        rows = _plain(store, f"SELECT DISTINCT ?a ?e {{ GRAPH ?p {{ ?x {property_} ?e }} ?p kk:address ?a }}")
        ours = {(str(a), str(e)) for a, e in rows if str(a).split("/")[0] == head}
        assert wanted - ours == set()
        assert ours - wanted <= BEYOND_EXAMPLES
    values = _plain(store, "SELECT ?a ?printed { GRAPH ?p { ?s a kk:Statistic ; kk:printedValue ?printed } "
                           "?p kk:address ?a }")  # fmt: skip
    ours_count = sum(str(a).split("/")[0] == head for a, _ in values)
    assert ours_count == len(example["statistics"])


# Values that are printed in words, and the last years of spans, whose first years are values too.
WORDED = {"政令指定都市トップ": 1, "過半数": 50, "概ね１～５年目": 5, "概ね６～10年目": 10}
SCALES = (("兆", 10**12), ("億", 10**8), ("万", 10**4), ("千", 10**3), ("", 1))


def _worth(printed: str) -> Decimal:
    """The number that is printed, in the base unit: 4兆2,968億円 is 4,296,800,000,000, 約５割 is 50."""
    text = unicodedata.normalize("NFKC", printed).replace(",", "").replace(" ", "")
    text = text[re.search(r"\d", text).start() :]  # type: ignore[union-attr]
    value = Decimal(0)
    for sign, scale in SCALES:
        if found := re.match(rf"(\d+(?:\.\d+)?){sign}", text):
            value += Decimal(found[1]) * scale
            text = text[found.end() :]
    return value * (10 if "割" in printed else 10_000 if "ha" in printed else 1)


def test_numbers_agree_with_what_is_printed(store: Store) -> None:
    rows = _plain(store, "SELECT ?value ?printed { ?s kk:value ?value ; kk:printedValue ?printed }")
    assert len(rows) > 300
    for value, printed in rows:
        number = Decimal(str(value))
        assert number == WORDED.get(str(printed)) or number == _worth(str(printed)), printed


def test_every_passage_is_read(store: Store) -> None:
    """Every element has a label in both languages, and every indicator its four values, a dash where none is set."""
    unlabelled = """SELECT ?a { ?e kk:address ?a ; a kk:PlanElement
      FILTER NOT EXISTS { ?e skos:prefLabel ?ja, ?en FILTER (LANG(?ja) = "ja" && LANG(?en) = "en") } }"""
    assert _plain(store, unlabelled) == []
    values = "SELECT ?i (COUNT(DISTINCT ?v) AS ?n) { ?i a kk:Indicator . ?v kk:indicator ?i } GROUP BY ?i"
    assert {number for _, number in _plain(store, values)} == {"4"}
    assert len(_plain(store, values)) == 30


def test_places_and_sectors_stand_in_a_hierarchy_without_circles(store: Store) -> None:
    circles = "SELECT ?x { { ?x dcterms:isPartOf+ ?x } UNION { ?x skos:broader+ ?x } }"
    assert _plain(store, circles) == []
    tops = _plain(store, "SELECT ?x { ?x a kk:Place FILTER NOT EXISTS { ?x dcterms:isPartOf ?y } } ORDER BY ?x")
    assert [row[0] for row in tops] == [
        "place/asia", "place/australia", "place/europe-america", "place/industrial-use-districts", "place/mozambique",
        "place/urbanization-control-area", "place/urbanization-promotion-area",
    ]  # fmt: skip
    above = _plain(store, f"SELECT DISTINCT ?y {{ <{ID}place/miyamoto-cho> dcterms:isPartOf+ ?y }} ORDER BY ?y")
    assert [row[0] for row in above] == [
        "place/asia", "place/greater-tokyo", "place/japan", "place/kanagawa-prefecture", "place/kawasaki",
        "place/kawasaki-ward", "place/southern-kanto",
    ]  # fmt: skip
    narrower = _plain(store, f"SELECT ?x {{ ?x skos:broader <{ID}sector/hydrogen-energy> }} ORDER BY ?x")
    assert len(narrower) == 5


def test_every_facility_lies_somewhere_but_kinds_of_facility(store: Store) -> None:
    nowhere = "FILTER NOT EXISTS { ?x (schema:location|dcterms:isPartOf)+ ?y . ?y a kk:Place }"
    rows = _plain(store, f"SELECT ?x {{ ?x a kk:Facility {nowhere} }} ORDER BY ?x")
    assert [row[0] for row in rows] == [
        "facility/citizen-farms", "facility/community-exchange-farms", "facility/community-general-support-center",
        "facility/farm-restaurants", "facility/farm-shops", "facility/hands-on-farms",
    ]  # fmt: skip
    markets = f"SELECT DISTINCT ?x {{ ?x dcterms:isPartOf <{ID}facility/wholesale-markets> }} ORDER BY ?x"
    assert _plain(store, markets) == [("facility/northern-market",), ("facility/southern-market",)]


def test_governments_are_linked_with_the_places_that_the_graph_has(store: Store) -> None:
    assert _plain(store, "SELECT ?x ?place { ?x kk:governs ?place ; kk:jurisdiction ?place } ORDER BY ?x") == [
        ("actor/bandung-city", "place/bandung"), ("actor/kanagawa-prefecture", "place/kanagawa-prefecture"),
        ("actor/kawasaki-city", "place/kawasaki"), ("actor/miyazaki-prefecture", "place/miyazaki-prefecture"),
        ("actor/national-government", "place/japan"), ("actor/okaya-city", "place/okaya"),
        ("actor/tokyo-metropolis", "place/tokyo"),
    ]  # fmt: skip


def test_positions_in_kawasaki_are_near_the_middle_of_their_ward(store: Store) -> None:
    """At most six kilometres from it, which is as far as a ward reaches."""
    position = "wgs84:lat {0}lat ; wgs84:long {0}long ; kk:positionAccuracy {0}off"
    rows = _plain(
        store,
        f"SELECT DISTINCT ?x ?ward ?lat ?long ?off ?wlat ?wlong {{ ?x {position.format('?')} ; "
        f"(schema:location|dcterms:isPartOf)+ ?ward . ?ward kk:kind kk:Ward ; "
        f"dcterms:isPartOf <{ID}place/kawasaki> ; {position.format('?w')} }}",
    )
    assert len(rows) > 30
    for thing, ward, *numbers in rows:
        lat, long, off, ward_lat, ward_long = (float(number or "nan") for number in numbers)
        assert 35.4 < lat < 35.7, thing
        assert 139.4 < long < 139.8, thing
        apart = math.hypot((lat - ward_lat) * 110_950, (long - ward_long) * 90_600)  # metres of a degree here
        assert apart <= 6_000, (thing, ward, apart)
        assert off <= 4_000, thing
    wards = _plain(
        store, f"SELECT ?x {{ ?x kk:kind kk:Ward ; dcterms:isPartOf <{ID}place/kawasaki> ; kk:areaCode ?c }}"
    )
    assert len({*wards}) == 7


def test_codes_of_areas_are_those_of_their_names_elsewhere(store: Store) -> None:
    rows = _plain(store, "SELECT DISTINCT ?code ?same { ?x kk:areaCode ?code ; skos:exactMatch ?same } ORDER BY ?code")
    assert [same for _, same in rows] == [f"http://data.e-stat.go.jp/lod/sac/C{code}" for code, _ in rows]
    assert len({code for code, _ in rows}) == len(rows) == 41
    above = "SELECT DISTINCT ?code ?of { ?x kk:areaCode ?code ; dcterms:isPartOf+ ?y . ?y kk:areaCode ?of }"
    assert all(str(code)[:2] == str(of)[:2] for code, of in _plain(store, above))  # the first two: the prefecture
    countries = _plain(store, "SELECT ?x { ?x kk:kind kk:Country FILTER NOT EXISTS { ?x kk:countryCode ?code } }")
    assert countries == []


def test_documents_places_and_actors_are_of_a_kind_of_their_class(store: Store) -> None:
    unkind = "SELECT ?x { ?x a ?class . VALUES ?class { kk:Document kk:Place kk:Actor } "
    rows = _plain(store, unkind + "FILTER NOT EXISTS { ?x kk:kind ?kind . ?kind kk:kindOf ?class } } ORDER BY ?x")
    # What the text does not say enough of.
    assert [row[0] for row in rows] == [
        "actor/asia-village-body", "actor/designated-periodic-inspection-body",
        "actor/kawasaki-tmo", "actor/national-government", "actor/overseas-support-body", "actor/police",
        "actor/sme-support-center",
    ]  # fmt: skip


def test_what_opens_in_a_month_or_year_is_opened_or_due_to_open_then(store: Store) -> None:
    rows = _plain(store, "SELECT DISTINCT ?x ?when { ?x kk:opened ?when } ORDER BY ?x")
    assert rows == [
        ("facility/kawasaki-kita-terrace", "2018-02"), ("facility/kobs", "2013-02"),
        ("facility/medtronic-training-facility", "2017-08"), ("programme/tsunagood-kawasaki", "2017-05"),
    ]  # fmt: skip
    rows = _plain(store, "SELECT DISTINCT ?x ?when { ?x kk:dueToOpen ?when } ORDER BY ?x")
    assert rows == [
        ("facility/airbic", "2019-01"), ("facility/haneda-connecting-road", "2020"),
        ("facility/kawasaki-convention-hall", "2018-04"),
    ]  # fmt: skip


def test_every_statistic_and_indicator_says_what_it_counts(store: Store) -> None:
    """And every variable is counted, under names that no other variable has, in both languages."""
    silent = (
        "SELECT ?x { ?x a ?class VALUES ?class { kk:Statistic kk:Indicator } FILTER NOT EXISTS { ?x kk:counts ?v } }"
    )
    assert _plain(store, silent) == []
    assert _plain(store, "SELECT ?v { ?v a kk:Variable FILTER NOT EXISTS { ?x kk:counts ?v } }") == []
    named: dict[str, set[str]] = {}
    languages: dict[str, set[str]] = {}
    rows = _plain(store, "SELECT ?v ?n (LANG(?n) AS ?l) { ?v a kk:Variable ; skos:altLabel ?n }")
    for variable, name, language in rows:
        named.setdefault(fold(str(name)), set()).add(str(variable))
        languages.setdefault(str(variable), set()).add(str(language))
    assert [name for name, variables in named.items() if len(variables) > 1] == []
    assert {frozenset(both) for both in languages.values()} == {frozenset({"ja", "en"})}
    assert len(languages) == len(_plain(store, "SELECT ?v { ?v a kk:Variable }"))


def test_the_dataset_says_how_well_its_readings_agreed_as_the_report_does(session: Session) -> None:
    """Pages tell it from the dataset; the table of QUALITY.md is where the figures come from."""
    text = (ROOT / "graph" / "QUALITY.md").read_text(encoding="utf-8")
    table = text.split("## Agreement of the two readings")[1].split("## ")[0]
    rows = [row for row in table.splitlines() if re.search(r"\.\d+ \|$", row)]
    reported = sorted(Decimal(row.split("|")[-2]) for row in rows)
    query = prologue("dqv") + "SELECT ?value { ?set dqv:hasQualityMeasurement/dqv:value ?value }"
    stated = sorted(Decimal(value.value) for (value,) in session.select(query).rows if isinstance(value, Literal))
    assert stated == reported
    assert len(stated) == 9
