"""What the graph answers in Python, as rows: of a question, a thing, a query of the catalogue, of indicators.

One name for one thing: ``type`` is the class of a thing, ``kind`` what a value is (Baseline, Actual …), ``evidence``
the addresses of the passages that say so, a text in both languages two columns that end in ``_en`` and ``_ja``. What
there is none of is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from keikaku.limits import check
from keikaku.records import Citation, Indicator, IndicatorValue, Label, Term
from keikaku.rows import About, Rows
from keikaku.values import value

if TYPE_CHECKING:
    from keikaku.services.catalogue.run import Run
    from keikaku.services.passages.listing import Listed
    from keikaku.services.questions.lookup import Lookup
    from keikaku.services.questions.reply import Offer, Reply
    from keikaku.services.things.observed import Value
    from keikaku.services.things.sheet import Sheet

_VALUES = (
    "iri", "label_en", "label_ja", "address", "kind", "period_en", "period_ja", "year", "ends", "value", "lowest",
    "highest", "comparator", "unit_en", "unit_ja", "printed", "evidence", "page",
)  # fmt: skip


_OBSERVED = (
    "iri", "label_en", "label_ja", "address", "kind", "period_en", "period_ja", "value", "lowest", "highest",
    "comparator", "unit_en", "unit_ja", "answer_en", "answer_ja", "printed", "evidence", "page",
)  # fmt: skip


_NUMBERS = frozenset(
    ("value", "lowest", "highest", "baseline", "latest", "interim", "target", "share", "pace", "past", "years", "score")
)


class Answer(Rows):
    """What is said to a question. ``level`` is ``answer``, ``offer`` or ``passages``; only the first has rows.

    Columns: iri, type, label_en, label_ja, address, page, evidence, wished (whether passages only want it) and arranged
    (whether editors say it, who arranged places and fields, and no passage); in a ranking also count. Of "how is A
    connected to B" a row for each step of each shortest path: path, from, relation_en, relation_ja, to and evidence.
    Of a query of the catalogue its own columns. ``values``: the numbers that were asked for, a row each, of indicators
    and statistics; answer_en and answer_ja are the option of a survey's question.
    ``understood_en`` and ``understood_ja`` say how the question was read, ``sparql`` is what was asked; both are empty
    where there is no answer. ``readings``: what the question may mean, with pick, understood_en, understood_ja, count,
    left_out, sparql and query; ``ask(question, pick=1)`` answers the first. ``passages``: as of ``Graph.passages``.
    ``problem`` says why there is no answer.
    """

    def __init__(self, found: Reply, data: About = dict) -> None:
        answer = found.answer
        sparql = answer.sparql if answer else ""
        said = {"question": found.question, "sparql": sparql or None}
        super().__init__(*_rows(answer), lambda: {**said, **data()})
        read = _said(answer)
        self.question = found.question
        self.level = found.level
        self.understood_en, self.understood_ja = read.en or "", read.ja or ""
        self.sparql = sparql
        self.problem = found.problem.message if found.problem else ""
        self.values = Rows(_OBSERVED, _observed(answer), self._about, numbers=_NUMBERS)
        columns = ("pick", "understood_en", "understood_ja", "count", "left_out", "sparql", "query")
        self.readings = Rows(columns, map(_reading, range(1, len(found.readings) + 1), found.readings))
        self.passages = passages(((*one[:4], one.matches, one.score) for one in found.passages), self._about)


def passages(found: Iterable[Listed | tuple[Any, ...]], about: About = dict) -> Rows:
    """Passages as rows."""
    columns = ("iri", "address", "page", "label_en", "label_ja", "matches", "score")
    rows = (
        (iri, address, page, label.en, label.ja, matches, score) for iri, address, page, label, matches, score in found
    )
    return Rows(columns, rows, about, numbers=_NUMBERS)


def values(rows: Iterable[tuple[Term | None, ...]]) -> Iterator[tuple[object, ...]]:
    """The rows as Python's own values. Raises OutOfTime: there may be very many."""
    for number, row in enumerate(rows):
        if number % 1000 == 0:
            check()
        yield tuple(map(value, row))


class Thing(Rows):
    """One thing: a row for each fact, with columns property, value, label_en, label_ja and evidence.

    ``property`` is a CURIE, with ``^`` before it where the thing is the object; ``also`` has its other names.
    """

    def __init__(self, sheet: Sheet, data: About = dict) -> None:
        super().__init__(
            ("property", "value", "label_en", "label_ja", "evidence"),
            (
                (fact.property, value(fact.value), fact.value_label.en, fact.value_label.ja, addresses(fact.evidence))
                for fact in sheet.facts
            ),
            lambda: {"query": str(sheet.card.iri), **data()},
        )  # fmt: skip
        self.iri = sheet.card.iri
        self.type = sheet.card.kind or None
        self.label_en, self.label_ja = sheet.card.label.en, sheet.card.label.ja
        self.also = tuple(name for names in sheet.alt.values() for name in names)
        self.address, self.page = sheet.card.address, sheet.card.page
        self.mentioned_in = addresses(sheet.mentioned_in)


class Result(Rows):
    """The rows of a query of the catalogue; ``sparql`` is what ran, ``title_en`` and ``title_ja`` what it is."""

    def __init__(self, found: Run, data: About = dict) -> None:
        solutions, title = found.solutions, found.entry.title
        said = {"query": found.entry.name, "sparql": found.sparql}
        super().__init__(solutions.variables, values(solutions.rows), lambda: {**said, **data()})
        self.title_en, self.title_ja = title.en, title.ja
        self.sparql = found.sparql


