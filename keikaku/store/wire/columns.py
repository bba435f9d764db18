"""The columns of an answer are those of the query, whatever a server makes of them."""

from __future__ import annotations

from keikaku.records import Solutions
from keikaku.store.sparql.guard import Checked
from keikaku.store.sparql.sparql_tokens import iter_tokens
from keikaku.store.wire.shapes import Misshapen


def projected(text: str) -> tuple[str, ...]:
    """The variables that a SELECT names between its first word and its pattern, in their order; of ``*`` none."""
    names: list[str] = []
    depth, last, begun = 0, "", False
    for kind, value, _ in iter_tokens(text):
        if not begun:
            begun = kind == "word" and value.upper() == "SELECT"
            continue
        if depth == 0 and (value == "{" or (kind == "word" and value.upper() in ("WHERE", "FROM"))):
            break
        if value[:1] in "?$" and len(value) > 1:
            last = value[1:]
            if depth == 0:
                names.append(last)
        depth += (kind == "open") - (kind == "close")
        if kind == "close" and depth == 0:
            names.append(last)  # (expression AS ?last)
    return tuple(dict.fromkeys(names))


def arranged(text: Checked, found: Solutions) -> Solutions:
    """The solutions with the columns of the query, in its order: what a server leaves out is unbound everywhere.

    Of a ``SELECT *`` only those that the server has, and last what it has put in besides, as the services of some do.
    Raises Misshapen where others stand in the place of those that were asked for.
    """
    names = projected(text)
    order = names or text.star_columns or ()
    known = {name: place for place, name in enumerate(found.variables)}
    others = tuple(name for name in known if name not in order)
    if others and not known.keys() >= set(names):
        asked = ", ".join(names[:5])
        raise Misshapen(f"other columns than were asked for: {', '.join(found.variables[:5])}, not {asked}")
    columns = names or (*(name for name in order if name in known), *others)
    if columns == found.variables:
        return found
    places = [known.get(name) for name in columns]
    return Solutions(columns, [tuple(None if at is None else row[at] for at in places) for row in found.rows])
