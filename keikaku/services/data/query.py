"""Runs SPARQL that somebody wrote."""

from __future__ import annotations

from pathlib import Path

from keikaku.errors import BadFile
from keikaku.inputs import read_file
from keikaku.records import Answer
from keikaku.services.session.session import Session
from keikaku.store.sparql.guard import Checked
from keikaku.store.sparql.prefixes import is_own
from keikaku.store.sparql.rules import LOCAL


def query(session: Session, text: str) -> Answer:
    """The answer to a SPARQL query; see Store.query for what is refused and raised."""
    return session.query(text)


def read(session: Session, text: str) -> Checked:
    """What is learnt of a query before it is asked: what its prefixes mean. Raises BadQuery and QueryRefused."""
    return session.given.read(text)


def taken(checked: Checked) -> list[str]:
    """The prefixes that it uses without declaring them, each with what it was taken for; not those of our own data."""
    return [f"{prefix}: <{name}>" for prefix, name in checked.undeclared.items() if not is_own(prefix, name)]


def read_query(file: str) -> str:
    """The text of a query file, or of a pipe. Raises BadFile when it is missing, not UTF-8, or too long for a query."""
    data = read_file(Path(file), LOCAL.max_bytes, "give a .rq file, - or the query itself", pipes=True)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadFile(f"{file}: not UTF-8 at byte {problem.start}", "save the query as UTF-8", file) from None
