"""The explorer's data: all of the graph, each statement once, and each passage that is cited really says it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from keikaku.errors import DataAtFault
from keikaku.records import IRI, Literal
from keikaku.services.explorer import explorer
from keikaku.services.session.far_shelf import FarShelf
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import ID, NS, ONTOLOGY, prologue
from tests.places import ROOT
from tests.services.explorer.conftest import Json, as_json

SMALL = ROOT / "tests" / "data" / "small.trig"
PREFIXES = prologue("kk", "dcterms", "org", "owl", "rdfs", "schema", "skos")


@pytest.fixture(scope="module")
def quads(session: Session) -> set[tuple[str, str, str, str]]:
    """Everything that any graph states, literals left out."""
    rows = session.select("SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } FILTER isIRI(?o) }").rows
    return {(str(s), str(p), str(o), str(g)) for s, p, o, g in rows}


SETTLED = " FILTER NOT EXISTS { ?s kk:wanted ?o }"  # what is only wanted is shown as that


def _count(session: Session, pattern: str) -> int:
    row = session.select(f"{PREFIXES} SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").rows[0]
    assert isinstance(row[0], Literal)
    return int(row[0].value)


def _by_relation(data: Json) -> Counter[str]:
    return Counter(data["relations"][relation]["id"] for _, relation, _, _ in data["links"])


def _place(data: Json, path: str) -> int:
    return next(place for place, thing in enumerate(data["things"]) if thing["id"] == path)


def _iri(data: Json, place: int) -> str:
    return str(data["base"] + data["things"][place]["id"])


def test_there_is_every_thing_every_passage_and_every_indicator(session: Session, data: Json) -> None:
    kinds = Counter(data["kinds"][thing["kind"]]["id"] for thing in data["things"])
    for kind in kinds:
        assert kinds[kind] == _count(session, f"{{ SELECT DISTINCT ?x {{ ?x a kk:{kind} }} }}"), kind
    assert kinds.total() == _count(
        session, "{ SELECT DISTINCT ?x { { ?x a kk:PlanElement } UNION { ?x a kk:Entity } } }"
    )
    assert len(data["passages"]) == _count(session, "?p a kk:Passage")
    assert len(data["indicators"]) == kinds["Indicator"] == 30
    assert sum(len(one["values"]) for one in data["indicators"]) == _count(session, "?v kk:indicator ?i")
    assert [plan["id"] for plan in data["plans"]] == ["2018", "2005"]
    assert (data["main"], data["opens"]) == (0, [0])


def test_names_are_those_of_the_graph(session: Session, data: Json) -> None:
    rows = session.select(f"{PREFIXES} SELECT ?x ?n {{ ?x skos:prefLabel ?n }}").rows
    labels = {(str(x), n.language): n.value for x, n in rows if isinstance(n, Literal)}
    for place, thing in enumerate(data["things"]):
        assert thing["name"] == [labels[_iri(data, place), "ja"], labels[_iri(data, place), "en"]]
    other = sum(len(names) for thing in data["things"] for names in thing["also"])
    told = "?x skos:altLabel ?n { ?x a kk:Entity } UNION { ?x a kk:PlanElement }"
    same = f"{told} ?x skos:prefLabel ?m FILTER (STR(?m) = STR(?n))"
    distinct = "{ SELECT DISTINCT ?x ?n { %s } }"
    assert other == _count(session, distinct % told) - _count(session, distinct % same)
    assert sum(len(thing["reading"]) for thing in data["things"]) == _count(session, "?x kk:reading ?r")
    assert sum("sort" in thing for thing in data["things"]) == _count(
        session, "{ SELECT DISTINCT ?x { ?x kk:kind ?k } }"
    )


def test_every_mention_stands_with_its_passage_and_with_what_is_named(session: Session, data: Json) -> None:
    assert sum(len(passage["names"]) for passage in data["passages"]) == _count(session, "?p kk:mentions ?x")
    for number, passage in enumerate(data["passages"]):
        for thing in passage["names"]:
            assert number in data["things"][thing]["stated"]
        if passage["of"] >= 0:
            assert number in data["things"][passage["of"]]["stated"]
    assert sum(passage["of"] >= 0 for passage in data["passages"]) == _count(session, "?x kk:statedIn ?p")


@pytest.mark.parametrize(
    ("relation", "pattern"),
    [
        ("ledBy", "?s kk:ledBy ?o" + SETTLED),
        ("partner", "?s kk:partner ?o" + SETTLED),
        ("hostedBy", "?s kk:hostedBy ?o" + SETTLED),
        ("promotes", "?s kk:promotes ?o"),
        ("operatedBy", "?s kk:operatedBy ?o"),
        ("memberOf", "?o org:hasMember ?s"),
        ("location", "?s schema:location ?o"),
        ("partOf", "?s kk:partOf ?o"),
        ("broader", "?s a kk:Entity ; skos:broader ?o"),
        ("measures", "?s kk:measures ?o"),
        ("cooperatesWith", "?s kk:cooperatesWith ?o FILTER (STR(?s) < STR(?o))"),
    ],
)
def test_links_are_counted_once(relation: str, pattern: str, session: Session, data: Json) -> None:
    expected = _count(session, f"{{ SELECT DISTINCT ?s ?o {{ {pattern} }} }}")
    assert _by_relation(data)[relation] == expected > 0


def test_plain_involvement_only_where_no_role_is_known(session: Session, data: Json) -> None:
    plain = """{ SELECT DISTINCT ?s ?o { GRAPH ?g { ?s kk:involves ?o }
      FILTER NOT EXISTS { GRAPH ?g { ?s ?role ?o } GRAPH <https://w3id.org/keikaku/ns> {
        ?role rdfs:subPropertyOf kk:involves } }
      FILTER NOT EXISTS { GRAPH ?g { ?s kk:wanted ?o } } } }"""
    assert _by_relation(data)["involves"] == _count(session, plain) == 76


def test_a_mere_mention_only_where_nothing_more_is_said(session: Session, data: Json) -> None:
    plain = """{ SELECT DISTINCT ?s ?o { GRAPH ?g { ?s kk:about ?o }
      FILTER NOT EXISTS { GRAPH ?g { ?s ?more ?o } FILTER (?more != kk:about) } } }"""
    assert _by_relation(data)["about"] == _count(session, plain) == 477


def test_no_link_says_what_its_inverse_says(data: Json) -> None:
    assert not {"operates", "hasMember"} & set(_by_relation(data))


def test_every_cited_passage_states_the_link(data: Json, quads: set[tuple[str, str, str, str]]) -> None:
    properties = {property_.rsplit("#", 1)[-1].rsplit("/", 1)[-1]: property_ for _, property_, _, _ in quads}
    for source, relation, target, passages in data["links"]:
        for passage in passages:
            graph = ID + "passage/" + data["passages"][passage]["at"].replace(":", "/", 1)
            property_ = properties[data["relations"][relation]["id"]]
            ends = (_iri(data, source), _iri(data, target))
            assert (ends[0], property_, ends[1], graph) in quads
    uncited = {data["relations"][link[1]]["id"] for link in data["links"] if not link[3]}
    # Of these the editors' own arrangement has no passage, nor has what a plan says of itself.
    assert uncited == {"partOf", "isPartOf", "broader", "publisher", "creator", "spatial", "location", "governs"}


def test_no_statement_between_two_things_is_lost(data: Json, quads: set[tuple[str, str, str, str]]) -> None:
    places = {_iri(data, place): place for place in range(len(data["things"]))}
    linked = {frozenset((source, target)) for source, _, target, _ in data["links"]}
    said = [(s, p, o) for s, p, o, _ in quads if s in places and o in places]
    assert len(said) > 3000
    assert [one for one in said if frozenset((places[one[0]], places[one[2]])) not in linked] == []


def test_every_relation_reads_as_a_sentence_in_both_languages(data: Json) -> None:
    assert len(data["relations"]) == 46
    for relation in data["relations"]:
        for says, name in zip(relation["says"], relation["name"], strict=True):
            assert says.count("{from}") == says.count("{to}") == 1
            assert f": {name}: " not in says
            assert f"：{name}：" not in says
        assert "（逆）" not in relation["back"][0]
        assert "(inverse)" not in relation["back"][1]
    assert [one["id"] for one in data["relations"] if not one["drawn"]] == ["partOf", "about"]
    roles = {"involves", "ledBy", "partner", "supportedBy", "hostedBy", "advisedBy", "wanted"}
    assert {one["id"] for one in data["relations"] if one["role"]} == roles
    assert [one["id"] for one in data["relations"] if one["symmetric"]] == ["cooperatesWith"]


def test_elements_stand_in_the_order_of_the_plan_each_after_its_whole(data: Json) -> None:
    elements = [
        thing for thing in data["things"] if data["kinds"][thing["kind"]]["family"] == "element"
    ]  # fmt: skip
    assert data["things"][: len(elements)] == elements
    assert all(thing["up"] < place for place, thing in enumerate(elements))
    measure = [thing["at"] for thing in elements if thing.get("at", "").startswith("2018:6.1.1")]
    parts = [at.partition("/")[2].partition("/")[0] for at in measure]
    assert list(dict.fromkeys(parts)) == ["", "issue", "action", "indicator", "figure"]
    addresses = [passage["at"] for passage in data["passages"]]
    assert addresses.index("2018:6.1.1/aim") < addresses.index("2018:6.1.1/issue/1")
    assert addresses.index("2018:6.1.1/issue/2") < addresses.index("2018:6.1.1/action/1")
    assert addresses.index("2018:2.1.1/aim") < addresses.index("2018:6.1.1/aim")
    pages = [passage["page"] for passage in data["passages"] if passage["at"].endswith("/aim")]
    assert [page for page in pages if page] == sorted(page for page in pages if page)


def test_one_actor_whole(data: Json) -> None:
    jetro = _place(data, "actor/jetro")
    thing = data["things"][jetro]
    assert thing["name"] == ["ジェトロ", "JETRO (Japan External Trade Organization)"]
    assert "日本貿易振興機構" in thing["also"][0]
    assert thing["reading"] == ["じぇとろ"]
    assert thing["sort"] == ["独立行政法人等", "public agency"]
    assert [data["passages"][number]["at"] for number in thing["stated"]][:2] == [
        "2018:6.1/direction/1", "2018:6.1.1/aim",
    ]  # fmt: skip
    told = {
        (data["relations"][relation]["id"], data["things"][source].get("at"))
        for source, relation, target, _ in data["links"]
        if target == jetro and data["relations"][relation]["role"]
    }
    assert ("partner", "2018:6.1.1/action/4") in told


def _facts(data: Json, path: str) -> list[tuple[str, str, str]]:
    place = _place(data, path)
    return [(kind[1], *text) for thing, kind, text, _ in data["facts"] if thing == place]


def test_statistics_stand_with_what_states_them_and_with_what_they_count(session: Session, data: Json) -> None:
    rows = session.select(f"{PREFIXES} SELECT ?g ?v {{ GRAPH ?g {{ ?s a kk:Statistic ; kk:printedValue ?v }} }}").rows
    by_passage: dict[str, list[str]] = {}
    for _, kind, text, passages in data["facts"]:
        for passage in passages if kind[1] == "statistic" else ():
            by_passage.setdefault(data["passages"][passage]["at"], []).append(text[0])
    for graph, printed in rows:
        at = str(graph).removeprefix(ID + "passage/").replace("/", ":", 1)
        assert isinstance(printed, Literal)
        assert any(printed.value in text for text in by_passage[at]), (at, printed)
    assert len(rows) == 221
    text = "40 (2017年)"
    assert any(text in japanese for _, japanese, _ in _facts(data, "place/kawasaki"))
    assert any(text in japanese for _, japanese, _ in _facts(data, "2018/6.1.2/issue/2"))


def test_dates_descriptions_and_milestones_read_in_both_languages(session: Session, data: Json) -> None:
    hall = _facts(data, "facility/kawasaki-convention-hall")
    assert ("due to open", "2018年4月", "April 2018") in hall
    opened = [number for thing, kind, _, number in data["facts"]
              if kind[1] == "due to open" and thing == _place(data, "facility/kawasaki-convention-hall")]  # fmt: skip
    assert len(opened) == 1  # one fact, however many passages say it
    assert len(opened[0]) == 3
    assert (
        "opening",
        "羽田連絡道路の供用開始（予定）：2020年",
        "Haneda connecting road opens (planned): 2020",
    ) in _facts(data, "2018/2.3.1/issue/1")
    described = _count(session, "{ SELECT DISTINCT ?s ?g { GRAPH ?g { ?s dcterms:description ?o } ?g a kk:Passage } }")
    assert sum(kind == ["説明", "description"] for _, kind, _, _ in data["facts"]) == described
    assert ("change", "目標値の修正", "target revised") in _facts(data, "2018/6.1.1/indicator/1")


ARRANGED = {
    "latitude", "longitude", "position accurate to (m)", "standard area code of Japan", "ISO country code",
}  # by the editors  # fmt: skip


def test_every_fact_is_cited_and_said_in_words(data: Json) -> None:
    for _, kind, text, passages in data["facts"]:
        assert passages or kind[1] in ARRANGED
        assert all(part and NS not in part and ID not in part for part in (*kind, *text))


def test_the_text_of_passages_comes_with_the_source(session: Session) -> None:
    said = explorer.data(session, quotations={"2018:6.1.1/issue/1": "本文"})["passages"]
    assert [(passage["at"], passage["text"]) for passage in said if "text" in passage] == [
        ("2018:6.1.1/issue/1", "本文")
    ]


def test_the_same_graph_gives_the_same_data_in_another_process(data: Json) -> None:
    script = (
        "import json; from keikaku.services.explorer import explorer; from keikaku.services.session import opening;"
        "print(json.dumps(explorer.data(opening.open_session()), ensure_ascii=False))"
    )
    environment = {"PYTHONHASHSEED": "77", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True, cwd=ROOT
    )
    assert json.loads(done.stdout) == json.loads(json.dumps(data))


def test_a_small_graph_has_all_of_it() -> None:
    data = as_json(explorer.data(open_session(str(SMALL))))
    assert [thing["id"] for thing in data["things"]] == [
        "2018", "2018/6.1.1", "2018/6.1.1/action/4", "2018/6.1.1/action/5", "2018/6.1.1/indicator/1",
        "actor/jetro", "actor/kawasaki-chamber", "facility/kbic", "place/kawasaki", "place/shin-kawasaki",
    ]  # fmt: skip
    action, chamber, kbic = (_place(data, path) for path in ("2018/6.1.1/action/5", "actor/kawasaki-chamber",
                                                             "facility/kbic"))  # fmt: skip
    ids = [relation["id"] for relation in data["relations"]]
    assert [action, ids.index("involves"), chamber, [1]] in data["links"]
    assert [kbic, ids.index("isPartOf"), _place(data, "place/shin-kawasaki"), []] in data["links"]
    assert data["things"][0]["name"] == data["plans"][0]["name"] == ["2018", "2018"]
    assert data["title"] == ["", ""]
    assert data["things"][1]["name"] == ["海外展開の支援", "海外展開の支援"]
    assert [one["plan"] for one in data["things"]] == [0] * 5 + [-1] * 5
    assert data["indicators"][0]["of"] == 1


def _of(text: str, tmp_path: Path) -> Json:
    prefixes = f"@prefix kk: <{NS}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @base <{ID}> .\n"
    file = tmp_path / "own.trig"
    file.write_text(prefixes + text, encoding="utf-8")
    return as_json(explorer.data(open_session(str(file))))


def test_parts_that_go_round_in_a_circle_are_cut(tmp_path: Path) -> None:
    data = _of(
        "<g> { <2030/1> a kk:Policy ; kk:partOf <2030/2> . <2030/2> a kk:Policy ; kk:partOf <2030/3> ."
        " <2030/3> a kk:Policy ; kk:partOf <2030/1> . <2030/4> a kk:Policy ; kk:partOf <2030/4> . }",
        tmp_path,
    )
    assert [(thing["id"], thing["up"]) for thing in data["things"]] == [
        ("2030/1", -1), ("2030/3", 0), ("2030/2", 1), ("2030/4", -1),
    ]  # fmt: skip


def test_ids_leave_out_what_all_have_in_common_and_never_look_like_whole_iris(tmp_path: Path) -> None:
    data = _of("<g> { <https://city.example/plan/actor/a> a kk:Organisation ."
               " <https://city.example/plan/x:y> a kk:Organisation }", tmp_path)  # fmt: skip
    assert data["base"] == "https://city.example/plan/"
    assert [thing["id"] for thing in data["things"]] == ["actor/a", "https://city.example/plan/x:y"]


def test_what_only_the_inverse_says_is_turned_round(tmp_path: Path) -> None:
    data = _of("<passage/x> { <actor/a> a kk:Organisation ; kk:operates <facility/b> . <facility/b> a kk:Facility ."
               " <passage/x> a kk:Passage }", tmp_path)  # fmt: skip
    assert [relation["id"] for relation in data["relations"]] == ["operatedBy"]
    assert data["links"] == [[_place(data, "facility/b"), 0, _place(data, "actor/a"), [0]]]
    assert data["relations"][0]["back"] == ["運営するもの", "operates"]


def test_properties_of_others_are_kept_apart_and_told_plainly(tmp_path: Path) -> None:
    data = _of(
        "<g> { <actor/a> a kk:Organisation ; kk:cooperatesWith <actor/b> ;"
        " <http://example.org/ns#cooperatesWith> <actor/b> . <actor/b> a kk:Organisation }",
        tmp_path,
    )
    told = {relation["id"]: relation["says"] for relation in data["relations"]}
    assert told == {
        "kk:cooperatesWith": ["{from}と{to}は連携する", "{from} and {to} work together"],
        "http://example.org/ns#cooperatesWith": ["{from}：cooperatesWith：{to}", "{from}: cooperatesWith: {to}"],
    }


def test_things_from_elsewhere_keep_their_whole_iri(tmp_path: Path) -> None:
    data = _of("<g> { <http://example.org/x> a kk:Organisation . <actor/b> a kk:Organisation }", tmp_path)
    assert data["base"] == ID
    assert [thing["id"] for thing in data["things"]] == ["http://example.org/x", "actor/b"]


def test_what_cannot_be_seen_in_an_iri_is_encoded(tmp_path: Path) -> None:
    data = _of("<g> { <actor/a\u202eb> a kk:Organisation ; skos:exactMatch <javascript:alert%281%29>,"
               " <https://example.org/a> }", tmp_path)  # fmt: skip
    assert [thing["id"] for thing in data["things"]] == ["actor/a%E2%80%AEb"]
    assert data["things"][0]["web"] == ["https://example.org/a"]


def test_a_store_without_the_ontology_says_what_is_missing() -> None:
    with pytest.raises(DataAtFault, match="ontology"):
        explorer.data(Session(EmbeddedStore.load([(SMALL, None)])))


def test_of_an_endpoint_without_the_ontology_it_is_all_the_same(session: Session, data: Json) -> None:
    far = FarShelf(session.whole.without({ONTOLOGY}, set())).everything
    found = as_json(explorer.data(far))
    assert {**found, "questions": None} == {**data, "questions": None}
    answered = [
        [(one["id"], one["title"], len(one["answers"])) for one in some["questions"]["asked"]] for some in (found, data)
    ]
    assert answered[0] == answered[1]


def test_the_base_is_no_part_of_an_id(data: Json) -> None:
    assert data["base"] == ID
    assert all(IRI(thing["id"]) and "://" not in thing["id"] for thing in data["things"])


def test_an_element_says_what_it_is_to_achieve(session: Session, data: Json) -> None:
    rows = session.select(f"{PREFIXES} SELECT ?at ?text {{ ?x dcterms:description ?text ; kk:address ?at }}").rows
    told = {
        (str(at.value), text.language, text.value)
        for at, text in rows
        if isinstance(at, Literal) and isinstance(text, Literal)
    }
    shown = [(thing["at"], *thing["aim"]) for thing in data["things"] if "aim" in thing]
    assert {(at, language, text) for at, ja, en in shown for language, text in (("ja", ja), ("en", en))} == told
    assert {at for at, _, _ in shown} >= {"2018:1.1", "2018:7.2", "2018:6.1.1"}
