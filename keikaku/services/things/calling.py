"""What the things are called that a thing of other people's data has to do with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from keikaku.records import IRI, Label
from keikaku.services.session.session import Session
from keikaku.vocab import bare, readable

_TOLD = "SELECT DISTINCT ?thing WHERE { ?thing ?property ?value }"


def names(session: Session, thing: IRI, values: Collection[IRI]) -> dict[IRI, Label]:
    """Each of the values to what it is called.

    One without a name by the end of its IRI, where the data say something of it or name it as they do the thing, and
    no other one ends so; else by all of it, as a page elsewhere is.
    """
    described = session.cards(values)
    bare_ones = [one for one, card in described.items() if not any(card.label)]
    told = {row[0] for row in session.given_each(_TOLD, "thing", bare_ones)}
    short = {one for one in bare_ones if one in told or _space(one) == _space(thing)}
    often = Counter(readable(one) for one in bare_ones)
    words = {one: readable(one) if one in short and often[readable(one)] == 1 else bare(one) for one in bare_ones}
    return {one: Label(words[one], words[one]) if one in words else card.label for one, card in described.items()}


def _space(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
