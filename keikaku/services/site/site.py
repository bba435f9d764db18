"""What every page of a site says of the data: their name, release, digest, licence."""

from __future__ import annotations

from keikaku.page_data import Dataset
from keikaku.records import Label
from keikaku.services.explorer import about, contents, plans
from keikaku.services.session.released import UNRELEASED
from keikaku.services.session.session import Session
from keikaku.site_data import Site
from keikaku.texts.catalogue import label
from keikaku.version import __version__


def datasets(session: Session) -> list[Dataset]:
    """What the data say of themselves."""
    return session.kept(_datasets)


def site_of(session: Session) -> Site:
    """The data of a session, as its pages name them."""
    said = datasets(session)
    release = session.release
    first = said[0] if said else None
    name = session.kept(_name)
    if release is None:
        return Site(name, "", "", "", first["licence"] if first else "", _label(first), __version__)
    called = text_of(release.name)
    return Site(
        name, called, release.date or "", release.digest, first["licence"] if first else "", _label(first), __version__
    )


def text_of(release: str) -> str:
    """What a release is called: nothing for data that are of none."""
    return "" if release == UNRELEASED else release


def _label(first: Dataset | None) -> Label:
    return Label(*(one or None for one in first["author"])) if first else Label(None, None)


def _datasets(session: Session) -> list[Dataset]:
    return about.datasets(session, session.kept(contents.read))


def _name(session: Session) -> Label:
    """The dataset's, else that of the only plan."""
    if session.plans:
        named = plans.dataset(session.kept(contents.read))
        if any(named):
            return Label(*named)
        if len(session.plans) == 1:
            return session.plans[0].label
        return label("site.plans")
    said = datasets(session)
    return Label(*(one or None for one in said[0]["name"])) if said else Label(None, None)
