"""How long an answer may take and how much memory it may need, and what holds this process to it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import OutOfMemory, OutOfTime, Ways

try:
    import resource
except ImportError:  # Windows, which has no such limits
    resource = None  # type: ignore[assignment]

SMALLEST = 128 * 2**20  # bytes: what the packaged graph and its explorer need, and not much more
LARGEST = 4 * 2**30  # bytes that are taken without being asked for
# Engines recurse on what a query nests, and not every system gives a thread so much: store/sparql/rules.py goes by it.
STACK = 16 * 2**20
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_UNITS = {"K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*([KMGT])i?B?", re.IGNORECASE)
_CONTAINER = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")  # of cgroups 2 and 1

_end: ContextVar[tuple[float, Limits] | None] = ContextVar("end", default=None)


class Limits(NamedTuple):
    """Seconds, and bytes of memory beside what the process has to begin with; ``None``: as much as there is."""

    seconds: float | None = None
    memory: int | None = None

    def out_of_time(self, *, loading: bool = False) -> OutOfTime:
        """The error for an answer that took too long. loading: whether it was its files that did."""
        seconds = self.seconds or 0.0
        within = f"within {seconds:g} second{'s' if seconds != 1 else ''}"
        if loading:
            return OutOfTime(
                f"no answer {within}: the files were still being read",
                "allow more with --timeout, or load them into an Oxigraph folder once and give that",
            )
        return OutOfTime(
            f"no answer {within}",
            _less("LIMIT, a more selective pattern", "--timeout"),
        )

    def ended_by_system(self) -> OutOfMemory:
        """The error for an answer whose process somebody else has killed: whoever it was, it is mostly for memory."""
        return OutOfMemory(
            "no answer: the process was killed from outside, as systems do when memory runs out",
            Ways(
                "ask for less, allow less with --memory, or look at what else limits the process",
                *2 * ("ask for less",),
            ),
        )

    def out_of_memory(self) -> OutOfMemory:
        """The error for an answer that needs too much memory."""
        return OutOfMemory(
            f"no answer within {shown(self.memory or 0)} of memory",
            _less("LIMIT, a more selective pattern, no ORDER BY", "--memory"),
        )


def _less(how: str, option: str) -> Ways:
    """What to try where an answer is too much: only who has started the process can allow it more."""
    return Ways(f"ask for less ({how}), or allow more with {option}", *2 * (f"ask for less ({how})",))


def size(text: str) -> int | None:
    """Bytes from a size as people write it: 500M, 2G, 1.5 GiB; ``None`` for what is none."""
    found = _SIZE.fullmatch(text.strip())
    return int(float(found[1]) * _UNITS[found[2].upper()]) if found else None


def shown(count: int) -> str:
    """Bytes as people write them: 64 KiB, 500 MiB, 1.5 GiB, in the largest unit that needs no more than a half."""
    for unit, letter in reversed([(size, letter) for letter, size in _UNITS.items()]):
        if count >= unit and count % (unit // 2) == 0:
            return f"{count / unit:g} {letter}iB"
    return f"{count:,} bytes"


def usual_memory() -> int | None:
    """Half of the memory of the machine, or of the container: bytes, at most LARGEST. None where it cannot be known."""
    try:
        had = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    except (AttributeError, ValueError, OSError):
        return None
    for file in _CONTAINER:
        try:
            had.append(int(Path(file).read_text(encoding="ascii")))
        except (OSError, ValueError):  # no container, or one without a limit ("max")
            continue
    return max(SMALLEST, min(*had, 2 * LARGEST) // 2 // 2**20 * 2**20)


@contextmanager
def memory(bytes_: int | None) -> Iterator[None]:
    """This process gets at most so many bytes more than it has; then Python raises MemoryError and an engine aborts.

    Counted by the system as data (what is written, not what is mapped). Where it does not count, nothing is held.
    """
    held = data_size() if resource and bytes_ is not None else None
    if held is None or bytes_ is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    known = [limit for limit in (held + bytes_, soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(known), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def engine_is_silent() -> None:
    """In a process that may run out of memory: what an engine in Rust says of that is said without a trace.

    Making one takes memory, too, and waits for ever for the lock of the one that is being made.
    """
    os.environ["RUST_BACKTRACE"] = "0"


def data_size() -> int | None:
    """The bytes of data that this process has."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[5]
    except (OSError, IndexError):
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


class Size:
    """The bytes of data that this process has, for whoever asks again and again: the system's file stays open."""

    def __init__(self) -> None:
        try:
            self._file = os.open("/proc/self/statm", os.O_RDONLY)
        except OSError:
            self._file = -1

    def now(self) -> int:
        """So many; 0 where the system does not say."""
        if self._file < 0:
            return 0
        return int(os.pread(self._file, 100, 0).split()[5]) * _PAGE


def watch(limits: Limits) -> Callable[[], None]:
    """To be called again and again while files are read: raises OutOfTime after the deadline of the context that it is
    called in, and OutOfMemory when this process has grown by more than the limit since now.
    """
    begun = data_size()

    def look() -> None:
        check(loading=True)
        if limits.memory is not None and begun is not None and (data_size() or 0) - begun > limits.memory:
            raise limits.out_of_memory()

    return look


def grown(most: int | None) -> Callable[[], None]:
    """To be called again and again: raises OutOfMemory when this process has more than so many bytes in memory."""

    def look() -> None:
        try:
            pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        except (OSError, IndexError):
            return
        if most is not None and int(pages) * os.sysconf("SC_PAGE_SIZE") > most:
            raise Limits(None, most).out_of_memory()

    return look


@contextmanager
def deadline(limits: Limits) -> Iterator[None]:
    """What is done in this context is to end in so many seconds, or earlier where it stands in another such context.

    Nothing is stopped from here: whoever does something long asks ``remaining`` or calls ``check`` now and then.
    """
    if limits.seconds is None:
        yield
        return
    own, outer = (time.monotonic() + limits.seconds, limits), _end.get()
    token = _end.set(own if outer is None or own[0] < outer[0] else outer)
    try:
        yield
    finally:
        _end.reset(token)


def remaining() -> float | None:
    """Seconds until the deadline of this context, below 0 once it has passed; None where there is none."""
    end = _end.get()
    return None if end is None else end[0] - time.monotonic()


def check(*, loading: bool = False) -> None:
    """Raises OutOfTime once the deadline of this context has passed. loading: whether files are being read."""
    end = _end.get()
    if end is not None and end[0] < time.monotonic():
        raise end[1].out_of_time(loading=loading)
