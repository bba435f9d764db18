from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import BadFile, BadQuery
from keikaku.records import Answer
from keikaku.store import prepared
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from tests.store.conftest import SMALL

NOTES: dict[str, prepared.Columns] = {"names": [["ジェトロ", "a\nb", ""], ["1", "2", "3"]], "empty": [[], []]}
ASKED = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"


class Otherwise:
    """The dataset in memory, and how often it was needed."""

    def __init__(self) -> None:
        self.needed = 0

    def __call__(self) -> Store:
        self.needed += 1
        return EmbeddedStore.load([(SMALL, None)])


@pytest.fixture
def folder(tmp_path: Path, embedded: EmbeddedStore) -> Path:
    prepared.write(tmp_path, "what it is of", embedded, NOTES)
    return tmp_path


def test_what_was_written_answers_without_the_files(folder: Path, embedded: EmbeddedStore) -> None:
    otherwise = Otherwise()
    store = prepared.read(folder, "what it is of", otherwise)
    assert store is not None
    assert store.select(ASKED) == embedded.select(ASKED)
    assert len(embedded.select(ASKED).rows) > 40
    assert store.notes == NOTES
    assert otherwise.needed == 0
    assert store.memory.select(ASKED) == store.memory.select(ASKED) == embedded.select(ASKED)
    assert otherwise.needed == 1


def test_what_was_written_of_something_else_is_passed_over(folder: Path) -> None:
    assert prepared.read(folder, "what it was of", Otherwise()) is None
    assert prepared.read(folder / "nowhere", "what it is of", Otherwise()) is None


@pytest.mark.parametrize("change", ["cut", "flipped", "emptied", "not text"])
def test_damaged_notes_are_passed_over(folder: Path, change: str) -> None:
    notes = folder / "notes"
    data = notes.read_bytes()
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    notes.write_bytes({"cut": data[:-1], "flipped": flipped, "emptied": b"", "not text": b"12\n\xff\xfe"}[change])
    assert prepared.read(folder, "what it is of", Otherwise()) is None


@pytest.mark.parametrize("how", ["cut", "gone"])
def test_a_store_that_cannot_be_opened_is_passed_over(folder: Path, how: str) -> None:
    for file in (folder / "store").glob("*.sst"):
        data = file.read_bytes()
        file.unlink()
        if how == "cut":
            file.write_bytes(data[: len(data) // 2])
    assert prepared.read(folder, "what it is of", Otherwise()) is None


def test_a_store_that_turns_out_damaged_gives_the_right_answers_and_goes(
    folder: Path, embedded: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    otherwise = Otherwise()
    store = prepared.read(folder, "what it is of", otherwise)
    assert store is not None

    def damaged(_store: EmbeddedStore, _text: str) -> Answer:
        raise BadFile("the store is damaged")

    monkeypatch.setattr(store._disk, "_evaluate", damaged.__get__(store._disk))
    assert [store.select(ASKED) for _ in range(2)] == [embedded.select(ASKED)] * 2
    assert (otherwise.needed, (folder / "notes").exists()) == (1, False)


def test_a_bad_query_is_told_as_ever(folder: Path, embedded: EmbeddedStore) -> None:
    store = prepared.read(folder, "what it is of", Otherwise())
    assert store is not None
    faults = []
    for one in (store, embedded):
        with pytest.raises(BadQuery) as caught:
            one.query("SELECT ?x { ?x a }")
        faults.append((caught.value.message, caught.value.line, caught.value.column))
    assert faults[0] == faults[1]


def test_texts_with_the_separators_are_not_kept(tmp_path: Path, embedded: EmbeddedStore) -> None:
    with pytest.raises(ValueError, match="separator"):
        prepared.write(tmp_path, "", embedded, {"names": [["a\x1eb"]]})
    assert list(tmp_path.iterdir()) == []
