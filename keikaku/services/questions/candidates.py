"""Readings of a question that leave some of its words out: to be offered, never to be asserted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from keikaku.language import content
from keikaku.language.phrasing import phrase
from keikaku.language.reading import Compared, Condition, Flagged, Linked, Node, Reading, Timed, Valued
from keikaku.meaning.relations import Relations
from keikaku.services.questions.checks import guesses
from keikaku.services.questions.lookup import language_of
from keikaku.services.questions.readings import readings
from keikaku.services.session.session import Session

MOST_LEFT_OUT = 0.5  # of the words that say something
_DROPPED, _LOOSENED = 0.3, 0.2  # what it costs to leave a condition out, or only what relates to its things
# Japanese names in katakana or of a city, firm or school, others with a capital letter, and numbers.
_NAME = re.compile(r"[ァ-ヺー]{3,}|[一-龠]+(?:市|県|区|町|村|社|大学|銀行|空港)|\b[A-Z][\w-]+|[0-9]+")


class Candidate(NamedTuple):
    """A reading, the parts of the question that it leaves out, and how much that is: 0 for nothing."""

    reading: Reading
    left_out: tuple[str, ...]
    cost: float


def candidates(session: Session, question: str) -> list[Candidate]:
    """What a question may mean, the reading that leaves out least first; none that leaves out a name or most of it."""
    found: list[Candidate] = []
    for one in readings(session, question):
        if not leaves_out_a_name(question, one.left_out) and not _is_guessed(one.reading):
            plain = Candidate(one.reading._replace(unread=()), one.left_out, share_left_out(question, one.left_out))
            found += [plain, *_relaxed(session, question, plain)]
    return sorted(
        (one for one in found if one.cost <= MOST_LEFT_OUT and _says_enough(one.reading)), key=lambda one: one.cost
    )


def _is_guessed(reading: Reading) -> bool:
    """Whether a thing was guessed from one ordinary English word: jobs are no KOBS."""
    return any(thing.typed.isascii() and thing.typed.isalpha() and thing.typed.islower() for thing in guesses(reading))


def share_left_out(question: str, left_out: Iterable[str]) -> float:
    """Which part of the words that say something, from 0 to 1, is left out; 0 where none says anything."""
    words = {key for part in content.parts(question) for key in part.keys[:1]}
    lost = {key for text in left_out for part in content.parts(text) for key in part.keys[:1]}
    return len(words & lost) / len(words) if words else 0.0


def leaves_out_a_name(question: str, left_out: Iterable[str]) -> bool:
    """Whether one of these parts may be a name: the capital letter of a question's first word makes none."""
    return any(
        not (question.startswith(part) and match.start() == 0 and match.group()[1:].islower())
        for part in left_out
        for match in _NAME.finditer(part)
    )


def _says_enough(reading: Reading) -> bool:
    """Whether it is more than a bare class, all of whose things would be the answer."""
    if reading.ask == "path":
        return len({thing.iri for thing in (*reading.things, *reading.within)}) > 1
    return bool(reading.node.conditions or reading.ranking)


def _relaxed(session: Session, question: str, of: Candidate) -> Iterator[Candidate]:
    """The reading without a condition that names nothing, and with any relation instead of the one that was read."""
    reading = of.reading
    if reading.ask == "path":
        return
    conditions = reading.node.conditions
    for place, condition in enumerate(conditions):
        said = phrase(Reading(Node((), (condition,))), session.lexicon).best(language_of(question)) or ""
        others = (*conditions[:place], *conditions[place + 1 :])
        if isinstance(condition, Timed | Valued | Compared | Flagged):
            yield _with(of, others, said, _DROPPED)
        elif isinstance(condition, Linked) and condition.relation and condition.objects and not condition.negated:
            looser = _loosened(session, reading.node.find, condition)
            label = session.lexicon.label(condition.relation).best(language_of(question))
            if label and looser and condition.relation not in ("direct", "inside"):
                yield _with(of, (*conditions[:place], looser, *conditions[place + 1 :]), label, _LOOSENED)


def _loosened(session: Session, find: tuple[str, ...], linked: Linked) -> Linked | None:
    """The condition with what joins its things to these classes where nothing says how; None, if nothing does."""
    relations = Relations(session.lexicon)
    kinds = (relations.kinds(one.find) if isinstance(one, Node) else {one.kind} for one in linked.objects)
    likeliest = next(relations.between(find, frozenset().union(*kinds), None, "of", "after"), None)
    if likeliest is None:
        return None
    relation, forward, _ = likeliest
    return linked._replace(relation=relation if find else None, forward=forward)


def _with(of: Candidate, conditions: tuple[Condition, ...], without: str, cost: float) -> Candidate:
    reading = of.reading._replace(node=of.reading.node._replace(conditions=conditions))
    return Candidate(reading, (*of.left_out, without), of.cost + cost)
