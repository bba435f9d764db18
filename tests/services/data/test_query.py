from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.data.query import read_query


def test_a_query_is_read_as_it_is_but_for_a_byte_order_mark(tmp_path: Path) -> None:
    text = "# 計画\r\nASK {\t}\n"
    (tmp_path / "q.rq").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_query(str(tmp_path / "q.rq")) == text


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.rq", "there is no file {}"),
        ("folder", "{} is a folder, not a file"),
        ("q.rq/x", "{} cannot be read: Not a directory"),
        ("x" * 300, "{} cannot be read: File name too long"),
        ("latin.rq", "{}: not UTF-8 at byte 4"),
        ("long.rq", "{} is too long: more than 16 MiB"),
    ],
)
def test_what_is_no_query_file_is_named(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "q.rq").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.rq").write_bytes(b"ASK \xe9")
    (tmp_path / "long.rq").write_bytes(b"#" * (16 * 2**20 + 1))
    with pytest.raises(BadFile) as caught:
        read_query(f"{tmp_path}/{name}")
    assert caught.value.message == message.format(tmp_path / name)
    assert caught.value.file == f"{tmp_path}/{name}"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_file_without_end_is_no_query() -> None:
    with pytest.raises(BadFile, match="is a device, not a file"):
        read_query("/dev/zero")
