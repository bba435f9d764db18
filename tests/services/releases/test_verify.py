"""What has become of a release: every byte that changed is noticed, and named by its file."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.releases import layout
from keikaku.services.releases.verify import CHANGED, DIGEST, EXTRA, MISSING, Fault, verify
from keikaku.services.session import released


def test_a_release_is_whole(town_release: Path) -> None:
    found = verify(town_release, deep=True)
    assert (found.release, found.faults, found.files) == (layout.read(town_release).release, (), 10)


def test_what_is_missing_extra_and_changed_is_named(town_copy: Path) -> None:
    (town_copy / "quads/derived.nq").unlink()
    (town_copy / "tables/more").mkdir()
    (town_copy / "tables/more/one.txt").write_text("")
    (town_copy / ".hidden").write_text("")
    (town_copy / "CITATION.cff").write_bytes((town_copy / "CITATION.cff").read_bytes() + b"\n")
    (town_copy / "tables/csvw.json").rename(town_copy.parent / "csvw.json")
    (town_copy / "tables/csvw.json").symlink_to(town_copy.parent / "csvw.json")
    assert verify(town_copy).faults == (
        Fault("CITATION.cff", CHANGED), Fault("quads/derived.nq", MISSING), Fault("tables/csvw.json", CHANGED),
        Fault(".hidden", EXTRA), Fault("tables/more/one.txt", EXTRA),
    )  # fmt: skip


def test_any_byte_of_any_file_that_has_changed_is_noticed(town_copy: Path) -> None:
    chance = random.Random(7)
    for path in sorted(path for path in town_copy.rglob("*") if path.is_file()):
        whole = path.read_bytes()
        for _ in range(3 if path.name != "manifest.json" else 25):
            at = chance.randrange(len(whole))
            path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
            try:
                faults = verify(town_copy).faults
            except BadFile:  # a manifest that is none any more
                assert path.name == "manifest.json"
                continue
            name = path.relative_to(town_copy).as_posix()
            assert Fault(name, CHANGED) in faults, (name, at)
        path.write_bytes(whole)
    assert verify(town_copy).faults == ()


def test_only_the_data_tell_a_digest_that_was_never_theirs(town_copy: Path) -> None:
    said = json.loads((town_copy / "manifest.json").read_text(encoding="utf-8"))
    del said["seal"]
    said["digest"] = "sha256:" + "0" * 64
    (town_copy / "manifest.json").write_text(released.sealed(said), encoding="utf-8")
    assert verify(town_copy).faults == ()
    assert verify(town_copy, deep=True).faults == (Fault("manifest.json", DIGEST),)


@pytest.mark.parametrize("text", ["", "[]", '{"format": "other"}', "{" * 100_000])
def test_a_folder_without_a_manifest_is_no_release(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match="is no release"):
        verify(tmp_path)


def test_a_manifest_that_lacks_something_says_so(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": "keikaku-release/1", "name": "a"}', encoding="utf-8")
    with pytest.raises(BadFile, match="lacks what a manifest of a release says"):
        verify(tmp_path)
