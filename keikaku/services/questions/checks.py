"""What is looked at before an answer is asserted: whether the graph can say so at all, and what empties it.

A pattern (class, property, class) without one triple answers nothing, and its denial answers everything: neither is
an answer. It is asked of the graph itself, so it holds for any data; only where nothing is found or something denied.
"""

from __future__ import annotations

import re
from itertools import combinations

from keikaku.errors import QuestionNotUnderstood
from keikaku.language.folding import fold
from keikaku.language.lexicon import Lexicon
from keikaku.language.particles import SAYS_HOW
from keikaku.language.phrasing import phrase
from keikaku.language.reading import (
    Compared,
    Condition,
    Flagged,
    Holding,
    Linked,
    Node,
    Paged,
    Reading,
    Saying,
    Thing,
    Timed,
    Valued,
    Within,
    excludes,
    flat,
    named,
    nodes,
)
from keikaku.services.questions import patterns
from keikaku.services.questions.in_words import in_words
from keikaku.services.questions.widened import widened
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import text
from keikaku.vocab import ACTOR_KINDS, ELEMENT_KINDS, ELEMENTS, OBSERVATIONS

_LEAST_MENDED = 6  # letters of a name in which one that differs is a slip of the hand, not another word
_MOST_SLIPS = 2
_SELDOM_SAID = frozenset({"promotes", "supportedBy", "uses"})  # what is for something says so in many ways
_LEAST_OWN = 3  # signs of a part that stands for a Japanese name


class Unrecorded(QuestionNotUnderstood):
    """What the graph records of nothing: another reading of the whole question may be meant."""


def guesses(reading: Reading) -> list[Thing]:
    """The things that are guessed from what may be ordinary words."""
    return [thing for thing in named(reading.node) if thing.typed and not _is_safe(thing)]


def refuse_guesses(reading: Reading, language: str) -> None:
    """Raise where a thing is guessed from what may be an ordinary word: the guess is in the message, not the answer."""
    for thing in guesses(reading):
        name = thing.label.best(language) or thing.address
        said = text("questions.guessed", language, typed=thing.typed, name=name)
        raise QuestionNotUnderstood(said, text("questions.only_guessed_hint", language))


def refuse_unrecorded(session: Session, reading: Reading, language: str) -> None:
    """Raise where the reading asks or denies what the graph says of nothing: "issues that no initiative addresses"."""
    for node in nodes(reading.node):
        for condition in flat(node.conditions):
            if not getattr(condition, "negated", False):
                continue
            asked = Reading(Node(node.find, (_general(condition),)))
            if not _holds(session, asked):
                raise _unrecorded(session.lexicon, asked, language)


def refuse_empty(session: Session, reading: Reading, language: str) -> None:
    """Raise where nothing is found since a part of the question holds of nothing, or cannot; pass where all hold.

    The hint of the error names the most parts that hold together, and its ``readings`` has them as a reading.
    """
    _refuse_pages(session, reading, language)
    _refuse_times(session, reading, language)
    for node in nodes(reading.node):
        for condition in _parts(tuple(flat(node.conditions))):
            asked = Reading(Node(node.find, (_general(condition),)))
            if isinstance(condition, Linked | Holding) and not _holds(session, asked):
                part = Reading(Node(node.find, (condition,)))
                raise _with_largest(session, reading, part, _unrecorded(session.lexicon, asked, language), language)
    parts = _parts(reading.node.conditions)
    for condition in parts if len(parts) > 1 or _is_of_a_thing(reading) else ():
        part = Reading(Node(reading.node.find, (condition,)))
        if isinstance(condition, Linked) and not _holds(session, part):
            raise _empty(session, reading, part, language)
    if any(isinstance(condition, Flagged) for condition in parts) and len(parts) > 1:
        # "when is it held", of what began once: the question has another word than the graph, and nothing is denied
        raise _empty(session, reading, reading, language)
    nested = any(isinstance(one, Node) for condition in parts for one in getattr(condition, "objects", ()))
    alone = any(isinstance(one, Saying) or getattr(one, "relation", "") in _SELDOM_SAID for one in parts)
    if (nested or alone or len(parts) > 1) and any(map(_is_loosely_said, parts)):
        # initiatives for small firms on going abroad: what they are for and about is said of each by its own words
        raise _empty(session, reading, reading, language)
    first = reading.ranking and not reading.ranking.comparison
    if not reading.find or first or excludes(reading.node) or _elsewhere(session, reading):
        # "everything that is led by a building": of no class, so nothing tells that it is meant. The first of none is
        # nobody. And what no element says itself may be said of it elsewhere.
        raise _empty(session, reading, reading, language)


