"""Fixtures of pages that take long to build."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.store.base import Store
from tests.render.explorer import build


@pytest.fixture(scope="session")
def explorer_page(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the real graph in Japanese, as a file."""
    path = tmp_path_factory.mktemp("explorer") / "explorer.html"
    path.write_text(build(store), encoding="utf-8")
    return path
