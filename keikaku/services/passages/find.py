"""Finds the passages that speak of what a text is about: to be read, they answer nothing by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from keikaku.language import content
from keikaku.language.content import Part
from keikaku.language.relevance import Relevance
from keikaku.records import IRI, Label
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

_STATED = prologue("kk") + "SELECT ?passage ?element WHERE { ?element kk:statedIn ?passage }"
_LOOKED_THROUGH = 2  # passages for each that is given: some are only found by a piece of a word
_SLIPS = (6, 10)  # letters from which on one slip of the hand is seen through, and two


class Found(NamedTuple):
    """A passage that speaks of what was asked, and by which words of the question, as these were written.

    ``label``: of the element that it states. ``score``: above 0, to be compared within one answer only.
    """

    iri: IRI
    address: str
    page: int | str | None
    label: Label
    score: float
    matches: tuple[str, ...]


def find(session: Session, text: str, most: int = 5) -> list[Found]:
    """The passages that speak of what a text is about, best first, of equal ones the first in the plan first.

    Nothing where no word of the text is one of the plan's, and where a graph has no passages.
    """
    index = session.passages
    asked = [part._replace(keys=_seen_through(part.keys, index)) for part in content.parts(text)]
    for word, name in session.names.stood_for(text):
        if not all(any(map(index.knows, part.keys)) for part in content.parts(word)):
            asked.append(Part(0, 0, tuple(key for part in content.parts(name) for key in part.keys)))
    parts = _telling(asked, index)
    scores = {place: round(score, 4) for place, score in index.scores(part.keys for part in parts).items()}
    best = sorted(scores, key=lambda place: (-scores[place], place))[: max(most, 0) * _LOOKED_THROUGH]
    passages = [IRI(index.names[place]) for place in best]
    cards, called = session.cards(passages), labels(session, passages)
    found = []
    for place, passage in zip(best, passages, strict=True):
        card = cards[passage]
        written = _written(text, (part for part in parts if index.has(place, part.keys)))
        matches = tuple(dict.fromkeys(one for one in written if one and not content.is_fragment(text, one)))
        if not matches:
            continue
        label = called.get(passage, card.label)
        found.append(Found(passage, card.address or passage, card.page, label, scores[place], matches))
    return found[: max(most, 0)]


def _telling(parts: Iterable[Part], index: Relevance) -> list[Part]:
    """The parts that passages have; single signs, mostly what is left of verbs, if there are no others."""
    known = [part for part in parts if any(map(index.knows, part.keys))]
    return [part for part in known if len(part.keys[0]) > 1] or known


def labels(session: Session, passages: list[IRI]) -> dict[IRI, Label]:
    """What the elements that passages state are called; of several, the first by IRI that has a name."""
    if not passages:
        return {}
    stated = [
        (passage, element)
        for passage, element in session.select(_STATED, {"passage": [*passages]}).rows
        if isinstance(passage, IRI) and isinstance(element, IRI)
    ]
    cards = session.cards(element for _, element in stated)
    found: dict[IRI, Label] = {}
    for passage, element in sorted(stated):
        if any(label := cards[element].label):
            found.setdefault(passage, label)
    return found


def _written(text: str, parts: Iterable[Part]) -> Iterator[str]:
    """The stretches of a text that these parts cover, in order: parts of one word that overlap are one."""
    begun: tuple[int, int] | None = None
    for part in parts:
        if begun and part.start < begun[1]:
            begun = (begun[0], max(begun[1], part.end))
            continue
        if begun:
            yield text[slice(*begun)]
        begun = (part.start, part.end)
    if begun:
        yield text[slice(*begun)]


def _seen_through(keys: tuple[str, ...], index: Relevance) -> tuple[str, ...]:
    """The keys, or if no passage has any, the keys of Latin words that differ from the word by slips of the hand."""
    word = keys[0]
    allowed = sum(len(word) >= size for size in _SLIPS)
    if not allowed or not word.isascii() or any(map(index.knows, keys)):
        return keys
    from rapidfuzz import process  # 20 ms: only when a word is not simply there
    from rapidfuzz.distance import OSA

    close = process.extract(word, index.latin, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    nearest = min((distance for _, distance, _ in close), default=0)
    return tuple(key for key, distance, _ in close if distance == nearest) or keys
