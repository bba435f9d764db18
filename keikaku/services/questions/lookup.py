"""Answers a question in English or Japanese, with how it was read and where each answer is stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from keikaku.errors import QueryRefused, QuestionNotUnderstood, UnknownName, Ways
from keikaku.language import content, nearness
from keikaku.language.folding import fold
from keikaku.language.phrasing import phrase
from keikaku.language.reading import ALL_PLACES, Condition, Node, Reading, Thing, Within, counted, excludes, named
from keikaku.records import IRI, Citation, Label, Literal, is_japanese, natural_key
from keikaku.services.questions import checks, foreign, numbers, paths, patterns
from keikaku.services.questions.completed import completed
from keikaku.services.questions.otherwise import first, otherwise, things
from keikaku.services.questions.readings import DEAREST, Scored, readings, unread
from keikaku.services.questions.respelling import respelled
from keikaku.services.questions.spoken_of import spoken_of
from keikaku.services.questions.wished import wished
from keikaku.services.session.cards import Card, citations
from keikaku.services.session.session import Session
from keikaku.services.things.naming import refuse_too_long
from keikaku.texts.catalogue import text
from keikaku.vocab import ELEMENTS, HEADINGS, OBSERVATION_KINDS, local_name, prologue

if TYPE_CHECKING:
    from keikaku.services.questions.defined import Defined
    from keikaku.services.things.observed import Value

_OF_PLANS = prologue("kk") + "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?plan a kk:Plan } }"
_ASK = Ways(
    'ask something, as: keikaku lookup "partners of KIIP"', "ask something, as: /lookup?q=partners of KIIP",
    "ask something, as: partners of KIIP",
)  # fmt: skip
_AS_LIKELY = 0.05  # what two readings cost of which neither is likelier
_LOOKED_AT = 4  # readings: the best, and what may be meant instead
MAX_QUESTION = 500  # characters: four times the longest name, and each is looked at in many ways


class Found(NamedTuple):
    """One answer: the thing, the passages that say so; of an indicator its values, in a ranking its count.

    ``arranged``: whether no passage says so, or not all of it, but the editors, who arranged places and fields.
    ``wished``: whether the passages only want it, and nothing says that it is so.
    """

    card: Card
    evidence: tuple[Citation, ...]
    values: tuple[Value, ...] = ()
    counted: int | None = None
    arranged: bool = False
    wished: bool = False


class Way(NamedTuple):
    """A step on a path: a statement, as it is made, from one thing to another."""

    source: Card
    relation: Label
    target: Card
    evidence: tuple[Citation, ...]


class Lookup(NamedTuple):
    """The answer to a question. ``understood`` says in one sentence, in both languages, how it was read."""

    question: str
    reading: Reading
    understood: Label
    sparql: str
    results: tuple[Found, ...]
    kinds: dict[IRI, Label]  # what each of the results is, in words
    defined: Defined | None = None  # of "what is A": A, with its names and what defines it
    ways: tuple[tuple[Way, ...], ...] = ()  # of "how is A connected to B": the shortest paths, from A to B


def lookup(session: Session, question: str) -> Lookup:
    """Answer a question.

    Results: plan elements in the order of the plan; other things by how many passages say so, most first.
    Raises UnknownName and QuestionNotUnderstood, with the nearest names;
    AskedWrongly for a question of more than MAX_QUESTION characters. Where the data hold nothing of our ontology every
    question is not understood.
    """
    refuse_unaskable(question)
    foreign.refuse(session, question)
    read = readings(session, question, _LOOKED_AT)
    best, other = (*read, None, None)[:2]
    one_by_one = partial(answer, session, question)
    reading = _asserted(session, question, best)
    slips = reading.unread or tuple(thing.typed for thing in checks.guesses(reading))
    if slips and (mended := _mended(session, question, slips)):  # a slip in a word of ours, and no name at all
        reading, other = mended, None
    if not reading.understood:
        if told := completed(session, question, read, one_by_one):
            return told
        if told := first(spoken_of(session, question), one_by_one):
            return told
        raise _not_understood(session, question, reading)
    checks.refuse_guesses(reading, language_of(question))
    try:
        found = answer(session, question, reading)
    except QuestionNotUnderstood as problem:
        unrecorded = isinstance(problem, checks.Unrecorded)
        if told := otherwise(session, question, reading, read, one_by_one, unrecorded=unrecorded):
            return told
        raise
    if best and other and not other.left_out and other.cost - best.cost < _AS_LIKELY:
        _refuse_ambiguous(session, found, other.reading)
    return found


def refuse_unaskable(question: str) -> None:
    """Raises AskedWrongly for a question without a word, and for one of more than MAX_QUESTION characters."""
    refuse_too_long(question, MAX_QUESTION)
    if not fold(question):
        raise QuestionNotUnderstood("the question is empty", _ASK)


def best_reading(session: Session, question: str) -> Reading:
    """How the question is read best, with the words that no reading was found for: all, if it is far-fetched."""
    return _asserted(session, question, next(iter(readings(session, question, 1)), None))


def _asserted(session: Session, question: str, best: Scored | None) -> Reading:
    if best is None:
        return Reading(Node(), unread(session, question))
    far_fetched = best.cost > DEAREST and not best.left_out
    return best.reading._replace(unread=(question,)) if far_fetched else best.reading


def _mended(session: Session, question: str, unread: tuple[str, ...]) -> Reading | None:
    """The reading of the question without its slips in ordinary words, if it is then understood."""
    mended, slips = respelled(session, question, unread)
    reading = best_reading(session, mended) if slips else None
    return reading._replace(respelled=(*slips, *reading.respelled)) if reading and reading.understood else None


def _refuse_ambiguous(session: Session, found: Lookup, other: Reading) -> None:
    """Raise where another reading is as likely, and says something else."""
    language = language_of(found.question)
    try:
        instead = answer(session, found.question, other)
    except (QuestionNotUnderstood, UnknownName):
        return
    if instead.results and things(instead) != things(found):
        said = [one.understood.best(language) or "" for one in (found, instead)]
        raise QuestionNotUnderstood(text("questions.ambiguous", language, one=said[0], other=said[1]))


def answer(session: Session, question: str, reading: Reading) -> Lookup:
    """The answer to a question as it is read, whatever words of it are not. Raises QuestionNotUnderstood."""
    words = session.lexicon
    understood = phrase(reading, words)
    if reading.ask == "path":
        ends = (*reading.things, *reading.within)
        if len({thing.iri for thing in ends}) < 2:
            raise _one_end(ends[0], language_of(question))
        found = _connected(session, Lookup(question, reading, understood, paths.SPARQL, (), {}))
        if not found.ways:
            checks.refuse_unconnected(session, reading, language_of(question))
        return found
    if reading.ranking and not all(map(_can_limit, reading.node.conditions)):
        raise _not_ranked(language_of(question))
    if excludes(reading.node):
        checks.refuse_unrecorded(session, reading, language_of(question))
    try:
        sparql = patterns.sparql(reading, words)
        results = _ranked(session, reading, sparql) if reading.ranking else _results(session, reading, sparql)
    except QueryRefused:  # more patterns than an engine is given
        raise QuestionNotUnderstood(text("questions.too_much_at_once", language_of(question))) from None
    if not results and (guessed := [thing for thing in named(reading.node) if _is_part(thing)]):
        raise _only_guessed(guessed[0], language_of(question))
    checks.refuse_uncounted(session, reading, len(results), language_of(question))
    if asked := counted(reading):
        numbers.refuse_unsaid(session, reading, asked, results, language_of(question))
        understood = numbers.with_units(understood, asked, results)
    if not results:
        checks.refuse_empty(session, reading, language_of(question))
    kinds = {found.card.iri: session.called(found.card) for found in results}
    found = Lookup(question, reading, understood, sparql, results, kinds)
    if reading.ask == "define":
        from keikaku.services.questions.defined import defined

        return found._replace(defined=defined(session, named(reading.node)[0].iri))
    return found


def _can_limit(condition: Condition) -> bool:
    """Whether a ranking can be limited by it: counted are the passages within something, not those outside or apart."""
    return not (isinstance(condition, Within) and (condition.negated or condition.relation in ("only", "share")))


def _is_part(thing: Thing) -> bool:
    """Whether what was written is a part of the thing's name, and the smaller one."""
    typed = fold(thing.typed)
    return bool(typed) and any(
        typed in (name := fold(label)) and 2 * len(typed) < len(name) for label in thing.label if label
    )


