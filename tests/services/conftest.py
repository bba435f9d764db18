from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.services.load import open_store
from keikaku.store.base import Store


@pytest.fixture(scope="session")
def reference() -> Store:
    """The packaged graph in the reference engine."""
    return open_store(engine="reference")


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A copy of the packaged graph to break."""
    return Path(shutil.copytree(resources.folder("graph"), tmp_path / "graph"))
