"""Slips of the hand in ordinary words: facilites is read as facilities, and the answer says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from keikaku.language.particles import ROLES
from keikaku.services.session.session import Session

_WORD = re.compile(r"[a-z]{6,}")  # of shorter words one letter makes another word: papers, wards, words
_LONG = 10  # letters of a word in which two may be wrong


def respelled(session: Session, question: str, unread: Iterable[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with the unread words as the known ones that they differ from by a slip, and what became what.

    A word is replaced if just one known word is nearest to it and begins with the same letter.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    changed: list[tuple[str, str]] = []
    known: dict[str, list[str]] = {}
    for part in unread:
        for word in _WORD.findall(part.lower()):
            known = known or _known(session)
            allowed = 2 if len(word) >= _LONG else 1
            near = process.extract(word, known.get(word[0], ()), scorer=OSA.distance, score_cutoff=allowed, limit=None)
            best = [form for form, distance, _ in near if distance == near[0][1]]
            if len(best) == 1 and best[0] != word:
                changed.append((word, best[0]))
    for word, instead in changed:
        question = re.sub(rf"\b{word}\b", instead, question, flags=re.IGNORECASE)
    return question, tuple(changed)


def _known(session: Session) -> dict[str, list[str]]:
    """The words of the ontology and of grammar, by their first letters."""
    words = {word for text in (*session.lexicon.words(), *ROLES) for word in _WORD.findall(text.lower())}
    known: dict[str, list[str]] = {}
    for word in sorted(words):
        known.setdefault(word[0], []).append(word)
    return known
