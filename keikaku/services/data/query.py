"""Runs SPARQL that somebody wrote."""

from __future__ import annotations

from pathlib import Path

from keikaku.errors import BadFile
from keikaku.records import Answer
from keikaku.services.session.session import Session
from keikaku.store.guard import MAX_BYTES


def query(session: Session, text: str) -> Answer:
    """The answer to a SPARQL query; see Store.query for what is refused and raised."""
    return session.query(text)


def read_query(file: str) -> str:
    """The text of a query file. Raises BadFile when it is missing or not UTF-8, or could hold no query."""
    try:
        with Path(file).open("rb") as lines:
            data = lines.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise BadFile(f"{file} is too long for a query: more than {MAX_BYTES} bytes", "give a .rq file", file)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadFile(f"{file}: not UTF-8 at byte {problem.start}", "save the query as UTF-8", file) from None
    except OSError as problem:
        reason = problem.strerror or "cannot be read"
        raise BadFile(f"{file} cannot be read: {reason}", "give a .rq file, - or the query itself", file) from None
