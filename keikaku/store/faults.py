"""What engines complain about, in one line of plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NoReturn

from keikaku.errors import BadFile, BadQuery
from keikaku.store.sparql.guard import origin, relative_iri

_SHOWN = 3  # graphs
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7F-\x9F\u200E\u200F\u2028-\u202E\u2066-\u2069]+")
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_REASON = re.compile(r"\b[A-Z][A-Za-z]++(?: \w++)++")


def one_line(text: str, limit: int = 160) -> str:
    """The text on one line, without control characters, cut at a number of characters."""
    flat = _UNPRINTABLE.sub(" ", text).strip()
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def no_such_graph(graph: str, known: Iterable[str]) -> BadQuery:
    """The error for a FROM of a graph that a store has not. known: those that it has."""
    some = sorted(known)
    shown = ", ".join(f"<{one_line(name, 100)}>" for name in some[:_SHOWN]) + (" …" if len(some) > _SHOWN else "")
    hint = f"of its {len(some)} choose some: {shown}" if some else "it has no graphs with a name: ask without FROM"
    return BadQuery(f"the store has no graph <{one_line(graph, 100)}> to take FROM, and none is fetched", hint)


def bad_syntax(text: str, line: int, column: int, why: str = "") -> BadQuery:
    """The error for a query that an engine's parser stopped in.

    line, column: from 1, in the text the engine was given; the error has the place in the text as it was asked.
    """
    lines = re.split(r"\r\n|\n", text)
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    # Parsers that try one rule after the other often know only how far the farthest came.
    here = f", before {one_line(rest, 30)!r}" if rest.strip() else ", or before"
    line, column = origin(text, line, column)
    message = f"SPARQL not understood at line {line}, column {column}{here}"
    relative = relative_iri(text)
    hint = f"{one_line(relative, 60)} is relative: write it in full, or BASE <…> at the top" if relative else ""
    return BadQuery(f"{message}: {one_line(why)}" if why else message, hint, line, column)


def store_fault(where: str, error: Exception) -> NoReturn:
    """Raise the error for what the engine complains of about a store on disk."""
    text = str(error)
    if "orruption" in text or "No such file" in text:  # the engine speaks of blocks, too
        hint = "try again when that has ended; keikaku verify names what has changed; else load it anew"
        raise BadFile(f"{where} is damaged, or in use by a program that writes into it", hint, where) from error
    if "lock" in text.lower():
        raise BadFile(f"{where} is in use by another program", "wait until it has ended", where) from error
    raise BadFile(f"{where} cannot be read: {one_line(text)}", "check the path and its permissions", where) from error


def bad_query(text: str, error: SyntaxError) -> BadQuery:
    """The error for a text that the engine's parser has not understood."""
    found = _PLACE.match(str(error))
    if found is None:
        return BadQuery(f"SPARQL not understood: {one_line(str(error))}")
    # The parser lists what it would have liked to see; among that stand the reasons of its own checks.
    why = _REASON.search(found[3])
    return bad_syntax(text, int(found[1]), int(found[2]), why[0] if why else "")
