"""What a worker gives back: bytes with what they are, or what went wrong. Nothing in it is ever run or unpickled."""

from __future__ import annotations

import json
import struct
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from keikaku.errors import BadQuery, KeikakuError, QuestionNotUnderstood, UnknownName
from keikaku.limits import shown

Facts: TypeAlias = dict[str, Any]
"""What went wrong, as JSON has it: code, detail, hint, and what else its kind of error knows."""

HEAD = struct.Struct("!II")  # bytes of the head, which is JSON, and of the body


class Reply(NamedTuple):
    """An answer as it goes out. media: its media type.

    fixed: whether the same question to the same data has the same answer, so that it may be kept. taken: names and
    values of what was not given and was meant.
    """

    body: bytes
    media: str
    fixed: bool = True
    taken: tuple[tuple[str, str], ...] = ()


LATER: Facts = {"code": "later"}
"""That a question was not begun, because those before it took so long: it is to be asked again."""

LESS = "ask for less: a more selective pattern, fewer patterns, no ORDER BY, or LIMIT"


def no_time(seconds: float) -> Facts:
    """That an answer took too long."""
    return {"code": "out-of-time", "detail": f"no answer within {seconds:g} seconds", "hint": LESS}


def no_memory(most: int) -> Facts:
    """That an answer needed too much."""
    return {"code": "out-of-memory", "detail": f"no answer within {shown(most)} of memory", "hint": LESS}


def facts(problem: KeikakuError, hint: str | None = None) -> Facts:
    """What an error says to those who ask by HTTP. hint: where it is for somebody else."""
    told: Facts = {"code": problem.code, "detail": problem.message}
    if said := problem.ways.http if hint is None else hint:
        told["hint"] = said
    if isinstance(problem, BadQuery) and problem.line is not None:
        told |= {"line": problem.line, "column": problem.column}
    if isinstance(problem, UnknownName) and problem.nearest:
        told["nearest"] = list(problem.nearest)
    if isinstance(problem, QuestionNotUnderstood) and problem.without:
        told["without"] = list(problem.without)
    return told


def packed(outcome: Reply | Facts) -> bytes:
    """An outcome as a worker writes it."""
    if isinstance(outcome, Reply):
        head, body = _head(outcome.media, outcome.fixed, outcome.taken), outcome.body
    else:
        head, body = json.dumps({"problem": outcome}).encode(), b""
    return HEAD.pack(len(head), len(body)) + head + body


@lru_cache(64)
def _head(media: str, fixed: bool, taken: tuple[tuple[str, str], ...]) -> bytes:
    return json.dumps({"media": media, "fixed": fixed, "taken": taken}).encode()


def unpacked(head: bytes, body: bytes) -> Reply | Facts:
    """An outcome as the server reads it. Raises ValueError for what no worker of ours would write."""
    if (known := _read(head)) is not None:
        return Reply(body, *known)
    return dict(json.loads(head)["problem"])


@lru_cache(64)
def _read(head: bytes) -> tuple[str, bool, tuple[tuple[str, str], ...]] | None:
    told = json.loads(head)
    if "problem" in told:
        return None
    taken = tuple((str(name), str(value)) for name, value in told["taken"])
    return str(told["media"]), bool(told["fixed"]), taken
