from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keikaku.limits import Limits
from keikaku.services.stores import load, releases
from tests.services.stores.releases import release


@pytest.fixture(scope="session")
def town_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the town."""
    return release(tmp_path_factory.mktemp("release") / "town")


@pytest.fixture(scope="session")
def town_store(tmp_path_factory: pytest.TempPathFactory, town_release: Path) -> Path:
    """A store made from it; nobody writes into it."""
    target = tmp_path_factory.mktemp("store") / "town"
    load.load(releases.read(town_release), target, Limits())
    return target


@pytest.fixture
def own_store(tmp_path: Path, town_store: Path) -> Path:
    """A copy of it to be damaged."""
    return Path(shutil.copytree(town_store, tmp_path / "own"))
