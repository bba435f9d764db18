"""A folder that holds a store made from a release: which of its data folders is meant, and what stands in that.

``manifest.json`` is the switch: whoever makes the store anew fills another data folder beside the one in use and then
puts another manifest in place. Readers hold a lock that they share on the data folder that they have open, so that it
is not taken away under them: Oxigraph opens some of its files only when it needs them.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, NoReturn

from keikaku.errors import BadFile
from keikaku.inputs import read_file

try:
    import fcntl
except ImportError:  # Windows: nobody is locked out there, and so no data folder is taken away
    fcntl = None  # type: ignore[assignment]

FORMAT = "keikaku-store/1"
MANIFEST = "manifest.json"
DATA = re.compile(r"data-[0-9a-f]{12}(-[0-9]{1,6})?")
"""What data folders are called; one that is being filled ends in ``.new`` besides."""

_MOST = 2**26  # bytes of a manifest: that of 40 million statements lists some hundred files
_KIND = re.compile(rb'\s*\{\s*"format"\s*:\s*"(keikaku-[a-z]{1,20}/[0-9]{1,6})"')
_TRIES, _WAIT = 40, 0.05  # of opening what is just being switched, and seconds between
_AGAIN = "make it anew: keikaku load RELEASE -o {}"


class File(NamedTuple):
    """A file of a folder with a manifest: its path there with ``/``, its size, and the SHA-256 of its bytes in hex."""

    path: str
    bytes: int
    sha256: str


class Manifest(NamedTuple):
    """What a store says of itself. release: name, date and digest of that which it was made from."""

    release: Mapping[str, str | None]
    engine: Mapping[str, str]
    data: str
    quads: int
    files: tuple[File, ...]


class Damaged(BadFile):
    """A store that is not as it was written. part: what of it, by its path there."""

    part = MANIFEST


class Held:
    """A data folder that stays where it is as long as this object is there, or its process."""

    def __init__(self, folder: Path, manifest: Manifest, lock: int) -> None:
        """lock: a descriptor that is closed at the end; -1 where there are no locks."""
        self.folder, self.manifest, self._lock = folder, manifest, lock

    def __del__(self) -> None:
        if self._lock >= 0:
            os.close(self._lock)


def kind(folder: Path) -> str | None:
    """What a folder with a manifest of ours says that it is: ``keikaku-store/1``; None for any other folder."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            found = _KIND.match(file.read(200))
    except (OSError, ValueError):
        return None
    return found[1].decode() if found else None


def is_store(folder: Path) -> bool:
    """Whether it is such a store, be it damaged."""
    return (kind(folder) or "").startswith("keikaku-store/") or any(data_folders(folder))


def data_folders(folder: Path) -> Iterator[Path]:
    """The data folders in it, also those that nobody means."""
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry in found if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    yield from (folder / name for name in sorted(names) if DATA.fullmatch(name.removesuffix(".new")))


def engine() -> dict[str, str]:
    """The engine that runs here, as manifests name it."""
    import pyoxigraph

    return {"name": "oxigraph", "version": pyoxigraph.__version__}


def written(manifest: Manifest) -> str:
    """The text of a manifest. It ends in a hash of the rest, so that no byte of it changes unnoticed."""
    told = {"format": FORMAT, **manifest._asdict(), "files": [file._asdict() for file in manifest.files]}
    told["seal"] = hashlib.sha256(_json(told)).hexdigest()
    return _json(told).decode()


def read(folder: Path) -> Manifest:
    """The manifest of a store. Raises BadFile for one of another format or engine, Damaged."""
    where = str(folder)
    says = kind(folder)
    if says is not None and says != FORMAT:
        raise BadFile(f"{where} has the format {says}; this version reads {FORMAT}", _AGAIN.format(where), where)
    if not (folder / MANIFEST).exists():
        raise Damaged(f"{where} has lost its {MANIFEST}", _AGAIN.format(where), where)
    data = read_file(folder / MANIFEST, _MOST)
    try:
        told = json.loads(data)
        files = tuple(File(**one) for one in told["files"])
        found = Manifest(told["release"], told["engine"], told["data"], told["quads"], files)
        whole = written(found).encode() == data and DATA.fullmatch(found.data)
    except (ValueError, TypeError, KeyError, AttributeError):
        whole = None
    if not whole:
        raise Damaged(f"{where} is damaged: {MANIFEST} is not as it was written", _AGAIN.format(where), where)
    ours = engine()
    if found.engine["name"] != ours["name"] or _series(found.engine["version"]) != _series(ours["version"]):
        made, here = (f"{one['name'].capitalize()} {one['version']}" for one in (found.engine, ours))
        raise BadFile(f"{where} was made by {made}; here runs {here}", _AGAIN.format(where), where)
    return found


