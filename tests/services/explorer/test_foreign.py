"""The explorer's data of anything: whatever the data say something of is a thing, and nothing they say is lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import AskedWrongly, DataAtFault
from keikaku.records import IRI
from keikaku.services.explorer import explorer, foreign
from keikaku.services.explorer.tongues import cased
from keikaku.services.session.opening import open_session
from tests.examples import examples
from tests.places import PLANS, ROOT
from tests.services.explorer.conftest import Json, as_json

ANYTHING = ROOT / "tests" / "data" / "anything"
HEAD = (
    "@prefix ex: <http://example.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
)


def read(*files: Path) -> Json:
    return as_json(explorer.data(open_session([str(file) for file in files], everything=True)))


def written(folder: Path, text: str, name: str = "a.ttl") -> Path:
    file = folder / name
    file.write_text(HEAD + text, encoding="utf-8")
    return file


def _links(data: Json) -> set[tuple[str, str, str]]:
    name = [thing["name"][1] for thing in data["things"]]
    return {(name[one], data["relations"][way]["id"], name[other]) for one, way, other, _ in data["links"]}


def _literals(data: Json) -> set[tuple[str, str, str, str]]:
    return {
        (data["things"][thing]["name"][1], data["properties"][said]["name"][1], text, what)
        for thing, said, text, what, _ in data["literals"]
    }


def _kinds(data: Json) -> list[tuple[str, int]]:
    count = Counter(thing["kind"] for thing in data["things"])
    return [(kind["name"][1], count[place]) for place, kind in enumerate(data["kinds"])]


def test_a_thesaurus_is_concepts_with_their_links_and_values() -> None:
    data = read(ANYTHING / "thesaurus.ttl")
    assert _kinds(data) == [("Concept", 3), ("Concept scheme", 1)]
    assert data["title"] == ["都市政策シソーラス", "Thesaurus of city policy"]
    assert [thing["name"] for thing in data["things"]] == [
        ["港湾", "Port"], ["Schiff", "Schiff"], ["臨海部", "Waterfront"],
        ["都市政策シソーラス", "Thesaurus of city policy"],
    ]  # fmt: skip
    scheme = "Thesaurus of city policy"
    assert _links(data) == {
        ("Port", "broader", "Waterfront"), ("Port", "related", "Schiff"),
        *((name, "inScheme", scheme) for name in ("Port", "Schiff", "Waterfront")),
    }  # fmt: skip
    told = {(said, text, what) for name, said, text, what in _literals(data) if name == "Port"}
    assert told == {
        ("preferred label", "港湾", "@ja"), ("preferred label", "こうわん", "@ja-Kana"),
        ("preferred label", "Port", "@en"),
        ("preferred label", "Puerto", "@es"), ("alternative label", "harbour", "@en"), ("notation", "01.1", ""),
        ("exact match", "http://www.wikidata.org/entity/Q44782", "<>"), ("created", "2019-04-01", "xsd:date"),
    }  # fmt: skip
    broader = next(one for one in data["relations"] if one["id"] == "broader")
    assert (broader["name"], broader["back"]) == (["上位概念", "broader"], ["下位概念", "narrower"])
    assert {one["id"]: one["drawn"] for one in data["relations"]} == {
        "broader": True,
        "related": True,
        "inScheme": False,
    }
    assert data["plans"] == data["passages"] == data["facts"] == data["indicators"] == []


def test_a_city_s_organisations_are_told_through_blank_nodes() -> None:
    data = read(ANYTHING / "city.ttl")
    assert _kinds(data) == [
        ("Organization", 2), ("Formal organization", 1), ("Membership", 1), ("Organizational unit", 1), ("Person", 1),
        ("Things without a class", 1),
    ]  # fmt: skip
    further = [(thing["name"][1], thing["further"]) for thing in data["things"] if "further" in thing]
    assert further == [("Rei City", [0])]
    assert _links(data) == {
        ("Port Bureau", "unitOf", "Rei City"), ("Membership: Sato, Port Bureau", "member", "Sato"),
        ("Membership: Sato, Port Bureau", "organization", "Port Bureau"),
    }  # fmt: skip
    told = {(said, text, what) for name, said, text, what in _literals(data) if name == "Rei City"}
    assert told == {
        ("preferred label", "例市", "@ja"), ("preferred label", "Rei City", "@en"),
        ("has site › site address › postal code", "210-0007", ""),
        ("has site › site address › locality", "駅前", "@ja"), ("homepage", "https://www.city.example/", "<>"),
    }  # fmt: skip


def test_graphs_are_the_sources_where_there_are_several(tmp_path: Path) -> None:
    text = (
        'GRAPH ex:one { ex:a rdfs:label "A" ; ex:near ex:b } GRAPH ex:two { ex:b rdfs:label "B" . ex:a ex:near ex:b }'
    )
    data = read(written(tmp_path, text, "a.trig"))
    assert [(one["at"], one["graph"]) for one in data["passages"]] == [
        ("http://example.org/one", True), ("http://example.org/two", True),
    ]  # fmt: skip
    assert [stated for *_, stated in data["links"]] == [[0, 1]]
    assert [stated for *_, stated in data["literals"]] == [[0], [1]]
    alone = read(written(tmp_path, 'GRAPH ex:one { ex:a rdfs:label "A" ; ex:near ex:b }', "b.trig"))
    assert len(alone["passages"]) == 1
    assert [stated for *_, stated in alone["literals"]] == [[], []]


def test_an_iri_of_which_nothing_is_said_is_a_link_out_and_no_thing(tmp_path: Path) -> None:
    data = read(written(tmp_path, 'ex:a rdfs:label "A" ; ex:near ex:b , ex:a .'))
    assert [thing["name"][1] for thing in data["things"]] == ["A"]
    assert _links(data) == {("A", "near", "A")}
    assert _literals(data) == {("A", "label", "A", ""), ("A", "near", "http://example.org/b", "<>")}


def test_a_thing_stands_under_each_of_its_classes(tmp_path: Path) -> None:
    """Its mark is that of people's own class of the fewest things; what is true of anything is only told."""
    text = "@prefix owl: <http://www.w3.org/2002/07/owl#> . ex:a a skos:Concept, ex:Goal, ex:Aim . "
    data = read(written(tmp_path, text + "ex:b a ex:Goal, owl:NamedIndividual ."))
    kinds = [kind["name"][1] for kind in data["kinds"]]
    assert kinds == ["Goal", "Aim", "Concept"]
    assert [(thing["kind"], thing.get("further")) for thing in data["things"]] == [(0, None), (1, [0, 2])]
    assert _literals(data) == {("b", "class", "owl:NamedIndividual", "")}


