"""A Virtuoso server of its own for the tests, with a dataset in it, where Debian's package is installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError

SERVER, CLIENT = "virtuoso-t", "isql-vt"
INSTALLED = shutil.which(SERVER) is not None and shutil.which(CLIENT) is not None
WHY = "Virtuoso is not installed (Debian: apt-get install virtuoso-opensource)"

_SETTINGS = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
FileExtend = 200
[Parameters]
ServerPort = 127.0.0.1:{port}
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000000
"""
_START = 60.0  # seconds; it takes three, where nothing else runs


class virtuoso:  # noqa: N801 - reads as a verb
    """A server in a folder of its own, while the block lasts."""

    def __init__(self, folder: Path, settings: Callable[[Path, int, int], str] | None = None) -> None:
        """settings: the text of its virtuoso.ini, given the folder and the ports of SQL and HTTP."""
        self.folder = folder
        self.port, http = _free_ports()
        self.url = f"http://127.0.0.1:{http}/sparql"
        folder.mkdir(parents=True, exist_ok=True)
        usual = _SETTINGS.format(port=self.port, http=http, folder=folder)
        (folder / "virtuoso.ini").write_text(settings(folder, self.port, http) if settings else usual)
        self.process = subprocess.Popen(
            [SERVER, "-f", "-c", "virtuoso.ini"], cwd=folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def __enter__(self) -> virtuoso:
        end = time.monotonic() + _START
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}?query=ASK%7B%7D", timeout=5).close()
                return self
            except (URLError, OSError):
                time.sleep(0.1)
        self.__exit__()
        raise AssertionError(f"Virtuoso did not start: {(self.folder / 'virtuoso.log').read_text()}")

    def __exit__(self, *_: object) -> None:
        self.process.kill()  # nothing in it is to be kept
        self.process.wait(10)

    def run(self, *statements: str) -> str:
        """What isql prints for these. Raises AssertionError for what it refuses."""
        command = [CLIENT, f"127.0.0.1:{self.port}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF"]
        text = "".join(f"{statement};\n" for statement in statements)
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)
        assert "Error" not in done.stdout + done.stderr, done.stdout + done.stderr
        return done.stdout


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
