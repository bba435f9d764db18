"""What a session works out, it works out once; what it is asked, it can tell."""

from __future__ import annotations

import pytest

from keikaku.errors import DataAtFault
from keikaku.records import IRI
from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import lookup
from keikaku.services.session import session as session_module
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.recording import RecordingStore
from keikaku.vocab import ID
from tests.store.conftest import SMALL

QUESTION = "initiatives involving JETRO"


def recorded(store: Store) -> tuple[Session, list[str]]:
    asked: list[str] = []
    return Session(RecordingStore(store, asked), asked=asked), asked


def test_a_question_asked_again_costs_its_own_query_alone(store: Store) -> None:
    session, asked = recorded(store)
    first = lookup(session, QUESTION)
    assert len(asked) > 4  # names, words, cards
    asked.clear()
    assert AnswerView(lookup(session, QUESTION)).data() == AnswerView(first).data()
    assert asked == [first.sparql]


def test_of_many_things_only_those_not_yet_known_are_asked_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    session, asked = recorded(store)
    jetro, unep, kobs = (IRI(f"{ID}{path}") for path in ("actor/jetro", "actor/unep", "facility/kobs"))
    assert not session.foreign
    asked.clear()
    one = session.card(jetro)
    assert list(session.cards([unep, jetro])) == [unep, jetro]
    assert (len(asked), jetro in asked[1], unep in asked[1]) == (2, False, True)
    monkeypatch.setattr(session_module, "MOST_CARDS", 2)
    assert session.cards([kobs, jetro])[jetro] == one
    assert len(session._cards) == 2


def test_what_is_explained_is_what_ran(store: Store) -> None:
    session = open_session(explain=True, once=True)
    answer = lookup(session, QUESTION)
    assert answer.sparql in session.asked
    assert [store.query(text) for text in session.asked]
    assert open_session(once=True).asked == []


def test_a_dataset_without_the_ontology_has_names_but_no_words() -> None:
    session = Session(EmbeddedStore.load([(SMALL, None)]))
    assert len(session.names.names) == len(session.every_name) > 5
    with pytest.raises(DataAtFault, match="ontology"):
        _ = session.lexicon
