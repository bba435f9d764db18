"""The engines by name. Importing this imports none of them."""

from __future__ import annotations

from importlib import import_module

from keikaku.store.base import Store

ENGINES = {
    "embedded": "keikaku.store.embedded:EmbeddedStore",
    "reference": "keikaku.store.reference:ReferenceStore",
    "remote": "keikaku.store.remote:RemoteStore",
}


def engine(name: str) -> type[Store]:
    """The class of an engine. Raises KeyError for a name that ENGINES does not have."""
    module, _, attribute = ENGINES[name].partition(":")
    found: type[Store] = getattr(import_module(module), attribute)
    return found
