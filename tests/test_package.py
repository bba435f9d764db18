"""The wheel holds all that the command needs, and the command works from anywhere."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.places import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("keikaku-*.whl"))


def _answer(command: list[str], folder: Path) -> list[str]:
    done = subprocess.run(
        [*command, "lookup", "initiatives involving UNEP", "--format", "json"],
        cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return [result["address"] for result in json.loads(done.stdout)["results"]]


def test_the_wheel_carries_ontology_graph_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("ontology", "graph", "queries"):
        files = [p for p in (ROOT / folder).rglob("*") if p.is_file()]
        assert {f"keikaku/data/{p.relative_to(ROOT)}" for p in files} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/LICENSE-DATA") for name in names)
    assert not any(name.startswith("tests") for name in names)


def test_the_installed_command_answers_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    # The libraries come from the environment of the tests, the package itself only from the wheel:
    # a .pth line adds that folder to the path without reading the .pth of its editable install.
    site = next((environment / "lib").glob("python*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    where = subprocess.run(
        [str(python), "-c", "import keikaku; print(keikaku.__file__)"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(environment))
    assert _answer([str(environment / "bin" / "keikaku")], tmp_path) == ["2005:3/action/2"]


def test_a_checkout_answers_through_its_door(tmp_path: Path) -> None:
    assert _answer([sys.executable, str(ROOT / "cli.py")], tmp_path) == ["2005:3/action/2"]


def test_an_editable_install_answers(tmp_path: Path) -> None:
    assert _answer([str(Path(sysconfig.get_path("scripts")) / "keikaku")], tmp_path) == ["2005:3/action/2"]
