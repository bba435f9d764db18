"""Runs the queries of the catalogue, with values as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from keikaku import catalog
from keikaku.catalog import TOPICS, Entry, Parameter
from keikaku.errors import AskedWrongly, UnknownName
from keikaku.records import IRI, Cell, Label, Literal, Solutions, Table, Term
from keikaku.services.session.session import Session
from keikaku.services.things.naming import Resolved, refuse_too_long, resolve
from keikaku.store.defaults import replace
from keikaku.vocab import PREFIXES

LANGUAGES = ("en", "ja")
_YEAR = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class Run(NamedTuple):
    """What a query of the catalogue answered.

    ``solutions`` has the columns of ``entry``, in their order. ``sparql`` is the text that ran, complete in itself;
    ``resolved`` has, for each name that was given, what it was taken for.
    """

    entry: Entry
    solutions: Solutions
    sparql: str
    resolved: dict[str, Resolved]


def catalogue() -> list[Entry]:
    """All queries by topic, then name. Raises BadFile for one whose header is not in order."""
    return catalog.read_all()


def names() -> list[str]:
    """The names of all queries; reads none of them."""
    return catalog.names()


def find(name: str) -> Entry:
    """The query of that name. Raises UnknownName with the nearest names."""
    entry = catalog.find(name)
    if entry is None:
        near = _nearest(name, catalog.names())
        hint = f"nearest names: {', '.join(near)}" if near else "keikaku run lists all queries"
        raise UnknownName(f"the catalogue has no query “{name}”", hint, near)
    return entry


def run(session: Session, name: str, parameters: Mapping[str, str], language: str = "en") -> Run:
    """The answer to a query of the catalogue.

    parameters: name to value, in words: things by any of their names, addresses or IRIs. What is left out has its
    default. language: of the names in the answer, unless the parameter ``language`` is given.
    Raises UnknownName for a query or thing that there is not, AskedWrongly for a parameter or value that does not
    fit, and what Store.query raises.
    """
    entry = find(name)
    known = {parameter.name: parameter for parameter in entry.parameters}
    for given in parameters:
        if given not in known:
            own = ", ".join(known) or "none"
            raise AskedWrongly(f"{name} has no parameter “{given}”", f"its parameters: {own}")
    values = dict(parameters)
    if "language" in known:
        values.setdefault("language", language)
    terms: dict[str, Term] = {}
    resolved: dict[str, Resolved] = {}
    for given, text in values.items():
        refuse_too_long(text)
        if known[given].kinds:
            resolved[given] = _thing(session, known[given], text)
            terms[given] = resolved[given].iri
        else:
            terms[given] = _plain(known[given], text)
    sparql = replace(entry.sparql, terms)
    solutions = session.select(sparql)
    return Run(entry, solutions, sparql, resolved)


def _thing(session: Session, parameter: Parameter, text: str) -> Resolved:
    found = resolve(session, text, parameter.kinds)
    described = session.card(found.iri)
    if described.kind not in parameter.kinds:
        wanted = " or ".join(parameter.types)
        raise AskedWrongly(
            f"the parameter {parameter.name} takes a name of type {wanted}; “{text}” is of class {described.kind}",
            f"as in: -p {parameter.name} {_quoted(parameter.default)}",
        )
    return found


def _plain(parameter: Parameter, text: str) -> Literal:
    (type_,) = parameter.types
    plain = unicodedata.normalize("NFKC", text).strip()
    if type_ == "text":
        return Literal.text(text)
    if type_ == "language" and plain in LANGUAGES:
        return Literal.text(plain)
    if type_ == "year" and _YEAR.fullmatch(plain):
        return Literal(plain, IRI(PREFIXES["xsd"] + "integer"))
    if type_ == "number" and _NUMBER.fullmatch(plain):
        return Literal(plain, IRI(PREFIXES["xsd"] + ("decimal" if "." in plain else "integer")))
    wanted = "ja or en" if type_ == "language" else f"a {type_}"
    raise AskedWrongly(
        f"the parameter {parameter.name} takes {wanted}, not “{text}”",
        f"as in: -p {parameter.name} {parameter.default}",
    )


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


def _nearest(name: str, names: list[str]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process  # only when a name is not there

    found = process.extract(name, names, scorer=fuzz.WRatio, limit=5, score_cutoff=60)
    return tuple(match for match, _, _ in found)


def as_table(entries: list[Entry], language: str, grouped: bool = False) -> Table:
    """One row a query; ``grouped`` names a topic only where it begins."""
    rows: list[tuple[Cell, ...]] = []
    before = ""
    for entry in entries:
        topic = "" if grouped and entry.topic == before else TOPICS[entry.topic].best(language)
        parameters = ", ".join(parameter.name for parameter in entry.parameters if parameter.name != "language")
        rows.append((topic, entry.name, entry.title.best(language), parameters))
        before = entry.topic
    headings = (Label("分野", "Topic"), Label("名前", "Name"), Label("内容", "Title"), Label("変数", "Parameters"))
    return Table(("topic", "name", "title", "parameters"), headings, rows)


def for_people(answer: Run, table: Table) -> Table:
    """The rows with headings, and without the IRIs, beside which their names stand."""
    columns = answer.entry.columns
    kept = [place for place, column in enumerate(columns) if column.type not in ("IRI", "term")]
    return Table(
        tuple(columns[place].name for place in kept),
        tuple(columns[place].heading for place in kept),
        [tuple(row[place] for place in kept) for row in table.rows],
    )


def told(entry: Entry, language: str) -> list[str]:
    """Title, question and, where there is one, note."""
    lines = (label.best(language) for label in (entry.title, entry.question, entry.note))
    return [line for line in lines if line]


def parameters_table(entry: Entry, language: str) -> Table:
    """One row a parameter."""
    rows: list[tuple[Cell, ...]] = [
        (one.name, " or ".join(one.types), one.default, one.meaning.best(language)) for one in entry.parameters
    ]
    headings = (Label("変数", "Parameter"), Label("型", "Type"), Label("既定値", "Default"), Label("意味", "Meaning"))
    return Table(("parameter", "type", "default", "meaning"), headings, rows)


def columns_table(entry: Entry, language: str) -> Table:
    """One row a column of the answer."""
    rows: list[tuple[Cell, ...]] = [(one.name, one.type, one.heading.best(language)) for one in entry.columns]
    return Table(
        ("column", "type", "heading"), (Label("列", "Column"), Label("型", "Type"), Label("見出し", "Heading")), rows
    )


def as_json(entry: Entry) -> dict[str, object]:
    """What ``run --about --format json`` prints; a list of these is what ``run --format json`` prints."""
    return {
        "name": entry.name,
        "topic": entry.topic,
        "title": entry.title._asdict(),
        "question": entry.question._asdict(),
        "note": entry.note._asdict(),
        "parameters": [
            {"name": one.name, "types": list(one.types), "default": one.default, "meaning": one.meaning._asdict()}
            for one in entry.parameters
        ],
        "columns": [
            {"name": one.name, "type": one.type, "heading": one.heading._asdict()} for one in entry.columns
        ],
        "example": entry.example,
    }  # fmt: skip
