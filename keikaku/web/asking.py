"""A query of a stranger, as a worker answers it: guarded, and in the format that was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from keikaku.errors import AskedWrongly, BadQuery
from keikaku.records import IRI, Answer, Solutions, Triple
from keikaku.render.rows import rdf, sparql_results, sparql_xml
from keikaku.services.session.session import Session
from keikaku.store.sparql.sparql_tokens import iter_tokens
from keikaku.web.bounds import RULES
from keikaku.web.replies import Reply

_NOT_FIXED = ("NOW", "RAND", "UUID", "STRUUID", "BNODE")  # functions that give something else each time
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class NotAcceptable(AskedWrongly):
    """None of the formats that were asked for can hold the answer."""

    code = "not-acceptable"


class Formats(NamedTuple):
    """The media type in which the answer is wanted, by what it turns out to be; None where it is wanted in none."""

    rows: str | None
    boolean: str | None
    triples: str | None


def _json(answer: Solutions | bool) -> str:
    return _JSON.encode(sparql_results.as_results(answer))


_ROWS: Mapping[str, Callable[[Solutions], str]] = {
    "application/sparql-results+json": _json,
    "application/sparql-results+xml": sparql_xml.render,
    "text/csv": sparql_results.render_csv,
    "text/tab-separated-values": sparql_results.render_tsv,
    "application/json": _json,
    "application/xml": sparql_xml.render,
    "text/xml": sparql_xml.render,
}
_BOOLEAN: Mapping[str, Callable[[bool], str]] = {
    "application/sparql-results+json": _json,
    "application/sparql-results+xml": sparql_xml.render,
    "application/json": _json,
    "application/xml": sparql_xml.render,
    "text/xml": sparql_xml.render,
}
_TRIPLES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/trig": "trig",
    "application/n-quads": "nquads",
}
ROWS, BOOLEAN, TRIPLES = tuple(_ROWS), tuple(_BOOLEAN), tuple(_TRIPLES)
"""The media types of each kind of answer; the first is the usual one."""


def answer(
    session: Session, text: str, base: str, graphs: tuple[tuple[str, ...], tuple[str, ...]] | None, formats: Formats,
    most: int,
) -> Reply:  # fmt: skip
    """The answer to a query. base: what IRIs are relative to. graphs: default and named ones that go before those that
    FROM chooses. most: rows.

    Raises what ``Store.answer`` raises, and NotAcceptable.
    """
    store = session.everything.given
    query = store.read(text, rules=RULES)
    query.most, query.base = most, base
    if graphs is not None:
        if store.rules.is_far:
            raise BadQuery(
                "the data are at another endpoint, for which graphs cannot be chosen beside the query",
                "write them into it: FROM <…> for default-graph-uri, FROM NAMED <…> for named-graph-uri",
            )
        default, named = (tuple(IRI(graph) for graph in dict.fromkeys(some)) for some in graphs)
        query.graphs = default, named
    fixed = is_fixed(text) or not any(
        kind == "word" and word.upper() in _NOT_FIXED for kind, word, _ in iter_tokens(text)
    )
    media = {"ASK": formats.boolean, "SELECT": formats.rows}.get(query.form, formats.triples)
    if media is None:
        offered = {"ASK": BOOLEAN, "SELECT": ROWS}.get(query.form, TRIPLES)
        raise NotAcceptable(f"the answer to {query.form} is given as {', '.join(offered)}")
    return Reply(_written(store.answer(query), media, query.prefixes).encode(), media, fixed)


def is_fixed(text: str) -> bool:
    """Whether a query surely has the same answer from the same data each time; not to be read closer than this."""
    capitals = text.upper()
    return not any(name in capitals for name in _NOT_FIXED)


def _written(found: Answer, media: str, prefixes: Mapping[str, str]) -> str:
    if isinstance(found, bool):
        return _BOOLEAN[media](found)
    if isinstance(found, Solutions):
        return _ROWS[media](found)
    return triples(found, media, prefixes)


def triples(found: list[Triple], media: str, prefixes: Mapping[str, str]) -> str:
    """Triples in one of the media types of TRIPLES. Raises DataAtFault for what XML cannot hold."""
    text = rdf.render(found, _TRIPLES[media], own=prefixes)
    return sparql_xml.check(text) if media == "application/rdf+xml" else text
