from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from keikaku import resources
from keikaku.vocab import ONTOLOGY
from tests.places import TOWN
from tests.store.conftest import OXIGRAPH, serving

Shell: TypeAlias = Callable[[str], "subprocess.CompletedProcess[str]"]

COMMAND = [sys.executable, "-m", "keikaku"]
# More combinations of statements than any engine counts while a test runs.
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="session", autouse=True)
def hangup_ends() -> Iterator[None]:
    """Programs that are started hear SIGHUP, also where the tests run under nohup, which lets nobody hear it."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Runs a line of shell, in which ``keikaku`` is the command: for pipes, devices and closed streams."""

    def run(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-c", f'keikaku() {{ {shlex.join(COMMAND)} "$@"; }}\n{line}'],
            capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=120, check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The packaged graph in a SPARQL endpoint."""
    store = tmp_path_factory.mktemp("served") / "store"
    ontology: list[Path | str] = [resources.ontology_file(), "--graph", ONTOLOGY]
    for files in (ontology, resources.graph_files()):
        command = [OXIGRAPH, "load", "--location", store, "--file", *files]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    with serving(store, "--union-default-graph") as url:
        yield url


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A copy of the town's graph to break."""
    return Path(shutil.copytree(TOWN / "graph", tmp_path / "graph"))
