"""The engines by name. Importing this imports none of them."""

from __future__ import annotations

from collections.abc import Callable

from keikaku.store.base import Store


def _embedded() -> type[Store]:
    from keikaku.store.embedded import EmbeddedStore

    return EmbeddedStore


def _reference() -> type[Store]:
    from keikaku.store.reference import ReferenceStore

    return ReferenceStore


def _remote() -> type[Store]:
    from keikaku.store.remote import RemoteStore

    return RemoteStore


ENGINES: dict[str, Callable[[], type[Store]]] = {
    "embedded": _embedded,  # pyoxigraph: files, or a store on disk
    "reference": _reference,  # rdflib: files
    "remote": _remote,  # SPARQLWrapper: an endpoint
}
