"""The names and words of the real graph, as the questions of its readers meet them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from keikaku.language.grammar import read
from keikaku.language.index import NameIndex
from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Reading
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENT_KINDS, ID, local_name, prologue

Reader: TypeAlias = Callable[[str], Reading]


@pytest.fixture(scope="session")
def names(session: Session) -> NameIndex:
    return session.names


@pytest.fixture(scope="session")
def lexicon(session: Session) -> Lexicon:
    return session.lexicon


@pytest.fixture(scope="session")
def ask(session: Session, names: NameIndex, lexicon: Lexicon) -> Reader:
    """Reads a question against the packaged graph."""
    rows = session.select(prologue("kk") + "SELECT ?element ?kind { ?element kk:address ?address ; a ?kind }").rows
    kinds = {str(element): local_name(str(kind)) for element, kind in rows if local_name(str(kind)) in ELEMENT_KINDS}

    def question(text: str) -> Reading:
        kind = lambda address: kinds.get(ID + address.replace(":", "/"))  # noqa: E731
        return read(text, names, lexicon, kind, lambda: session.units)

    return question
