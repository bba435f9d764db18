"""Every byte that is not as it was written is noticed. ``benchmarks/store_damages.py`` tries three hundred damages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.stores import proof
from keikaku.services.stores.proof import CHANGED, EXTRA, MISSING, Fault
from keikaku.store.embedded import EmbeddedStore


def flipped(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def test_a_store_that_is_as_it_was_made_has_no_fault(town_store: Path) -> None:
    found = proof.verify(town_store)
    files = list(next(town_store.glob("data-*")).iterdir())
    assert (found.faults, found.files) == ((), len(files))
    assert found.bytes == sum(path.stat().st_size for path in files)
    assert found.release is not None
    assert found.release["name"] == "town 1"


def test_each_file_that_was_changed_is_named(own_store: Path) -> None:
    for path in sorted(next(own_store.glob("data-*")).iterdir()):
        name, data = str(path.relative_to(own_store)), path.read_bytes()
        if data:
            flipped(path, len(data) // 2)
            assert proof.verify(own_store).faults == (Fault(name, CHANGED),)
            path.write_bytes(data[:-1])
            assert proof.verify(own_store).faults == (Fault(name, CHANGED),)
        path.write_bytes(data + b"\0")
        assert proof.verify(own_store).faults == (Fault(name, CHANGED),)
        path.unlink()
        assert proof.verify(own_store).faults == (Fault(name, MISSING),)
        path.mkdir()
        assert proof.verify(own_store).faults == (Fault(name, MISSING),)
        path.rmdir()
        path.symlink_to("/dev/null")
        assert proof.verify(own_store).faults == (Fault(name, CHANGED),)
        path.unlink()
        path.write_bytes(data)
    assert proof.verify(own_store).faults == ()


def test_no_byte_of_the_manifest_changes_unnoticed(own_store: Path) -> None:
    manifest = own_store / "manifest.json"
    data = manifest.read_bytes()
    for place in range(0, len(data), 41):
        flipped(manifest, place)
        try:
            assert proof.verify(own_store).faults == (Fault("manifest.json", CHANGED),)
        except BadFile as problem:  # it says that it is of another format
            assert "has the format keikaku-" in problem.message  # noqa: PT017 - some of them do
        with pytest.raises(BadFile):
            EmbeddedStore.open(own_store)
        manifest.write_bytes(data)
    for cut in (b"", data[:-1], data[: len(data) // 2], data + b" "):
        manifest.write_bytes(cut)
        assert proof.verify(own_store).faults == (Fault("manifest.json", CHANGED),)
    manifest.unlink()
    assert proof.verify(own_store).faults == (Fault("manifest.json", MISSING),)


def test_what_does_not_belong_to_it_is_named(own_store: Path) -> None:
    data = next(own_store.glob("data-*"))
    (data / "000099.sst").write_bytes(b"")
    (own_store / "notes.txt").write_text("mine", encoding="utf-8")
    assert proof.verify(own_store).faults == (Fault(f"{data.name}/000099.sst", EXTRA), Fault("notes.txt", EXTRA))


def test_a_store_without_its_data_is_told_of(own_store: Path) -> None:
    data = next(own_store.glob("data-*"))
    data.rename(own_store / "data-000000000000")
    assert proof.verify(own_store).faults == (Fault(data.name, MISSING),)


@pytest.mark.parametrize("what", ["nothing", "a folder", "an Oxigraph folder"])
def test_what_is_no_store_is_refused(tmp_path: Path, what: str) -> None:
    place = tmp_path / "place"
    if what != "nothing":
        place.mkdir()
    if what == "an Oxigraph folder":
        (place / "CURRENT").write_text("MANIFEST-000001\n", encoding="utf-8")
    said = "does not exist" if what == "nothing" else "is no store that keikaku has made"
    with pytest.raises(BadFile, match=said):
        proof.verify(place)


def test_a_file_that_may_not_be_read_is_told_of(own_store: Path) -> None:
    path = next(own_store.glob("data-*")) / "CURRENT"
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs the tests may read everything")
    with pytest.raises(BadFile, match="cannot be read: Permission denied"):
        proof.verify(own_store)