def _results(session: Session, reading: Reading, sparql: str) -> tuple[Found, ...]:
    evidence: dict[IRI, set[IRI]] = defaultdict(set)
    ask = session.search if excludes(reading.node) else session.select
    for result, passage in ask(sparql).rows:
        if isinstance(result, IRI):
            evidence[result] |= {passage} if isinstance(passage, IRI) else set()
    bare = reading.find is None and reading.relation is None
    if bare:  # the thing itself leads its list
        for thing in (*reading.things, *reading.within):
            evidence.setdefault(thing.iri, set())
    session.cards([*evidence, *(passage for passages in evidence.values() for passage in passages)])  # in one question
    described = session.cards(evidence)
    cited = session.cards({passage for passages in evidence.values() for passage in passages})
    valued = [iri for iri, card in described.items() if card.kind in ("Indicator", "Statistic", "Milestone")]
    values = _values(session, valued) if valued else {}
    several, arranging = len(reading.node.conditions) > 1, _arranging(session, cited)
    wishes = wished(session, reading, evidence)
    found = []
    for iri, graphs in evidence.items():
        stated = citations(cited[graph] for graph in graphs)
        arranged = bool(graphs & arranging) and (several or not stated)
        found.append(Found(described[iri], stated, values.get(iri, ()), arranged=arranged, wished=iri in wishes))
    if sought := counted(reading):
        found = numbers.ordered(session, sought, found) if sought.order else sorted(found, key=_order)
        if sought.kinds:  # of which a statistic is none: it stands behind the indicators
            found.sort(key=lambda one: one.card.kind != "Indicator")
        return tuple(numbers.told(session, found))
    asked = {thing.iri for thing in (*reading.things, *reading.within)} if bare else set()
    return tuple(sorted(found, key=lambda one: (one.card.iri not in asked, *_order(one))))


