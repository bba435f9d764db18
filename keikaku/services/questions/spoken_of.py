"""What speaks of all that a question names, where no rule joins its words: a passage, or the heading above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from keikaku.language import content
from keikaku.language.folding import fold
from keikaku.language.particles import ASKS_FOR_ONE, WHERE_CAN, WHICH
from keikaku.language.reading import Node, Reading
from keikaku.language.tokens import Token
from keikaku.language.unsaying import says_nothing
from keikaku.records import is_japanese
from keikaku.services.questions.completed import among, condition_of, stated_in, words_in
from keikaku.services.questions.readings import tokens
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENTS

_LEAST = 2  # things and words that are named: one alone is spoken of too often
_MOST_ROWS = 12


class _Named(NamedTuple):
    typed: str
    places: frozenset[int]
    own: bool  # whether its own passage has to have it


def spoken_of(session: Session, question: str) -> Iterator[Reading]:
    """The reading of a question by all of its words at once, if passages have them."""
    if ASKS_FOR_ONE.search(question) and not WHERE_CAN.search(question):
        return
    found: list[_Named] = []
    find: tuple[str, ...] = ()
    verbs: list[Token] = []
    some = tokens(session, question)
    for place, token in enumerate(some):
        classes = tuple(sense.local for sense in token.senses if sense.is_class)
        elements = bool(classes) and all(session.lexicon.sense(one).kinds <= ELEMENTS for one in classes)
        if token.kind == "word" and elements:
            find = find if "Plan" in classes else classes[:1]
            continue
        if token.kind in ("small", "link", "and") or (token.kind == "word" and not classes):
            verbs += [token] if token.kind == "word" else []
            continue
        if token.kind not in ("unknown", "thing", "word", "or", "path") or _is_asked(question, some, place):
            return
        named = _named(session, question, token)
        if named is None:
            return
        found += named
    for token in verbs if len(found) == 1 else ():  # find work: said of one thing, it tells what is asked
        found += _named(session, question, token) or []
    is_sentence = any(token.kind in ("small", "link") for token in some)
    if is_sentence and len(found) >= _LEAST:
        yield from _reading(session, question, find, found)


def _typed(question: str, found: Sequence[_Named]) -> tuple[str, ...]:
    """What was typed; a sign that stands before a name as one word with it: 再就職支援."""
    said: list[str] = []
    for before, one in pairwise([_Named("", frozenset(), False), *found]):
        joined = len(before.typed) == 1 and f"{before.typed}{one.typed}" in question
        said[len(said) - joined :] = [before.typed + one.typed if joined else one.typed]
    return tuple(said)


def _is_asked(question: str, some: Sequence[Token], place: int) -> bool:
    """Whether it is what is asked for: which offices, どの企業; or a class, and the last of a question: …企業は."""
    is_class = any(sense.is_class for sense in some[place].senses)
    last = all(token.kind in ("small", "link") for token in some[place + 1 :])
    return bool(WHICH.search(question[: some[place].start])) or (is_class and last and is_japanese(question))


def _named(session: Session, question: str, token: Token) -> list[_Named] | None:
    if token.kind in ("or", "path"):
        return [] if says_nothing(token.text, "") else None
    if token.kind != "thing":
        words = words_in(session, question, token.start, token.end)
        if words is None or any(len(one.typed) == 1 for one in words):  # a sign alone is a part of many words
            return None
        return [_Named(one.typed, frozenset(session.passages.having(one.keys)), True) for one in words]
    names = {token.text, *(name.text for name in token.names)}
    home = {iri for plan in session.plans for iri in (plan.area, plan.publisher, plan.top)}
    if any(name.iri in home for name in token.names):
        return []
    labels = (session.names.label(name.iri) for name in token.names)
    names |= {one for label in labels for one in label if one}
    places = {place for name in names for place in session.passages.having(part.keys for part in content.parts(name))}
    everyday = session.names.is_everyday(fold(token.text))
    told = session.names.label(token.names[0].iri).best("ja" if is_japanese(question) else "en") if everyday else ""
    return [_Named(told or token.text.strip(), frozenset(places), False)]


def _reading(session: Session, question: str, find: tuple[str, ...], found: list[_Named]) -> Iterator[Reading]:
    if not any(one.own for one in found):
        found = [one._replace(own=True) for one in found]
    own = set.intersection(*(set(one.places) for one in found if one.own))
    passages = stated_in(session, own)
    elements = among(session, passages, [set(one.places) for one in found if not one.own])
    if 0 < len(elements) <= _MOST_ROWS:
        condition = condition_of(_typed(question, found), elements, passages)
        yield Reading(Node(find or ("PlanElement",), (condition,)))
