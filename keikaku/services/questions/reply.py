"""What is said to a question: its answer, else what it may mean, and which passages speak of it.

Only an answer asserts something. Offers say in a sentence what they would answer, and which words they leave out;
passages are to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from keikaku import catalog, limits
from keikaku.errors import AskedWrongly, KeikakuError, QuestionNotUnderstood, UnknownName, Ways
from keikaku.language.folding import fold
from keikaku.language.reading import named
from keikaku.records import IRI, Label
from keikaku.services.catalogue.run import Run, run
from keikaku.services.questions import foreign, lookup, plans_meant
from keikaku.services.questions.lookup import Lookup
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import LANGUAGES, in_order, label, listed, text

if TYPE_CHECKING:
    from keikaku.services.passages.find import Found
    from keikaku.services.questions.catalogue_offers import Fitting

# What looks for offers and passages is imported where it is needed: an answer does not wait for it.
MOST_OFFERS, MOST_PASSAGES = 3, 5
_LEAVE = Ways("leave --pick out", *2 * ("leave pick out",))
_SHOWN = Ways("without --pick they are shown", *2 * ("without pick they are shown",))
_INSTEAD = 0.25  # what it costs to answer a part that holds instead of the whole


class Offer(NamedTuple):
    """What the question may mean, with the answer that it then has, of at least one row.

    left_out: words of the question that it does not heed. cost: 0 where there are none; of a query of the catalogue
    ``parameters`` are those that the question gave.
    """

    sentence: Label
    answer: Lookup | Run
    left_out: tuple[str, ...]
    cost: float
    parameters: Mapping[str, str]

    @property
    def size(self) -> int:
        """How many rows it has: of ways between two things, how many ways."""
        if isinstance(self.answer, Run):
            return len(self.answer.solutions.rows)
        return len(self.answer.ways or self.answer.results)


class Filled(NamedTuple):
    """A query of the catalogue that is the answer, with the parameters that the question gave it."""

    answer: Run
    parameters: Mapping[str, str]


class Reply(NamedTuple):
    """``answer`` where the level is that; else what kept the question from one (``problem``), offers and passages."""

    question: str
    level: Literal["answer", "offer", "passages"]
    answer: Lookup | Run | None = None
    readings: tuple[Offer, ...] = ()
    passages: tuple[Found, ...] = ()
    problem: QuestionNotUnderstood | UnknownName | None = None
    parameters: Mapping[str, str] = {}
    session: Session | None = None  # over the plans that were asked
    beside: bool = False  # whether other plans were opened than those in hand


def reply(session: Session, question: str, pick: int | None = None) -> Reply:
    """What can be said to a question. pick: the number of the offer, from 1, whose answer is wanted.

    Asked are the plans that the question means; where it names what only another plan that was opened knows, that too.
    Raises AskedWrongly for a question that is empty or too long, and for a number that no offer has, and
    QuestionNotUnderstood where the data hold nothing of our ontology.
    """
    lookup.refuse_unaskable(question)
    session = session.about(question)
    foreign.refuse(session, question)
    beside = bool(session.others)
    session = plans_meant.meant(session, question).about(question)
    found = _answered(session, question)
    if session.others and not isinstance(found, Lookup | Filled):
        everything = session.everything.about(question)
        elsewhere = _answered(everything, question)
        if isinstance(elsewhere, Lookup) and _names_what_is_not_in(session, elsewhere):
            session, found = everything, elsewhere
    return _replied(session, question, found, pick)._replace(session=session, beside=beside)


def _names_what_is_not_in(session: Session, found: Lookup) -> bool:
    """Whether it is about something of which the plans in hand say nothing, called by no mere word of questions."""
    things = [thing for thing in named(found.reading.node) if not session.card(thing.iri).kind]
    return any(not any(name and session.lexicon.senses(fold(name)) for name in thing.label) for thing in things)


def _replied(
    session: Session, question: str, found: Lookup | Filled | QuestionNotUnderstood | UnknownName, pick: int | None
) -> Reply:
    if isinstance(found, Lookup | Filled):
        if pick is not None:
            raise AskedWrongly(f"there is no offer {pick}: the question has an answer", _LEAVE)
        if isinstance(found, Filled):
            return Reply(question, "answer", found.answer, parameters=found.parameters)
        return Reply(question, "answer", found)
    readings = _offers(session, question, found)
    if pick is not None:
        if not 1 <= pick <= len(readings):
            raise AskedWrongly(f"there is no offer {pick}: {_counted(len(readings))}", _SHOWN)
        chosen = readings[pick - 1]
        return Reply(question, "answer", chosen.answer, parameters=chosen.parameters)
    from keikaku.services.passages import find

    passages = tuple(find.find(session, question, MOST_PASSAGES))
    problem = _but_passages(found, passages, lookup.language_of(question))
    return Reply(question, "offer" if readings else "passages", None, readings, passages, problem)


def _but_passages(
    problem: QuestionNotUnderstood | UnknownName, passages: Sequence[Found], language: str
) -> QuestionNotUnderstood | UnknownName:
    """Nothing is said to be nowhere where passages have a part of it."""
    if not isinstance(problem, UnknownName):
        return problem
    words = dict.fromkeys(one for passage in passages for one in passage.matches if one in problem.message)
    if not words:
        return problem
    told = text(
        "questions.but_passages", language, problem=problem.message, words=listed(map(_quoted, words), language)
    )
    return UnknownName(told, problem.ways, problem.nearest)


def _quoted(word: str) -> str:
    return f"“{word}”"


def _by_query(entry: catalog.Entry) -> Ways:
    """How the query of a title is asked with the names that it needs."""
    given = {one.name: one.default for one in entry.parameters if entry.needs(one)}
    return Ways(
        entry.example,
        f"as in: /run/{entry.name}?{'&'.join(f'{name}={value}' for name, value in given.items())}",
        f"the tool run, as in: name: {entry.name}, {', '.join(f'{name}: {value}' for name, value in given.items())}",
    )


def _counted(offers: int) -> str:
    return {0: "the question has none", 1: "the question has one"}.get(offers, f"the question has {offers}")


def _answered(session: Session, question: str) -> Lookup | Filled | QuestionNotUnderstood | UnknownName:
    """The answer, of the catalogue's query where the question is its title, or why there is none."""
    entry = catalog.titled(question)
    language = lookup.language_of(question)
    if entry and (needed := [one for one in entry.parameters if entry.needs(one)]):
        names = listed((one.meaning.best(language) or one.name for one in needed), language)
        return QuestionNotUnderstood(text("offers.names_missing", language, names=names), _by_query(entry))
    if entry:
        return Filled(run(session, entry.name, {}, language), {})
    try:
        return lookup.lookup(session, question)
    except (QuestionNotUnderstood, UnknownName) as problem:
        return _asked(session, question) or problem