def _arranging(session: Session, graphs: Mapping[IRI, Card]) -> set[IRI]:
    """Those that are no passages, nor say of a plan what it is: by whom it is published stands in it."""
    others = [graph for graph, card in graphs.items() if card.kind != "Passage"]
    return {*others} - {row[0] for row in session.select_each(_OF_PLANS, "graph", others)}


def _ranked(session: Session, reading: Reading, sparql: str) -> tuple[Found, ...]:
    """The things with the most (or fewest), all that share a place, or all whose count is as asked."""
    ranking = reading.ranking
    assert ranking is not None
    counts: dict[IRI, int] = {}
    evidence: dict[IRI, list[IRI]] = {}
    for result, count, passages in session.search(sparql).rows:
        if isinstance(result, IRI) and isinstance(count, Literal) and isinstance(passages, Literal):
            counts[result], evidence[result] = int(count.value), list(map(IRI, passages.value.split()))
    kept = list(counts)
    if counts and not ranking.comparison and ranking.first != ALL_PLACES:
        last = list(counts.values())[min(ranking.first or 1, len(counts)) - 1]  # they come in order
        kept = [iri for iri, count in counts.items() if (count >= last if ranking.most else count <= last)]
    session.cards([*kept, *(passage for iri in kept for passage in evidence[iri])])  # in one question
    described = session.cards(kept)
    cited = session.cards({passage for iri in kept for passage in evidence[iri]})
    found = [Found(described[iri], citations(cited[p] for p in evidence[iri]), (), counts[iri]) for iri in kept]
    sign = -1 if ranking.most else 1
    return tuple(sorted(found, key=lambda one: (sign * (one.counted or 0), *_order(one))))


