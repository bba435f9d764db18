"""/healthz: whether a question is answered, and of which data, for whoever watches the server."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from keikaku.services.session.session import Session
from keikaku.version import __version__
from keikaku.web.replies import Reply
from keikaku.web.serving import Serving

_SECONDS = 5.0


def routes(serving: Serving) -> list[Route]:
    """The address."""
    return [Route("/healthz", partial(_health, serving))]


async def _health(serving: Serving, _request: Request) -> Response:
    """Asks a worker. Raises Problem where none answers."""
    await serving.pool.work(answers, (), _SECONDS)
    release = serving.release
    told = {"status": "ok", "keikaku": __version__, "release": release._asdict() if release else None}
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


def answers(session: Session) -> Reply:
    """That a worker is there and has the data open; an endpoint far away is not asked."""
    return Reply(str(session.is_far).encode(), "text/plain")
