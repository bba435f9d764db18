"""/query: a page on which people write queries, and the terms that it offers while they do."""

from __future__ import annotations

import json
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from keikaku.errors import KeikakuError
from keikaku.records import Label
from keikaku.render.query_page import page
from keikaku.services.catalogue import run as catalogue
from keikaku.services.data import terms as terms_of
from keikaku.services.releases import citing
from keikaku.services.session.session import Session
from keikaku.vocab import PREFIXES
from keikaku.web import asking, negotiation, sparql
from keikaku.web.explorer import POLICY, SECONDS, language_of
from keikaku.web.forms import parameters
from keikaku.web.replies import Reply
from keikaku.web.serving import Serving

PATH, TERMS = "/query", "/query/terms.json"
_LATER = "{digest}"  # which the page puts in


def routes(serving: Serving) -> list[Route]:
    """The page, and its terms."""
    return [Route(PATH, partial(_page, serving)), Route(TERMS, partial(_terms, serving))]


async def _page(serving: Serving, request: Request) -> Response:
    """The page; who has put a query into its address and wants no page is sent to the endpoint."""
    offered = ["text/html", *asking.ROWS, *asking.BOOLEAN, *asking.TRIPLES]
    is_asked = "query" in parameters(request.url.query)
    if is_asked and negotiation.media_type(request.headers.get("accept"), offered) != "text/html":
        where = f"{sparql.PATH[1:]}?{request.url.query}"
        return RedirectResponse(where, status_code=307, headers={"Vary": "Accept", "Cache-Control": "no-store"})
    return await serving.at_leisure(request, SECONDS, render, language_of(request), policy=POLICY)


async def _terms(serving: Serving, request: Request) -> Response:
    return await serving.at_leisure(request, SECONDS, terms)


def render(session: Session, language: str) -> Reply:
    """The page, as a worker works it out."""
    data = session.everything
    contents = page.Contents(_examples(data, language), data.release, citing.digested(data, (), _LATER).line)
    return Reply(page.render(contents, language).encode(), "text/html; charset=utf-8")


def terms(session: Session) -> Reply:
    """Prefixes, classes and properties with their names, as a worker works it out."""
    found = [
        {"name": one.name, "kind": "class" if one.is_class else "property", **_both("label", one.label),
         **_both("comment", one.comment)}
        for one in terms_of.terms(session.everything)
    ]  # fmt: skip
    told = {"prefixes": PREFIXES, "terms": found}
    return Reply(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")


def _both(name: str, label: Label) -> dict[str, object]:
    return {name: label._asdict()}


def _examples(session: Session, language: str) -> list[page.Example]:
    """The queries of the catalogue that can be asked of these data as they stand."""
    found = []
    for entry in catalogue.catalogue():
        try:
            sparql = catalogue.text(session, entry.name, language)
        except KeikakuError:
            continue  # its example is of other plans
        found.append(page.Example(entry.name, entry.topic, entry.title, entry.question, sparql))
    return found
