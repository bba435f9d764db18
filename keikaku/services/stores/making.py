"""Makes a store's data new beside the old, proves them, and switches to them at the end.

Whatever ends it, or this process: the store is what it was until the switch, and what was begun is cleared away, at the
latest by whoever makes the store next.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from keikaku.errors import BadFile, KeikakuError, NotWritten, OutOfMemory, OutOfTime
from keikaku.limits import Limits, shown
from keikaku.services.stores import folder, proof
from keikaku.store import on_disk
from keikaku.store.apart import afresh
from keikaku.store.faults import one_line
from keikaku.store.on_disk import File, Manifest
from keikaku.store.prepared import to_disk

_UNREAD = ("LOG", "LOCK")  # what the engine writes for itself
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_FULL_SAID = ("No space left", "File too large", "quota exceeded")


class Made(NamedTuple):
    """A store that was made. in_use: older data of it that somebody has open; whoever makes it next removes them."""

    store: Path
    manifest: Manifest
    in_use: tuple[Path, ...]


def make(
    target: Path, short: str, about: Mapping[str, str | None], fill: Callable[[Path], None], limits: Limits
) -> Made:
    """Make a store in a folder, in place of the one that may stand there.

    short: the first twelve signs of the release's digest. about: name, date and digest of it. fill: makes the data
    folder. limits: those that it keeps. Raises NotWritten, and in words of its own what ``fill`` raises.
    """
    with folder.taken(target):
        data = folder.fresh(target, short)
        new = data.with_name(f"{data.name}.new")
        try:
            with _told(target, limits):
                fill(new)
                manifest = _proved(new, data.name, about)
                new.rename(data)
                folder.switch(target, manifest)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            if not folder.means(target, data):  # or it was ended just behind the switch
                shutil.rmtree(data, ignore_errors=True)
            raise
        return Made(target, manifest, tuple(folder.sweep(target)))


def _proved(new: Path, name: str, about: Mapping[str, str | None]) -> Manifest:
    """The manifest of a filled data folder, once all is on the disk, counted and hashed. Raises OSError."""
    for unread in _UNREAD:
        (new / unread).unlink(missing_ok=True)
    quads = afresh(Limits(), _size, new)
    paths = sorted(new.iterdir())
    for path in (*paths, new):
        to_disk(path)
    files = tuple(File(f"{name}/{path.name}", path.stat().st_size, proof.hashed(path)) for path in paths)
    return Manifest(about, on_disk.engine(), name, quads, files)


def _size(data: Path) -> int:
    return len(ox.Store.read_only(str(data)))


@contextmanager
def _told(target: Path, limits: Limits) -> Iterator[None]:
    """What the system or the engine complains about, as an error of ours."""
    kept = "what stood there still stands" if (target / on_disk.MANIFEST).exists() else "nothing was left there"
    try:
        yield
    except OutOfTime:
        within = f"within {limits.seconds:g} seconds"
        raise OutOfTime(f"{target} could not be made {within}; {kept}", "allow more with --timeout") from None
    except OutOfMemory:
        within = f"within {shown(limits.memory)} of memory" if limits.memory else "for want of memory"
        raise OutOfMemory(f"{target} could not be made {within}; {kept}", "allow more with --memory") from None
    except KeikakuError:
        raise
    except MemoryError:
        raise BadFile(f"a statement is longer than the engine takes; {kept}", "16 MiB is the most of a text") from None
    except OSError as problem:
        raise NotWritten(f"{target} cannot be written: {why(problem)}; {kept}", "make room, and try again") from None
    except (RuntimeError, ValueError) as problem:
        raise BadFile(f"the engine does not take it: {one_line(str(problem))}; {kept}") from None


def why(problem: OSError) -> str:
    """What is wrong, as a person would say it."""
    if problem.errno in _FULL or any(said in str(problem) for said in _FULL_SAID):
        return "no space is left"
    return one_line(problem.strerror or str(problem))
