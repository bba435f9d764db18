"""Questions that ask what a query of the catalogue answers, in other words than its title."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypedDict, cast

from keikaku import catalog
from keikaku.catalog import Entry, Parameter
from keikaku.language.folding import half_width
from keikaku.language.tokens import tokenize
from keikaku.services.questions.catalogue_offers import value
from keikaku.services.questions.lookup import language_of
from keikaku.services.session.session import Session

_SLOT = re.compile(r"\{([a-z]+)\}")


class Asked(NamedTuple):
    """A query, and the values of its parameters as the question names them."""

    entry: Entry
    parameters: Mapping[str, str]


def asked(session: Session, question: str) -> Asked | None:
    """The query that is asked with all words of the question; None where there is none, or a name is not known."""
    text = " ".join(half_width(question).lower().replace("’", "'").split())
    for name, pattern in _patterns(language_of(question)):
        if match := pattern.fullmatch(text):
            entry = catalog.find(name)
            parameters = _filled(session, entry, match) if entry else None
            if entry and parameters is not None:
                return Asked(entry, parameters)
    return None


def _filled(session: Session, entry: Entry, match: re.Match[str]) -> dict[str, str] | None:
    """What the question names in the places of the parameters; None where one of them is no such thing."""
    values = {}
    for parameter in entry.parameters:
        said = match.groupdict().get(parameter.name)
        plain = re.sub("^the ", "", said or "")
        if not said or (parameter.name == "element" and plain in written()["whole"]):
            continue
        found = _value(session, parameter, plain)
        if found is None:
            return None
        values[parameter.name] = found
    return None if any(entry.needs(one) and one.name not in values for one in entry.parameters) else values


def _value(session: Session, parameter: Parameter, said: str) -> str | None:
    """What to give the parameter: a name or an address that is all that is said, or any words."""
    if not parameter.kinds:
        return said.strip()
    tokens = tokenize(said, session.names, session.lexicon, session.addresses)
    whole = len(tokens) == 1 and tokens[0].kind in ("thing", "address")
    return value(session, parameter, tokens[0]) if whole else None


class Query(TypedDict):
    """What people say for a query, and questions that it answers."""

    name: str
    asked: list[str]
    example: list[str]


class Written(TypedDict):
    """The file: words for a whole plan; by language, what may stand around what is asked, in pieces; queries."""

    whole: list[str]
    before: dict[str, list[str]]
    behind: dict[str, list[str]]
    query: list[Query]


@cache
def written() -> Written:
    """What people say, as it is written."""
    text = (Path(__file__).parent / "asked.toml").read_text(encoding="utf-8")
    return cast("Written", tomllib.loads(text))


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a language, each with its query."""
    file = written()
    before, behind = ("".join(where[language]) for where in (file["before"], file["behind"]))
    return tuple(
        (one["name"], re.compile(f"{before}(?:{_SLOT.sub(_slot, said)}){behind}"))
        for one in file["query"]
        for said in one["asked"]
        if language_of(said) == language
    )


def _slot(parameter: re.Match[str]) -> str:
    return f"(?P<{parameter[1]}>.+?)"
