"""What a reply says about itself: whether it is only a part of the answer, and why a request failed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

from keikaku.store.faults import one_line
from keikaku.store.wire.line import Reply

_LOOKED_AT = 16 * 1024  # bytes of a reply that are read for people
_SHOWN = 160  # characters of what a server says
_CUT = ("X-SPARQL-MaxRows", "X-SQL-State", "Content-Range")  # Virtuoso's row limit, and its time limit
_NEXT = re.compile(r"""\brel\s*=\s*["']?next\b""", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z!][^<>]*+>")
_GRAPHLESS = re.compile(r"quads|\b(?:named graph|GRAPH)\b.*\b(?:not supported|unsupported|not allowed)", re.IGNORECASE)
_WORDS = ("message", "detail", "description", "error", "title", "exception")  # of errors in JSON


def cut(reply: Reply) -> str | None:
    """By what a reply tells that it has a part of the answer only: rows or time were limited, or there is a next page.

    None where it tells no such thing.
    """
    if reply.status == 206:
        return "status 206"
    for name in _CUT:
        if (value := reply.headers.get(name)) is not None:
            return one_line(f"{name}: {value}", 60)
    if any(_NEXT.search(link) for link in reply.headers.get_all("Link", [])):
        return "a link to the next page"
    return None


def is_without_graphs(reason: str) -> bool:
    """Whether a server says of a failure that it keeps no named graphs, as Blazegraph does in triples mode."""
    return bool(_GRAPHLESS.search(reason))


def text(reply: Reply) -> str:
    """The beginning of what a server sent, as text."""
    return reply.body[:_LOOKED_AT].decode(errors="replace")


def reason(reply: Reply, blotted: Callable[[str], str] = str) -> str:
    """What a server says of its failure, in one line of plain words; empty where it says nothing.

    blotted: takes out what nobody may see, before the text is cut.
    """
    said = text(reply)
    if "json" in reply.media_type:
        said = _from_json(reply.body) or said
    elif "html" in reply.media_type or "xml" in reply.media_type or said.lstrip()[:1] == "<":
        said = html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", said)))
    return one_line(blotted(" ".join(said.split())), _SHOWN)


def _from_json(body: bytes) -> str:
    """The message of an error in JSON, wherever the usual members have it."""
    try:
        found = json.loads(body[: 64 * _LOOKED_AT])
    except (ValueError, RecursionError):
        return ""
    for _ in range(3):  # {"error": {"message": …}}
        if not isinstance(found, dict):
            break
        found = next((found[word] for word in _WORDS if found.get(word)), "")
    return found if isinstance(found, str) else ""
