"""keikaku mcp: what keeps it from serving is said as of every command."""

from __future__ import annotations

import socket
import subprocess
import sys

from tests.conftest import Run
from tests.places import TOWN


def test_without_its_library_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['keikaku', 'mcp']; import keikaku.__main__ as k; k.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "keikaku: mcp is not installed\n  pip install 'keikaku[mcp]'\n"


def test_a_port_that_is_taken_is_said(keikaku: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = keikaku("mcp", "--http", "--port", str(port), "--store", str(TOWN))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"keikaku: 127.0.0.1:{port} cannot be listened on: Address already in use\n"
        "  give another --port, or 0 for any\n"
    )
