"""The wheel holds all that the command needs, and works from anywhere; the sdist holds all that the tests need."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from hatch_build import description
from keikaku import __version__
from tests.places import ROOT, tracked_files


def _build(kind: str, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("keikaku-*"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that comes out of the sdist."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(_build("sdist", folder)) as archive:
        archive.extractall(folder, filter="data")
    return folder / f"keikaku-{__version__}"


def _metadata(wheel: Path) -> tuple[str, str]:
    """The fields, and the description that an index shows."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"keikaku-{__version__}.dist-info/METADATA").decode("utf-8")
    fields, _, shown = text.partition("\n\n")
    return fields, shown


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
    assert {"keikaku/texts/ja/notes.json", "keikaku/texts/en/notes.json"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/LICENSE-DATA") for name in names)
    assert not any(name.startswith("tests") for name in names)


def test_the_version_has_its_part_in_the_changelog() -> None:
    parts = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert parts[0] == "Unreleased"
    assert re.fullmatch(rf"{re.escape(__version__)} - \d{{4}}-\d\d-\d\d", parts[1])


def test_the_workflow_tries_each_python_that_the_package_names() -> None:
    classifiers = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert f"python: {json.dumps(classifiers)}\n" in workflow


def test_the_version_of_the_wheel_is_that_of_the_package(wheel: Path) -> None:
    fields, _ = _metadata(wheel)
    assert f"\nVersion: {__version__}\n" in fields


def test_the_description_of_the_wheel_links_to_nothing_that_is_only_in_the_checkout(wheel: Path) -> None:
    _, shown = _metadata(wheel)
    assert re.findall(r"]\((?!https://)(.*?)\)", shown) == []
    assert "$ keikaku lookup 政策６の指標と目標値" in shown


README = """# Name

![A picture](docs/a.png)

| | |
| --- | --- |
| ![One](docs/b.png) | ![Two](docs/c.png) |

See [the manual](docs/manual.md), ![an icon](docs/d.png)[below](#below) and [elsewhere](https://example.org/x).

```console
[a](b) ![c](d)
```
"""


def test_without_a_public_address_the_description_has_words_for_links_and_no_pictures() -> None:
    assert description(README, "1.2", None) == (
        "# Name\n\nSee the manual, [below](#below) and [elsewhere](https://example.org/x).\n\n"
        "```console\n[a](b) ![c](d)\n```\n"
    )


def test_with_a_public_address_pictures_and_links_lead_to_the_files_of_the_version() -> None:
    text = description(README, "1.2", "https://forge.example/we/keikaku/")
    assert "| ![One](https://forge.example/we/keikaku/raw/v1.2/docs/b.png) |" in text
    assert "[the manual](https://forge.example/we/keikaku/blob/v1.2/docs/manual.md)" in text
    assert "[below](#below) and [elsewhere](https://example.org/x)" in text
    assert "\n[a](b) ![c](d)\n" in text


def test_all_that_is_under_version_control_travels_in_the_sdist(unpacked: Path) -> None:
    missing = [name for name in tracked_files() if not (unpacked / name).exists()]
    assert missing == [], "see tool.hatch.build.targets.sdist in pyproject.toml"


def test_the_tests_of_the_sdist_can_be_collected_and_run(unpacked: Path) -> None:
    def pytest_there(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *arguments],
            cwd=unpacked, env={**os.environ, "PYTHONPATH": str(unpacked)}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    collected = pytest_there("--collect-only")
    assert collected.returncode == 0, collected.stdout[-2000:]
    here = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert here == {Path(name).name for name in re.findall(r"^(\S+\.py)(?::|$)", collected.stdout, re.MULTILINE)}
    run = pytest_there("tests/language/test_folding.py", "tests/test_docs.py", "-k", "folding or python or UNEP")
    assert run.returncode == 0, run.stdout[-2000:]


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
