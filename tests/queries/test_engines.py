"""Every query of the catalogue gives the same rows, in both languages, from servers loaded as the manual says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from keikaku import catalog
from keikaku.catalog import Entry
from keikaku.records import Literal, Solutions
from keikaku.services.session.session import Session
from keikaku.store.base import Store
from keikaku.store.defaults import replace
from keikaku.store.remote import RemoteStore
from tests.places import ROOT
from tests.store.conftest import serving
from tests.store.virtuoso import INSTALLED, WHY, virtuoso

ENTRIES = catalog.read_all()
MANUAL = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
TIMEOUT = 60.0


def blocks(kind: str) -> list[str]:
    """The blocks of one kind that the manual has on loading elsewhere."""
    section = MANUAL.split("### Loading elsewhere\n")[1].split("\n## ")[0]
    found: list[str] = re.findall(rf"```{kind}\n(.*?)```", section, re.DOTALL)
    return found


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the file that the manual makes."""
    folder = tmp_path_factory.mktemp("loaded")
    _run(blocks("sh")[0], folder)
    return folder


@pytest.fixture(scope="module")
def oxigraph(loaded: Path) -> Iterator[Store]:
    load, serve = blocks("sh")[1].splitlines()
    _run(load, loaded)
    assert serve == "oxigraph serve-read-only --location store --union-default-graph --bind localhost:7878"
    with serving(loaded / "store", "--union-default-graph") as url:
        yield RemoteStore.connect(url, TIMEOUT)


@pytest.fixture(scope="module")
def virtuoso_store(loaded: Path) -> Iterator[Store]:
    if not INSTALLED:
        pytest.skip(WHY)
    with virtuoso(loaded / "virtuoso") as server:
        (server.folder / "keikaku.nq").symlink_to(loaded / "keikaku.nq")
        said = server.run(*blocks("sql")[0].replace("/data", str(server.folder)).rstrip().rstrip(";").split(";\n"))
        assert re.findall(r"keikaku\.nq +(\d) +(\w+)", said) == [("2", "NULL")]
        yield RemoteStore.connect(server.url, TIMEOUT)


def _run(command: str, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    subprocess.run(["bash", "-ec", command], cwd=folder, env={"PATH": path}, check=True, timeout=120)


def asked(entry: Entry, language: str) -> str:
    if any(parameter.name == "language" for parameter in entry.parameters):
        return replace(entry.sparql, {"language": Literal.text(language)})
    return entry.sparql


# One process starts each server: a server is a fixture of this module, and the module is one group.
pytestmark = pytest.mark.xdist_group("engines")
both = pytest.mark.parametrize("language", ["en", "ja"])
each = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)


@each
@both
def test_the_oxigraph_server_gives_the_same_rows(
    entry: Entry, language: str, session: Session, oxigraph: Store
) -> None:
    text = asked(entry, language)
    assert oxigraph.select(text) == session.select(text)


@each
@both
def test_virtuoso_gives_the_same_rows(
    entry: Entry, language: str, session: Session, virtuoso_store: Store
) -> None:
    text = asked(entry, language)
    assert virtuoso_store.select(text) == session.select(text)


def test_what_is_to_be_checked_after_loading_says_the_same_everywhere(session: Session, oxigraph: Store) -> None:
    (text,) = blocks("sparql")
    assert oxigraph.select(text) == session.select(text)
    assert _numbers(session.select(text))[0] > 100


def test_virtuoso_passes_the_check_after_loading(session: Session, virtuoso_store: Store) -> None:
    (text,) = blocks("sparql")
    assert virtuoso_store.select(text) == session.select(text)


def _numbers(found: Solutions) -> list[int]:
    return [int(term.value) for term in found.rows[0] if isinstance(term, Literal)]
