"""keikaku release and keikaku verify: where a release may go, and what is left where it comes to nothing."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.commands.conftest import COMMAND
from tests.conftest import Run
from tests.places import FOREIGN, TOWN
from tests.terminal import Terminal

STORE = ("--store", str(FOREIGN / "chart.ttl"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="session")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of a small graph."""
    folder = tmp_path_factory.mktemp("released")
    subprocess.run([*COMMAND, "release", *STORE, "-o", "chart", "--name", "first"], cwd=folder, check=True)
    return folder / "chart"


@pytest.fixture
def there(chart: Path, tmp_path: Path) -> Path:
    """A copy of it where the command runs."""
    return Path(shutil.copytree(chart, tmp_path / "chart"))


def test_a_release_is_made_told_of_and_found_whole(keikaku: Run, tmp_path: Path) -> None:
    made = keikaku("release", "--store", str(TOWN), "-o", "deep/town", "--name", "2031-1", "--date", "2031-04-01")
    manifest = json.loads((tmp_path / "deep/town/manifest.json").read_text(encoding="utf-8"))
    digest = manifest["digest"]
    assert (made.returncode, made.stdout) == (0, "deep/town\n")
    assert made.stderr == (
        f"2031-1: {manifest['counts']['quads']:,} statements of 1 plan, {digest}\n"
        "the data hold no keys of names, by which names are found in a store on disk or at an endpoint "
        "(keikaku check --fix --keys writes them)\n"
    )
    assert (manifest["name"], manifest["date"]) == ("2031-1", "2031-04-01")
    verified = keikaku("verify", "deep/town", "--deep", "--lang", "ja", "--format", "json")
    assert (verified.returncode, verified.stderr) == (
        0, f"2031-1、{digest}\nファイル 10 件とデータのダイジェストは公開時のまま\n",
    )  # fmt: skip
    assert json.loads(verified.stdout) == {
        "release": {"name": "2031-1", "date": "2031-04-01", "digest": digest}, "whole": True, "faults": [],
        "files": 10, "bytes": sum(file["bytes"] for file in manifest["files"]), "deep": True,
    }  # fmt: skip
    assert names(tmp_path / "deep") == ["town"]


def test_what_has_changed_is_named(keikaku: Run, there: Path) -> None:
    (there / "quads/stated.nq").write_text("", encoding="utf-8")
    (there / "notes.txt").write_text("", encoding="utf-8")
    done = keikaku("verify", "chart")
    assert (done.returncode, done.stdout) == (
        1, "file,problem\nquads/stated.nq,has been changed\nnotes.txt,is none of the release\n",
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == "2 problems found"


def test_the_same_data_may_be_released_again_and_others_only_when_asked(keikaku: Run, there: Path) -> None:
    again = keikaku("release", *STORE, "-o", "chart", "--name", "first")
    assert (again.returncode, again.stderr.splitlines()[-1]) == (0, "the same data stood there before")
    before = (there / "manifest.json").read_bytes()
    digest = json.loads(before)["digest"]
    other = keikaku("release", "--store", str(FOREIGN / "thesaurus.ttl"), "-o", "chart")
    new = other.stderr.partition("the new one is ")[2].partition(":")[0] + ":" + other.stderr.split(":")[-2]
    assert other.returncode == 3
    assert other.stderr.startswith(f"keikaku: {there} holds the release first, of other data ({digest})\n  the new one")
    assert new.startswith("sha256:")
    assert (there / "manifest.json").read_bytes() == before
    forced = keikaku("release", "--store", str(FOREIGN / "thesaurus.ttl"), "-o", "chart", "--force")
    assert (forced.returncode, forced.stderr.splitlines()[-1]) == (0, f"it has replaced first ({digest})")
    assert names(there.parent) == ["chart"]
    assert keikaku("verify", "chart", "--deep").returncode == 0


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_nothing_that_is_no_release_is_overwritten(force: tuple[str, ...], keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine", encoding="utf-8")
    for name, said in (("file", "is no folder"), ("full", "holds something else than a release")):
        done = keikaku("release", *STORE, "-o", name, *force)
        assert (done.returncode, done.stderr) == (
            3, f"keikaku: {name} {said}\n  name a folder that is not there yet\n",
        )  # fmt: skip
    assert (tmp_path / "full/mine.txt").read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["file", "full"]


def test_an_empty_folder_is_filled_and_a_link_leads_to_where_it_goes(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    (tmp_path / "latest").symlink_to("place")
    assert keikaku("release", *STORE, "-o", "latest").returncode == 0
    assert (tmp_path / "latest").is_symlink()
    assert (tmp_path / "place/manifest.json").is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_may_be_written_it_says_so(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    done = keikaku("release", *STORE, "-o", "closed/chart")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        3, f"keikaku: {tmp_path}/closed/chart cannot be written: Permission denied",
    )  # fmt: skip


@pytest.mark.parametrize("limit", [4096, 40_000, 600_000])
def test_a_full_disk_leaves_nothing_and_the_release_that_stood_there(limit: int, there: Path) -> None:
    before = (there / "manifest.json").read_bytes()
    done = subprocess.run(
        [*COMMAND, "release", "--store", str(TOWN), "-o", "chart", "--force"], cwd=there.parent, capture_output=True,
        text=True, check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"keikaku: {there} cannot be written: ")
    assert "File too large" in done.stderr
    assert names(there.parent) == ["chart"]
    assert (there / "manifest.json").read_bytes() == before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whoever_ends_it_finds_nothing_half_written(number: int, code: int, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "release", "-o", "kawasaki"], cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not list(tmp_path.glob(".keikaku-*/work/statements.duckdb")):
        time.sleep(0.02)
    os.killpg(process.pid, number)
    _, said = process.communicate(timeout=20)
    assert process.returncode == code
    assert said.endswith("no file is left half written\n")
    assert names(tmp_path) == []


def test_what_a_killed_one_has_left_is_swept_by_the_next(keikaku: Run, tmp_path: Path) -> None:
    process = subprocess.Popen([*COMMAND, "release", "-o", "kawasaki"], cwd=tmp_path, start_new_session=True)
    while not list(tmp_path.glob(".keikaku-*/work/statements.duckdb")):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert [name.startswith(".keikaku-") for name in names(tmp_path)] == [True]
    assert keikaku("release", *STORE, "-o", "chart").returncode == 0
    assert names(tmp_path) == ["chart"]


def test_a_person_sees_how_far_it_is(tmp_path: Path) -> None:
    with Terminal([*COMMAND, "release", "-o", str(tmp_path / "kawasaki")]) as terminal:
        terminal.wait_for("reading")
        terminal.end()
    assert terminal.code == 0


def test_without_its_libraries_it_says_which_help(tmp_path: Path) -> None:
    blocked = "import sys; sys.modules['pyarrow'] = None; from keikaku.__main__ import main; main()"
    command = [COMMAND[0], "-c", blocked, "release", *STORE, "-o", "chart"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        3, "keikaku: pyarrow is not installed\n  pip install 'keikaku[analysis]'\n",
    )  # fmt: skip
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "2026-02-30"), "2026-02-30 is no day: write it as 2026-11-30."),
        (("--name", " "), "keikaku: a release needs a name that can be read"),
        (("--store", "nowhere"), "keikaku: there is no file or folder nowhere"),
        (("--store", "http://localhost:1/sparql"), "keikaku: a release is made of files, not of an endpoint"),
    ],
)
def test_what_is_asked_wrongly_is_said(words: tuple[str, ...], said: str, keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("release", "-o", "chart", *words)
    assert done.returncode in (2, 3)
    assert said in done.stderr
    assert names(tmp_path) == []
