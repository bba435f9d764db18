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
from keikaku.errors import KeikakuError
from keikaku.records import Literal, Solutions
from keikaku.services.questions.reply import reply
from keikaku.services.session.far_shelf import FarShelf
from keikaku.services.session.session import Session
from keikaku.services.things.search import search
from keikaku.store.base import Store
from keikaku.store.remote import RemoteStore
from keikaku.store.sparql.defaults import replace
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


def differing(server: Store, session: Session) -> list[tuple[str, str, object]]:
    """The queries that have other rows there, or no answer, each with its language and what came instead.

    What differs is asked once more: Virtuoso estimates by samples what a query will take, and may refuse one time in
    many what it answers the next.
    """
    found: list[tuple[str, str, object]] = []
    for entry in ENTRIES:
        for language in ("en", "ja"):
            text = asked(entry, language)
            due = session.select(text)
            if _rows(server, text) != due and (again := _rows(server, text)) != due:
                found.append((entry.name, language, again))
    return found


def answers(session: Session) -> list[object]:
    """What is said to a name with a slip in it and a part of one, and the passages for a question without an answer."""
    found = reply(session, "initiatives involving Kawasaki Chambr of Commerce").answer
    return [
        [one.card for one in getattr(found, "results", ())],
        [(match.card, match.score) for match in search(session, "産業振興", 5)],
        len(reply(session, "how does the city help firms against earthquakes").passages),
    ]


def _rows(server: Store, text: str) -> Solutions | str:
    try:
        return server.select(text)
    except KeikakuError as error:
        return str(error)


# One test for each server, not one for each query: so one process starts it, however many share the tests.
def test_the_oxigraph_server_gives_the_rows_of_every_query(session: Session, oxigraph: Store) -> None:
    assert differing(oxigraph, session) == []
    assert answers(FarShelf(oxigraph).everything) == answers(session)
    (check,) = blocks("sparql")
    assert oxigraph.select(check) == session.select(check)
    assert _numbers(session.select(check))[0] > 100


def test_virtuoso_gives_the_rows_of_every_query(session: Session, virtuoso_store: Store) -> None:
    (check,) = blocks("sparql")
    assert virtuoso_store.select(check) == session.select(check)
    assert differing(virtuoso_store, session) == []
    assert answers(FarShelf(virtuoso_store).everything) == answers(session)


def test_without_the_union_the_check_after_loading_finds_nothing(loaded: Path, oxigraph: Store) -> None:
    (check,) = blocks("sparql")
    assert _numbers(oxigraph.select(check))[0] > 0
    with serving(loaded / "store") as url:
        assert _numbers(RemoteStore.connect(url, TIMEOUT).select(check)) == [0, 0]


def _numbers(found: Solutions) -> list[int]:
    return [int(term.value) for term in found.rows[0] if isinstance(term, Literal)]
