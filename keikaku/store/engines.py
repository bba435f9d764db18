"""The engines by name. Importing this imports none of them."""

from __future__ import annotations

from collections.abc import Callable

from keikaku.store.base import Store


def _oxigraph() -> type[Store]:
    from keikaku.store.embedded import EmbeddedStore

    return EmbeddedStore


def _rdflib() -> type[Store]:
    from keikaku.store.reference import ReferenceStore

    return ReferenceStore


def _remote() -> type[Store]:
    from keikaku.store.remote import RemoteStore

    return RemoteStore


ENGINES: dict[str, Callable[[], type[Store]]] = {
    "oxigraph": _oxigraph,  # in the process: files, or a store on disk
    "rdflib": _rdflib,  # in the process: files
    "remote": _remote,  # a SPARQL endpoint
}
