"""Some plans of a store on disk, taken out of it into memory."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path

from keikaku.records import IRI
from keikaku.services.session.far_shelf import FarShelf
from keikaku.services.session.shelf import Opened
from keikaku.store.embedded import EmbeddedStore


def apart(folder: Path, plans: AbstractSet[IRI]) -> EmbeddedStore:
    """These plans as if no other stood beside them. Raises BadFile."""
    store = EmbeddedStore.open(folder)
    found = FarShelf(store, here=Opened.of(store) if store.is_copied else None).apart(plans)
    assert isinstance(found, EmbeddedStore)  # as what it is a part of
    return found
