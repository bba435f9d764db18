from __future__ import annotations

import os
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.session import locations


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To root nothing is closed: so the system is made to refuse."""
    closed = tmp_path / "in" / "closed"
    closed.mkdir(parents=True)
    (tmp_path / "in" / "a.ttl").touch()
    scan, stat = os.scandir, Path.stat

    def refuse_to_scan(path: object) -> object:
        if Path(str(path)) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(str(path))

    def refuse_to_stat(path: Path) -> os.stat_result:
        if path.parent == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path)

    monkeypatch.setattr(os, "scandir", refuse_to_scan)
    with pytest.raises(BadFile) as caught:
        locations.rdf_files(str(tmp_path / "in"))
    assert caught.value.message == f"{closed} cannot be read: Permission denied"
    monkeypatch.setattr(Path, "stat", refuse_to_stat)
    with pytest.raises(BadFile) as caught:
        locations.is_store_on_disk(str(closed))
    assert caught.value.message == f"{closed} cannot be read: Permission denied"


@pytest.mark.parametrize("where", ["x" * 300, "a/" * 3000])
def test_what_can_be_no_path_is_said(where: str) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        locations.rdf_files(where)
