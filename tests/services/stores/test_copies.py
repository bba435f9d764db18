"""Dumps and backups: whole or not at all, and nothing of somebody else's is written over."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from keikaku.errors import AskedWrongly, BadFile, KeikakuError, NotWritten
from keikaku.services.stores import copies, proof
from keikaku.store import on_disk
from tests.services.conftest import little_space
from tests.services.stores.releases import canonical, names, quads_of


@pytest.mark.parametrize("ending", [".nq", ".trig", ".NQ"])
def test_a_dump_has_all_statements(tmp_path: Path, town_store: Path, ending: str) -> None:
    target = tmp_path / f"town{ending}"
    target.write_text("what stood there", encoding="utf-8")
    found = copies.dump(town_store, target)
    form = ox.RdfFormat.TRIG if ending == ".trig" else ox.RdfFormat.N_QUADS
    assert canonical(ox.parse(target.read_bytes(), form)) == quads_of(town_store)
    assert found.bytes == target.stat().st_size
    assert found.release["name"] == "town 1"
    assert names(tmp_path) == [target.name]


@pytest.mark.parametrize("place", ["a link", "a folder", "no ending", "nowhere"])
def test_a_dump_is_written_to_a_file_alone(tmp_path: Path, town_store: Path, place: str) -> None:
    victim, target = tmp_path / "victim", tmp_path / "town.nq"
    victim.write_text("mine", encoding="utf-8")
    if place == "a link":
        target.symlink_to(victim)
    elif place == "a folder":
        target.mkdir()
    elif place == "no ending":
        target = tmp_path / "town"
    else:
        target = tmp_path / "nowhere" / "town.nq"
    before = names(tmp_path)
    with pytest.raises(KeikakuError) as problem:
        copies.dump(town_store, target)
    assert isinstance(problem.value, AskedWrongly if place == "no ending" else NotWritten)
    assert names(tmp_path) == before
    assert victim.read_text(encoding="utf-8") == "mine"


def test_on_a_full_disk_the_old_dump_still_stands(tmp_path: Path, town_store: Path) -> None:
    target = tmp_path / "town.nq"
    target.write_text("what stood there", encoding="utf-8")
    with little_space(), pytest.raises(NotWritten) as problem:
        copies.dump(town_store, target)
    assert problem.value.message == f"{target} cannot be written: no space is left; what stood there still stands"
    assert names(tmp_path) == ["town.nq"]
    assert target.read_text(encoding="utf-8") == "what stood there"


def test_a_backup_is_a_store_like_the_first(tmp_path: Path, town_store: Path) -> None:
    before = names(town_store)
    made = copies.backup(town_store, tmp_path / "copy")
    assert quads_of(tmp_path / "copy") == quads_of(town_store)
    assert proof.verify(tmp_path / "copy").faults == ()
    assert made.manifest.release == on_disk.read(town_store).release
    assert names(town_store) == before
    again = copies.backup(town_store, tmp_path / "copy")
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == [
        ".lock",
        again.manifest.data,
        "manifest.json",
    ]


def test_a_backup_touches_nothing_of_somebody_elses(tmp_path: Path, town_store: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotWritten, match=r"holds what is not a store's: thesis\.txt"):
        copies.backup(town_store, tmp_path)
    assert names(tmp_path) == ["thesis.txt"]


@pytest.mark.parametrize("place", ["", "copy", "data-0123456789ab"])
def test_a_backup_does_not_stand_in_the_store_itself(own_store: Path, place: str) -> None:
    before = names(own_store)
    with pytest.raises(NotWritten, match="is within the store itself"):
        copies.backup(own_store, own_store / place)
    assert names(own_store) == before


def test_a_damaged_store_is_not_copied(tmp_path: Path, own_store: Path) -> None:
    (next(own_store.glob("data-*")) / "IDENTITY").unlink()
    for copy in (copies.dump, copies.backup):
        with pytest.raises(BadFile, match=r"is damaged: data-[0-9a-f]{12}/IDENTITY is missing"):
            copy(own_store, tmp_path / "copy.nq")
    assert names(tmp_path / "copy.nq") == []


def test_damage_that_keeps_the_size_of_a_file_is_not_copied_either(tmp_path: Path, own_store: Path) -> None:
    """A copy has a manifest of its own, which would say that all is well."""
    (table,) = sorted(own_store.glob("data-*/*.sst"))[:1]
    data = bytearray(table.read_bytes())
    data[len(data) // 2] ^= 255
    table.write_bytes(data)
    with pytest.raises(BadFile, match=rf"is not as it was written: data-.*/{table.name} \(changed\)"):
        copies.backup(own_store, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
