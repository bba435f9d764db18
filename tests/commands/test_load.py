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


def test_dump_and_backup_name_what_they_have_written(keikaku: Run, tmp_path: Path, loaded: Path) -> None:
    dumped = keikaku("dump", str(loaded), "-o", "town.nq")
    assert (dumped.returncode, dumped.stdout) == (0, "town.nq\n")
    assert dumped.stderr.startswith(f"{(tmp_path / 'town.nq').stat().st_size:,} bytes of town 1, sha256:")
    copied = keikaku("backup", str(loaded), "-o", "copy")
    assert (copied.returncode, copied.stdout) == (0, "copy\n")
    verified = keikaku("verify", "copy", "--format", "json")
    assert (verified.returncode, json.loads(verified.stdout)["whole"]) == (0, True)


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
