"""What goes wrong, as RFC 9457 has it: one shape for everything, each with a code and what to try.

Programs get JSON; a browser that wanted a page gets one (problem_page.py).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from starlette.requests import ClientDisconnect
from starlette.responses import Response

from keikaku.errors import KeikakuError
from keikaku.web.replies import Facts, facts

MEDIA = "application/problem+json"
SOON = "1"  # seconds after which it is worth while to ask again

_STATUS = {
    "asked-wrongly": 400,
    "bad-query": 400,
    "query-refused": 403,
    "query-too-long": 413,
    "unknown-name": 404,
    "not-found": 404,
    "not-acceptable": 406,
    "question-not-understood": 422,
    "answer-too-large": 413,
    "too-large-for-a-page": 413,
    "endpoint-at-fault": 502,
    "not-offered": 501,
    "missing-library": 501,
    "out-of-time": 503,
    "out-of-memory": 503,
    "busy": 503,
}
"""Of every other code 500: the fault is not the client's."""

_HINTS = {"bad-query": "/query offers the terms while one writes, and has examples"}
"""Of errors that have none: by their codes."""

_ALL = "/openapi.json describes all addresses and their parameters"
_KINDS: Mapping[int, tuple[str, str, str]] = MappingProxyType(
    {
        400: ("bad-request", "the request is none that this server can read", _ALL),
        403: ("refused", "that is not allowed here", _ALL),
        404: (
            "not-found", "there is nothing at this address",
            "/ is the explorer, /index.en.html leads to a page for each thing, /openapi.json describes the rest",
        ),
        405: ("method-not-allowed", "this address has no such method", "ask by one of those in the header Allow"),
        406: ("not-acceptable", "none of the media types asked for is offered", "ask for one that is offered, or */*"),
        408: ("too-slow", "the request did not come whole in its time", "send it again, without a break"),
        413: ("request-too-large", "the request has too long a body", "send less"),
        414: ("address-too-long", "the address is too long", "ask for less, or send a query by POST to /sparql"),
        415: (
            "unsupported-media-type", "that is no kind of body that is read here",
            "send a query as one of those in the header Accept-Post",
        ),
        421: (
            "other-host", "this server does not go by that name",
            "call it by its own name; whoever runs the server decides by which names it may be called",
        ),
        422: ("question-not-understood", "the question is not understood", _ALL),
        431: ("head-too-large", "the headers are too long", "send fewer or shorter headers"),
        499: ("client-left", "whoever asked has left", "ask again"),
        500: ("error", "this is a bug in keikaku", "whoever runs the server finds the request in its log"),
        501: ("not-offered", "this server does not offer that", _ALL),
        502: ("endpoint-at-fault", "the endpoint that has the data does not answer", "ask again later"),
        503: ("busy", "the server is busy with other questions", "ask again in a moment"),
        505: ("other-version", "this server speaks HTTP/1.1", "ask by HTTP/1.1"),
    }
)  # fmt: skip
"""Of a status: the usual code, detail and hint."""

_NONE: Mapping[str, str] = MappingProxyType({})


class Problem(Exception):
    """What is answered instead. headers: constants of ours, never what a client has sent."""

    def __init__(
        self, status: int, detail: str = "", hint: str = "", code: str = "", headers: Mapping[str, str] = _NONE,
        **more: object,
    ) -> None:  # fmt: skip
        """detail: what is wrong; hint: what to try; code: which kind; usually what the status means. more: members."""
        usual = _KINDS[status]
        super().__init__(status, detail)
        self.status, self.more = status, more
        self.headers = {"Retry-After": SOON, **headers} if status == 503 else headers
        self.code, self.detail, self.hint = code or usual[0], detail or usual[1], hint or usual[2]

    @classmethod
    def of(cls, error: KeikakuError | Facts) -> Problem:
        """What an error of ours is here."""
        told = dict(facts(error) if isinstance(error, KeikakuError) else error)
        code = str(told.pop("code", "error"))
        detail, hint = (str(told.pop(name, "")) for name in ("detail", "hint"))
        return cls(_STATUS.get(code, 500), detail, hint or _HINTS.get(code, ""), code, **told)

    @property
    def title(self) -> str:
        """What the status means."""
        return "Client Closed Request" if self.status == 499 else HTTPStatus(self.status).phrase

    def body(self) -> bytes:
        """It, as JSON."""
        told = {
            "title": self.title, "status": self.status, "code": self.code, "detail": self.detail, "hint": self.hint,
        }  # fmt: skip
        return json.dumps({**told, **self.more}, ensure_ascii=True).encode() + b"\n"

    def response(self) -> Response:
        """It, as an answer to a program."""
        headers = {**self.headers, "Cache-Control": "no-store"}
        return Response(self.body(), self.status, headers, media_type=MEDIA)


def told(problem: Exception) -> Problem:
    """What is answered where something was raised: a bug of ours is nobody's business but the log's."""
    if isinstance(problem, Problem):
        return problem
    if isinstance(problem, ClientDisconnect):  # in the midst of its request
        return Problem(499)
    return Problem.of(problem) if isinstance(problem, KeikakuError) else Problem(500)


def fault(problem: Exception) -> str | None:
    """What the log is told of a bug of ours; None of what is none."""
    ours = isinstance(problem, Problem | KeikakuError | ClientDisconnect)
    return None if ours else type(problem).__name__
