"""Finds things by any spelling of any of their names."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.errors import AskedWrongly
from keikaku.language.folding import fold
from keikaku.records import Label
from keikaku.services.session.vocabulary import lexicon, name_index
from keikaku.services.things.cards import Card, cards
from keikaku.services.things.naming import refuse_too_long
from keikaku.store.base import Store


class Match(NamedTuple):
    """A thing, the name that matched, and how well: 100 is that name itself."""

    card: Card
    name: str
    score: float
    kind: Label  # its class, in words


def search(store: Store, text: str, limit: int = 20) -> list[Match]:
    """The things whose names match a text, best first. Raises AskedWrongly when nothing is asked for."""
    if not fold(text):
        raise AskedWrongly("there is nothing to search for", "as in: keikaku search ジェトロ")
    refuse_too_long(text)
    hits = name_index(store).near(text, limit)
    described = cards(store, [hit.iri for hit in hits])
    words = lexicon(store)
    return [Match(described[hit.iri], hit.name, hit.score, words.label(hit.kind)) for hit in hits]
