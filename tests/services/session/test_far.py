"""A store that is asked over the wire, for which one in memory stands here: only what is asked of it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import UnknownName
from keikaku.language.folding import fold
from keikaku.records import IRI, Literal
from keikaku.services.networks.network import network
from keikaku.services.questions.reply import Reply, reply
from keikaku.services.session import far_queries, keys, opening
from keikaku.services.session.far_shelf import FarShelf
from keikaku.services.session.session import Session
from keikaku.services.things.search import search
from keikaku.services.things.show import show
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import ID, RDF_TYPE, kk
from tests.examples import examples
from tests.places import PLANS

QUESTIONS = (
    "initiatives involving JETRO",
    "ジェトロが関わる取組",
    "神奈川県産業技術総合研究所が関わる取組",
    "initiatives involving Kawasaki Chambr of Commerce",
    "the measures of the 2005 plan",
)


@pytest.fixture(scope="module")
def near() -> Session:
    return opening.open_session()


def far(store: Store, plans: tuple[str, ...] = ()) -> tuple[Session, list[str]]:
    """A session as over an endpoint, and the questions that the store is asked."""
    asked: list[str] = []
    shelf = FarShelf(store, asked=asked)
    return shelf.session(shelf.named(plans) if plans else shelf.usual), asked


def answered(found: Reply) -> object:
    answer = found.answer
    return found.level, [one.card for one in getattr(answer, "results", ())], getattr(answer, "sparql", "")


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_are_answered_as_by_a_store_in_memory_and_in_few_rounds(near: Session, question: str) -> None:
    session, asked = far(near.whole)
    assert answered(reply(session, question)) == answered(reply(near, question))
    assert len(asked) <= 5


def test_things_are_shown_found_and_drawn_as_by_a_store_in_memory(near: Session) -> None:
    for name in ("KIIP", "2018:6.1.1", "id:actor/jetro"):
        session, asked = far(near.whole)
        assert show(session, name) == show(near, name)
        assert len(asked) <= 5
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
    assert len(asked) <= 5
    assert show(far(many)[0], "town-4:1").card.label.en == "Old bridges of town 4"


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
    assert len(asked) <= 5


def test_files_beside_each_other_and_far_ones_have_the_same_main_plan() -> None:
    harbour = opening.open_store(str(PLANS / "harbour.trig"))
    session, _ = far(harbour)
    assert [plan.id for plan in (session.main,) if plan] == ["harbour-2030"]
