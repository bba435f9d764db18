"""The passages of the plans in hand, by their places: an address, a page."""

from __future__ import annotations

import re
from typing import NamedTuple

from keikaku.language.folding import half_width
from keikaku.records import IRI, Label, natural_key
from keikaku.services.passages import addresses
from keikaku.services.passages.find import find, labels
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import label

_LIKE_ADDRESS = re.compile(r"\S+:\S+|[\w-]+(?:[./][\w-]+)+")


class Listed(NamedTuple):
    """A passage. ``label``: of the element that it states; ``matches`` and ``score`` as ``find`` has them, if asked."""

    iri: IRI
    address: str
    page: int | str | None
    label: Label
    matches: tuple[str, ...] = ()
    score: float | None = None


def listing(
    session: Session, text: str | None = None, address: str | None = None, page: int | str | None = None,
    most: int | None = None,
) -> list[Listed]:  # fmt: skip
    """The passages at an address and below it, on a page as printed, that speak of what a text is about; else all.

    By a text the best first, else in the order of the plans; a text that is an address means that. most: how many.
    """
    if text is not None and address is None and (place := _address(session, text)):
        text, address = None, place
    if text is not None:
        every = len(addresses.passages(session)) if most is None or address or page is not None else most
        found = [Listed(*one[:4], one.matches, one.score) for one in find(session, text, every)]
    else:
        known = addresses.passages(session)
        cards, called = session.cards(known), labels(session, list(known))
        found = [Listed(iri, where, cards[iri].page, called.get(iri, cards[iri].label)) for iri, where in known.items()]
        found.sort(key=lambda one: natural_key(one.address))
    kept = [one for one in found if _is_at(one.address, address) and (page is None or str(one.page) == str(page))]
    return kept if most is None else kept[: max(most, 0)]


def why_none(session: Session, text: str | None, address: str | None, page: int | str | None) -> Label:
    """What of all that was asked for has no passage, where ``listing`` finds none."""
    if address is not None and not listing(session, address=address):
        return label("notes.no_passage_at", address=address)
    if page is not None and not listing(session, page=page):
        return label("notes.no_passage_on", page=page)
    if text is not None and not listing(session, text):
        return label("notes.no_passage_of", text=text)
    return label("notes.no_passage_so")


def _address(session: Session, text: str) -> str | None:
    """The address that a text is, with or without the plan that is meant where none is named; None for any other."""
    said = _written(text)
    if not _LIKE_ADDRESS.fullmatch(said):
        return None
    own = [said] if ":" in said else [f"{plan.id}:{said}" for plan in (session.main,) if plan]
    known = addresses.passages(session).values()
    return next((one for one in own if any(_is_at(where, one) for where in known)), None)


def _written(place: str) -> str:
    return re.sub(r"\s*:\s*", ":", half_width(place).strip()).rstrip("/.:")


def _is_at(address: str, place: str | None) -> bool:
    """Whether it is the place, or below it: 2018:6 holds 2018:6.1/action/1, and not 2018:61."""
    if place is None:
        return True
    wanted = _written(place)
    return address == wanted or (address.startswith(wanted) and address[len(wanted)] in "/.:")
