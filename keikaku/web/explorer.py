"""/: the explorer over what is served, worked out once for each language."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from keikaku.errors import EndpointAtFault, OutOfTime, TooLargeForPage, Ways
from keikaku.render.explorer import page
from keikaku.services.explorer import explorer
from keikaku.services.session.session import Session
from keikaku.services.site.known import elsewhere
from keikaku.texts.catalogue import spoken
from keikaku.web import negotiation
from keikaku.web.problems import Problem
from keikaku.web.replies import Reply
from keikaku.web.serving import Serving

SECONDS = 300.0  # that a page may take: of 50,000 things it is no matter of a moment
LANGUAGES = ("ja", "en")
# The page has its own policy in itself, where its scripts are named; a browser keeps to both.
POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
_AT_ONCE = "the explorer shows all data on one page, and could not get all of them from their endpoint"
_FAR = Ways(
    "load a part of the data into a file, and serve that",
    *2 * ("/query asks for a part of them, /search?q=… finds things by name, /show?thing=… tells of one",),
)
_LANGUAGE = re.compile("ja|en")


def routes(serving: Serving) -> list[Route]:
    """The page."""
    return [Route("/", partial(_page, serving))]


async def _page(serving: Serving, request: Request) -> Response:
    return await serving.at_leisure(request, SECONDS, render, language_of(request), policy=POLICY)


def language_of(request: Request) -> str:
    """The language of a page: that which the address asks for, else that which the browser does."""
    asked = request.query_params.get("lang", "")
    accepted = negotiation.language(request.headers.get("accept-language"), LANGUAGES, "en")
    return asked if _LANGUAGE.fullmatch(asked) else accepted


async def prepare(serving: Serving, first: str) -> None:
    """Have the pages ready before somebody asks, in both languages, this one first. Data that have none have none."""
    for language in sorted(LANGUAGES, key=lambda one: one != first):
        with suppress(Problem):
            await serving.prepare(SECONDS, render, language, policy=POLICY)


def render(session: Session, language: str) -> Reply:
    """The page, as a worker works it out."""
    try:
        contents = explorer.data(session.everything, spoken(language))
    except (TooLargeForPage, EndpointAtFault, OutOfTime) as problem:
        if not session.is_far:
            raise
        session.everything.query("ASK {}")  # else it is no matter of how much there is
        raise TooLargeForPage(f"{_AT_ONCE}: {problem.message}", _FAR) from problem
    if not session.is_far:
        contents["pages"] = elsewhere(session.everything, contents)
    return Reply(page.render(contents).encode(), "text/html; charset=utf-8")
