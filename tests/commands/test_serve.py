"""keikaku serve from the command line: what it says, and when it does not start. What it answers: tests/web."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.places import TOWN
from tests.web.servers import served


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--store", "nothing.ttl"], 3, "keikaku: there is no file or folder nothing.ttl"),
        (["--store", "-"], 2, "keikaku: a server cannot be given its data on standard input"),
        (["--plan", "1900", "--store", str(TOWN)], 2, "keikaku: there is no plan “1900”"),
        (["--memory", "1M"], 2, "Usage:"),
        (["--allow-host", "plan.example.org:8000"], 2, "Usage:"),
        (["--cors-origin", "example.org"], 2, "Usage:"),
        (["--host", "no such host"], 2, "keikaku: no such host port 8000 cannot be had"),
    ],
)
def test_what_cannot_be_served_is_told_before_anything_is(
    arguments: list[str], code: int, message: str, keikaku: Run
) -> None:
    done = keikaku("serve", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(message)
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_told(keikaku: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = keikaku("serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.startswith(f"keikaku: 127.0.0.1 port {port} cannot be had: Address already in use\n")


def test_without_its_libraries_the_extra_is_named(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "from keikaku.commands import failures\nfrom keikaku.commands.main import cli\n"
        "failures.run(cli, ['serve'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 3
    assert done.stderr == "keikaku: uvicorn is not installed\n  pip install 'keikaku[serve]'\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_once_what_was_begun_is_answered(number: signal.Signals) -> None:
    long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }".replace(" ", "%20").replace("?", "%3F")
    with served("--store", str(TOWN)) as server, socket.create_connection(("127.0.0.1", server.port), 30) as line:
        assert re.search(r"^serving unreleased \(sha256:[0-9a-f]{64}\) at http://127\.0\.0\.1:\d+/$",
                         server.log.read_text(encoding="utf-8"), re.MULTILINE)  # fmt: skip
        line.sendall(f"GET /sparql?query={long} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        time.sleep(0.3)
        below = server.children()
        server.process.send_signal(number)
        assert line.recv(4096).startswith(b"HTTP/1.1 200 OK\r\n")
        assert server.process.wait(20) == 0
        assert below
        until = time.monotonic() + 20  # they see that nobody is left, each when it has its turn
        while (left := [process for process in below if _is_running(process)]) and time.monotonic() < until:
            time.sleep(0.05)
        assert left == []


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_explorer_is_there_in_both_languages() -> None:
    with served("--store", str(TOWN)) as server:
        pages = {language: server.ask("/", timeout=120, Accept_Language=language) for language in ("ja", "en-GB")}
        for language, page in pages.items():
            assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
            assert f'<html lang="{language[:2]}"'.encode() in page.body
            assert page.headers["content-security-policy"].startswith("frame-ancestors 'none'")
        again = server.ask("/", Accept_Language="ja", If_None_Match=pages["ja"].headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert server.ask("/?lang=en", Accept_Language="ja").body == pages["en-GB"].body
