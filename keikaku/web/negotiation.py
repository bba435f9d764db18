"""Which of several media types, or languages, a client would rather have (RFC 9110, section 12.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from keikaku.web.problems import Problem

_RANGE = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)/([!#$%&'*+.^_`|~0-9A-Za-z-]+)")
_QUALITY = re.compile(r"q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*")
_MOST = 64  # members of a header that are looked at


def media_type(accept: str | None, offered: Sequence[str]) -> str:
    """The one of the offered media types that is wanted most; of equals the one that is offered first.

    accept: the header, None where there is none. Raises Problem 406 for none of them, 400 for what is no such header.
    """
    if accept is None or not accept.strip():
        return offered[0]
    wanted = list(_wanted(accept))
    best = max(offered, key=lambda one: _quality(one, wanted))  # the first of equals
    if _quality(best, wanted) <= 0:
        raise Problem(406, hint=f"ask for {' or '.join(offered)}", offered=list(offered))
    return best


def language(accept: str | None, offered: Sequence[str], usual: str) -> str:
    """The same of languages. Where none of them is wanted, or the header is none, the usual one."""
    qualities: dict[str, float] = {}
    for tag, quality in _members(accept or ""):
        if _TAG.fullmatch(tag):
            key = tag.lower().partition("-")[0]
            qualities[key] = max(quality, qualities.get(key, 0.0))
    ranked = sorted(offered, key=lambda one: (-qualities.get(one, qualities.get("*", 0.0)), one != usual))
    return ranked[0] if qualities.get(ranked[0], qualities.get("*", 0.0)) > 0 else usual


def _wanted(accept: str) -> Iterator[tuple[str, str, float]]:
    for named, quality in _members(accept):
        found = _RANGE.fullmatch(named)
        if found is None or (found[1] == "*" and found[2] != "*"):
            raise Problem(400, "the header Accept is not as RFC 9110 has it", "as in: Accept: text/html")
        yield found[1].lower(), found[2].lower(), quality


def _members(header: str) -> Iterator[tuple[str, float]]:
    """What a list names, without parameters, each with its quality. Raises Problem 400 for a quality that is none."""
    for member in header.split(",")[:_MOST]:
        named, *parameters = (part.strip() for part in member.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter[:2].lower() == "q=":
                found = _QUALITY.fullmatch(parameter)
                if found is None:
                    raise Problem(400, "a quality in a header is a number from 0 to 1", "as in: q=0.5")
                quality = float(found[1])
        if named:
            yield named, quality


def _quality(offered: str, wanted: Sequence[tuple[str, str, float]]) -> float:
    """That of the narrowest range which has it."""
    kind, _, sub = offered.partition(";")[0].partition("/")
    fitting = [
        ((one != "*") + (other != "*"), quality)
        for one, other, quality in wanted
        if one in ("*", kind) and other in ("*", sub)
    ]
    return max(fitting, default=(0, 0.0))[1]
