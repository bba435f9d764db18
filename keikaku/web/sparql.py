"""/sparql: the query side of the SPARQL 1.1 Protocol. What writes is refused, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from keikaku.web import asking, description, negotiation, shapes
from keikaku.web.asking import Formats
from keikaku.web.forms import UTF8, parameters
from keikaku.web.problems import Problem
from keikaku.web.serving import Serving

PATH = "/sparql"
FORM, QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
"""The media types of a body: a form, the query itself, and what is refused."""
_TAKES = {"Accept-Post": f"{FORM}, {QUERY}"}
_ONLY_READS = "this endpoint only reads: updates are refused", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
_WRITES = ("update", "using-graph-uri", "using-named-graph-uri")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")


def routes(serving: Serving) -> list[Route]:
    """The endpoint."""
    return [Route(PATH, partial(_endpoint, serving), methods=["GET", "POST"])]


async def _endpoint(serving: Serving, request: Request) -> Response:
    given = parameters(request.url.query)
    text = await (_posted(request, given) if request.method == "POST" else _gotten(given))
    if any(name in given for name in _WRITES):
        raise Problem(403, *_ONLY_READS, "query-refused")
    if text is None:
        return await description.service(serving, request)
    graphs = tuple(given.get("default-graph-uri", ())), tuple(given.get("named-graph-uri", ()))
    if not all(_ABSOLUTE.fullmatch(graph) for some in graphs for graph in some):
        raise Problem(400, "a graph is chosen by an absolute IRI", "as in: default-graph-uri=https://…")
    accept = request.headers.get("accept")
    formats = Formats(*(_wanted(accept, offered) for offered in (asking.ROWS, asking.BOOLEAN, asking.TRIPLES)))
    base = f"{request.base_url}{PATH[1:]}"
    beside = base, graphs if any(graphs) else None, formats, serving.bounds.rows
    if isinstance(seen := request.scope.get(shapes.KEY), shapes.Seen):
        seen.asks(request, asking.answer, beside)
    return await serving.answer(request, asking.answer, text, *beside)


async def _gotten(given: dict[str, list[str]]) -> str | None:
    return _one(given.get("query", []))


async def _posted(request: Request, given: dict[str, list[str]]) -> str:
    """The query of a POST; what else its form says is added to what the address says."""
    media, *more = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((one.removeprefix("charset=").strip('"') for one in more if one.startswith("charset=")), "utf-8")
    if media == _UPDATE:
        raise Problem(403, *_ONLY_READS, "query-refused")
    if media not in (FORM, QUERY) or len(request.headers.getlist("content-type")) > 1:
        raise Problem(415, f"a query is sent as {FORM} or as {QUERY}", headers=_TAKES)
    if charset not in ("utf-8", "utf8"):
        raise Problem(415, "a query is sent in UTF-8", "leave charset out, or say utf-8", headers=_TAKES)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Problem(415, "a query is sent as it is, not packed", "leave Content-Encoding out", headers=_TAKES)
    body = await request.body()
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Problem(400, "the body is not UTF-8", UTF8) from None
    if media == QUERY:
        if "query" in given:
            raise Problem(400, "the query is given twice", "send one query")
        return text
    for name, values in parameters(text).items():
        given.setdefault(name, []).extend(values)
    if any(name in given for name in _WRITES) and "query" not in given:
        return ""
    found = _one(given.get("query", []))
    if found is None:
        raise Problem(400, "the form has no field “query”", "send query=SELECT…, or the query itself as " + QUERY)
    return found


def _one(values: Sequence[str]) -> str | None:
    if len(values) > 1:
        raise Problem(400, "the query is given twice", "send one query")
    return values[0] if values else None


def _wanted(accept: str | None, offered: Sequence[str]) -> str | None:
    try:
        return negotiation.media_type(accept, offered)
    except Problem as problem:
        if problem.status != 406:
            raise
        return None