def hold(folder: Path, *, whole: bool = True) -> Held:
    """The data folder that a store means, kept from being taken away.

    whole: its files must have their names and sizes. Raises what ``read`` raises, and Damaged.
    """
    for _ in range(_TRIES):
        manifest = read(folder)
        lock = _shared(folder / manifest.data)
        if lock is not None:
            held = Held(folder / manifest.data, manifest, lock)
            if whole:
                _check(folder, manifest)
            return held
        if read(folder) == manifest and not (folder / manifest.data).exists():
            _damaged(folder, manifest.data, "is missing")
        time.sleep(_WAIT)
    raise BadFile(f"{folder} is being made anew just now", "try again in a moment", str(folder))


def alone(data: Path) -> int | None:
    """A lock on a data folder that nobody has open; None where somebody has, and where there are no locks.

    Servers of Oxigraph hold no lock of ours: they are known by the files that they have open, where the system tells
    (Linux, of processes of the same user; root sees all).
    """
    if fcntl is None or _is_served(data):
        return None
    try:
        handle = os.open(data, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _is_served(data: Path) -> bool:
    """Whether a process has a file in this folder open, as far as it may be looked at."""
    within = os.path.realpath(data) + os.sep
    for link in glob.iglob("/proc/[0-9]*/fd/*"):  # noqa: PTH207 - Path is ten times as slow
        try:
            if os.readlink(link).startswith(within):  # noqa: PTH115
                return True
        except OSError:  # closed meanwhile, or another user's
            continue
    return False


def _check(folder: Path, manifest: Manifest) -> None:
    """Raises Damaged unless a store's files have the names and sizes that its manifest says. None is read."""
    there = sizes(folder, [manifest.data])
    said = {file.path: file.bytes for file in manifest.files}
    for path in sorted(there.keys() | said.keys()):
        if path not in there:
            _damaged(folder, path, "is missing")
        if path not in said:
            _damaged(folder, path, "does not belong to it")
        if there[path] != said[path]:
            _damaged(folder, path, f"has {there[path]:,} bytes, not {said[path]:,}")


def sizes(folder: Path, places: Iterable[str]) -> dict[str, int]:
    """The size of each file in some folders of a folder and below; -1 of what is no file. By their paths with ``/``."""
    found: dict[str, int] = {}
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        with os.scandir(folder / place) as entries:
            for entry in entries:
                path = f"{place}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    regular = entry.is_file(follow_symlinks=False)
                    found[path] = entry.stat(follow_symlinks=False).st_size if regular else -1
    return found


def _shared(data: Path) -> int | None:
    """A lock that readers share; None where the folder goes or has gone."""
    if fcntl is None:
        return -1 if data.is_dir() else None
    try:
        handle = os.open(data, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise BadFile(f"{data} cannot be read: {problem.strerror}", "check its permissions", str(data)) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), data.stat()):
            return handle
    except BlockingIOError:  # somebody takes it away
        pass
    except FileNotFoundError:
        pass
    except OSError:  # a network folder without locks, where none is taken away either
        return handle
    os.close(handle)
    return None


def _damaged(folder: Path, part: str, what: str) -> NoReturn:
    hint = f"keikaku verify {folder} tells all that is wrong; {_AGAIN.format(folder)}"
    problem = Damaged(f"{folder} is damaged: {part} {what}", hint, str(folder))
    problem.part = part
    raise problem


def _json(told: object) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _series(version: str) -> list[str]:
    """By what versions of the engine its files stay the same: 0.5 of 0.5.13."""
    return version.split(".")[:2]
