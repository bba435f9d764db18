"""What the working process tells the one in front: to what it is held, when it reads files, which signal ends it."""

from __future__ import annotations

import os
from contextlib import suppress

ENDED = "ended"
LOADING, LOADED = "loading", "loaded"

_descriptor: int | None = None  # in the working process, where there is one in front


def use(descriptor: int) -> None:
    """From now on this process has one in front, which hears what is written there."""
    global _descriptor
    _descriptor = descriptor


def is_open() -> bool:
    """Whether there is a process in front of this one."""
    return _descriptor is not None


def say(text: str) -> None:
    """Tell it something; there must be one."""
    assert _descriptor is not None
    os.write(_descriptor, text.encode())


def loads(begins: bool) -> None:
    """This process begins to read files, or is done with that."""
    if is_open():
        with suppress(OSError):  # nobody in front any more
            say(f"{LOADING if begins else LOADED}\n")


def ended_by(number: int) -> bool:
    """A signal ends this process: the one in front says so, once, however long the end takes. False without any."""
    if not is_open():
        return False
    with suppress(OSError):  # nobody in front any more, who could say it
        say(f"{ENDED} {number}\n")
    return True
