"""The queries of the catalogue that fit a question, with their parameters filled by what the question names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from keikaku import catalog
from keikaku.catalog import Entry, Parameter
from keikaku.language import content
from keikaku.language.relevance import Relevance
from keikaku.language.tokens import Token, tokenize
from keikaku.services.questions.candidates import MOST_LEFT_OUT, leaves_out_a_name, share_left_out
from keikaku.services.session.session import Session

_WEIGHTS = {"title": 3.0, "question": 2.0, "column": 0.5}
_LOOKED_AT = 6  # queries, the best: each that fits is run


class Fitting(NamedTuple):
    """A query, the values of its parameters in words, the words left out, and which part of the question these are."""

    entry: Entry
    parameters: Mapping[str, str]
    left_out: tuple[str, ...]
    cost: float


def fitting(session: Session, question: str) -> list[Fitting]:
    """The queries that fit, best first. None that leaves out a thing that the question names, or most of its words."""
    entries = catalog.read_all()
    index = Relevance((entry.name, _keys(entry)) for entry in entries)
    parts = content.parts(question)
    scores = index.scores(part.keys for part in parts)
    tokens = tokenize(question, session.names, session.lexicon, session.addresses)
    named = [token for token in tokens if token.kind in ("thing", "address")]
    numbers = [token.text.strip() for token in tokens if token.kind in ("number", "date")]  # no parameter takes one
    found = []
    for place in sorted(scores, key=lambda place: (-scores[place], place))[:_LOOKED_AT]:
        parameters = filled(session, entries[place], named)
        if parameters is None:
            continue
        inside = [(token.start, token.end) for token in named]
        missed = (
            *numbers,
            *(
                question[part.start : part.end]
                for part in parts
                if not index.has(place, part.keys) and not any(a <= part.start and part.end <= b for a, b in inside)
            ),
        )
        cost = share_left_out(question, missed)
        if cost <= MOST_LEFT_OUT and not leaves_out_a_name(question, missed):
            found.append(Fitting(entries[place], parameters, tuple(dict.fromkeys(missed)), cost))
    return found


def filled(session: Session, entry: Entry, named: list[Token]) -> dict[str, str] | None:
    """The parameters by what is named; None where one that is needed is not, or a name fits none of them."""
    values: dict[str, str] = {}
    free = [parameter for parameter in entry.parameters if parameter.kinds]
    for token in named:
        for parameter in free:
            if said := value(session, parameter, token):
                values[parameter.name] = said
                free.remove(parameter)
                break
        else:
            return None
    return None if any(entry.needs(one) and one.name not in values for one in entry.parameters) else values


def value(session: Session, parameter: Parameter, token: Token) -> str | None:
    """What to give the parameter: the name as it stands in the graph, or an address."""
    if token.kind == "address":
        element = session.element(token.value)
        return token.value if element and element.kind in parameter.kinds else None
    fits = [name for name in token.names if name.kind in parameter.kinds]
    return min(fits, key=lambda name: (not name.preferred, name.iri)).text if fits else None


def _keys(entry: Entry) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for text, weight in _texts(entry):
        for key in content.keys(text):
            weights[key] = max(weights[key], weight)
    return weights


def _texts(entry: Entry) -> Iterator[tuple[str, float]]:
    for label, weight in (
        (entry.title, _WEIGHTS["title"]),
        (entry.question, _WEIGHTS["question"]),
        *((column.heading, _WEIGHTS["column"]) for column in entry.columns),
    ):
        for text in label:
            if text:
                yield text, weight