@pytest.mark.parametrize(
    "below",
    [
        "ex:Museum rdfs:subClassOf ex:Building .",
        "ex:Museum rdfs:subClassOf ex:Hall . ex:Hall rdfs:subClassOf ex:Building, ex:Hall .",
        "ex:Museum rdfs:subClassOf ex:Building . ex:House rdfs:subClassOf ex:Home . ex:Home rdfs:subClassOf ex:House .",
    ],
)
def test_of_two_classes_that_is_drawn_which_stands_below_the_other(tmp_path: Path, below: str) -> None:
    """However many things have it, and whatever stands between."""
    text = 'ex:m a ex:Museum, ex:Building ; rdfs:label "M" . ex:n a ex:Museum . ex:o a ex:Museum . '
    file = written(tmp_path, text + below)
    assert {one["id"]: one["kind"] for one in read(file)["things"] if one["id"] in "mno"} == dict.fromkeys("mno", 0)
    assert read(file)["kinds"][0]["id"] == "Museum"
    session = open_session(str(file))
    assert session.card(IRI("http://example.org/m")).type == "http://example.org/Museum"
    assert {name.kind for name in session.every_name if name.text == "M"} == {"http://example.org/Museum"}


def test_a_class_above_all_others_is_not_the_one_that_is_drawn(tmp_path: Path) -> None:
    text = "@prefix foaf: <http://xmlns.com/foaf/0.1/> . ex:a a foaf:Agent, foaf:Person ."
    data = read(written(tmp_path, text))
    assert [(data["kinds"][one["kind"]]["id"], one["further"]) for one in data["things"]] == [("Person", [0])]


def test_a_name_of_another_language_says_which(tmp_path: Path) -> None:
    text = 'ex:a a ex:Amt ; rdfs:label "甲"@ja-hani . ex:b a ex:Amt ; rdfs:label "B"@zh-hant-tw . '
    data = read(
        written(tmp_path, text + 'ex:Amt rdfs:label "Amt"@de . ex:c a ex:Amt ; rdfs:label "C" . ex:d a ex:Amt .')
    )
    told = {thing["id"]: (thing["name"], thing.get("tongue")) for thing in data["things"]}
    assert told == {
        "a": (["甲", "甲"], ["", "ja"]), "b": (["B", "B"], ["zh-Hant-TW", "zh-Hant-TW"]), "c": (["C", "C"], None),
        "d": (["d", "d"], None), "Amt": (["Amt", "Amt"], ["de", "de"]),
    }  # fmt: skip
    assert data["kinds"][0]["name"] == ["Amt [de]", "Amt [de]"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [("ja", "ja"), ("JA-HANI", "ja-Hani"), ("en-gb", "en-GB"), ("zh-cmn-hans-cn", "zh-cmn-Hans-CN"),
     ("de-1996", "de-1996"), ("x-tokyo-ab", "x-tokyo-ab"),
     ("en-u-co-phonebk", "en-u-co-phonebk"), ("sl-rozaj", "sl-rozaj")],
)  # fmt: skip
def test_tags_are_shown_as_people_write_them(given: str, shown: str) -> None:
    assert cased(given) == shown


