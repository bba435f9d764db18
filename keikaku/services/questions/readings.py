"""The best readings of a question, each with the words that it leaves out and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.language.particles import HOW_LARGE, SMALL
from keikaku.language.reading import Condition, Linked, Node, Reading, Thing, Within, excludes
from keikaku.language.tokens import Token
from keikaku.meaning.chart import Item, Prefixes, edges, parse
from keikaku.meaning.compose import Composer
from keikaku.meaning.denials import with_what_holds_its_name
from keikaku.meaning.figures import Numbers
from keikaku.meaning.lattice import Group, Known, Lattice, lattice
from keikaku.meaning.rules import rules
from keikaku.meaning.unnamed import with_the_unnamed
from keikaku.records import is_japanese
from keikaku.services.questions.said import said
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENT_KINDS, ELEMENTS, ENTITY_KINDS

DEAREST = 4.0  # what a reading may cost that is asserted; all that are meant cost less
_SAYS_SOMETHING = 0.7  # what it costs to leave a word out from which on that is said


class Scored(NamedTuple):
    """A reading, the words of the question that it leaves out (those that say something), its cost, and its tree.

    left: these words where they stand; strain: what it costs beside them.
    """

    reading: Reading
    left_out: tuple[str, ...]
    cost: float
    tree: Item
    left: tuple[Token, ...] = ()
    strain: float = 0.0


class _Reader:
    """What reads questions in one session: the names and words that it knows, and the rules of each language."""

    def __init__(self, session: Session) -> None:
        numbers = Numbers(lambda: session.variables, lambda: session.units, lambda: session.home)
        self.known = Known(
            session.names, session.lexicon, session.addresses, session.plan, lambda: session.units, numbers,
            cache(lambda saying: said(session, saying)),
        )  # fmt: skip
        composer = Composer(
            session.lexicon, lambda: [session.top(plan) for plan in session.plans],
            lambda: max((plan.end for plan in session.plans if plan.end), default=""),
        )  # fmt: skip
        self.rules = cache(lambda languages: Prefixes(rule for one in languages for rule in rules(one, composer)))


def readings(session: Session, question: str, most: int = 5) -> list[Scored]:
    """The cheapest readings of a question, at most ``most``; none, where nothing in it is known."""
    reader = session.kept(_Reader)
    found = lattice(question, reader.known)
    items = parse(found.edges, reader.rules(_languages(question, found)), found.skip, "Q", most)
    return [_scored(session, question, found, item) for item in items]


def tokens(session: Session, question: str) -> list[Token]:
    """The words of a question, with all that they may be."""
    return lattice(question, session.kept(_Reader).known).tokens


def unread(session: Session, question: str) -> tuple[str, ...]:
    """The words of a question, if it has no reading: all that say something."""
    left = _left_out(question, lattice(question, session.kept(_Reader).known), [])
    return tuple(token.text for token, _ in left)


def _languages(question: str, found: Lattice) -> tuple[str, ...]:
    """That of the question; and English, where it has words of that between Japanese ones."""
    if not is_japanese(question):
        return ("en",)
    return ("ja", "en") if any(_is_english(token) for token in found.tokens) else ("ja",)


def _is_english(token: Token) -> bool:
    return token.text.isascii() and token.kind not in ("thing", "address", "number", "date", "unknown", "small")


def _scored(session: Session, question: str, found: Lattice, item: Item) -> Scored:
    left = _left_out(question, found, edges(item))
    left_out = tuple(token.text for token, _ in left)
    reading = item.value._replace(
        unread=left_out, others=tuple(_others(found, item)), respelled=tuple(_everyday(session, question, item))
    )
    reading = _of_values(question, reading._replace(node=_of_the_area(session, reading.node)))
    if excludes(reading.node):
        reading = reading._replace(node=with_what_holds_its_name(reading.node, session.names))
    if not reading.ranking and reading.ask != "count":  # a kind of body is no one body more
        reading = reading._replace(node=with_the_unnamed(reading.node, session.lexicon))
    strain = item.cost - sum(cost for _, cost in left)
    return Scored(reading, left_out, item.cost, item, tuple(token for token, _ in left), strain)


def _of_values(question: str, reading: Reading) -> Reading:
    """Indicators, which are shown with their values, where these are asked for: a number of people counts none."""
    node = reading.node
    if node.find == ("IndicatorValue",) and node.conditions and all(isinstance(one, Within) for one in node.conditions):
        return reading._replace(node=node._replace(find=("Indicator",)))
    if reading.ask == "count" and node.find == ("Indicator",) and HOW_LARGE.search(question):
        return reading._replace(ask="list")
    return reading


def _of_the_area(session: Session, node: Node) -> Node:
    """The set without that it lies in the area of all plans in hand: each of their elements does."""

    def everywhere(condition: Condition) -> bool:
        if not isinstance(condition, Linked) or condition.relation != "inside" or condition.negated:
            return False
        places = {one.iri if isinstance(one, Thing) else None for one in condition.objects}
        return places == {plan.area for plan in session.plans}

    if node.find and node.find[0] in ELEMENT_KINDS:
        return node._replace(conditions=tuple(one for one in node.conditions if not everywhere(one)))
    return node


def _others(found: Lattice, item: Item) -> list[Thing]:
    """Other things that go by a name of the question."""
    meant = [edge for edge in edges(item) if isinstance(edge.value, Group)]
    taken = {thing.iri for edge in meant for thing in edge.value.things}
    names = {(edge.start, edge.end) for edge in meant}
    kinds = {thing.kind for edge in meant for thing in edge.value.things} | frozenset(ENTITY_KINDS) | ELEMENTS
    same = [edge for edge in found.edges if (edge.start, edge.end) in names and isinstance(edge.value, Group)]
    return list(dict.fromkeys(
        thing for edge in same for thing in edge.value.things
        if thing.iri not in taken and thing.kind in kinds
    ))  # fmt: skip


def _everyday(session: Session, question: str, item: Item) -> Iterator[tuple[str, str]]:
    """The words of the question that are no names, and the names for which they were taken."""
    language = "ja" if is_japanese(question) else "en"
    for edge in edges(item):
        if isinstance(edge.value, Group) and session.names.is_everyday(fold(edge.text)):
            yield edge.text.strip(), " / ".join(thing.label.best(language) or "" for thing in edge.value.things)


def _left_out(question: str, found: Lattice, taken: list[Item]) -> list[tuple[Token, float]]:
    """The tokens, or what of them the reading takes no part of, where leaving them out costs something; and what."""
    taken_up = [False] * len(question)
    for edge in taken:
        taken_up[edge.start : edge.end] = [True] * (edge.end - edge.start)
    left: list[tuple[Token, float]] = []
    for token in found.tokens:
        places = [place for place in range(token.start, token.end) if not taken_up[place]]
        places = places if question[token.start : token.end].strip() else []
        cost = sum(found.skip[place] for place in places)
        if places and cost > _SAYS_SOMETHING:
            start, end = places[0], places[-1] + 1
            if end - start < token.end - token.start and question[start:end].strip().lower() in SMALL:
                continue  # were of were not
            left.append((token._replace(text=question[start:end].strip(), start=start, end=end), cost))
    return left