def _connected(session: Session, answer: Lookup) -> Lookup:
    """The shortest paths between the two things of the question."""
    start, end = (*answer.reading.things, *answer.reading.within)[:2]
    found = paths.shortest(session, start.iri, end.iri)
    steps = [step for path in found for step in path]
    described = session.cards({iri for step in steps for iri in (step.source, step.target, *step.passages)})
    ways = tuple(
        tuple(
            Way(
                described[step.source], session.lexicon.label(local_name(step.property)), described[step.target],
                citations(described[passage] for passage in step.passages),
            )
            for step in path
        )
        for path in found
    )  # fmt: skip
    return answer._replace(ways=ways)


def _values(session: Session, things: list[IRI]) -> dict[IRI, tuple[Value, ...]]:
    from keikaku.services.things.observed import values

    return values(session, things)


def _order(found: Found) -> tuple[object, ...]:
    card = found.card
    if card.address or card.kind in OBSERVATION_KINDS:
        return (0, 0, natural_key(card.address or card.iri))
    return (1, -len(found.evidence), natural_key(card.name("en").casefold()))


def _nearest(session: Session, text: str) -> list[str]:
    """Up to three names near a text: of things and headings, for what a passage is called is a sentence."""
    hits = session.names.near(text, limit=30)
    named = (hit.name for hit in hits if hit.kind not in ELEMENTS or hit.kind in HEADINGS)
    return [name for name in named if nearness.is_near(text, name)][:3]


def _not_understood(session: Session, question: str, reading: Reading) -> QuestionNotUnderstood | UnknownName:
    """The error for a question that has no whole reading, in the language of the question."""
    language = language_of(question)
    # Nothing is written nearly like a single character.
    sought = [unread for unread in reading.unread if len(fold(unread)) > 1]
    nearest = list(dict.fromkeys(name for unread in sought for name in _nearest(session, unread)))
    lines = []
    if nearest:
        lines.append(text("questions.nearest", language, names=", ".join(nearest[:5])))
    hint = "\n".join(lines)
    whole = [unread.strip() for unread in reading.unread if not content.is_left_over(unread.strip())]
    parts = ", ".join(f"“{unread}”" for unread in whole or map(str.strip, reading.unread))
    if not parts:
        return QuestionNotUnderstood(text("questions.names_nothing", language), hint)
    if not reading.things and not reading.within and not any(map(session.lexicon.senses, map(fold, reading.unread))):
        missing = [part for part in whole or reading.unread if not session.names.exact(part)]
        parts = ", ".join(f"“{part.strip()}”" for part in missing) or parts
        if missing or not whole:  # a name that is there is never said to be missing
            return UnknownName(text("questions.unknown", language, parts=parts), hint, tuple(nearest))
    return QuestionNotUnderstood(text("questions.not_understood", language, parts=parts), hint)


def _only_guessed(thing: Thing, language: str) -> QuestionNotUnderstood:
    """The error where nothing is found, and a name was only guessed from a part of it: the guess may be wrong."""
    name = thing.label.best(language) or thing.address
    said = text("questions.only_guessed", language, typed=thing.typed, name=name)
    return QuestionNotUnderstood(said, text("questions.only_guessed_hint", language))


def _not_ranked(language: str) -> QuestionNotUnderstood:
    """The error for a ranking by what lies only in something, in several alike, or outside of it."""
    return QuestionNotUnderstood(text("questions.not_ranked", language), text("questions.not_ranked_hint", language))


def _one_end(thing: Thing, language: str) -> QuestionNotUnderstood:
    """The error where both ends of a path are the same thing, in two spellings perhaps."""
    name = thing.label.best(language) or thing.address
    return QuestionNotUnderstood(
        text("questions.one_end", language, name=name), text("questions.one_end_hint", language)
    )


def language_of(question: str) -> str:
    """The language that a question is in."""
    return "ja" if is_japanese(question) else "en"
