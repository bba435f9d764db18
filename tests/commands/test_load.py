"""keikaku load, dump and backup from the command line: what they print, and what they say when they cannot."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.services.stores.releases import lines, names, release, town, town_keys


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tmp_path_factory.mktemp("release") / "town", stated=lines(town()), derived=lines(town_keys()))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, released: Path) -> Path:
    """A store that the command has made."""
    target = tmp_path_factory.mktemp("store") / "town"
    command = [sys.executable, "-m", "keikaku", "load", str(released), "-o", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    digest = json.loads((released / "manifest.json").read_text(encoding="utf-8"))["digest"]
    told = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    assert (done.returncode, done.stdout) == (0, f"{target}\n")
    assert done.stderr == f"town 1: {told['quads']:,} statements, {digest}\n"
    return target


def test_a_store_answers(keikaku: Run, loaded: Path) -> None:
    found = keikaku("lookup", "initiatives involving Minato University", "--store", str(loaded), "--format", "json")
    told = json.loads(found.stdout)
    assert (found.returncode, told["level"], len(told["results"]) > 0) == (0, "answer", True)


def test_of_several_places_each_says_its_release(keikaku: Run, released: Path, loaded: Path) -> None:
    done = keikaku("run", "plans", "--store", str(loaded), "--store", str(released), "--cite", "--lang", "en")
    digest = json.loads((released / "manifest.json").read_text(encoding="utf-8"))["digest"]
    each = "; ".join(f"{place}: town 1, 2031-04-01, {digest}" for place in (loaded, released))
    assert each in done.stderr


def test_dump_and_backup_name_what_they_have_written(keikaku: Run, tmp_path: Path, loaded: Path) -> None:
    dumped = keikaku("dump", str(loaded), "-o", "town.nq")
    assert (dumped.returncode, dumped.stdout) == (0, "town.nq\n")
    assert dumped.stderr.startswith(
        f"{(tmp_path / 'town.nq').stat().st_size:,} bytes: what the engine holds of town 1; sha256:"
    )
    copied = keikaku("backup", str(loaded), "-o", "copy")
    assert (copied.returncode, copied.stdout) == (0, "copy\n")
    verified = keikaku("verify", "copy", "--format", "json")
    assert (verified.returncode, json.loads(verified.stdout)["whole"]) == (0, True)


def test_a_store_of_other_data_is_switched_only_when_that_is_asked_for(
    keikaku: Run, tmp_path: Path, loaded: Path
) -> None:
    assert keikaku("backup", str(loaded), "-o", "copy").returncode == 0
    other = release(tmp_path / "other", stated=["<urn:a> <urn:b> <urn:c> .\n"])
    refused = keikaku("load", str(other), "-o", "copy")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert refused.stderr.startswith("keikaku: copy is the store of town 1, of other data (sha256:")
    switched = keikaku("load", str(other), "-o", "copy", "--force")
    assert (switched.returncode, "it has replaced town 1 (sha256:" in switched.stderr) == (0, True)
    of_store = keikaku("load", "copy", "-o", "new")
    assert of_store.stderr.startswith("keikaku: copy is a store, not a release\n")
    engine = keikaku("query", "ASK {}", "--store", "copy", "--engine", "reference")
    assert engine.stderr.startswith("keikaku: copy is a store on disk, which Oxigraph keeps and answers for\n")


def test_a_release_without_its_manifest_is_said_to_lack_it(keikaku: Run, tmp_path: Path) -> None:
    some = release(tmp_path / "some", stated=lines(town()))
    for change in ("is missing", "cannot be read"):
        manifest = some / "manifest.json"
        manifest.unlink() if change == "is missing" else manifest.write_text("{")
        for words in (("load", "some", "-o", "new"), ("verify", "some"), ("query", "ASK {}", "--store", "some")):
            done = keikaku(*words)
            said = f"keikaku: some is a release whose manifest.json {change}\n"
            assert (done.returncode, done.stderr.startswith(said)) == (3, True), done.stderr


def test_verify_names_what_has_changed_and_the_store_is_not_opened(keikaku: Run, tmp_path: Path, loaded: Path) -> None:
    assert keikaku("backup", str(loaded), "-o", "copy").returncode == 0
    changed = next((tmp_path / "copy").glob("data-*/OPTIONS-*"))
    name = str(changed.relative_to(tmp_path / "copy"))
    data = changed.read_bytes()
    changed.unlink()  # its bytes may be those of the first store, too
    changed.write_bytes(data[:-1])
    found = keikaku("verify", "copy", "--format", "csv")
    assert (found.returncode, found.stdout) == (1, f"file,problem\n{name},has been changed\n")
    asked = keikaku("search", "Minato", "--store", "copy")
    assert (asked.returncode, asked.stdout) == (3, "")
    assert f"is damaged: {name} has {len(data) - 1:,} bytes, not {len(data):,}" in asked.stderr
    assert keikaku("verify", "copy", "--deep").returncode == 2


@pytest.mark.parametrize("command", ["load", "dump", "backup"])
def test_what_is_not_there_is_said_in_a_sentence(keikaku: Run, tmp_path: Path, command: str) -> None:
    done = keikaku(command, "nowhere", "-o", "town.nq")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 2
    assert "nowhere" in done.stderr
    assert names(tmp_path) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_ends_it_finds_what_was_there_and_no_more(tmp_path: Path, released: Path, number: int) -> None:
    target = tmp_path / "store"
    command = [sys.executable, "-m", "keikaku", "load", str(released), "-o", str(target)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for _ in range(1000):
        if list(target.glob("data-*.new")):
            break
        time.sleep(0.01)
    process.send_signal(number)
    begun = time.monotonic()
    _, told = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert "no file is left half written" in told
    assert time.monotonic() - begun < 5
    assert names(tmp_path) == []
