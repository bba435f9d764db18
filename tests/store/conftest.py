from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from keikaku.store.embedded import EmbeddedStore
from keikaku.store.reference import ReferenceStore
from keikaku.store.remote import RemoteStore
from tests.places import DATA

SMALL = DATA / "small.trig"
OXIGRAPH = Path(sys.executable).with_name("oxigraph")


@pytest.fixture(scope="session", autouse=True)
def _no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "127.0.0.1")
        yield


@pytest.fixture(scope="session")
def embedded() -> EmbeddedStore:
    return EmbeddedStore.load([(SMALL, None)])


@pytest.fixture(scope="session")
def reference() -> ReferenceStore:
    return ReferenceStore.load([(SMALL, None)])


@pytest.fixture(scope="session")
def store_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("oxigraph") / "store"
    assert OXIGRAPH.exists(), f"the oxigraph server belongs to the test dependencies and is not at {OXIGRAPH}"
    subprocess.run(
        [OXIGRAPH, "load", "--location", directory, "--file", SMALL], check=True, capture_output=True, timeout=60
    )
    return directory


@pytest.fixture(scope="session")
def endpoint(store_directory: Path) -> Iterator[str]:
    with serving(store_directory, "--union-default-graph") as url:
        yield url


@pytest.fixture(scope="session")
def endpoint_without_union(store_directory: Path) -> Iterator[str]:
    with serving(store_directory) as url:
        yield url


@pytest.fixture(scope="session")
def remote(endpoint: str) -> RemoteStore:
    return RemoteStore.connect(endpoint, 20)


class serving:  # noqa: N801 - reads as a verb
    """An Oxigraph server over a store on disk, while the block lasts; gives the address of its endpoint."""

    def __init__(self, directory: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        bind = f"127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [OXIGRAPH, "serve-read-only", "--location", directory, "--bind", bind, *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def __enter__(self) -> str:
        end = time.monotonic() + 20
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return f"http://127.0.0.1:{self.port}/query"
            except OSError:
                time.sleep(0.02)
        self.__exit__()
        raise AssertionError("the oxigraph server did not start")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(10)
