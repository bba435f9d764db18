"""A store that is asked over the wire, for which one in memory stands here: only what is asked of it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import OutOfTime, UnknownName
from keikaku.language.folding import fold
from keikaku.records import IRI, Answer, Literal
from keikaku.services.explorer.explorer import data
from keikaku.services.networks.network import network
from keikaku.services.questions.reply import Reply, reply
from keikaku.services.session import far_queries, keys, opening
from keikaku.services.session.far_shelf import FarShelf
from keikaku.services.session.session import Session
from keikaku.services.things.search import search
from keikaku.services.things.show import show
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.passing import PassingStore
from keikaku.store.sparql.guard import Checked
from keikaku.vocab import ID, ONTOLOGY, RDF_TYPE, kk
from tests.examples import examples
from tests.places import FOREIGN, PLANS, TOWN

CHART = str(FOREIGN / "chart.ttl")
QUESTIONS = (
    "initiatives involving JETRO",
    "ジェトロが関わる取組",
    "神奈川県産業技術総合研究所が関わる取組",
    "initiatives involving Kawasaki Chambr of Commerce",
    "the measures of the 2005 plan",
)
UNANSWERED = (
    "initiatives involving JATRO", "initiatives involving KIIQ",
    "initiatives about jobs for young people", "how do schools and farmers work together?", "initiatives promoting NFT",
    "Which issues mention Netflix?", "トヨタ自動車が関わる取組", "ソフトバンクに関する課題", "why does the plan exist",
    "2020年の東京駅に関する取組", "競輪場、なぜ変わるの", "Who operates Tokyo Skytree?", "施策に関わらない大学",
    "initiatives without indicators", "wellfare innovation forum number of members", "mentioned groups",
    "川崎市の産業振興で大切なことは何ですか", "what is the annual budget of policy 6?", "count organisations by kind",
)  # fmt: skip


@pytest.fixture(scope="module")
def near() -> Session:
    return opening.open_session()


def far(store: Store, plans: tuple[str, ...] = ()) -> tuple[Session, list[str]]:
    """A session as over an endpoint, and the questions that the store is asked."""
    asked: list[str] = []
    shelf = FarShelf(store, asked=asked)
    return shelf.session(shelf.named(plans) if plans else shelf.usual), asked


def few(asked: list[str]) -> int:
    """How many questions may be asked: one more of who takes part, namely whether that is only wished for."""
    return 5 + any("kk:wanted" in one for one in asked)


def answered(found: Reply) -> object:
    answer = found.answer
    return found.level, [one.card for one in getattr(answer, "results", ())], getattr(answer, "sparql", "")


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_are_answered_as_by_a_store_in_memory_and_in_few_rounds(near: Session, question: str) -> None:
    session, asked = far(near.whole)
    assert answered(reply(session, question)) == answered(reply(near, question))
    assert len(asked) <= few(asked)


@pytest.mark.parametrize("question", UNANSWERED)
def test_what_is_offered_is_what_a_store_in_memory_offers(near: Session, question: str) -> None:
    there, here = reply(far(near.whole)[0], question), reply(near, question)
    assert [(one.sentence, one.size) for one in there.readings] == [(one.sentence, one.size) for one in here.readings]
    assert there.level == here.level
    assert bool(there.passages) == bool(here.passages), "which of them come first depends on all that there are"


def test_things_are_shown_found_and_drawn_as_by_a_store_in_memory(near: Session) -> None:
    for name in ("KIIP", "2018:6.1.1", "id:actor/jetro"):
        session, asked = far(near.whole)
        assert show(session, name) == show(near, name)
        assert len(asked) <= few(asked)
        session, asked = far(near.whole)
        assert network(session, name) == network(near, name)
        assert len(asked) <= 8
    session, asked = far(near.whole)
    assert [one.card.iri for one in search(session, "jetro", 1)] == [one.card.iri for one in search(near, "jetro", 1)]
    assert len(asked) <= 4


def test_what_comes_over_the_wire_are_the_names_that_the_text_may_mean(near: Session) -> None:
    session, asked = far(near.whole)
    known = session.about("initiatives involving JETRO")
    assert {name.iri for name in known.names.names if name.kind == "Organisation"} >= {IRI(f"{ID}actor/jetro")}
    assert len(known.names.names) < 100 < len(near.names.names)
    assert known.about("initiatives involving JETRO") is known
    assert len(asked) == 2, "the plans, and the names"


@given(name=st.sampled_from(("ジェトロ", "KOBS", "川崎商工会議所", "King Skyfront")), before=st.text(max_size=12))
@examples(60)
def test_a_name_has_its_key_among_those_that_are_sought_wherever_it_stands(name: str, before: str) -> None:
    assert fold(name) in keys.sought([f"{before} {name} の取組"])


def test_the_packaged_graph_has_the_key_of_every_name(near: Session) -> None:
    rows = near.search("SELECT ?s ?key WHERE { ?s <https://w3id.org/keikaku/ns#key> ?key }").rows
    told = {(thing, key.value) for thing, key in rows if isinstance(key, Literal)}
    assert told == {(quad[0], quad[2].value) for quad in keys.of(near.whole) if isinstance(quad[2], Literal)}
    assert {(name.iri, fold(name.text)) for name in near.every_name if fold(name.text)} <= told


def plan(number: int) -> list[tuple[object, ...]]:
    """A plan with one issue that involves somebody."""
    top, issue, who = (IRI(f"https://town{number}.example/{end}") for end in ("plan", "issue", "who"))
    graph = IRI(f"https://town{number}.example/graph")
    named = IRI("http://www.w3.org/2004/02/skos/core#prefLabel")
    return [
        (top, RDF_TYPE, kk("Plan"), graph),
        (top, kk("address"), Literal.text(f"town-{number}"), graph),
        (issue, RDF_TYPE, kk("Issue"), graph),
        (issue, kk("address"), Literal.text(f"town-{number}:1"), graph),
        (issue, kk("partOf"), top, graph),
        (issue, named, Literal.text(f"Old bridges of town {number}", "en"), graph),
        (issue, kk("involves"), who, graph),
        (who, RDF_TYPE, kk("Organisation"), IRI(f"{ID}graph/authority/actor")),
        (who, named, Literal.text(f"Bridge Office {number}", "en"), IRI(f"{ID}graph/authority/actor")),
    ]


@pytest.fixture(scope="module")
def many() -> EmbeddedStore:
    """More plans than are told of without being named, with their keys."""
    rows = [row for number in range(far_queries.MOST_PLANS + 2) for row in plan(number)]
    quads = keys.of(EmbeddedStore.of(rows))  # type: ignore[arg-type]
    return EmbeddedStore.of([*rows, *quads])  # type: ignore[list-item]


def test_of_many_plans_those_are_known_that_are_named(many: EmbeddedStore) -> None:
    session, asked = far(many)
    found = reply(session, "issues involving Bridge Office 3")
    assert [one.card.address for one in found.answer.results] == ["town-3:1"]  # type: ignore[union-attr]
    assert len(asked) <= few(asked)
    assert show(far(many)[0], "town-4:1").card.label.en == "Old bridges of town 4"


@pytest.mark.parametrize("text", ["Brigde Office 3", "Bridge Offic 3", "Bridge Office 3", "bridge office"])
def test_names_written_otherwise_are_found_by_their_pieces_and_not_by_looking_at_all(
    many: EmbeddedStore, text: str
) -> None:
    session, asked = far(many)
    offices = {IRI(f"https://town{number}.example/who") for number in range(far_queries.MOST_PLANS + 2)}
    found = [match.card.iri for match in search(session, text, 20)]
    assert found[0] in offices
    if "3" in text:
        assert found[0] == IRI("https://town3.example/who")
    else:
        assert set(found) == offices
    alike = [one for one in asked if "?best" in one]
    assert len(alike) == 1
    assert 'VALUES ?piece { "~' in alike[0]
    assert len(asked) <= few(asked)


def test_pieces_are_four_letters_of_words_and_two_signs_of_japanese() -> None:
    assert keys.pieces("The Chamber of Commerce") == ["~cham", "~comm"]
    assert keys.pieces("ジェトロ川崎") == ["~ぇと", "~じぇ", "~とろ", "~川崎"]
    assert keys.pieces("Medtronic") == ["~medt", "~~onic"]
    assert keys.pieces("KIIP") == ["~^ki", "~kiip", "~~ip"]
    assert keys.pieces("of the") == []
    assert keys.pieces_sought("じぇとろ") == ["~ぇと", "~じぇ", "~じぇとろ", "~とろ"]
    assert [keys.are_telling(keys.pieces(text)) for text in ("AI", "水", "水道", "KIIP")] == [False, False, True, True]


def test_of_the_pieces_of_each_text_the_rarest_are_asked_for() -> None:
    def counted(**numbers: int) -> list[list[Literal]]:
        return [[Literal.text(key), Literal.text(str(number))] for key, number in numbers.items()]

    rows = counted(a=4900, b=90, c=20, d=6000)
    assert far_queries.rare([["a", "b", "c", "d"]], rows) == ["c", "b"]
    assert far_queries.rare([["a", "x"], ["c"]], rows) == ["a", "c"]
    assert far_queries.rare([["c"], ["d"]], rows) is None, "all things of one text are too many"
    assert far_queries.rare([["x"]], rows) == []


def test_one_of_many_plans_is_asked_as_if_it_stood_alone(many: EmbeddedStore) -> None:
    session, asked = far(many, ("town-7",))
    assert [plan.id for plan in session.plans] == ["town-7"]
    assert {name.text for name in session.every_name if name.kind == "Organisation"} == {"Bridge Office 7"}
    assert len(asked) <= 7
    with pytest.raises(UnknownName, match="there is no plan “town-99”"):
        far(many, ("town-99",))


def test_a_store_without_keys_is_asked_by_its_labels() -> None:
    bare = EmbeddedStore.of(row for number in range(3) for row in plan(number))  # type: ignore[misc]
    session, asked = far(bare)
    assert [one.card.address for one in reply(session, "issues involving Bridge Office 2").answer.results] == [  # type: ignore[union-attr]
        "town-2:1"
    ]
    assert len(asked) <= few(asked)


def test_files_beside_each_other_and_far_ones_have_the_same_main_plan() -> None:
    harbour = opening.open_store(str(PLANS / "harbour.trig"))
    session, _ = far(harbour)
    assert [plan.id for plan in (session.main,) if plan] == ["harbour-2030"]


def test_words_of_the_ontology_are_those_of_this_program_where_the_store_lacks_them(near: Session) -> None:
    session, _ = far(near.whole.without({ONTOLOGY}, set()))
    for name in ("id:actor/unep", "id:actor/jetro"):
        assert show(session, name) == show(near, name)


def test_what_has_no_keys_is_found_beside_what_has(near: Session, chart: Session) -> None:
    both = type(near.whole).joined([near.whole, chart.given])
    session, asked = far(both)
    assert search(session, "Port Office", 1) == search(opening.open_session(["packaged", CHART]), "Port Office", 1)
    assert len(asked) <= few(asked)


@pytest.mark.parametrize("text", ["Loop", "loop", "KIIP", "2018:6.1.1", "ジェトロ"])
def test_no_term_is_asked_for_twice(many: EmbeddedStore, text: str) -> None:
    """Virtuoso has no rows where one stands twice in VALUES."""
    session, asked = far(many)
    session.about(text, text).names.near(text)
    blocks = [re.findall(r'"[^"]*"(?:@[\w-]+)?', block) for one in asked for block in re.findall("VALUES[^}]*}", one)]
    assert sum(map(len, blocks)) > 5
    assert [block for block in blocks if len(set(block)) < len(block)] == []


@pytest.mark.parametrize("is_far", [False, True])
@pytest.mark.parametrize("kind", ["http://www.w3.org/2004/02/skos/core#Concept", kk("Place")])
def test_a_name_of_one_character_is_found_when_it_is_asked_for(
    near: Session, tmp_path: Path, kind: str, is_far: bool
) -> None:
    file = tmp_path / "one.ttl"
    file.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
        f'<urn:dragon> a <{kind}> ; skos:prefLabel "竜"@ja, "Q"@en . '
        f'<urn:palace> a <{kind}> ; skos:prefLabel "竜宮"@ja .',
        encoding="utf-8",
    )
    if is_far:
        session, _ = far(type(near.whole).joined([near.whole, opening.open_session(str(file)).given]))
    else:
        session = opening.open_session(["packaged", str(file)])
    for text in ("竜", "Q") if is_far else ("竜", "Q", "q"):
        assert show(session, text).card.iri == "urn:dragon"
        assert search(session, text, 1)[0].card.iri == "urn:dragon"


@pytest.mark.parametrize(
    "question",
    [
        "initiatives involving Kitahama Shipbuilding",
        "北浜造船が関わる取組",
        "initiatives involving kitahama shipbilding",
    ],
)
def test_a_plan_without_keys_is_found_by_its_labels_beside_one_that_has_them(near: Session, question: str) -> None:
    both = type(near.whole).joined([near.whole, opening.open_session(str(TOWN / "graph")).given])
    session, asked = far(both, ("all",))
    found = reply(session, question)
    whole = opening.open_session(["packaged", str(TOWN / "graph")], plans=["all"])
    assert answered(found) == answered(reply(whole, question))
    assert [one.card.address for one in found.answer.results] == ["2031:1.1.1/action/2"]  # type: ignore[union-attr]
    assert len(asked) <= few(asked)


def test_of_many_plans_one_without_keys_is_found_as_its_names_are_written(many: EmbeddedStore) -> None:
    rows = [row for row in plan(77) if row[1] != kk("key")]
    whole = type(many).joined([many, EmbeddedStore.of(rows)])  # type: ignore[arg-type]
    assert [one.card.label.en for one in search(far(whole)[0], "Bridge Office 77", 1)] == ["Bridge Office 77"]
    assert show(far(whole)[0], "Bridge Office 77").card.label.en == "Bridge Office 77"


def test_what_stands_in_no_plan_is_asked_for_beside_plans() -> None:
    """Its class is none of ours: that initiatives involve anything of that class is not asked."""
    found = reply(opening.open_session(["packaged", CHART]), "initiatives involving Port Office")
    assert (found.level, found.answer.results) == ("answer", ())  # type: ignore[union-attr]


LIGHTHOUSE = """@prefix xl: <http://www.w3.org/2008/05/skos-xl#> . @prefix ex: <https://xl.example/> .
ex:t a <http://www.w3.org/2004/02/skos/core#Concept> ;
  xl:prefLabel [ xl:literalForm "Lighthouse"@en ], [ xl:literalForm "灯台"@ja ] ;
  xl:altLabel [ xl:literalForm "Phare rouge"@fr ] .
