from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keikaku.services.releases import release
from keikaku.services.releases.layout import Manifest
from keikaku.store.files.reading import Reading
from tests.places import TOWN


def make(folder: Path, *places: str) -> Manifest:
    folder.mkdir()
    return release.make(places, Reading(), folder)


@pytest.fixture(scope="session")
def town_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of a small plan."""
    folder = tmp_path_factory.mktemp("releases") / "town"
    make(folder, str(TOWN))
    return folder


@pytest.fixture
def town_copy(town_release: Path, tmp_path: Path) -> Path:
    """A copy of it to break."""
    return Path(shutil.copytree(town_release, tmp_path / "town"))
