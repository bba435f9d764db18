"""/run, /lookup, /search, /show, /indicators, /passages: what the command line answers, as JSON and CSV by HTTP."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from keikaku.errors import AskedWrongly
from keikaku.records import is_japanese
from keikaku.services.catalogue.run import find
from keikaku.services.session.session import Session
from keikaku.web import negotiation, openapi, responses
from keikaku.web.answering import MEDIA, Pairs
from keikaku.web.forms import parameters
from keikaku.web.operations import OPERATIONS, SHARED, Operation, of_query, quoted
from keikaku.web.problems import Problem
from keikaku.web.replies import Reply
from keikaku.web.serving import Serving

DESCRIPTION = "/openapi.json"
_RUN = "/run/"
_RESULTS = "application/sparql-results+json"  # which the JSON of a query of the catalogue is


def routes(serving: Serving) -> list[Route]:
    """A route for each operation, and with ``.json`` and ``.csv`` behind it."""
    found = [Route(f"{_RUN}{{name}}", partial(_query, serving)), Route(DESCRIPTION, partial(_described, serving))]
    for one in OPERATIONS:
        for ending in ("", ".json", ".csv"):
            found.append(Route(one.path + ending, partial(_asked, serving, one, ending[1:])))
    return found


async def _asked(serving: Serving, operation: Operation, ending: str, request: Request) -> Response:
    return await _answer(serving, operation, ending, request)


async def _query(serving: Serving, request: Request) -> Response:
    name, _, ending = str(request.path_params["name"]).partition(".")
    if ending not in ("", *MEDIA):
        raise Problem(404, f"an answer is given as {' or '.join(MEDIA)}", f"as in: {_RUN}{name[:80]}.csv")
    return await _answer(serving, of_query(find(name)), ending, request, name)


async def _answer(
    serving: Serving, operation: Operation, ending: str, request: Request, name: str | None = None
) -> Response:
    """The answer to an operation. ending: json, csv or nothing, where the header Accept decides."""
    said = taken(operation, parameters(request.url.query))
    _refuse_other_data(serving, said.pop("digest", None))
    language = said.pop("lang", None) or _language(request, said)
    form = ending or _form(request, with_results=name is not None)
    asked: Pairs = tuple(sorted(said.items()))
    more = () if name is None else (name, serving.bounds.rows)
    reply = await serving.reply(request, operation.work, form, language, asked, *more)
    response = responses.response(request, reply)
    response.headers["Link"] = _links(serving, operation, form, {**dict(reply.taken), **said, "lang": language})
    return response


def taken(operation: Operation, found: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The values that a request gives, or that are usual; of several plans a line each.

    Raises AskedWrongly for a parameter that is not one of the operation's, is missing, or has no such value.
    """
    known = {one.name: one for one in (*operation.given, *SHARED)}
    for name in found:
        if name not in known:
            raise AskedWrongly(
                f"{operation.path} has no parameter {quoted(name)}", f"its parameters: {', '.join(known)}"
            )
    given = {}
    for name, one in known.items():
        values = found.get(name, ())
        if len(values) > 1 and not one.many:
            raise AskedWrongly(f"the parameter {name} is given {len(values)} times", "give it once")
        if not values and one.needed:
            raise AskedWrongly(f"{operation.path} needs the parameter {name}: {one.about.rstrip('.')}", one.as_in)
        for value in values:
            one.check(value)
        if values or one.usual is not None:
            given[name] = "\n".join(values) if values else str(one.usual)
    return given


def _refuse_other_data(serving: Serving, digest: str | None) -> None:
    """A permalink is answered from the data that it means, or not at all."""
    if digest is not None and digest != serving.version:
        release = serving.release
        served = f"{release.name}, {release.digest}" if release else "data without a digest"
        raise Problem(404, f"other data are meant; here are {served}", "leave digest out to ask these", "other-data")


def _language(request: Request, said: Mapping[str, str]) -> str:
    if any(map(is_japanese, said.values())):
        return "ja"
    return negotiation.language(request.headers.get("accept-language"), ("ja", "en"), "en")


def _form(request: Request, *, with_results: bool) -> str:
    offered = [*(media.partition(";")[0] for media in MEDIA.values()), *([_RESULTS] if with_results else [])]
    wanted = negotiation.media_type(request.headers.get("accept"), offered)
    return "csv" if wanted == "text/csv" else "json"


def _links(serving: Serving, operation: Operation, form: str, said: Mapping[str, str]) -> str:
    """The permalink, with the digest where there is one; the other format; and what describes all this."""
    pairs = [(name, value) for name, values in sorted(said.items()) for value in values.split("\n")]
    if serving.release and serving.version:
        pairs.append(("digest", serving.version))
    rest = f"?{urlencode(pairs, quote_via=quote, safe=':,')}"
    other = next(one for one in MEDIA if one != form)
    told = {
        "bookmark": f"{operation.path}.{form}{rest}", "alternate": f"{operation.path}.{other}{rest}",
        "service-desc": DESCRIPTION,
    }  # fmt: skip
    return ", ".join(f'<{where}>; rel="{relation}"' for relation, where in told.items())


async def _described(serving: Serving, request: Request) -> Response:
    return await serving.answer(request, described)


def described(_session: Session) -> Reply:
    """The document of OpenAPI, as a worker works it out."""
    return Reply(json.dumps(openapi.document(), ensure_ascii=False, indent=1).encode() + b"\n", "application/json")
