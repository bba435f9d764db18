"""The names and words of the real graph, as the questions of its readers meet them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from keikaku.language.grammar import read
from keikaku.language.index import NameIndex
from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Reading
from keikaku.services.session import vocabulary
from keikaku.store.base import Store
from keikaku.vocab import ELEMENT_KINDS, ID, local_name, prologue

Reader: TypeAlias = Callable[[str], Reading]


@pytest.fixture(scope="session")
def names(store: Store) -> NameIndex:
    return vocabulary.name_index(store)


@pytest.fixture(scope="session")
def lexicon(store: Store) -> Lexicon:
    return vocabulary.lexicon(store)


@pytest.fixture(scope="session")
def ask(store: Store, names: NameIndex, lexicon: Lexicon) -> Reader:
    """Reads a question against the packaged graph."""
    rows = store.select(prologue("kk") + "SELECT ?element ?kind { ?element kk:address ?address ; a ?kind }").rows
    kinds = {str(element): local_name(str(kind)) for element, kind in rows if local_name(str(kind)) in ELEMENT_KINDS}

    def question(text: str) -> Reading:
        kind = lambda address: kinds.get(ID + address.replace(":", "/"))  # noqa: E731
        return read(text, names, lexicon, kind, lambda: vocabulary.units(store))

    return question
