"""Things of other people's data: found by whatever names them, and told by all that is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import UnknownName
from keikaku.records import Label
from keikaku.services.explorer import explorer
from keikaku.services.networks.network import network
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.things import anything
from keikaku.services.things.complete import Candidate, complete
from keikaku.services.things.matches_view import MatchesView
from keikaku.services.things.search import search
from keikaku.services.things.sheet_view import SheetView
from keikaku.services.things.show import show
from tests.places import FOREIGN

GOALS, CITY, ONT = (
    "https://data.example.org/goals/",
    "https://data.example.jp/minato/",
    "https://data.example.org/ontology",
)


@pytest.mark.parametrize(
    ("text", "iri", "kind"),
    [
        ("きれいな水", f"{GOALS}1", "Goal"),
        ("EAU PROPRE", f"{GOALS}1", "Goal"),
        ("水", f"{GOALS}1", "Goal"),  # a name of one character is one
        ("clean harbour", f"{GOALS}1.1", "Target"),
        ("港内の水をきれいにする", f"{GOALS}1.1", "Target"),
        ("docks at work", f"{GOALS}2", "Goal"),
        ("港湾都市の目標", "https://data.example.org/goals", "ConceptScheme"),
        ("cible", f"{ONT}/goals#Target", "Class"),
        ("is target of", f"{ONT}/goals#isTargetOf", "ObjectProperty"),
        ("concept", "http://www.w3.org/2004/02/skos/core#Concept", "Class"),  # it is only used
        ("exact match", "http://www.w3.org/2004/02/skos/core#exactMatch", "Property"),
        ("6", "http://metadata.example.net/sdg/6", None),  # it is only spoken of
    ],
)
def test_a_thing_is_found_by_each_of_its_names(text: str, iri: str, kind: str | None, thesaurus: Session) -> None:
    first = search(thesaurus, text)[0]
    assert (first.card.iri, first.kind.en) == (iri, kind)


def test_a_search_says_what_class_it_is_and_by_what_it_can_be_shown(chart: Session) -> None:
    view = MatchesView("事務所", search(chart, "事務所"))
    assert view.tables("ja")[0].rows == [
        ("事務所", "Class", "事務所", "100", f"{CITY}def#Office"),
        ("港湾事務所", "事務所", "港湾事務所", "87.4", f"{CITY}port-office"),
    ]
    assert view.data()["results"][1] == {
        "iri": f"{CITY}port-office",
        "type": f"{CITY}def#Office",
        "label": {"ja": "港湾事務所", "en": "Port Office"},
        "score": 87.4,
    }
    (quays, *_) = search(chart, "埠頭係")
    assert (quays.card.name("en"), quays.score) == ("埠頭係", 100)
    assert search(chart, "no such thing whatever") == []


def test_every_statement_is_shown_with_names_and_blank_nodes_in_their_place(chart: Session) -> None:
    view = SheetView(show(chart, "Port Office"))
    assert view.title("en") == "Port Office ／ 港湾事務所  [office]"
    assert view.tables("en")[0].rows == [
        ("prefLabel", "Port Office", "", None),
        ("prefLabel", "港湾事務所", "", None),
        ("prefLabel", "こうわんじむしょ", "", None),
        ("type", "office", "", None),
        ("oversees", "Quay Section", "", None),
        ("hasSite", "pier-site", "", None),
        ("unitOf", "Minato City", "", None),
        ("← organization", "[Membership; member: 港 花子; role: Leitung [de]]", "", None),
        ("← postIn", "所長", "", None),
        ("← unitOf", "Quay Section", "", None),
    ]
    (address,) = (fact for fact in show(chart, "pier-site").facts if fact.property == "org:siteAddress")
    told = "[Address; hasGeo: [latitude: 35.5; note: […]]; locality: Minato; street-address: 1-1 Pier]"
    assert address.value_label == Label(told, told)
    data = SheetView(show(chart, "pier-site")).data()
    assert (data["type"], "left_out" in data) == ("http://www.w3.org/ns/org#Site", False)
    assert {"property": "org:siteAddress", "value": told, "evidence": []} in data["facts"]  # type: ignore[operator]


def test_a_label_that_is_a_thing_is_told_by_its_text(thesaurus: Session) -> None:
    facts = show(thesaurus, f"{GOALS}1.1").facts
    assert [fact.value_label.en for fact in facts[:3]] == [
        "Clean harbour basins", "Bassins propres [fr]", "港内の水をきれいにする [ja]",
    ]  # fmt: skip


@pytest.mark.parametrize("text", [f"{GOALS}1", f"<{GOALS}1>", " Clean water ", "ｅａｕ　ｐｒｏｐｒｅ"])
def test_a_thing_is_shown_by_its_iri_and_by_any_name(text: str, thesaurus: Session) -> None:
    assert show(thesaurus, text).card.iri == f"{GOALS}1"


def test_what_is_only_used_or_spoken_of_is_shown(thesaurus: Session) -> None:
    used = show(thesaurus, "skos:notation")
    assert [(fact.property_label.en, fact.value_label.en) for fact in used.facts] == [("times used as a property", "4")]
    assert SheetView(used).title("en") == "notation"
    spoken = show(thesaurus, "http://metadata.example.net/sdg/6")
    assert [(fact.property, fact.value) for fact in spoken.facts] == [("^skos:exactMatch", f"{GOALS}1")]
    with pytest.raises(UnknownName, match="the graph knows nothing"):
        show(thesaurus, f"{GOALS}999")


def test_long_lists_are_cut_and_counted(tmp_path: Path) -> None:
    more = anything.MOST + 7
    (tmp_path / "a.nt").write_text(
        "".join(f"<urn:x:{number}> <urn:p:in> <urn:x:hub> .\n" for number in range(more)), encoding="utf-8"
    )
    view = SheetView(show(open_session(str(tmp_path)), "urn:x:hub"))
    rows = view.tables("en")[0].rows
    assert (len(rows), rows[-1][:2]) == (anything.MOST + 1, ("← in", "… and 7 more"))
    assert view.data()["left_out"] == {"^<urn:p:in>": 7}


def test_names_are_completed(thesaurus: Session) -> None:
    assert complete(thesaurus, "clean h", "en") == [Candidate("Clean harbour basins", "港内の水をきれいにする")]
    assert complete(thesaurus, "eau", "en") == [Candidate("Eau propre", "Clean water")]
    assert complete(thesaurus, "clean", "en", {"Organisation"}) == []


def test_beside_a_plan_what_has_a_name_and_a_class_is_found_and_the_plan_is_told_as_before(town: Session) -> None:
    both = open_session([str(FOREIGN.parent / "town"), str(FOREIGN / "chart.ttl")], everything=True)
    (found, *_) = search(both, "港湾事務所")
    assert (found.card.iri, found.kind.ja) == (f"{CITY}port-office", "事務所")
    assert search(both, "埠頭係") == search(town, "埠頭係")  # without a class
    assert ("所管する", "Quay Section") in {row[:2] for row in SheetView(show(both, "港湾事務所")).tables("ja")[0].rows}
    assert show(both, "place/minato").facts == show(town, "place/minato").facts


_PREFIXES = "".join(
    f"@prefix {prefix}: <{name}> .\n"
    for prefix, name in {
        "x": "http://e.org/", "y": "http://f.org/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/", "dcterms": "http://purl.org/dc/terms/",
    }.items()
)  # fmt: skip


def opened(folder: Path, text: str, *beside: str) -> Session:
    (folder / "a.ttl").write_text(_PREFIXES + text, encoding="utf-8")
    return open_session([*beside, str(folder / "a.ttl")], everything=True)


def values(session: Session, name: str) -> list[str | None]:
    return [fact.value_label.en for fact in show(session, name).facts]


def test_a_value_without_a_name_is_called_by_the_end_of_its_iri_where_that_is_clear(tmp_path: Path) -> None:
    session = opened(
        tmp_path,
        "x:a x:p x:b, y:c, y:d, x:d, <http://g.org/page> ; x:q [ x:at y:c ; x:of <http://g.org/page> ] . y:c x:p 1 .",
    )
    assert values(session, "http://e.org/a") == [
        "b", "http://e.org/d", "c", "http://f.org/d", "http://g.org/page", "[at: c; of: http://g.org/page]",
    ]  # fmt: skip
    facts = SheetView(show(session, "http://e.org/a")).data()["facts"]
    assert [fact["value"] for fact in facts][:3] == [  # type: ignore[attr-defined]
        "http://e.org/b", "http://e.org/d", "http://f.org/c",
    ]  # fmt: skip


def test_who_else_has_a_name_is_told_by_what_it_can_be_shown_by(tmp_path: Path) -> None:
    session = opened(tmp_path, 'x:1 rdfs:label "Beta" . x:2 rdfs:label "Beta" . x:3 rdfs:label "Beta" ; a x:Person .')
    assert show(session, "Beta").resolved.others == ("Beta http://e.org/2", "Beta [Person] http://e.org/3")
    assert show(session, "http://e.org/3").card.iri == "http://e.org/3"


def test_a_thing_of_several_classes_is_of_the_same_one_everywhere(tmp_path: Path) -> None:
    session = opened(
        tmp_path,
        'x:a a x:Agent, x:Person ; rdfs:label "Alpha" ; x:knows x:b . x:b a x:Agent ; rdfs:label "Beta" . '
        "x:c a x:Agent, x:Zebra, x:Person .",
    )
    assert [match.kind.en for match in search(session, "Alpha")] == ["Person"]
    assert {node.card.iri[-1]: node.kind.en for node in network(session).nodes} == {"a": "Person", "b": "Agent"}
    data = explorer.data(session)
    kinds = {thing["name"][1]: data["kinds"][thing["kind"]]["name"][1] for thing in data["things"]}
    assert kinds == {"Alpha": "Person", "Beta": "Agent", "c": "Zebra"}
    assert {name.iri[-1]: name.kind for name in session.every_name if name.kind.startswith("http://e.org/")} == {
        "a": "http://e.org/Person", "b": "http://e.org/Agent", "c": "http://e.org/Zebra",
    }  # fmt: skip


def test_the_words_that_data_give_to_terms_come_before_ours(tmp_path: Path) -> None:
    session = opened(
        tmp_path,
        'schema:Place rdfs:label "Spot"@en . schema:organizer rdfs:label "host"@en . x:b a schema:Place . '
        "x:a schema:organizer x:b ; dcterms:isPartOf x:b .",
        "packaged",
    )
    sheet = show(session, "http://e.org/b")
    assert (sheet.kind.en, [fact.property_label.en for fact in sheet.facts]) == (
        "Spot", ["type", "is part of", "host"],
    )  # fmt: skip
    assert [edge.role_label.en for edge in network(session, "http://e.org/b").edges] == ["is part of", "host"]
