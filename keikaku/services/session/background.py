"""What is made in the cache folder while nobody waits for it, by a process of its own."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import time
from pathlib import Path

from keikaku.store import prepared

_STALE = 600  # seconds after which whoever was making something has given up
_CODE = (
    "import importlib, os, sys; hasattr(os, 'nice') and os.nice(10); sys.path.insert(0, sys.argv[1]); "
    "importlib.import_module(sys.argv[2]).build(*sys.argv[3:])"
)

_begun: list[subprocess.Popen[bytes]] = []  # kept, so that they are waited for when they have ended


def begin(ready: Path, module: str, *arguments: str) -> None:
    """Start ``build`` of a module with these arguments and the place, unless it runs, has failed lately, or there is
    no place to write to.

    ready: the folder that is to be made. Beside it waits an empty one, ``.new``.
    """
    new = beside(ready)
    try:
        ready.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.path.lexists(new) and time.time() - new.lstat().st_mtime > _STALE:
            prepared.remove(new)
        new.mkdir(mode=0o700)
        root = str(Path(prepared.__file__).parent.parent.parent)
        _start([sys.executable, "-P", "-c", _CODE, root, module, *arguments, str(ready)])
    except OSError:
        return


def _start(command: list[str]) -> None:
    """A process of its own. ``-P``: what lies in the current folder is not to be imported."""
    _begun[:] = [process for process in _begun if process.poll() is None]
    nothing = subprocess.DEVNULL
    _begun.append(subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True))


@atexit.register
def _let_go() -> None:
    """What still works goes on without us: its end is nobody's to learn, and no warning says so."""
    for process in _begun:
        process.returncode = 0


def beside(ready: Path) -> Path:
    """Where a folder is filled that is to become this one."""
    return ready.with_suffix(".new")


def is_ours(place: Path) -> bool:
    """Whether nobody else may have written there: what is read from it is not checked against malice."""
    try:
        found = place.stat()
    except OSError:
        return True  # it will be made
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)
