"""The data of a session under another base, opened anew."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from keikaku.errors import AskedWrongly
from keikaku.render.exports import rdf
from keikaku.services.exports.statements_view import StatementsView
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.site.renaming import refuse_base, renamed
from keikaku.vocab import ID

_NONE = f"SELECT ?thing WHERE {{ ?thing ?property ?value FILTER (STRSTARTS(STR(?thing), '{ID}')) }} LIMIT 1"


def rebased(session: Session, base: str, file: Path) -> Session:
    """The same with ``base`` in the place of ours, read from a file that is written here (N-Quads).

    Raises AskedWrongly for what is no base, and for data of which nothing stands below ours.
    """
    refuse_base(base)
    if not session.given.select(_NONE).rows:
        raise AskedWrongly(f"nothing in the data stands below {ID}", "leave --new-base out: their IRIs are their own")
    with file.open("wb") as out:
        rdf.write([list(renamed(chain.from_iterable(StatementsView(session).by_graph()), base))], "nquads", out)
    return open_session(str(file), everything=True)