def _is_loosely_said(condition: Condition) -> bool:
    """Whether it is of a group, or of what something speaks of: that nothing says so is no proof that it is not so."""
    if isinstance(condition, Saying) or (isinstance(condition, Within) and condition.relation in _SELDOM_SAID):
        return True
    if not isinstance(condition, Linked) or condition.negated:
        return False
    groups = any(isinstance(one, Thing) and one.kind == "Group" for one in condition.objects)
    return groups or condition.relation in ("about", "concerns", "mentions", *_SELDOM_SAID)


def _is_of_a_thing(reading: Reading) -> bool:
    """Whether things are sought by how they relate to a thing: that the graph names no members of it says little."""
    kinds = set(reading.node.find)
    return bool(kinds) and kinds.isdisjoint(ELEMENT_KINDS) and not excludes(reading.node)


def _refuse_pages(session: Session, reading: Reading, language: str) -> None:
    """Raise where a page is asked for that no plan, or not the plan named, has in the graph."""
    within = tuple(one for one in reading.node.conditions if isinstance(one, Within) and not one.negated)
    for paged in (one for one in flat(reading.node.conditions) if isinstance(one, Paged)):
        asked = Reading(Node(("PlanElement",), (*within, paged)))
        if not _holds(session, asked):
            said = _said(session.lexicon, asked, language)
            raise QuestionNotUnderstood(text("questions.no_page", language, pages=said))


def _refuse_times(session: Session, reading: Reading, language: str) -> None:
    """Raise where nothing of the class is dated so, or has a value for the time: of another time nothing is said."""
    for condition in flat(reading.node.conditions):
        asked = []
        if isinstance(condition, Timed) and _kinds(session, reading) <= ELEMENTS:
            asked = [Reading(Node(reading.node.find, (condition,)))]
            if reading.find == "Indicator":  # which has values of a time and none of its own
                raise _empty(session, reading, asked[0], language)
        elif isinstance(condition, Compared):
            kinds = zip((condition.left, condition.right), condition.spans, strict=True)
            valued = (Valued(None if kind == "AnyTarget" else kind, span=span) for kind, span in kinds if span)
            asked = [Reading(Node(("Indicator",), (one,))) for one in valued]
        for one in asked:
            if not _holds(session, one):
                raise _empty(session, reading, one, language)


def _kinds(session: Session, reading: Reading) -> frozenset[str]:
    return frozenset().union(*(session.lexicon.sense(local).kinds for local in reading.node.find)) or frozenset({"any"})


def refuse_uncounted(session: Session, reading: Reading, found: int, language: str) -> None:
    """Raise where a number is asked for that is not one of things in the graph: tourists, members, people.

    "Number of tourists" would count what speaks of them, "number of members" those that the plan names, and "companies
    in Kawasaki" those that happen to be named.
    """
    if reading.ask != "count":
        return
    linked = [one for one in flat(reading.node.conditions) if isinstance(one, Linked)]
    actors = reading.node.find in (("Actor",), ())
    nothing_said = actors and all(not one.objects for one in linked) and not named(reading.node)
    elements = any(session.lexicon.sense(one).kinds & (ELEMENTS | OBSERVATIONS) for one in reading.node.find)
    kinds = any(one.relation == "kind" for one in linked)
    bodies = _kinds(session, reading) <= frozenset(ACTOR_KINDS)
    census = bodies and bool(linked) and all(one.relation == "location" for one in linked)
    if not reading.find or (not elements and not found) or nothing_said or kinds or census:
        said = text("questions.not_counted", language, reading=_said(session.lexicon, reading, language))
        raise QuestionNotUnderstood(said, text("questions.not_counted_hint", language), (reading._replace(ask="list"),))


def refuse_unconnected(session: Session, reading: Reading, language: str) -> None:
    """Raise where two things have no path of statements and are named together, or by another of their names."""
    start, end = (*reading.things, *reading.within)[:2]
    pairs = [(start, end), *((start, other) for other in reading.others), *((other, end) for other in reading.others)]
    together = [
        Reading(Node((), (Linked("about", True, pair),)))
        for pair in pairs
        if not any(thing.is_element for thing in pair) and pair[0].iri != pair[1].iri
    ]
    if instead := tuple(one for one in together if _holds(session, one)):
        said = text("questions.unconnected", language, reading=_said(session.lexicon, reading, language))
        raise QuestionNotUnderstood(said, "", instead)


