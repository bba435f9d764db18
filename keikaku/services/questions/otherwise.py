"""The answer in other words, where a question as it stands finds nothing: its sentence tells them, none is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from keikaku.errors import QuestionNotUnderstood, UnknownName
from keikaku.language.reading import Node, Reading, Within
from keikaku.meaning.chart import edges
from keikaku.records import IRI, is_japanese
from keikaku.services.questions import checks
from keikaku.services.questions.completed import in_text, own_text_names
from keikaku.services.questions.in_words import in_words
from keikaku.services.questions.readings import DEAREST, Scored
from keikaku.services.questions.widened import of_another_class, softened, widened, without_the_city
from keikaku.services.session.session import Session

if TYPE_CHECKING:
    from keikaku.services.questions.lookup import Lookup

Answer: TypeAlias = "Callable[[Reading], Lookup]"


def otherwise(
    session: Session, question: str, reading: Reading, read: Sequence[Scored], answer: Answer, *, unrecorded: bool
) -> Lookup | None:
    """The answer of the question in other words; unrecorded: whether the graph has nothing of what is asked at all."""
    return (
        _gentler(session, reading, read, answer)
        or (_instead(question, read, answer) if unrecorded else None)
        or _in_other_words(session, question, reading, read, answer)
    )


def first(readings: Iterable[Reading], answer: Answer) -> Lookup | None:
    """The answer of the first of some readings that has any rows."""
    for one in readings:
        try:
            found = answer(one)
        except (QuestionNotUnderstood, UnknownName):
            continue
        if found.results:
            return found
    return None


def things(found: Lookup) -> set[IRI]:
    """What was found."""
    return {one.card.iri for one in found.results}


def _gentler(session: Session, reading: Reading, read: Sequence[Scored], answer: Answer) -> Lookup | None:
    """By what does it, by a heading above, or without the city, which does all that it plans.

    A heading is looked at where another reading of the question does: it is asked what is planned, not what names it.
    """
    above = {one.node for one in widened(reading, session.lexicon)} & {one.reading.node for one in read[1:]}
    others = [one.reading for one in read[1:] if one.reading.node in above and not one.left_out]
    home = frozenset(iri for plan in session.plans for iri in (plan.area, plan.publisher) if iri)
    by_it = first(softened(reading), answer)
    if by_it:
        return by_it
    if found := first(others, answer):  # which is no answer where it leaves out what names it in its own words
        return found if _left_aside(session, reading, answer) <= things(found) else None
    return first(without_the_city(home, reading), answer)


def _instead(question: str, read: Sequence[Scored], answer: Answer) -> Lookup | None:
    """By the next reading that leaves nothing out, where the best asks for what the graph has of nothing.

    It seeks what the best one does: what was asked for is not told by something else.
    """
    asked = read[0].reading.node.find
    others = [one for one in read[1:] if not one.left_out and one.cost <= DEAREST and one.reading.node.find == asked]
    for one in others:
        checks.refuse_guesses(one.reading, "ja" if is_japanese(question) else "en")
    return first([one.reading for one in others], answer)


def _in_other_words(
    session: Session, question: str, reading: Reading, read: Sequence[Scored], answer: Answer
) -> Lookup | None:
    """By what titles and texts say, or of another class, where no statement of the graph tells."""
    language = "ja" if is_japanese(question) else "en"
    told = in_words(session, reading, language)
    by_words = first([told], answer) if told else None
    above = first(widened(reading, session.lexicon), answer) if by_words else None
    if by_words:  # unless more is meant than has the word
        return by_words if above is None or things(above) <= things(by_words) else None
    if found := first(in_text(session, reading, (), language), answer):
        return found
    # That there is none of the class is said: not where the words of one of them name it.
    if _left_aside(session, reading, answer):
        return None
    named = any(edge.category == "class" for edge in edges(read[0].tree)) if read else True
    return first(of_another_class(reading, named=named), answer)


def _left_aside(session: Session, reading: Reading, answer: Answer) -> set[IRI]:
    """What is sought, lies within what is asked, and names what is asked in its own text."""
    named = own_text_names(session, reading)
    within = tuple(one for one in reading.node.conditions if isinstance(one, Within))
    if not named or not within:
        return named
    found = first([Reading(Node(reading.node.find, within))], answer)
    return named & things(found) if found else named
