"""What is read as a file: files and, where one may stand for it, pipes; nothing without end, nothing that acts."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.inputs import read_file

posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def test_a_file_is_read_through_links_up_to_its_size(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("file")
    assert read_file(tmp_path / "file", 5) == read_file(tmp_path / "link", 9, pipes=True) == b"12345"
    with pytest.raises(BadFile, match=r"file is too long: more than 4 bytes"):
        read_file(tmp_path / "file", 4)


@posix
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for name, what in (("pipe", "a pipe"), ("zero", "a device"), ("socket", "a socket"), (".", "a folder")):
            with pytest.raises(BadFile) as caught:
                read_file(tmp_path / name, 9)
            assert caught.value.message == f"{tmp_path / name} is {what}, not a file"


@posix
def test_a_pipe_is_read_where_one_may_stand(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for text, most in ((b"ASK {}", 9), (b"x" * 10, 9)):
        writer = threading.Thread(target=pipe.write_bytes, args=(text,))
        writer.start()
        if len(text) <= most:
            assert read_file(pipe, most, pipes=True) == text
        else:
            with pytest.raises(BadFile, match="too long"):
                read_file(pipe, most, pipes=True)
        writer.join()


def test_what_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFile) as caught:
        read_file(tmp_path / "a", 9, "look there")
    assert (caught.value.message, caught.value.hint) == (f"there is no file {tmp_path / 'a'}", "look there")
    with pytest.raises(BadFile, match="cannot be read: its name cannot be one"):
        read_file(tmp_path / "a\0b", 9)
    (tmp_path / "a").touch()
    monkeypatch.setattr(os, "open", _refused)  # to root nothing is refused
    with pytest.raises(BadFile, match="a cannot be read: Permission denied"):
        read_file(tmp_path / "a", 9)


def _refused(path: Path, *_: object) -> int:
    raise PermissionError(13, "Permission denied", str(path))
