"""The tools that run queries: those of the catalogue by name, and SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from keikaku.assistants import rows
from keikaku.assistants.rows import Data
from keikaku.assistants.schemas import LANGUAGE, LIMIT, OFFSET, TAKEN, Schema, listed, maybe, record, text
from keikaku.assistants.schemas import rows as rows_schema
from keikaku.catalog import Entry, Parameter
from keikaku.records import Solutions
from keikaku.render.rows.sparql_results import as_objects
from keikaku.services.catalogue import emptied
from keikaku.services.catalogue import run as service
from keikaku.services.data import query as queries
from keikaku.services.passages.places import places
from keikaku.services.session.session import Session

_TYPES = {
    "year": ("integer", "string"), "begin": ("integer", "string"), "end": ("integer", "string"),
    "number": ("number", "string"), "plan": ("string", "array"),
}  # fmt: skip
"""What values of a parameter may be; of all else a text."""

_CELLS: dict[str, Schema] = {"cells": {"type": "object", "description": "The value of each column."}}


def run_input(entries: Sequence[Entry]) -> Schema:
    """The arguments of ``run``: the names of the queries, and each parameter with its kinds and its queries."""
    parameters: dict[str, list[tuple[Entry, Parameter]]] = {}
    for entry in entries:
        for one in entry.parameters:
            if one.name != "language":
                parameters.setdefault(one.name, []).append((entry, one))
    names = "; ".join(f"{entry.name}: {entry.title.en}" for entry in entries)
    return record(
        {
            "name": {"type": "string", "enum": [entry.name for entry in entries], "description": names},
            "parameters": {
                **record({name: _parameter(some, len(entries)) for name, some in parameters.items()}, []),
                "description": "A thing or a word that a query is about is needed; all else has its default. Things by "
                "any of their names, an address or an IRI.",
            },
            "lang": LANGUAGE,
            "limit": LIMIT,
            "offset": OFFSET,
        },
        ["name"],
    )


def run_input_of(given: Mapping[str, Any]) -> Schema:
    """The arguments of ``run`` for the query that is named: with its own parameters alone.

    Raises UnknownName where there is no such query.
    """
    name = given.get("name")
    return run_input([service.find(name)] if isinstance(name, str) else service.catalogue())


def _parameter(some: Sequence[tuple[Entry, Parameter]], every: int) -> Schema:
    kinds = list(dict.fromkeys(kind for _, one in some for kind in one.types))
    types = list(dict.fromkeys(type_ for kind in kinds for type_ in _TYPES.get(kind, ("string",))))
    meanings = ", ".join(dict.fromkeys(one.meaning.en or "" for _, one in some))
    of = "most queries" if len(some) > every // 2 else ", ".join(entry.name for entry, _ in some[:40])
    schema: Schema = {
        "type": types if len(types) > 1 else types[0],
        "description": f"{meanings} ({' or '.join(kinds)}), as “{some[0][1].default}”. Of {of}.",
    }
    return schema | ({"items": {"type": "string"}} if "array" in types else {})


RUN_OUTPUT = record(
    {
        "query": {"type": "string"},
        "title": {"type": "string"},
        "question": {"type": "string"},
        "note": maybe("string", "What is to be known of the rows."),
        "settings": listed({"type": "string"}, "What each parameter was taken for."),
        "nothing": maybe("string", "Why there are no rows, or which plans have some."),
        "taken": TAKEN,
        "columns": listed(
            record({"name": {"type": "string"}, "type": {"type": "string"}, "heading": {"type": "string"}})
        ),
        "sparql": {"type": "string"},
        **rows_schema(_CELLS),
    }
)


def run(data: Data, given: Mapping[str, Any]) -> dict[str, object]:
    """Run a query of the catalogue: comparisons, counts and lists that were written and proved beforehand.

    The resource keikaku://catalogue says of each what it asks, its parameters and its columns.
    """
    parameters = {name: _as_written(value) for name, value in given.get("parameters", {}).items()}
    language = rows.language(given, " ".join(parameters.values()))
    entry = service.find(given["name"])
    service.refuse_without_needed(entry, parameters)
    found = service.run(data.session, entry.name, parameters, language)
    nothing = emptied.why(data.session, found, parameters)
    return rows.result(
        found.taken.view,
        solutions(found.taken.view, found.solutions, rows.part(found.solutions.rows, given)),
        len(found.solutions.rows),
        query=entry.name,
        title=entry.title.best(language),
        question=entry.question.best(language),
        note=entry.note.best(language),
        settings=[one.best(language) or "" for one in found.settings],
        nothing=nothing.best(language) if nothing else None,
        taken=[
            note
            for one, resolved in found.resolved.items()
            if one in parameters
            for note in resolved.notes(parameters[one], language)
        ],
        columns=[
            {"name": one.name, "type": one.type, "heading": one.heading.best(language) or one.name}
            for one in entry.columns
        ],
        sparql=found.sparql,
    )


def _as_written(value: object) -> str:
    """A parameter as people write it; of several plans a line each."""
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


SPARQL_INPUT = record(
    {
        "query": text(
            "SELECT, ASK, CONSTRUCT or DESCRIBE. The default graph is the union of all; GRAPH ?passage { … } names the "
            "passage that states the pattern: select ?passage, and each row has its address and page. Prefixes that "
            "everybody knows need no declaration, nor kk: of the ontology (resource keikaku://ontology)."
        ),
        "limit": LIMIT,
        "offset": OFFSET,
    },
    ["query"],
)
SPARQL_OUTPUT = record(
    {
        "boolean": maybe("boolean", "The answer to an ASK."),
        "columns": listed({"type": "string"}),
        **rows_schema(_CELLS),
    }
)


def sparql(data: Data, given: Mapping[str, Any]) -> dict[str, object]:
    """Ask the graph in SPARQL 1.1, where no other tool fits. It only reads; SERVICE and updates are refused.

    A query ends after a time and within a limit of memory; the error then says so.
    """
    session = data.session.everything
    answer = queries.query(session, given["query"])
    if isinstance(answer, bool):
        return rows.result(session, [], 0, boolean=answer, columns=[])
    if isinstance(answer, list):
        answer = Solutions(("subject", "predicate", "object"), [tuple(triple) for triple in answer])
    shown = solutions(session, answer, rows.part(answer.rows, given))
    return rows.result(session, shown, len(answer.rows), boolean=None, columns=list(answer.variables))


def solutions(
    session: Session, answer: Solutions, shown: Iterable[tuple[Any, ...]] | None = None
) -> Iterator[dict[str, object]]:  # fmt: skip
    """Rows of a query with where they are stated. shown: those that are wanted; left out, all."""
    some = list(answer.rows if shown is None else shown)
    found = places(session, some)
    for cells, place in zip(as_objects(answer._replace(rows=some)), found, strict=True):
        yield {"cells": cells, **rows.cited(place.citations, stated=place.stated)}
