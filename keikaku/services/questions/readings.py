"""The best readings of a question, each with the words that it leaves out and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from keikaku.language.reading import Reading, Thing, excludes
from keikaku.language.tokens import Token
from keikaku.meaning.chart import Item, Rule, edges, parse
from keikaku.meaning.compose import Composer
from keikaku.meaning.denials import with_what_holds_its_name
from keikaku.meaning.figures import Numbers
from keikaku.meaning.lattice import Group, Known, Lattice, lattice
from keikaku.meaning.rules import rules
from keikaku.records import IRI, is_japanese
from keikaku.services.session.session import Session
from keikaku.vocab import ID

_SAYS_SOMETHING = 0.7  # what it costs to leave a word out from which on that is said


class Scored(NamedTuple):
    """A reading, the words of the question that it leaves out (those that say something), its cost, and its tree."""

    reading: Reading
    left_out: tuple[str, ...]
    cost: float
    tree: Item


def readings(session: Session, question: str, most: int = 5) -> list[Scored]:
    """The cheapest readings of a question, at most ``most``; none, where nothing in it is known."""
    found, composer = _found(session, question)
    items = parse(found.edges, [*_rules(question, found, composer)], found.skip, "Q", most)
    return [_scored(session, question, found, item) for item in items]


def _rules(question: str, found: Lattice, composer: Composer) -> Iterator[Rule]:
    """Of the language of the question; and of English, where it has words of that between Japanese ones."""
    if is_japanese(question):
        yield from rules("ja", composer)
    if not is_japanese(question) or any(_is_english(token) for token in found.tokens):
        yield from rules("en", composer)


def _is_english(token: Token) -> bool:
    return token.text.isascii() and token.kind not in ("thing", "address", "number", "date", "unknown", "small")


def unread(session: Session, question: str) -> tuple[str, ...]:
    """The words of a question, if it has no reading: all that say something."""
    return _left_out(question, _found(session, question)[0], [])


def _found(session: Session, question: str) -> tuple[Lattice, Composer]:
    def element(address: str) -> Thing | None:
        iri = IRI(ID + address.replace(":", "/"))
        kind = session.card(iri).kind
        return Thing(iri, kind, session.names.label(iri), address) if kind else None

    def plans() -> list[Thing]:
        found = (element(name.iri[len(ID) :]) for name in session.names.whole_plans())
        return [thing for thing in found if thing]

    numbers = Numbers(lambda: session.variables, lambda: session.units, lambda: session.home)
    known = Known(session.names, session.lexicon, element, lambda: session.units, numbers)
    return lattice(question, known), Composer(session.lexicon, plans)


def _scored(session: Session, question: str, found: Lattice, item: Item) -> Scored:
    left_out = _left_out(question, found, edges(item))
    reading = item.value._replace(unread=left_out, others=tuple(_others(found, item)))
    if excludes(reading.node):
        reading = reading._replace(node=with_what_holds_its_name(reading.node, session.names))
    return Scored(reading, left_out, item.cost, item)


def _others(found: Lattice, item: Item) -> list[Thing]:
    """Other things that go by a name of the question."""
    meant = [edge for edge in edges(item) if isinstance(edge.value, Group)]
    taken = {thing.iri for edge in meant for thing in edge.value.things}
    names = {(edge.start, edge.end) for edge in meant}
    same = [edge for edge in found.edges if (edge.start, edge.end) in names and isinstance(edge.value, Group)]
    return list(dict.fromkeys(thing for edge in same for thing in edge.value.things if thing.iri not in taken))


def _left_out(question: str, found: Lattice, taken: list[Item]) -> tuple[str, ...]:
    """The tokens that the reading takes no part of, where leaving them out costs something."""
    taken_up = [False] * len(question)
    for edge in taken:
        taken_up[edge.start : edge.end] = [True] * (edge.end - edge.start)
    left: list[str] = []
    for token in found.tokens:
        places = [place for place in range(token.start, token.end) if not taken_up[place]]
        places = places if question[token.start : token.end].strip() else []
        if places and sum(found.skip[place] for place in places) > _SAYS_SOMETHING:
            left.append(question[places[0] : places[-1] + 1].strip())
    return tuple(left)
