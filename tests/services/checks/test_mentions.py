"""The graph against the plan's own text: what does not agree is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.checks.mentions import check
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import TOWN
from tests.services.conftest import change

SOURCES = TOWN / "sources"


def found(session: Session, source: Path) -> list[tuple[str, str, str]]:
    findings = check(session, source)
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


def test_a_mention_that_no_name_proves(graph: Path) -> None:
    change(
        graph / "2031/1.trig",
        "<passage/2031/1.1.1/action/1>\n        kk:mentions <actor/fishery-coop>",
        "<passage/2031/1.1.1/action/1>\n        kk:mentions <actor/minato-university>, <actor/fishery-coop>",
    )
    assert found(open_session(str(graph)), SOURCES) == [
        ("mentions", "2031:1.1.1/action/1", "no name of actor/minato-university stands in the text")
    ]


def test_a_changed_hash(graph: Path) -> None:
    register = (graph / "2031/register.trig").read_text(encoding="utf-8")
    block = register[register.index("<passage/2031/1.1.1/action/1>\n        a ") :]
    digest = block[block.index("kk:textHash ") :].split('"')[1]
    change(graph / "2031/register.trig", digest, "0" * 64)
    assert found(open_session(str(graph)), SOURCES) == [
        ("hashes", "2031:1.1.1/action/1", "the hash of the text differs")
    ]


def test_a_changed_source_file(town: Session, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(SOURCES, tmp_path / "sources"))
    changed = copy / "minato.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert found(town, copy) == [("hashes", "minato.txt", "the source file has changed")]


def test_a_source_file_that_is_not_there(town: Session, tmp_path: Path) -> None:
    assert found(town, tmp_path) == [("hashes", "minato.txt", "the source file is missing")]


def test_a_source_file_that_is_no_utf8_is_named_with_the_byte(town: Session, tmp_path: Path) -> None:
    file = tmp_path / "minato.txt"
    file.write_bytes(b"abc\xff")
    with pytest.raises(BadFile) as caught:
        check(town, tmp_path)
    assert (caught.value.message, caught.value.file) == (f"{file}: not UTF-8 at byte 3", str(file))


@pytest.mark.parametrize("name", ["nowhere", "x" * 5000, "a\x00b", "file"])
def test_what_is_no_folder_is_named(town: Session, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadFile) as caught:
        check(town, tmp_path / name)
    assert caught.value.message == f"there is no folder {tmp_path / name}"