class Indicators(Rows):
    """Where indicators stand, a row each; ``values`` has a row for each value that a plan gives.

    Numbers are in the base unit, years those by which periods go. A target without a number (a range, a direction) has
    only ``target_printed``. way, standing, share, pace, past, years, track and first are what
    ``keikaku.records.Indicator`` says. Of ``values`` kind is Baseline, Actual, InterimTarget, Target or the plan's own
    case of one, ``ends`` the last day of the period, lowest and highest the ends of a range.
    """

    def __init__(self, found: Sequence[Indicator], about: About = dict) -> None:
        columns = (
            "iri", "label_en", "label_ja", "address", "page", "measure", "measure_en", "measure_ja", "policy",
            "policy_en", "policy_ja", "unit_en", "unit_ja", "baseline", "baseline_year", "latest", "latest_year",
            "interim", "interim_year", "target", "target_year", "target_printed", "way", "standing", "track", "share",
            "pace", "past", "years", "first", "cumulative", "changes_en", "changes_ja", "evidence",
        )  # fmt: skip
        super().__init__(columns, map(_indicator, found), about, numbers=_NUMBERS)
        each_value = ((*_at(one), *_value(one, each)) for one in found for each in one.values)
        self.values = Rows(_VALUES, each_value, about, numbers=_NUMBERS)


def addresses(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The addresses of passages, each once."""
    return tuple(dict.fromkeys(citation.address for citation in citations))


def _at(one: Indicator) -> tuple[object, ...]:
    return (one.thing.iri, one.thing.label.en, one.thing.label.ja, one.thing.address)


def _value(one: Indicator, each: IndicatorValue) -> tuple[object, ...]:
    return (
        each.kind, each.period.en, each.period.ja, each.year, date.fromisoformat(each.ends) if each.ends else None,
        each.value, each.lowest, each.highest, each.comparator or None, one.unit.en, one.unit.ja, each.printed,
        addresses([each.stated_in]), each.stated_in.page,
    )  # fmt: skip


def _indicator(one: Indicator) -> tuple[object, ...]:
    baseline, latest, interim, target = one.find("Baseline"), one.find("Actual"), one.interim, one.aim

    def numbers(each: IndicatorValue | None) -> tuple[object, ...]:
        return (each.value, each.year) if each else (None, None)

    measure, policy = one.measure, one.policy
    return (
        one.thing.iri, one.thing.label.en, one.thing.label.ja, one.thing.address, one.page,
        *((measure.iri, measure.label.en, measure.label.ja) if measure else (None,) * 3),
        *((policy.iri, policy.label.en, policy.label.ja) if policy else (None,) * 3),
        one.unit.en, one.unit.ja, *numbers(baseline), *numbers(latest), *numbers(interim), *numbers(target),
        target.printed if target else None, one.way, one.standing, one.track, one.share, one.pace, one.past, one.years,
        one.first, one.cumulative, tuple(change.en for change in one.changes),
        tuple(change.ja for change in one.changes), addresses(each.stated_in for each in one.values),
    )  # fmt: skip


def _rows(answer: Lookup | Run | None) -> tuple[tuple[str, ...], Iterable[tuple[object, ...]]]:
    """The columns and rows of whatever the answer is; none where there is none."""
    from keikaku.services.catalogue.run import Run

    if answer is None:
        return (), ()
    if isinstance(answer, Run):
        return answer.solutions.variables, values(answer.solutions.rows)
    return _steps(answer) if answer.ways else _things(answer)


def _said(answer: Lookup | Run | None) -> Label:
    from keikaku.services.catalogue.run import Run

    if answer is None:
        return Label("", "")
    return answer.entry.title if isinstance(answer, Run) else answer.understood


def _things(found: Lookup) -> tuple[tuple[str, ...], Iterable[tuple[object, ...]]]:
    """The columns and rows of things."""
    ranked = found.reading.ask == "rank"
    columns = ("iri", "type", "label_en", "label_ja", "address", "page", "evidence", "wished", "arranged")
    rows = (
        (
            one.card.iri, one.card.kind or None, one.card.label.en, one.card.label.ja, one.card.address,
            one.card.page, addresses(one.evidence), one.wished, one.arranged, *([one.counted] if ranked else []),
        )
        for one in found.results
    )  # fmt: skip
    return (*columns, *(["count"] if ranked else [])), rows


def _steps(found: Lookup) -> tuple[tuple[str, ...], Iterable[tuple[object, ...]]]:
    """The columns and rows of the steps of paths."""
    rows = (
        (number, way.source.iri, way.relation.en, way.relation.ja, way.target.iri, addresses(way.evidence))
        for number, path in enumerate(found.ways, 1)
        for way in path
    )
    return ("path", "from", "relation_en", "relation_ja", "to", "evidence"), rows


def _observed(answer: Lookup | Run | None) -> Iterator[tuple[object, ...]]:
    from keikaku.services.questions.lookup import Lookup

    for one in answer.results if isinstance(answer, Lookup) else ():
        for each in one.values:
            card = one.card
            yield (card.iri, card.label.en, card.label.ja, card.address, *_observation(each))


def _observation(each: Value) -> tuple[object, ...]:
    period = each.period.label if each.period else Label(None, None)
    return (
        each.kind, period.en, period.ja, each.value, each.lowest, each.highest, each.comparator or None,
        each.unit.en, each.unit.ja, each.answer.en, each.answer.ja, each.printed, addresses([each.stated_in]),
        each.stated_in.page,
    )  # fmt: skip


def _reading(number: int, offer: Offer) -> tuple[object, ...]:
    from keikaku.services.catalogue.run import Run

    answer = offer.answer
    query = answer.entry.name if isinstance(answer, Run) else None
    return (number, offer.sentence.en, offer.sentence.ja, offer.size, offer.left_out, answer.sparql, query)
