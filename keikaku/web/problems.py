"""What goes wrong, as RFC 9457 has it: one shape for everything, in JSON, so that no input is ever read as a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from starlette.responses import Response

from keikaku.errors import KeikakuError
from keikaku.web.replies import Facts, facts

MEDIA = "application/problem+json"
SOON = "1"  # seconds after which it is worth while to ask again

_STATUS = {
    "asked-wrongly": 400,
    "bad-query": 400,
    "query-refused": 403,
    "unknown-name": 404,
    "not-acceptable": 406,
    "question-not-understood": 422,
    "answer-too-large": 413,
    "endpoint-at-fault": 502,
    "missing-library": 501,
    "out-of-time": 503,
    "out-of-memory": 503,
    "busy": 503,
}
"""Of every other code 500: the fault is not the client's."""

_NONE: Mapping[str, str] = MappingProxyType({})


class Problem(Exception):
    """What is answered instead. headers: constants of ours, never what a client has sent."""

    def __init__(
        self, status: int, title: str = "", detail: str = "", headers: Mapping[str, str] = _NONE, **more: object
    ) -> None:
        """title: what kind of problem it is; usually what the status means. more: further members."""
        super().__init__(status, detail)
        self.status, self.detail, self.headers, self.more = status, detail, headers, more
        self.title = title or HTTPStatus(status).phrase

    @classmethod
    def of(cls, error: KeikakuError | Facts) -> Problem:
        """What an error of ours is here."""
        told = dict(facts(error) if isinstance(error, KeikakuError) else error)
        status = _STATUS.get(str(told.get("code")), 500)
        headers = {"Retry-After": SOON} if told.get("code") == "busy" else _NONE
        return cls(status, "", str(told.pop("detail", "")), headers, **told)

    def response(self) -> Response:
        """It, as an answer."""
        told = {"title": self.title, "status": self.status}
        if self.detail:
            told["detail"] = self.detail
        body = json.dumps({**told, **self.more}, ensure_ascii=True).encode() + b"\n"
        return Response(body, self.status, {**self.headers, "Cache-Control": "no-store"}, media_type=MEDIA)


def response_to(problem: Exception) -> Response:
    """What is answered where something was raised: a bug of ours is nobody's business but the log's."""
    if isinstance(problem, Problem):
        return problem.response()
    if isinstance(problem, KeikakuError):
        return Problem.of(problem).response()
    return Problem(500, detail="this is a bug in keikaku", code="error").response()


def fault(problem: Exception) -> str | None:
    """What the log is told of a bug of ours; None of what is none."""
    return None if isinstance(problem, Problem | KeikakuError) else type(problem).__name__