ex:v a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Phare vert"@fr .
"""


@pytest.mark.parametrize("text", ["Lighthouse", "灯台", "Phare rouge", "Phare vert", "light-house", "phare vret"])
@pytest.mark.parametrize("is_beside", [False, True])
def test_labels_that_are_things_and_those_of_any_language_are_found(
    near: Session, tmp_path: Path, text: str, is_beside: bool
) -> None:
    (tmp_path / "a.ttl").write_text(LIGHTHOUSE, encoding="utf-8")
    given = opening.open_session(str(tmp_path)).given
    whole = type(near.whole).joined([near.whole, given]) if is_beside else given
    thing = "https://xl.example/v" if "v" in text else "https://xl.example/t"
    found = show(far(whole)[0], text).card
    assert (found.iri, found.label.en) == (thing, "Lighthouse" if thing.endswith("t") else found.label.en)
    assert search(far(whole)[0], text, 1)[0].card.iri == thing


@pytest.mark.parametrize("text", ["埠頭係", "pier site", "pier-site", "Pier"])
def test_things_of_others_are_found_by_the_end_of_their_iris(chart: Session, text: str) -> None:
    session, asked = far(chart.given)
    assert search(session, text, 1)[0].card.iri == search(chart, text, 1)[0].card.iri
    assert len(asked) <= 8
    if text != "Pier":
        assert show(far(chart.given)[0], text).card.iri == show(chart, text).card.iri


def test_that_a_store_cannot_look_at_the_ends_of_iris_is_told(chart: Session) -> None:
    class Slow(PassingStore):
        def _evaluate(self, text: Checked) -> Answer:
            if "REGEX(LCASE(STR(?s))" in text:
                raise OutOfTime("too slow", "")
            return self._store._evaluate(text)

    session, _ = far(Slow(chart.given))
    assert [match.name for match in search(session, "Port Office", 1)] == ["Port Office"]
    assert session.remarks == ("notes.ends_unread",)


def test_what_a_server_says_of_itself_is_no_part_of_the_data(chart: Session) -> None:
    start, own = "http://www.openlinksw.com/schemas/virtrdf#", IRI("http://www.openlinksw.com/schemas/virtrdf#")
    named = IRI("http://www.w3.org/2000/01/rdf-schema#label")
    quads = [
        (IRI(f"{start}Port{number}"), property_, value, own)
        for number in range(3)
        for property_, value in (
            (RDF_TYPE, IRI(f"{start}QuadMap")), (named, Literal.text("Port map")),
            (IRI(f"{start}of"), IRI(f"{start}Port")),
        )
    ]  # fmt: skip
    both = EmbeddedStore.joined([chart.given, EmbeddedStore.of(quads)])
    asked: tuple[Callable[[Session], object], ...] = (
        lambda session: search(session, "Port map", 3), lambda session: network(session), lambda session: data(session),
    )  # fmt: skip
    for ask in asked:
        session, _ = far(both)
        assert "virtrdf" not in str(ask(session))
        assert "notes.servers_own" in session.remarks
