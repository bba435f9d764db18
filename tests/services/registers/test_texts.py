"""The texts that an outline names: where they are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly, BadFile
from keikaku.services.registers import texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_texts_stand_in_a_folder_or_are_given(folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new" / "b.txt").write_text("new", encoding="utf-8")
    found = texts.named(["a.txt", "b.txt"], folder, [folder / "new" / "b.txt"])
    assert {name: one.text for name, one in found.items()} == {"a.txt": "a.txt", "b.txt": "new"}


def test_the_only_text_may_be_given_under_any_name(folder: Path) -> None:
    found = texts.named(["a.txt"], Path("/nowhere"), [folder / "c.txt"])
    assert {name: (one.name, one.text) for name, one in found.items()} == {"a.txt": ("a.txt", "c.txt")}


@pytest.mark.parametrize("names", [[], ["a.txt", "b.txt"]])
def test_a_file_that_is_no_text_of_the_plan_is_refused(names: list[str], folder: Path) -> None:
    with pytest.raises(AskedWrongly, match=r"c\.txt is no text of the plan"):
        texts.named(names, folder, [folder / "c.txt"])


def test_no_path_leads_out_of_the_folder(folder: Path) -> None:
    (folder / "in").mkdir()
    with pytest.raises(BadFile, match=f"there is no file {folder / 'in' / 'a.txt'}"):
        texts.named(["../a.txt"], folder / "in")


def test_what_is_there_is_taken_and_the_rest_left(folder: Path) -> None:
    assert texts.present(["a.txt", "x.txt"], folder).keys() == {"a.txt"}
    assert texts.present(["a.txt", "x.txt"], None) == {}
    assert texts.present(["a.txt"], None, [folder / "b.txt"])["a.txt"].text == "b.txt"


def test_a_text_in_another_encoding_is_told_with_its_line(folder: Path) -> None:
    (folder / "a.txt").write_bytes("one\n計画".encode("shift_jis"))
    with pytest.raises(BadFile) as caught:
        texts.named(["a.txt"], folder)
    assert caught.value.message == f"{folder / 'a.txt'}:2: not UTF-8 at byte 4"
