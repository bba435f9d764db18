"""Which methods an address takes: said by OPTIONS, by 405 and by the headers of CORS from one place."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from keikaku.web.problems import Problem

READING = ("GET", "HEAD")
"""What every address takes at which something stands."""


def allowed(routes: Sequence[BaseRoute], scope: Scope) -> tuple[str, ...]:
    """The methods of the address that is asked; ``*`` is the server with all its addresses.

    Raises Problem 404 where nothing stands.
    """
    here = [route for route in routes if isinstance(route, Route) and _stands_at(route, scope)]
    if not here:
        raise Problem(404)
    some = {method for route in here for method in route.methods or ()}
    return (*READING, *sorted(some.difference(READING)), "OPTIONS")


def _stands_at(route: Route, scope: Scope) -> bool:
    return scope["raw_path"] == b"*" or route.matches(scope)[0] is not Match.NONE
