"""What a store was asked can be shown, and asked again."""

from __future__ import annotations

from keikaku.records import IRI
from keikaku.store.base import Store
from keikaku.store.recording import RecordingStore
from keikaku.vocab import ID

ROLES = "SELECT ?passage ?role WHERE { GRAPH ?passage { ?x ?role ?who } ?x a <https://w3id.org/keikaku/ns#Initiative> }"


def test_the_answer_is_the_same_and_the_text_gives_it_again(store: Store) -> None:
    asked: list[str] = []
    recorded = RecordingStore(store, asked)
    bindings = {"who": IRI(f"{ID}actor/unep")}
    answer = recorded.select(ROLES, bindings)
    assert answer == store.select(ROLES, bindings)
    assert len(asked) == 1
    assert sorted(store.select(asked[0]).rows, key=str) == sorted(answer.rows, key=str)
