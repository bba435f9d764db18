from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import TOWN


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A copy of the town's graph to break."""
    return Path(shutil.copytree(TOWN / "graph", tmp_path / "graph"))


@pytest.fixture(scope="session")
def town() -> Session:
    """A session over a graph of which a test may know everything."""
    return open_session(str(TOWN))


def change(file: Path, old: str, new: str) -> None:
    """Change a text that stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def little_space(limit: int = 100) -> Iterator[None]:
    """No file can grow beyond so many bytes, as on a full disk; this binds root too, as permissions do not."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
