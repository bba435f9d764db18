"""Numbers and days as data from anywhere writes them, or the statement that is at fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from keikaku.errors import DataAtFault
from keikaku.records import IRI, RDF_LANG_STRING, XSD_STRING, Literal
from keikaku.services.session.cards import citations
from keikaku.services.session.session import Session
from keikaku.vocab import curie, short

if TYPE_CHECKING:
    from decimal import Decimal

# Wide enough for any money in any currency, narrow enough that numbers and their quotients keep all their digits.
MAX_PLACES, LEAST_EXPONENT = 18, -12
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,4})?")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_SHOWN = 40  # characters of a value that is told
_STATED = "SELECT ?passage { GRAPH ?passage { ?thing ?property ?value } }"


def number(session: Session, thing: IRI, property_: IRI, value: Literal) -> Decimal | None:
    """The number that a literal is; None of a plain text that is none ("many"), which says no more than it says.

    Raises DataAtFault, which names the statement, for what no plan can mean: INF, NaN, and what has more than
    MAX_PLACES digits before the point or is not 0 and smaller than 10 to the power of LEAST_EXPONENT.
    """
    from decimal import Decimal

    text = value.value.strip(" \t\r\n")
    found = Decimal(text) if _NUMBER.fullmatch(text) else None
    if found is None and value.datatype in (XSD_STRING, RDF_LANG_STRING) and len(text) <= _SHOWN:
        return None
    if found is not None and not found:
        return Decimal(0)
    if found is None or not LEAST_EXPONENT <= found.adjusted() < MAX_PLACES:
        limits = f"a number in digits, of at most {MAX_PLACES} before the point"
        raise at_fault(session, thing, property_, value, "no number that a plan can mean", limits)
    return found


def day(session: Session, thing: IRI, property_: IRI, value: Literal) -> str:
    """The day that a literal is, as 2017-03-31. Raises DataAtFault, which names the statement, for what is none."""
    from datetime import date

    found = _DAY.fullmatch(value.value.strip(" \t\r\n"))
    try:
        return date.fromisoformat(found[1] if found else "").isoformat()
    except ValueError:
        raise at_fault(session, thing, property_, value, "no day", "a day such as 2017-03-31") from None


def at_fault(session: Session, thing: IRI, property_: IRI, value: Literal, what: str, hint: str) -> DataAtFault:
    """The error for a statement whose value is ``what``: thing, property, value, and the passages that state it."""
    rows = session.select(_STATED, {"thing": thing, "property": property_, "value": value}).rows
    passages = [row[0] for row in rows if isinstance(row[0], IRI)]
    cited = ", ".join(one.address for one in citations(session.cards(passages).values()))
    where = cited or ", ".join(sorted(map(short, passages)))
    shown = value.value if len(value.value) <= _SHOWN else f"{value.value[:_SHOWN]}…"
    said = f"{short(thing)} {curie(property_)} “{shown}”" + (f", stated in {where}" if where else "")
    return DataAtFault(f"{said}: {what}", f"correct the data: it takes {hint}")
