"""Every query of the catalogue says what it asks, runs as it stands, and gets the same rows from two engines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.records import Solutions
from keikaku.services.load import open_store
from keikaku.store.base import Store

QUERIES = sorted(resources.folder("queries").glob("*.rq"))
HEADER = ("title", "title (ja)", "question", "question (ja)", "parameter", "columns")


@pytest.fixture(scope="module")
def reference() -> Store:
    return open_store(engine="reference")


def test_there_are_queries() -> None:
    assert len(QUERIES) >= 10


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_header_says_what_is_asked(path: Path) -> None:
    head = dict(re.findall(r"^# ([a-z]+(?: \(ja\))?): (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert tuple(head) == HEADER


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_engines_agree(path: Path, store: Store, reference: Store) -> None:
    text = path.read_text(encoding="utf-8")
    ours, theirs = store.query(text), reference.query(text)
    assert isinstance(ours, Solutions)
    assert isinstance(theirs, Solutions)
    assert ours == theirs
    assert ours.rows
