"""What the server says of its endpoint and its data, in RDF: at the endpoint itself, and at /.well-known/void."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from keikaku.services.releases import service as describing
from keikaku.services.session.session import Session
from keikaku.vocab import COMMON_PREFIXES, PREFIXES
from keikaku.web import asking, negotiation
from keikaku.web.replies import Reply
from keikaku.web.serving import Serving

PATH = "/.well-known/void"
_SECONDS = 120.0  # that counting the data may take, once
_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#", "formats": "http://www.w3.org/ns/formats/",
    "dcat": COMMON_PREFIXES["dcat"], "void": COMMON_PREFIXES["void"], "dcterms": PREFIXES["dcterms"],
}  # fmt: skip


def routes(serving: Serving) -> list[Route]:
    """VoID and DCAT where clients look for them."""
    return [Route(PATH, partial(service, serving))]


async def service(serving: Serving, request: Request) -> Response:
    """The description in the format that is asked for."""
    media = negotiation.media_type(request.headers.get("accept"), asking.TRIPLES)
    base = str(request.base_url)
    return await serving.at_leisure(request, _SECONDS, describe, base, media)


def describe(session: Session, base: str, media: str) -> Reply:
    """The description, as a worker works it out. base: the address of the server, which ends in a slash."""
    found = describing.described(session, f"{base}.well-known/void#dataset", f"{base}sparql")
    return Reply(asking.triples(found, media, _PREFIXES).encode(), media)
