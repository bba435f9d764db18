"""What a question means: a tree of what is sought and the conditions that it must meet.

``initiatives involving JETRO in policy 6`` is a node (find Initiative) with two conditions: linked by
``involves`` to JETRO, and within policy 6. The things of a condition may be nodes again: ``organisations
involved in initiatives about Asia``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from keikaku.records import IRI, Label
from keikaku.vocab import ELEMENT_KINDS

ALL_PLACES = 0


class Thing(NamedTuple):
    """A thing that the question names. ``typed`` is what was written where that is not its name."""

    iri: IRI
    kind: str
    label: Label
    address: str = ""
    typed: str = ""

    @property
    def is_element(self) -> bool:
        """Whether it is a part of a plan, not a thing that a plan speaks of."""
        return self.kind in ELEMENT_KINDS


class Node(NamedTuple):
    """Things that are sought. ``find``: local names of the classes or kinds, any of them; empty: of any class."""

    find: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()


class Linked(NamedTuple):
    """Joined by a property to things, to each of them or (``either``) to any.

    relation: local name of a property; ``direct``: any statement of the two; ``inside``: about the place or what lies
    in it; ``None``: nothing said.
    forward: what is sought is the subject of the property. Without objects: to anything.
    """

    relation: str | None
    forward: bool = True
    objects: tuple[Thing | Node, ...] = ()
    either: bool = False
    negated: bool = False


class Within(NamedTuple):
    """Part of elements of a plan or, of a thing that plans speak of, named or taking part there.

    relation: as for Linked. Of an element, in any of several; of another thing, in each unless ``either``.
    """

    elements: tuple[Thing, ...]
    relation: str | None = "of"
    either: bool = False
    negated: bool = False


class Holding(NamedTuple):
    """An element that has elements of these classes below it."""

    objects: tuple[Node, ...]
    negated: bool = False


class Other(NamedTuple):
    """None of these things."""

    things: tuple[Thing, ...]


class Span(NamedTuple):
    """Time from a first to a last day, both as YYYY-MM-DD, with what to call it."""

    first: str
    last: str
    label: Label


class Timed(NamedTuple):
    """With a date: ``when`` is in, before, after (later than the span), since or until (up to its end).

    kinds: local names of kinds of milestone; empty: any.
    """

    when: str
    span: Span
    kinds: tuple[str, ...] = ()


class Valued(NamedTuple):
    """An indicator with a value of a kind: compared (>, >=, <, <=, =) with a number, or there at all.

    unit: None for any. span: the period that the value is for.
    """

    kind: str | None
    comparison: str | None = None
    number: Decimal | None = None
    unit: Thing | None = None
    span: Span | None = None
    negated: bool = False


class Compared(NamedTuple):
    """An indicator whose value of one kind stands so to its value of another: >, >=, <, <=, =.

    Or as its target means it: ``worse`` or ``better`` than that, ``reached`` or ``missed``; which of them is more and
    which is less, the target's own comparator tells. right: ``AnyTarget`` is that of either period. spans: the periods
    that the values are for, where they are said.
    """

    left: str
    comparison: str
    right: str
    spans: tuple[Span | None, Span | None] = (None, None)


class Flagged(NamedTuple):
    """With a property that has this value: local names; ``true`` for a yes."""

    property: str
    value: str
    label: Label


class Extreme(NamedTuple):
    """The indicator whose value has moved furthest from one kind to another: up (``most``) or down.

    Measured as a share of the first value, for values are in many units.
    """

    left: str
    right: str
    most: bool = True


class Paged(NamedTuple):
    """On pages of a plan, from the first to the last of each span; of a thing: named there."""

    pages: tuple[tuple[int, int], ...]


class Saying(NamedTuple):
    """An element that says something, in its name or in the text of its passage: each of these words.

    typed: the words as they were written. words: of each the ways it may be written, in small letters; a blank at
    either end is a border of a word. elements, passages: that say it, where this is known. loosely: its heading may
    say it, too, or the name of something that it speaks of.
    """

    typed: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    elements: tuple[IRI, ...] = ()
    passages: tuple[IRI, ...] = ()
    loosely: bool = False


class Explaining(NamedTuple):
    """A footnote on indicators: those named, below or about the things, any if there are none.

    change: local name of what it says was changed about the indicator; ``None``: whatever it says.
    """

    things: tuple[Thing, ...]
    change: str | None = None
    label: Label = Label(None, None)


class Either(NamedTuple):
    """At least one of these holds."""

    conditions: tuple[Condition, ...]


class Counted(NamedTuple):
    """A statistic or an indicator that counts one of these variables, or is one of ``figures``, and is so.

    of: what the number is about, one of each group: a place, an industry, people, an actor. kinds: of values, each
    there. span: the time that the value is for. unit: in which it is. over_time: there are values for several times.
    ranked: it has a rank; among: what is counted in the same passage, over which it is ranked.
    order: ``highest`` or ``lowest`` of those compared, over the things of a class (``by``; ``Period``: over time).
    first: how many of them, ``None`` for the first place, ``ALL_PLACES`` for all.
    """

    variables: tuple[Thing, ...]
    figures: tuple[Thing, ...] = ()
    of: tuple[tuple[Thing, ...], ...] = ()
    kinds: tuple[str, ...] = ()
    span: Span | None = None
    unit: Thing | None = None
    over_time: bool = False
    ranked: bool = False
    among: tuple[Thing, ...] = ()
    order: str = ""
    by: tuple[str, ...] = ()
    first: int | None = None


Condition: TypeAlias = (
    Counted
    | Linked
    | Within
    | Holding
    | Other
    | Timed
    | Valued
    | Compared
    | Flagged
    | Extreme
    | Paged
    | Saying
    | Explaining
    | Either
)


class Ranking(NamedTuple):
    """By how many things of a class each answer is counted.

    counted: local name of a class; ``None``: passages. relation, forward: from the counted thing's elements to
    the answer. first: how many places are asked for, with all that share the last; ``None``: the first place,
    ``ALL_PLACES``: all.
    comparison, number: instead of places, those whose count stands so to the number.
    """

    counted: str | None
    relation: str
    forward: bool = True
    most: bool = True
    first: int | None = None
    comparison: str | None = None
    number: int | None = None


class Reading(NamedTuple):
    """How a question was understood.

    ask: ``list``, ``count``, ``rank``, ``path``, or ``define``, of one thing, which is told with its names. unread:
    parts of the question that no reading was found for; with any, the answer is an offer only. others: other things
    that go by a name of the question. respelled: words of it with a slip, or that are
    no names, and what they are read as. borne: words that the reading has no condition for, and that the text of all
    that is found has. instead_of: local names of the classes that were asked for, where nothing of them is there.
    """

    node: Node
    unread: tuple[str, ...] = ()
    others: tuple[Thing, ...] = ()
    ask: str = "list"
    ranking: Ranking | None = None
    respelled: tuple[tuple[str, str], ...] = ()
    borne: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()

    @property
    def find(self) -> str | None:
        """Local name of the class sought, ``None`` for everything about the things."""
        return self.node.find[0] if self.node.find else None

    @property
    def relation(self) -> str | None:
        """Of the first condition that has one: the local name of a property, ``of`` or ``in``."""
        first = next((c for c in flat(self.node.conditions) if isinstance(c, Linked | Within)), None)
        return first.relation if first else (self.ranking.relation if self.ranking else None)

    @property
    def forward(self) -> bool:
        """Whether what is sought is the subject of that relation."""
        first = next((c for c in flat(self.node.conditions) if isinstance(c, Linked | Within)), None)
        return first.forward if isinstance(first, Linked) else True

    @property
    def things(self) -> tuple[Thing, ...]:
        """The entities named, in the order of the conditions."""
        return tuple(thing for thing in named(self.node) if not thing.is_element)

    @property
    def within(self) -> tuple[Thing, ...]:
        """The elements of plans named."""
        return tuple(thing for thing in named(self.node) if thing.is_element)

    @property
    def understood(self) -> bool:
        """Whether every word was read, and there is something to look for."""
        return not self.unread and bool(self.node.find or self.node.conditions)


def flat(conditions: tuple[Condition, ...]) -> list[Condition]:
    """The conditions, those of an either-or one by one."""
    return [one for c in conditions for one in (flat(c.conditions) if isinstance(c, Either) else [c])]


def nodes(node: Node) -> Iterator[Node]:
    """The node, and those below it."""
    yield node
    for condition in flat(node.conditions):
        if isinstance(condition, Linked | Holding):
            for one in condition.objects:
                if isinstance(one, Node):
                    yield from nodes(one)


def named(node: Node) -> list[Thing]:
    """The things that a node's conditions name, each once."""
    things: list[Thing] = []
    for condition in flat(node.conditions):
        objects: tuple[Thing | Node, ...] = ()
        if isinstance(condition, Linked | Holding):
            objects = condition.objects
        elif isinstance(condition, Within):
            objects = condition.elements
        elif isinstance(condition, Other | Explaining):
            objects = condition.things
        elif isinstance(condition, Counted):
            objects = (*condition.variables, *condition.figures, *(one for group in condition.of for one in group))
        for one in objects:
            things += named(one) if isinstance(one, Node) else [one]
    return list(dict.fromkeys(things))


def counted(reading: Reading) -> Counted | None:
    """What is counted, where the question is for numbers."""
    return next((one for one in reading.node.conditions if isinstance(one, Counted)), None)


def excludes(node: Node) -> bool:
    """Whether a condition is that something is not so: then each thing that may be meant is looked at."""
    return any(
        (isinstance(condition, Linked | Within | Holding | Valued) and condition.negated)
        or (
            isinstance(condition, Linked | Holding)
            and any(isinstance(one, Node) and excludes(one) for one in condition.objects)
        )
        for condition in flat(node.conditions)
    )
