"""What stands before and behind every route: what is no request of ours is refused, and every answer says how it is
to be taken. An ASGI middleware; what only the connection can know is in connections.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote, unquote_to_bytes

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from keikaku.site_data import Site
from keikaku.web import access_log, memo, problem_page, shapes
from keikaku.web.bounds import Bounds
from keikaku.web.memo import Memo
from keikaku.web.methods import READING, allowed
from keikaku.web.problems import Problem, fault, told

LOCAL = ("localhost", "127.0.0.1", "[::1]")
POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?")
_WHOLE = re.compile(rb"https?://([^/]*)(/.*)?", re.IGNORECASE | re.DOTALL)
_LISTS = (b"accept", b"accept-encoding", b"accept-language", b"if-none-match")
_BAD_PATH = re.compile(r"%(?![0-9A-Fa-f]{2})|[^\x21-\x7e]")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f]")
_CLOSE = {"Connection": "close"}
ONE_HOST = "the header Host is not there, or there twice", "send one header Host"
_ORIGIN = "ask from a page of this server; whoever runs it decides which others may read"
_ONCE = "send each header once"


class Gate:
    """The application within."""

    def __init__(
        self, app: ASGIApp, bounds: Bounds, known: Memo, routes: Sequence[BaseRoute], site: Callable[[], Site]
    ) -> None:  # fmt: skip
        """routes: of the application. site: what is served, as pages tell of it."""
        self._app, self._bounds, self._memo, self._routes, self._site = app, bounds, known, routes, site
        self._hosts = {host.lower() for host in (*LOCAL, *bounds.hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, answered and written down."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        _take_apart(scope)
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        reads = self._may_read(origin)
        note = access_log.Note(scope)

        start: Message = {}

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                note.begins(int(message["status"]))
                self._mark(MutableHeaders(scope=message), origin if reads else None, int(message["status"]))
                start.update(message)
                if message["status"] == 200 and (seen := scope.get(shapes.KEY)) is not None:
                    marks = MutableHeaders()
                    self._mark(marks, origin if reads else None, 200)
                    seen.answered(marks)
            elif message["type"] == "http.response.body":
                body = message.get("body", b"")
                whole = not note.bytes and not message.get("more_body")
                note.sends(len(body))
                if whole and memo.KEY in scope:
                    client = scope.get("client")
                    self._memo.take(scope[memo.KEY], start, body, client and client[0])
            await send(message)

        try:
            self._check(scope, headers)
            if origin is not None and not reads and not _is_own(origin, headers.get("host", ""), scope["scheme"]):
                raise Problem(403, "pages of other origins are not answered", _ORIGIN, "other-origin", _CLOSE)
            if scope["method"] == "OPTIONS":
                await _options(allowed(self._routes, scope), reads)(scope, receive, tell)
            else:
                await self._app(scope, self._counted(receive), tell)
        except Exception as problem:
            if note.status is not None:  # too late for another answer: the connection is to break, and will
                raise
            note.fault, answer = fault(problem), told(problem)
            if answer.status == 499:  # nobody is there to read it
                note.begins(499)
            else:
                await problem_page.response(answer, scope, self._site())(scope, receive, tell)
        finally:
            note.write()

    def _check(self, scope: Scope, headers: Headers) -> None:
        """Raises Problem for what is no request of ours."""
        raw, query = scope["raw_path"], scope["query_string"]
        if len(raw) + len(query) > self._bounds.target:
            raise Problem(414, f"an address has at most {self._bounds.target} bytes", headers=_CLOSE)
        if sum(len(name) + len(value) for name, value in headers.raw) > self._bounds.head:
            raise Problem(431, f"a head has at most {self._bounds.head} bytes", headers=_CLOSE)
        if scope["http_version"] not in ("1.0", "1.1"):
            raise Problem(505, headers=_CLOSE)
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            raise Problem(400, *ONE_HOST, headers=_CLOSE)
        found = _HOST.fullmatch(hosts[0])
        if found is None:
            raise Problem(400, "the header Host names no host", "as in: Host: localhost:8000", headers=_CLOSE)
        if found[1].lower() not in self._hosts:
            raise Problem(421, headers=_CLOSE)
        if "transfer-encoding" in headers and "content-length" in headers:
            raise Problem(400, "a body has one length", "send Content-Length or Transfer-Encoding", headers=_CLOSE)
        path = raw.decode("latin-1")
        try:
            if _BAD_PATH.search(path) or _HIDDEN.search(unquote_to_bytes(path).decode()):
                raise ValueError
        except ValueError:
            raise Problem(400, "the address is not UTF-8 in percent-encoding", "write % as %25") from None
        if len(headers.getlist("origin")) > 1 or len(headers.getlist("content-length")) > 1:
            raise Problem(400, "a header is there twice", _ONCE, headers=_CLOSE)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:20]) > self._bounds.body:
            raise self._too_large()
        if scope["method"] not in READING and scope["method"] not in (own := allowed(self._routes, scope)):
            raise Problem(405, hint=f"ask by one of {', '.join(own)}", headers={"Allow": ", ".join(own), **_CLOSE})

    def _too_large(self) -> Problem:
        return Problem(413, f"a body has at most {self._bounds.body} bytes", headers=_CLOSE)

    def _counted(self, receive: Receive) -> Receive:
        """The body, of which too much is not read."""
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self._bounds.body:
                raise self._too_large()
            return message

        return counted

    def _may_read(self, origin: str | None) -> bool:
        return origin is not None and bool({"*", origin} & set(self._bounds.origins))

    def _mark(self, headers: MutableHeaders, origin: str | None, status: int) -> None:
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        if status != 304:  # whose headers go in the place of those that the client has kept: a page has its own policy
            headers.setdefault("Content-Security-Policy", POLICY)
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if self._bounds.origins else "same-origin"
        if "*" in self._bounds.origins:
            headers["Access-Control-Allow-Origin"] = "*"
        elif origin is not None:
            headers["Access-Control-Allow-Origin"] = origin  # one of those that the server was started with
        if "access-control-allow-origin" in headers:
            headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"


def _take_apart(scope: Scope) -> None:
    """A whole address as the target, which every server must take, names host and path (RFC 9112, section 3.2.2); a
    list that came in several headers is one (RFC 9110, section 5.3).
    """
    found = _WHOLE.fullmatch(scope["raw_path"])
    if found is not None:
        raw = found[2] or b"/"
        scope["headers"] = [(b"host", found[1]), *(one for one in scope["headers"] if one[0] != b"host")]
        scope["raw_path"], scope["path"] = raw, unquote(raw.decode("latin-1"))
    for name in _LISTS:
        values = [value for one, value in scope["headers"] if one == name]
        if len(values) > 1:
            rest = [one for one in scope["headers"] if one[0] != name]
            scope["headers"] = [*rest, (name, b", ".join(values))]


def _is_own(origin: str, host: str, scheme: str) -> bool:
    """Whether a page of this server asks: also behind a proxy that speaks https where we speak http."""
    return origin.lower() in {f"{one}://{host.lower()}" for one in {scheme, "https"}}


def _options(methods: Sequence[str], reads: bool) -> Response:
    """What may be asked, and by CORS how pages of other origins may."""
    listed = ", ".join(methods)
    asked = {"Access-Control-Allow-Methods": listed, "Access-Control-Max-Age": "86400"}
    asked |= {"Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match"}
    return Response(status_code=204, headers={"Allow": listed, **(asked if reads else {})})


def names(hosts: Iterable[str]) -> tuple[str, ...]:
    """Names of hosts as they stand in the header: those of IPv6 in brackets."""
    return tuple(f"[{host}]" if ":" in host and not host.startswith("[") else host for host in hosts)
