"""The graph against the plan's own text: what does not agree is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.checks.mentions import check
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.services.conftest import change


def found(session: Session, source: Path) -> list[tuple[str, str, str]]:
    findings = check(session, source)
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


def test_a_mention_that_no_name_proves(graph: Path, source_folder: Path) -> None:
    change(
        graph / "2018/6.1.2.trig",
        "<passage/2018/6.1.2/action/1>\n        kk:mentions <actor/jetro>",
        "<passage/2018/6.1.2/action/1>\n        kk:mentions <actor/medtronic>, <actor/jetro>",
    )
    assert found(open_session(str(graph)), source_folder) == [
        ("mentions", "2018:6.1.2/action/1", "no name of actor/medtronic stands in the text")
    ]


def test_a_changed_hash(graph: Path, source_folder: Path) -> None:
    register = (graph / "2018/register.trig").read_text(encoding="utf-8")
    block = register[register.index("<passage/2018/6.1.2/action/1>\n        a ") :]
    digest = block[block.index("kk:textHash ") :].split('"')[1]
    change(graph / "2018/register.trig", digest, "0" * 64)
    assert found(open_session(str(graph)), source_folder) == [
        ("hashes", "2018:6.1.2/action/1", "the hash of the text differs")
    ]


def test_a_changed_source_file(session: Session, tmp_path: Path, source_folder: Path) -> None:
    copy = Path(shutil.copytree(source_folder, tmp_path / "sources"))
    copy.chmod(0o755)
    changed = next(copy.glob("002_*"))
    changed.chmod(0o644)
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert found(session, copy) == [("hashes", changed.name, "the source file has changed")]


def test_a_source_file_that_is_not_there(session: Session, tmp_path: Path, source_folder: Path) -> None:
    kept, missing = sorted(source_folder.glob("00*.txt"))
    shutil.copy(kept, tmp_path)
    assert found(session, tmp_path) == [("hashes", missing.name, "the source file is missing")]


def test_a_source_file_that_is_no_utf8_is_named_with_the_byte(
    session: Session, tmp_path: Path, source_folder: Path
) -> None:
    name = min(source_folder.glob("00*.txt")).name
    (tmp_path / name).write_bytes(b"abc\xff")
    with pytest.raises(BadFile) as caught:
        check(session, tmp_path)
    assert (caught.value.message, caught.value.file) == (
        f"{tmp_path / name}: not UTF-8 at byte 3",
        str(tmp_path / name),
    )


@pytest.mark.parametrize("name", ["nowhere", "x" * 5000, "a\x00b", "file"])
def test_what_is_no_folder_is_named(session: Session, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadFile) as caught:
        check(session, tmp_path / name)
    assert caught.value.message == f"there is no folder {tmp_path / name}"
