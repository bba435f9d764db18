from __future__ import annotations

import contextlib
import os
import resource
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from keikaku.errors import NotWritten
from keikaku.services.data.whole_files import write_whole
from tests.pipes import impatient
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


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("loop", "cannot be written: Too many levels of symbolic links"),
        ("into nowhere", "cannot be written: No such file or directory"),
        ("socket", "is a socket, which takes no file"),
        ("/dev/fd/999", "cannot be written: Bad file descriptor"),
        ("a\0b", "cannot be written: embedded null byte"),
    ],
)
def test_what_can_take_no_file_is_told_and_stands(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "loop").symlink_to("other")
    (tmp_path / "other").symlink_to("loop")
    (tmp_path / "into nowhere").symlink_to("missing/file")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket"))
        with pytest.raises(NotWritten) as caught:
            write_whole(tmp_path / name, "text")
    assert caught.value.message == f"{tmp_path / name} {reason}"
    assert names(tmp_path) == ["into nowhere", "loop", "other", "socket"]


def test_a_link_to_a_file_that_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("new")
    write_whole(tmp_path / "link", "text")
    assert (tmp_path / "new").read_text(encoding="utf-8") == "text"
    assert (tmp_path / "link").is_symlink()


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe, text = tmp_path / "pipe", "計画" * 100_000  # more than it holds at once
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_whole(pipe, text)
    reader.join()
    assert got == [text]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_reader_that_leaves_a_pipe_early_is_no_fault(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = threading.Thread(target=lambda: (tmp_path / "pipe").open("rb", buffering=0).close())
    reader.start()
    write_whole(tmp_path / "pipe", "x" * 1_000_000)
    reader.join()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make devices")
def test_a_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    for name, minor in (("null", 3), ("full", 7)):
        os.mknod(tmp_path / name, stat.S_IFCHR | 0o666, os.makedev(1, minor))
    os.mknod(tmp_path / "disk", stat.S_IFBLK | 0o600, os.makedev(7, 250))
    (tmp_path / "link").symlink_to("null")
    write_whole(tmp_path / "link", "text")
    with pytest.raises(NotWritten, match="full cannot be written: No space left on device"):
        write_whole(tmp_path / "full", "text")
    with pytest.raises(NotWritten, match="disk is a disk, which would be overwritten"):
        write_whole(tmp_path / "disk", "text")
    assert [stat.S_ISCHR((tmp_path / name).stat().st_mode) for name in ("null", "full", "link")] == [True] * 3


def test_a_descriptor_by_its_name_is_written_to_where_it_stands(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w+b") as log:
        log.write(b"before\n")
        log.flush()
        (tmp_path / "link").symlink_to(f"/dev/fd/{log.fileno()}")
        for path in (f"/dev/fd/{log.fileno()}", f"/proc/self/fd/{log.fileno()}", tmp_path / "link"):
            write_whole(Path(path), "text\n")
    assert (tmp_path / "log").read_text(encoding="utf-8") == "before\n" + 3 * "text\n"


@pytest.mark.parametrize("number", [None, 1500])
def test_a_pipe_that_does_not_wait_gets_all(number: int | None) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    try:
        with impatient() as (into, got):
            handle = into if number is None else os.dup2(into, number)
            write_whole(Path(f"/dev/fd/{handle}"), "x" * 1_000_000)
            if number is not None:
                os.close(number)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert got == [b"x" * 1_000_000]


@pytest.mark.parametrize("name", ["n" * 255, "a\udcffb", "-", "二\n行"])
def test_any_name_that_a_file_can_have_is_written(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, "text")
    assert names(tmp_path) == [name]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_another_owners_file_stays_theirs_with_all_that_it_had(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old", encoding="utf-8")
    os.chown(file, 1234, 5678)
    file.chmod(0o6754)
    with contextlib.suppress(OSError):  # not every file system has them
        os.setxattr(file, "user.origin", b"plan")
    kept = os.listxattr(file)
    write_whole(file, "new")
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 5678, 0o6754)
    assert os.listxattr(file) == kept


def test_another_name_of_the_file_keeps_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old", encoding="utf-8")
    (tmp_path / "other").hardlink_to(tmp_path / "one")
    write_whole(tmp_path / "one", "new")
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("one", "other")] == ["new", "old"]


def test_a_half_pair_in_a_text_is_shown(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", "a\udcff")
    assert (tmp_path / "file").read_bytes() == b"a\\udcff"


KILLED = """
import os, signal, sys
from pathlib import Path
from keikaku.services.data import aside
with aside.beside(Path(sys.argv[1])) as (handle, path):
    os.write(handle, b"half")
    print(path.name, flush=True)
    sys.stdin.read()
"""


def test_what_a_killed_writer_left_goes_and_what_another_writes_stays(tmp_path: Path) -> None:
    foreign = [".keikaku-1-0.part", ".file.x1y2z3", ".keikaku-notes"]
    for name in foreign:
        (tmp_path / name).write_text("theirs", encoding="utf-8")
    (tmp_path / ".keikaku-1-0123456789abcdef.part").mkdir()
    command = [sys.executable, "-c", KILLED, str(tmp_path / "file")]
    writers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(2)
    ]
    living, dead = (writer.stdout.readline().strip() for writer in writers if writer.stdout)
    write_whole(tmp_path / "file", "text")
    assert {living, dead} < set(names(tmp_path))
    writers[1].kill()
    writers[1].communicate()
    write_whole(tmp_path / "file", "text")
    assert names(tmp_path) == sorted([*foreign, "file", living])
    writers[0].communicate("")
    assert living not in names(tmp_path)


def test_proc_takes_no_file_not_even_from_root() -> None:
    with pytest.raises(NotWritten, match=r"^/proc/page\.html cannot be written: "):
        write_whole(Path("/proc/page.html"), "text")
