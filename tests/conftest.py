"""Fixtures that every room's tests may use: the real graph, the real command, the plan's text if it is here."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser

from keikaku.language.index import NameIndex
from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Reading
from keikaku.publishing.publish import Wanted, publish
from keikaku.services.questions.lookup import best_reading
from keikaku.services.session import made_ready
from keikaku.services.session.background import beside
from keikaku.services.session.opening import open_session, open_store
from keikaku.services.session.session import Session
from keikaku.store.base import Store
from tests.browser import open_browser
from tests.examples import load_profile
from tests.once import made_once, run_folder
from tests.places import FOREIGN, PLANS, ROOT, TOWN

SHARED = ROOT.parent / "shared"

load_profile()
# A shell that runs this in the background lets it ignore Ctrl-C, and so would every command that a test interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

Reader: TypeAlias = Callable[[str], Reading]
Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session", autouse=True)
def _of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands find the packaged graph made ready and their own code compiled, as they do after the first of a user's.

    What they keep lies in the folder of the run: nothing is left to the next, nor in the folder of whoever runs them.
    """
    cache = run_folder(tmp_path_factory) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KEIKAKU_CACHE", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(made_once(cache, _cache)))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


def _cache(folder: Path) -> None:
    """A folder of caches, in which the packaged graph is made ready."""
    place = folder / "keikaku" / made_ready._name(made_ready._manifest())
    place.parent.mkdir(mode=0o700, parents=True)
    beside(place).mkdir()
    made_ready.build("", str(place))


@pytest.fixture(scope="session")
def store() -> Store:
    """The packaged graph in the embedded engine."""
    return open_store()


@pytest.fixture(scope="session")
def session(store: Store) -> Session:
    """A session over the packaged graph."""
    return Session(store)


@pytest.fixture(scope="session")
def reference() -> Session:
    """The packaged graph in the reference engine."""
    return open_session(engine="reference")


@pytest.fixture(scope="session")
def harbour() -> Session:
    """A plan in English alone, of five levels, with pages in Roman figures and targets of every form."""
    return open_session(str(PLANS / "harbour.trig"))


@pytest.fixture(scope="session")
def minato() -> Session:
    """A plan in Japanese alone, on a web page without page numbers."""
    return open_session(str(PLANS / "minato.trig"))


@pytest.fixture(scope="session")
def town_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of a town as a published site, for https://plans.town.example/all/."""
    folder = tmp_path_factory.mktemp("site") / "town"
    folder.mkdir()
    publish(open_session(str(TOWN), everything=True), folder, Wanted("https://plans.town.example/all/", None, "ja"))
    return folder


@pytest.fixture(scope="session")
def names(session: Session) -> NameIndex:
    """The names of the packaged graph."""
    return session.names


@pytest.fixture(scope="session")
def lexicon(session: Session) -> Lexicon:
    """The words of the ontology."""
    return session.lexicon


@pytest.fixture(scope="session")
def ask(session: Session) -> Reader:
    """Reads a question against the packaged graph."""
    return lambda question: best_reading(session, question)


@pytest.fixture
def keikaku(tmp_path: Path) -> Run:
    """Runs the command in an empty folder, as from a shell: keikaku("lookup", "…", stdin="…")."""

    def run(*arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "keikaku", *arguments],
            input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, timeout=120, check=False,
            env={**os.environ, "COLUMNS": "100", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **environment},
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def source_folder() -> Path:
    """The plan's text files, which are not part of the project."""
    folder = SHARED / "sources"
    if not folder.is_dir():
        pytest.skip("the plan's text (../shared/sources) is not here")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Where it cannot be had, tests that need it are skipped; in CI they fail."""
    if not shutil.which("chromium") and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def thesaurus() -> Session:
    """Other people's data: concepts in three languages, some labels as things of their own."""
    return open_session(str(FOREIGN / "thesaurus.ttl"))


@pytest.fixture(scope="session")
def chart() -> Session:
    """Other people's data: the offices and posts of a city."""
    return open_session(str(FOREIGN / "chart.ttl"))