def test_foreign_things_stand_beside_a_plan(tmp_path: Path) -> None:
    minato = PLANS / "minato.trig"
    plan = read(minato)
    element = plan["base"] + plan["things"][0]["id"]
    beside = written(tmp_path, f'ex:shop a ex:Shop ; rdfs:label "Shop" ; ex:named <{element}> ; ex:size 3 .')
    both = read(minato, beside)
    assert both["things"][:-1] == [{**one, "id": both["things"][at]["id"]} for at, one in enumerate(plan["things"])]
    assert both["kinds"][:-1] == plan["kinds"]
    assert (both["kinds"][-1]["id"], both["things"][-1]["name"]) == ("Shop", ["Shop", "Shop"])
    ends = [[one, other] for one, way, other, _ in both["links"] if both["relations"][way]["id"] == "named"]
    assert ends == [[len(plan["things"]), 0]]
    assert both["plans"] == plan["plans"]


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_of_nothing_there_is_no_page(text: str, tmp_path: Path) -> None:
    with pytest.raises(DataAtFault, match="nothing to show"):
        read(written(tmp_path, text))


def test_more_than_a_page_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, "ex:a ex:p ex:b . ex:b ex:p ex:c . ex:c ex:p ex:a .")
    monkeypatch.setattr(foreign, "MOST_THINGS", 3)
    assert len(read(file)["things"]) == 3
    monkeypatch.setattr(foreign, "MOST_THINGS", 2)
    with pytest.raises(AskedWrongly, match="at most 2 things, and here are 3") as problem:
        read(file)
    assert "CONSTRUCT" in problem.value.hint
    monkeypatch.setattr(foreign, "MOST_THINGS", 3)
    monkeypatch.setattr(foreign, "MOST_STATEMENTS", 2)
    with pytest.raises(AskedWrongly, match="at most 2 statements, and here are 3"):
        read(file)


def test_blank_nodes_that_lead_in_circles_and_lists_end(tmp_path: Path) -> None:
    circle = 'ex:a ex:has _:x . _:x ex:says "once" ; ex:has _:y . _:y ex:has _:x ; ex:says "twice" .'
    ordered = 'ex:a ex:steps ( ex:a "two" [ ex:says "three" ] ) . _:r ex:says "alone" .'
    data = read(written(tmp_path, circle + ordered))
    assert _literals(data) == {
        ("a", "has › says", "once", ""), ("a", "has › has › says", "twice", ""), ("a", "steps", "two", ""),
        ("a", "steps › says", "three", ""), ("Things without a class 1", "says", "alone", ""),
    }  # fmt: skip
    assert _links(data) == {("a", "steps", "a")}


def test_a_label_that_is_a_node_names_its_thing(tmp_path: Path) -> None:
    text = (
        "@prefix xl: <http://www.w3.org/2008/05/skos-xl#> . ex:a xl:prefLabel ex:l ; xl:altLabel [ xl:literalForm "
        '"Haven"@nl ] . ex:l a xl:Label ; xl:literalForm "港湾"@ja .'
    )
    data = read(written(tmp_path, text))
    assert [thing["name"] for thing in data["things"]] == [["港湾", "港湾"]]
    assert {(text, what) for _, _, text, what, _ in data["literals"]} == {("港湾", "@ja"), ("Haven", "@nl")}
    assert all(one["label"] for one in data["properties"])


_TERMS = st.sampled_from(["ex:a", "ex:b", "_:x", "_:y", "_:z"])
_VALUES = st.one_of(
    _TERMS, st.sampled_from(['"text"', '"文"@ja', "12", "<javascript:alert(1)>", "<http://other.example/x>"])
)


@given(
    st.lists(st.tuples(_TERMS, st.sampled_from(["ex:p", "ex:q", "rdfs:label", "a"]), _VALUES), min_size=1, max_size=12)
)
@examples(30)
def test_whatever_is_said_of_an_iri_is_on_the_page(
    tmp_path_factory: pytest.TempPathFactory, statements: list[tuple[str, str, str]]
) -> None:
    sane = [(s, p, o) for s, p, o in statements if not (p == "a" and re.match('["0-9_]', o))]
    if not sane:
        return
    file = written(tmp_path_factory.mktemp("any"), "".join(f"{s} {p} {o} .\n" for s, p, o in sane))
    data = read(file)
    ids = {thing["id"] for thing in data["things"]}
    assert {s[3:] for s, _, _ in sane if s.startswith("ex:")} <= {one.rsplit("/", 1)[-1] for one in ids}
    count = len(data["links"]) + len(data["literals"])
    direct = {(s, p, o) for s, p, o in sane if s.startswith("ex:") and p != "a" and not o.startswith("_:")}
    assert count >= len(direct)
    assert all(0 <= end < len(data["things"]) for one, _, other, _ in data["links"] for end in (one, other))
