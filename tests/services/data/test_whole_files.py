from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from keikaku.errors import NotWritten
from keikaku.services.data.whole_files import write_whole
from tests.services.conftest import little_space


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_as_utf8_with_line_feeds(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.html", "計画\n\u2028")
    assert (tmp_path / "new.html").read_bytes() == "計画\n\u2028".encode()
    assert names(tmp_path) == ["new.html"]


def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        write_whole(tmp_path / "new", "a")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o604)
    write_whole(tmp_path / "new", "b")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o604


def test_a_link_stays_and_the_file_that_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    real = tmp_path / "folder" / "real"
    real.write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to(real)
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


def test_what_stood_there_stands_when_there_is_no_space(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("old", encoding="utf-8")
    with little_space(), pytest.raises(NotWritten) as caught:
        write_whole(tmp_path / "page.html", "new" * 1000)
    assert caught.value.message == f"{tmp_path / 'page.html'} cannot be written: File too large"
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["page.html"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing/page.html", "cannot be written: No such file or directory"),
        ("file/page.html", "cannot be written: Not a directory"),
        ("x" * 300, "cannot be written: File name too long"),
        ("folder", "is a folder"),
    ],
    ids=["a folder that is missing", "under a file", "a name too long", "a folder"],
)
def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWritten) as caught:
        write_whole(tmp_path / name, "text")
    assert (caught.value.message, caught.value.exit_code) == (f"{tmp_path / name} {reason}", 3)
    assert names(tmp_path) == ["file", "folder"]


def test_proc_takes_no_file_not_even_from_root() -> None:
    with pytest.raises(NotWritten, match=r"^/proc/page\.html cannot be written: "):
        write_whole(Path("/proc/page.html"), "text")