def _parts(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions, one for each of the things that must all be there."""
    parts: list[Condition] = []
    for one in conditions:
        if isinstance(one, Linked) and not one.either and not one.negated and len(one.objects) > 1:
            parts += [one._replace(objects=(thing,)) for thing in one.objects]
        else:
            parts.append(one)
    return tuple(parts)


def _empty(session: Session, reading: Reading, part: Reading, language: str) -> QuestionNotUnderstood:
    """That nothing in the graph meets a part of what is asked, which may be all of it."""
    said = text("questions.empty_part", language, part=_said(session.lexicon, part, language))
    return _with_largest(session, reading, part, QuestionNotUnderstood(said), language)


def _elsewhere(session: Session, reading: Reading) -> tuple[Reading, ...]:
    """What there is instead of elements of which none says it itself: those whose heading does, or of another class."""
    # pages, dates, counts are known whole
    said = any(isinstance(one, Linked | Saying) for one in flat(reading.node.conditions))
    if not said or reading.ranking or not _kinds(session, reading) <= ELEMENTS or excludes(reading.node):
        return ()
    of_any_class = reading._replace(node=reading.node._replace(find=("PlanElement",)))
    return tuple(one for one in (*widened(reading, session.lexicon), of_any_class) if _holds(session, one))[:1]


def _with_largest(
    session: Session, reading: Reading, part: Reading, problem: QuestionNotUnderstood, language: str
) -> QuestionNotUnderstood:
    """The error with what holds instead: in words, of what lies above, and the most conditions that hold together.

    part: which nothing in the graph meets.
    """
    above = _elsewhere(session, reading)
    told = in_words(session, part, language) if _kinds(session, part) <= ELEMENTS else None
    if told and _holds(session, told):
        said = text("questions.only_in_words", language, part=_said(session.lexicon, part, language))
        problem, above = type(problem)(said), (told, *above)
    problem.readings = above
    conditions = _parts(reading.node.conditions)
    for size in range(len(conditions) - 1, 0, -1):
        for kept in combinations(conditions, size):
            most = Reading(Node(reading.node.find, kept))
            if _holds(session, most):
                hint = text("questions.largest_part", language, reading=_said(session.lexicon, most, language))
                return type(problem)(problem.message, hint, (*above, most))
    return problem


def _unrecorded(lexicon: Lexicon, asked: Reading, language: str) -> Unrecorded:
    return Unrecorded(text("questions.unrecorded", language, pattern=_said(lexicon, asked, language)))


def _said(lexicon: Lexicon, reading: Reading, language: str) -> str:
    return phrase(reading, lexicon).best(language) or ""


def _holds(session: Session, reading: Reading) -> bool:
    """Whether anything meets it: asked once of a session, for what is sought under each of its readings."""
    known = session.kept(_known)
    asked = patterns.sparql(reading, session.lexicon) + "\nLIMIT 1"
    if asked not in known:
        known[asked] = bool(session.search(asked).rows)
    return known[asked]


def _known(_: Session) -> dict[str, bool]:
    return {}


def _general(condition: Condition) -> Condition:
    """The condition as its pattern, not denied: for each thing any of its class; other conditions as they are."""
    if isinstance(condition, Linked):
        objects = tuple(Node(_class(one) if isinstance(one, Thing) else one.find) for one in condition.objects)
        return condition._replace(objects=objects, negated=False)
    if isinstance(condition, Holding):
        return condition._replace(objects=tuple(Node(one.find) for one in condition.objects), negated=False)
    if isinstance(condition, Within):
        relation = "of" if condition.relation == "only" else condition.relation
        return condition._replace(relation=relation, negated=False)
    return condition._replace(negated=False) if getattr(condition, "negated", False) else condition  # type: ignore[call-arg]


def _class(thing: Thing) -> tuple[str, ...]:
    """The class of a thing as one that is sought; none of other people's things, whose classes no question asks for."""
    return (thing.kind,) if thing.kind and ":" not in thing.kind else ()


def _is_safe(thing: Thing) -> bool:
    """Whether what was typed is the thing's name but for a slip in a long one, most of it, or a word that is a name.

    A word in small Latin letters is an ordinary word; in capitals or in Japanese it is taken for a name from three
    signs on, and three words of a name are no chance.
    """
    words = thing.typed.lower().removeprefix("the ").split()
    typed = fold(" ".join(words))
    labels = [label for label in thing.label if label]
    within = [name for label in labels if typed in (name := fold(label))]
    small = (thing.typed.isascii() and thing.typed.islower()) or thing.typed.endswith(SAYS_HOW)
    if any(2 * len(typed) >= len(name) for name in within):
        return True
    if within or not small:
        return len(typed) >= (_LEAST_OWN if within or not thing.typed.isascii() else _LEAST_MENDED) and not small
    if len(words) >= _LEAST_OWN and any({*words} <= {*label.lower().split()} for label in labels):
        return True
    return len(typed) >= _LEAST_MENDED and any(_is_near(typed, label) for label in labels)


def _is_near(typed: str, label: str) -> bool:
    """Whether slips of the hand make one of the other; what stands in brackets after a name need not be said."""
    from rapidfuzz.distance import OSA

    return any(OSA.distance(typed, fold(name)) <= _MOST_SLIPS for name in (label, re.split("[(（]", label)[0]))