def _asked(session: Session, question: str) -> Filled | None:
    """The query of the catalogue that is asked for in other words than its title, if it has any rows."""
    from keikaku.services.questions.catalogue_asked import asked

    found = asked(session, question)
    if found is None:
        return None
    try:
        answer = run(session, found.entry.name, found.parameters, lookup.language_of(question))
    except KeikakuError:  # a value that the query does not take
        return None
    return Filled(answer, found.parameters) if answer.solutions.rows else None


def _offers(session: Session, question: str, problem: QuestionNotUnderstood | UnknownName) -> tuple[Offer, ...]:
    """At most MOST_OFFERS, those first that leave out least; of those with the same rows one."""
    found = [*_titled(session, question), *_read(session, question, problem), *_catalogued(session, question)]
    kept: dict[frozenset[IRI], Offer] = {}
    for offer in sorted((one for one in found if one.size), key=lambda one: one.cost):
        kept.setdefault(_things(offer), offer)
    return tuple(kept.values())[:MOST_OFFERS]


def _titled(session: Session, question: str) -> list[Offer]:
    """The query of which the question is the title, with its example where it needs something that is not named."""
    entry = catalog.titled(question)
    if entry is None:
        return []
    from keikaku.services.questions.catalogue_offers import Fitting

    values = {one.name: one.default for one in entry.parameters if entry.needs(one)}
    own = lookup.language_of(question)
    # An example may be a text in the other language.
    for language in in_order(own):
        try:
            offer = _of_query(session, Fitting(entry, values, (), -1.0), language)
        except KeikakuError:  # these plans do not know the example
            return []
        if offer.size:
            return [offer]
    return []


def _read(session: Session, question: str, problem: QuestionNotUnderstood | UnknownName) -> list[Offer]:
    from keikaku.services.questions.candidates import Candidate, candidates

    offers = []
    in_time = _in_time()
    instead = getattr(problem, "readings", ())  # what holds of a question that as a whole does not
    without = getattr(problem, "without", ())
    for one in [*(Candidate(reading, without, _INSTEAD) for reading in instead), *candidates(session, question)]:
        if not in_time():
            break
        try:
            answer = lookup.answer(session, question, one.reading)
        except (QuestionNotUnderstood, UnknownName):
            continue
        offers.append(Offer(answer.understood, answer, one.left_out, one.cost, {}))
    return offers


def _in_time() -> Callable[[], bool]:
    """Whether there still is time for another offer: what was found until then, and passages, are shown in time."""
    had = limits.remaining()
    return lambda: had is None or (limits.remaining() or 0.0) > had / 2


def _catalogued(session: Session, question: str) -> list[Offer]:
    from keikaku.services.questions import catalogue_offers

    offers = []
    for one in catalogue_offers.fitting(session, question)[:MOST_OFFERS]:
        try:
            offers.append(_of_query(session, one, lookup.language_of(question)))
        except KeikakuError:  # a value that the query does not take: it does not fit after all
            continue
    return offers


def _of_query(session: Session, one: Fitting, language: str) -> Offer:
    answer = run(session, one.entry.name, one.parameters, language)
    return Offer(_sentence(session, answer, one.parameters), answer, one.left_out, one.cost, one.parameters)


def _sentence(session: Session, answer: Run, parameters: Mapping[str, str]) -> Label:
    """The title of the query, and what its parameters were given."""
    title, resolved = answer.entry.title, answer.resolved
    if not parameters:
        return title
    values = [session.card(resolved[name].iri) if name in resolved else said for name, said in parameters.items()]
    ja, en = (
        listed((said if isinstance(said, str) else said.name(language) for said in values), language)
        for language in LANGUAGES
    )
    return label("offers.catalogued", title=title, settings=Label(ja, en))


def _things(offer: Offer) -> frozenset[IRI]:
    """The things of the first column that has any, by which two offers are the same."""
    answer = offer.answer
    if isinstance(answer, Lookup):
        ends = [step.target.iri for way in answer.ways for step in way]
        return frozenset([*(found.card.iri for found in answer.results), *ends])
    rows = answer.solutions.rows
    columns = ([row[place] for row in rows] for place in range(len(answer.solutions.variables)))
    things = next((column for column in columns if any(isinstance(one, IRI) for one in column)), [])
    # A query without things is like no other.
    return frozenset(one for one in things if isinstance(one, IRI)) or frozenset([IRI(answer.entry.name)])
