"""Of which data an answer is: the line that cites it with what was asked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from keikaku.records import Label, Release
from keikaku.services.session import locations, opening
from keikaku.services.session.released import UNRELEASED
from keikaku.services.session.session import Session
from keikaku.store.canonical import PREFIX
from keikaku.texts.catalogue import label
from keikaku.version import __version__


class Cited(NamedTuple):
    """The release that an answer came from, None where nobody knows; and the whole citation in both languages."""

    release: Release | None
    line: Label

    def data(self) -> dict[str, object]:
        """What JSON has of it."""
        return {"release": self.release._asdict() if self.release else None, "citation": self.line._asdict()}


def question(session: Session, store: tuple[str, ...], text: str) -> Cited:
    """The citation of the answer to a question. store: what was opened, as it was named."""
    return _cited(session, store, label("releases.cite_question", text=text))


def thing(session: Session, store: tuple[str, ...], name: str) -> Cited:
    """That of what is said of a thing."""
    return _cited(session, store, label("releases.cite_thing", text=name))


def search(session: Session, store: tuple[str, ...], text: str) -> Cited:
    """That of what is called somehow."""
    return _cited(session, store, label("releases.cite_search", text=text))


def run(session: Session, store: tuple[str, ...], name: str, values: Mapping[str, str]) -> Cited:
    """That of the rows of a query of the catalogue, with the values that it was given."""
    given = ", ".join(f"{one}={value}" for one, value in sorted(values.items()))
    key = "releases.cite_run_with" if given else "releases.cite_run"
    return _cited(session, store, label(key, name=name, given=given) if given else label(key, name=name))


def indicators(session: Session, store: tuple[str, ...], name: str | None) -> Cited:
    """That of how far indicators are: of all, or of a thing."""
    named = label("releases.cite_indicators_of", text=name) if name is not None else label("releases.cite_indicators")
    return _cited(session, store, named)


def network(session: Session, store: tuple[str, ...], names: Sequence[str]) -> Cited:
    """That of a network: of the plans, or around some things."""
    text = ", ".join(f"“{name}”" for name in names)
    return _cited(
        session, store, label("releases.cite_network_of", text=text) if names else label("releases.cite_network")
    )


def explorer(session: Session, store: tuple[str, ...]) -> Cited:
    """That of the explorer's page."""
    return _cited(session, store, label("releases.cite_explorer"))


def query(session: Session, store: tuple[str, ...], text: str) -> Cited:
    """That of the answer to a query, which is told by the SHA-256 of its text."""
    return digested(session, store, PREFIX + hashlib.sha256(text.encode()).hexdigest())


def digested(session: Session, store: tuple[str, ...], digest: str) -> Cited:
    """The same of a query of which only the digest is known, or what stands for one that is put there later."""
    return _cited(session, store, label("releases.cite_query", digest=digest))


def _cited(session: Session, store: tuple[str, ...], what: Label) -> Cited:
    release = session.release
    return Cited(release, label("releases.cite", what=what, data=_data(release, store), version=__version__))


def _alone(place: str) -> Release | None:
    """The release of one of several places that are asked together; a store on disk has its own."""
    return None if place == locations.INPUT else opening.open_session(place).release


def _data(release: Release | None, store: tuple[str, ...]) -> Label:
    if release is None and len(store) > 1:
        each = [label("releases.of_several", where=one, data=_data(_alone(one), (one,))) for one in store]
        return Label(*("; ".join(filter(None, some)) for some in zip(*each, strict=True)))
    if release is None:
        return label("releases.unknown", where=", ".join(store))
    name = label("releases.unreleased") if release.name == UNRELEASED else Label(release.name, release.name)
    if release.date is None:
        return label("releases.data_undated", name=name, digest=release.digest)
    return label("releases.data", name=name, date=release.date, digest=release.digest)
