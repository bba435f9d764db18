"""A reply as a response: whether the client has it already, and whether it goes out packed."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from keikaku.web.replies import Reply

SMALLEST = 1024  # bytes that are worth being packed
VARY = "Accept, Accept-Encoding, Accept-Language, Origin"
_LEVEL = 5
PIECE = 64 * 1024
"""Bytes that are sent at once."""
_PACKS = re.compile(r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[0-9.]+\s*)?(?=,|$)", re.IGNORECASE)
_TAGS = re.compile(r'(?:W/)?"([^"]*)"|\*')


class Kept(NamedTuple):
    """A reply as it is kept. tag: its entity tag without quotes; None for what must not be kept. packed: with gzip.

    policy: the content security policy of a page. taken: as a reply has it.
    """

    body: bytes
    media: str
    tag: str | None
    packed: bytes | None
    policy: str | None = None
    taken: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """Bytes of it."""
        return len(self.body) + len(self.packed or b"")


class InPieces(Response):
    """A response that is sent piece by piece, as the client takes it: what is not sent yet is held once for all."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as ASGI has it
        """Send it."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        rest = memoryview(self.body)
        while len(rest) > PIECE and scope["method"] != "HEAD":
            await send({"type": "http.response.body", "body": bytes(rest[:PIECE]), "more_body": True})
            rest = rest[PIECE:]
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else bytes(rest)})


def kept(reply: Reply, tag: str | None, policy: str | None = None) -> Kept:
    """A reply, packed where that makes it smaller. Takes a while for a large one."""
    body = reply.body
    packed = gzip.compress(body, _LEVEL, mtime=0) if len(body) >= SMALLEST else None
    return Kept(body, reply.media, tag, packed if packed and len(packed) < len(body) else None, policy, reply.taken)


def unread(tag: str) -> Kept:
    """A reply that the client has already, of which nothing is known but that."""
    return Kept(b"", "", tag, None)


def is_known(request: Request, tag: str) -> bool:
    """Whether the client says that it has this already."""
    return any(found[1] in (tag, f"{tag}-gzip") for found in _said(request))


def _said(request: Request) -> Iterable[re.Match[str]]:
    return _TAGS.finditer(request.headers.get("if-none-match", ""))


def packs(request: Request) -> bool:
    """Whether the client takes answers packed."""
    return _PACKS.search(request.headers.get("accept-encoding", "")) is not None


def response(request: Request, reply: Kept) -> Response:
    """The reply as this client takes it; that it has it already, where it says so."""
    has_any = any(found[0] == "*" for found in _said(request))
    if reply.tag is not None and (has_any or is_known(request, reply.tag)):
        return Response(status_code=304, headers=_headers(f'"{reply.tag}"'))
    return chosen(reply, packed=packs(request))


def chosen(reply: Kept, *, packed: bool) -> Response:
    """The reply as a client takes it. packed: whether it takes it so."""
    body, tag, headers = reply.body, reply.tag, {}
    if packed and reply.packed is not None:
        body, tag, headers = reply.packed, tag and f"{tag}-gzip", {"Content-Encoding": "gzip"}
    headers |= _headers(f'"{tag}"' if tag else None)
    if reply.policy is not None:
        headers["Content-Security-Policy"] = reply.policy
    return InPieces(body, headers=headers, media_type=reply.media)


def lines(reply: Kept, *, packed: bool) -> tuple[bytes, bytes]:
    """The same as bytes: the lines of its headers, and the body."""
    body, tag, coding = reply.body, reply.tag, None
    if packed and reply.packed is not None:
        body, tag, coding = reply.packed, tag and f"{tag}-gzip", "gzip"
    before = b"content-length: %d\r\n" % len(body) + (b'etag: "%s"\r\n' % tag.encode() if tag else b"")
    return before + _lines(reply.media, reply.policy, coding, tag is not None), body


@lru_cache(64)
def _lines(media: str, policy: str | None, coding: str | None, is_kept: bool) -> bytes:
    """Those that many replies have in common."""
    some = chosen(Kept(b"", media, "tag" if is_kept else None, b"" if coding else None, policy), packed=bool(coding))
    others = (line for line in some.raw_headers if line[0] not in (b"content-length", b"etag"))
    return b"".join(name + b": " + value + b"\r\n" for name, value in others)


def _headers(tag: str | None) -> dict[str, str]:
    """What caches are told: to ask again each time, which costs no answer while nothing has changed."""
    return {"Vary": VARY, **({"ETag": tag, "Cache-Control": "no-cache"} if tag else {"Cache-Control": "no-store"})}
