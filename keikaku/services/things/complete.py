"""What a name or an address may become that a person has begun to write."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import takewhile
from typing import NamedTuple

from keikaku.language.folding import fold, fold_with_map
from keikaku.language.index import Name
from keikaku.records import IRI, Literal, natural_key
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import in_order
from keikaku.vocab import ELEMENT_KINDS, prologue

_ADDRESSES = (
    prologue("kk")
    + "SELECT ?address WHERE { VALUES ?kind { "
    + " ".join(f"kk:{kind}" for kind in ELEMENT_KINDS)
    + " } ?element a ?kind ; kk:address ?address }"
)
_READING = re.compile(r"[ぁ-ゖー]+")  # how a name is said, which people write only where they know no better
_KIND = re.compile(r"/[a-z]+$")  # 2018:6.1.1/action is no address: its actions are part of 2018:6.1.1


class Candidate(NamedTuple):
    """A whole name or address, and another name of the thing, which tells what it is (``""``: there is none)."""

    text: str
    about: str


def complete(session: Session, begun: str, language: str, kinds: Container[str] | None = None) -> list[Candidate]:
    """What may be meant by the beginning of a name, in any spelling, or of an address.

    Each thing once, by its shortest name that begins so. Sentences, which are the names of the elements of a plan,
    only where no other name begins so; of addresses those one level below. For nothing begun: what there is,
    in the language given (``ja`` or ``en``). kinds: local names of the classes that are wanted; None: anything.
    """
    numbered = _begins_an_address(session, begun) and any(kinds is None or kind in kinds for kind in ELEMENT_KINDS)
    addresses = _next_level(_addresses(session), begun) if numbered else []
    if addresses and ":" in begun:
        return [Candidate(address, "") for address in addresses]
    known = [name for name in session.every_name if name.text.isprintable() and (kinds is None or name.kind in kinds)]
    chosen = _shortest(known, fold(begun)) if fold(begun) else _preferred(known, language)
    entities = {iri: name for iri, name in chosen.items() if name.kind not in ELEMENT_KINDS}
    labels = {(name.iri, name.language): name.text for name in known if name.preferred}
    order = in_order(language)
    candidates = {address: Candidate(address, "") for address in addresses}
    for name in sorted((entities or chosen).values(), key=lambda name: (fold(name.text), name.text, name.iri)):
        others = (labels.get((name.iri, one), "") for one in order)
        about = next((other for other in others if fold(other) != fold(name.text)), "")
        candidates.setdefault(name.text, Candidate(name.text, about))
    return list(candidates.values())


def _begins_an_address(session: Session, begun: str) -> bool:
    """Whether it is the id of a plan in hand with what follows it, or the beginning of one."""
    head, colon, _ = begun.partition(":")
    return bool(head) and any(plan.id == head if colon else plan.id.startswith(head) for plan in session.plans)


def begun_as(begun: str, text: str) -> str:
    """A name that begins literally as a person has begun it, and means the same: ``jet`` and JETRO give ``jetRO``.

    For shells that would otherwise take away what was written, or not see that it fits.
    """
    if text.startswith(begun):
        return text
    folded, offsets = fold_with_map(text)
    size = len(fold(begun))
    first = offsets[size - 1] if 0 < size <= len(offsets) else 0
    last = offsets[size] if size < len(offsets) else len(text)
    for start in range(last, first - 1, -1):  # a mark may belong to the last sign begun, a sign may fold to several
        written = begun + _spaces_before(start, text, begun) + text[start:]
        if fold(written) == folded:
            return written
    return text


def says_as_much(shared: str, begun: str) -> bool:
    """Whether a beginning is all that was begun, in whatever spelling."""
    return bool(fold(begun)) and fold(shared).startswith(fold(begun))


def _spaces_before(start: int, text: str, begun: str) -> str:
    """The spaces among the marks before that place, which stay where a person has not gone past the word."""
    marks = takewhile(lambda sign: not fold(sign), reversed(text[:start]))
    return "".join(sign for sign in marks if sign in " 　") if begun[-1:].isalnum() else ""


def _addresses(session: Session) -> list[str]:
    found = {row[0].value for row in session.select(_ADDRESSES).rows if isinstance(row[0], Literal)}
    return sorted((address for address in found if address.isprintable()), key=natural_key)


def _next_level(addresses: Iterable[str], begun: str) -> list[str]:
    """The addresses that begin so, without those that are part of another one of them."""
    return [
        address for address in addresses
        if address.startswith(begun) and ((above := _above(address)) == begun or not above.startswith(begun))
    ]  # fmt: skip


def _above(address: str) -> str:
    """The address of what a thing is part of; that of a plan is part of nothing, ``""``."""
    return _KIND.sub("", address[: max(map(address.rfind, ".:/"))]) if ":" in address else ""


def _shortest(known: Iterable[Name], begun: str) -> dict[IRI, Name]:
    chosen: dict[IRI, Name] = {}
    for name in known:
        if fold(name.text).startswith(begun):
            chosen[name.iri] = min(chosen.get(name.iri, name), name, key=_length)
    return chosen


def _length(name: Name) -> tuple[bool, int, str]:
    return (bool(_READING.fullmatch(name.text)), len(name.text), name.text)


def _preferred(known: Iterable[Name], language: str) -> dict[IRI, Name]:
    """The label of each thing, in that language where it has one."""
    chosen: dict[IRI, Name] = {}
    for name in known:
        if name.preferred and (name.iri not in chosen or name.language == language):
            chosen[name.iri] = name
    return chosen
