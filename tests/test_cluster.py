"""docs/cluster.md is done as it stands there, with other ports: servers, a proxy before them, one of them killed."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from keikaku.records import Literal
from keikaku.services.session.session import Session
from keikaku.store.remote import RemoteStore
from tests.places import ROOT
from tests.store import virtuoso as installed

PAGE = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
PORTS = ("7878", "7881", "7882")
CONNECTIONS = 8
CHECK = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8").split("```sparql\nPREFIX kk:")[1].split("```")[0]
QUESTION = """PREFIX kk: <https://w3id.org/keikaku/ns#>
SELECT ?element ?address WHERE {
  ?element kk:involves <https://w3id.org/keikaku/id/actor/jetro> ; a kk:Initiative ; kk:address ?address
} ORDER BY ?address"""

proxied = pytest.mark.skipif(not shutil.which("haproxy"), reason="HAProxy is not installed (apt-get install haproxy)")


def blocks(heading: str, kind: str) -> list[str]:
    """The blocks of one kind under one heading of the page."""
    part = re.split(r"\n##+ ", PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0])[0]
    found: list[str] = re.findall(rf"```{kind}\n(.*?)```", part, re.DOTALL)
    return found


class Place:
    """A folder where the page's commands run, with free ports in place of those of the page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        sockets = [socket.create_server(("127.0.0.1", 0)) for _ in PORTS]
        self.ports = {port: str(one.getsockname()[1]) for port, one in zip(PORTS, sockets, strict=True)}
        for one in sockets:
            one.close()
        (folder / "deploy").mkdir()
        written = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")
        (folder / "deploy" / "haproxy.cfg").write_text(self.here(written), encoding="utf-8")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.environment = {**os.environ, "PATH": path, "no_proxy": "localhost,127.0.0.1"}

    def here(self, text: str) -> str:
        for port, free in self.ports.items():
            text = text.replace(port, free)
        return text

    def run(self, block: str) -> str:
        done = subprocess.run(
            ["bash", "-ec", self.here(block)], cwd=self.folder, env=self.environment, capture_output=True, text=True,
            check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *lines: str) -> subprocess.Popen[bytes]:
        """A server of the page: the last line stays, as the process that is given back."""
        script = self.here("\n".join((*lines[:-1], f"exec {lines[-1]}")))
        return subprocess.Popen(
            ["bash", "-ec", script], cwd=self.folder, env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def asked(self, port: str) -> object:
        """The answer to the question; raises OSError and HTTPException where there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", int(self.ports[port]), timeout=20)
        try:
            return _ask(connection)
        finally:
            connection.close()

    def awaited(self, port: str) -> object:
        end = time.monotonic() + 20
        while True:
            try:
                return self.asked(port)
            except (OSError, http.client.HTTPException):
                assert time.monotonic() < end, f"nothing answers at {port}"
                time.sleep(0.05)


def _ask(connection: http.client.HTTPConnection) -> object:
    accept = {"Accept": "application/sparql-results+json"}
    connection.request("GET", f"/query?{urllib.parse.urlencode({'query': QUESTION})}", headers=accept)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status != 200:
        raise http.client.HTTPException(f"{answer.status} {text[:200]!r}")
    return json.loads(text)["results"]["bindings"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    here = Place(tmp_path_factory.mktemp("cluster"))
    (made,) = blocks("A release and its store", "sh")
    here.run(made)
    return here


@pytest.fixture(scope="module")
def server(place: Place) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The first server, in a list where another takes its place once it is killed."""
    lines = blocks("One server", "sh")[0].splitlines()
    running = [place.start(*lines)]
    place.awaited("7881")
    yield running
    for process in running:
        process.kill()
        process.wait()


class Asking:
    """Threads that ask one address all the time; what they got, and what went wrong."""

    def __init__(self, place: Place, wanted: object) -> None:
        self.place, self.wanted = place, wanted
        self.answers, self.failed = 0, list[str]()
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(CONNECTIONS)]

    def _ask(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", int(self.place.ports["7878"]), timeout=20)
        while not self._ended.is_set():
            try:
                if _ask(connection) != self.wanted:
                    self.failed.append("another answer")
            except (OSError, http.client.HTTPException) as problem:
                self.failed.append(repr(problem))
                connection.close()
            self.answers += 1
        connection.close()

    def __enter__(self) -> Asking:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()


@pytest.mark.usefixtures("server")
def test_one_server_answers_as_the_page_says(place: Place) -> None:
    said = place.run(blocks("One server", "sh")[1])
    assert "2018:6.1.1/action/4" in said
    assert len(list(place.awaited("7881"))) == 3  # type: ignore[call-overload]


@proxied
def test_of_two_one_is_killed_and_the_other_ended_and_no_answer_fails(
    place: Place, server: list[subprocess.Popen[bytes]]
) -> None:
    data, second, before = blocks("Two, and one of them dies", "sh")[0].splitlines()
    first = blocks("One server", "sh")[0].splitlines()
    server.append(place.start(data, second))
    wanted = place.awaited("7882")
    server.append(place.start(before))
    place.awaited("7878")
    time.sleep(1.2)  # until both were seen to be well
    with Asking(place, wanted) as asking:
        time.sleep(1)
        server[0].send_signal(signal.SIGKILL)
        server[0].wait()
        time.sleep(1)
        server.append(place.start(*first))
        place.awaited("7881")
        time.sleep(1.5)
        server[1].terminate()
        server[1].wait()
        time.sleep(1)
    assert asking.failed == []
    assert asking.answers > 100


@pytest.mark.skipif(not installed.INSTALLED, reason=installed.WHY)
def test_virtuoso_holds_the_release(place: Place, session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "virtuoso"
    with installed.virtuoso(folder, _settings) as server:
        (load,) = blocks("Virtuoso", "sql")
        (folder / "kawasaki").symlink_to(place.folder / "kawasaki")
        said = server.run(*load.replace("/data", str(folder)).rstrip().rstrip(";").split(";\n"))
        assert re.findall(r"(\w+)\.nq +(\d) +(\w+)", said) == [
            ("derived", "2", "NULL"), ("ontology", "2", "NULL"), ("stated", "2", "NULL"),
        ]  # fmt: skip
        found = RemoteStore.connect(server.url, 60).select(f"PREFIX kk:{CHECK}")
        assert found == session.select(f"PREFIX kk:{CHECK}")
        assert [int(term.value) > 100 for term in found.rows[0] if isinstance(term, Literal)] == [True, True]


def _settings(folder: Path, port: int, http_port: int) -> str:
    """The settings of the page, with other ports and folders."""
    text = (ROOT / "deploy" / "virtuoso.ini").read_text(encoding="utf-8")
    text = text.replace("1111", str(port)).replace("8890", str(http_port))
    return text.replace("/var/lib/keikaku", str(folder)).replace("/data", str(folder))
