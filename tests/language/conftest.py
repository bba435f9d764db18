"""The names and words of the real graph, as the questions of its readers meet them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from keikaku.language.index import NameIndex
from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Reading
from keikaku.services.questions.lookup import best_reading
from keikaku.services.session.session import Session

Reader: TypeAlias = Callable[[str], Reading]


@pytest.fixture(scope="session")
def names(session: Session) -> NameIndex:
    return session.names


@pytest.fixture(scope="session")
def lexicon(session: Session) -> Lexicon:
    return session.lexicon


@pytest.fixture(scope="session")
def ask(session: Session) -> Reader:
    """Reads a question against the packaged graph."""
    return lambda question: best_reading(session, question)
