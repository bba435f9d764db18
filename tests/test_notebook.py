"""The notebook runs, says what stands in it, and stays small; its plots have every sign that they need."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import notebook

MOST = 150_000  # bytes, pictures included


def test_the_notebook_says_what_its_cells_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sign that the font lacks would be a warning, and so an error."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    if not (shutil.which("fc-list") and subprocess.run(["fc-list", ":lang=ja"], capture_output=True).stdout):
        pytest.skip("no Japanese font is installed (Debian: apt-get install fonts-noto-cjk)")
    monkeypatch.chdir(tmp_path)
    written = notebook.read()
    found = notebook.said(notebook.run(written))
    assert found == notebook.said(written), "python -m tests.notebook"
    assert sum("image/png" in one.get("data", {}) for outputs in found for one in outputs) == 2


def test_the_notebook_is_one_that_opens_anywhere_and_is_small() -> None:
    found = notebook.read()
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in found["cells"]}) == len(found["cells"])
    assert {cell["cell_type"] for cell in found["cells"]} == {"code", "markdown"}
    assert notebook.NOTEBOOK.stat().st_size < MOST
