"""The application: the routes of every module here, within one gate."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from keikaku.web import description, explorer, health, pages, query_page, rest, sparql
from keikaku.web.gate import Gate
from keikaku.web.problems import Problem
from keikaku.web.serving import Serving

MODULES: tuple[ModuleType, ...] = (sparql, description, rest, explorer, pages, query_page, health)
"""Each has ``routes(serving)``; the functions by which workers answer stand in them, or in what they import."""


def application(serving: Serving, modules: Sequence[ModuleType] = MODULES) -> Starlette:
    """The application over what is served."""
    routes = [route for module in modules for route in module.routes(serving)]
    made = Starlette(
        routes=routes,
        middleware=[
            Middleware(Gate, bounds=serving.bounds, known=serving.memo, routes=routes, site=lambda: serving.site)
        ],
        exception_handlers={HTTPException: _as_problem},
    )
    made.router.redirect_slashes = False
    return made


def preload(modules: Sequence[ModuleType] = MODULES) -> tuple[str, ...]:
    """What every worker is to have imported."""
    return tuple(module.__name__ for module in modules)


async def _as_problem(request: Request, error: Exception) -> Response:
    """What the router says of addresses, in our shape, for the gate to answer; of methods that has spoken before."""
    assert isinstance(error, HTTPException)
    path, routes = request.scope["path"], request.app.routes
    for near in (path.rstrip("/"), path.rpartition(".")[0]):  # without a slash at its end, or an ending
        if any(route.matches({**request.scope, "path": near})[0] is not Match.NONE for route in routes):
            raise Problem(error.status_code, hint=f"something stands at {near}") from None
    raise Problem(error.status_code) from None
