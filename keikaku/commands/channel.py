"""What the working process tells the one in front of it: to what it is held, when it reads files, and that it says
itself why it ends.
"""

from __future__ import annotations

import os
from contextlib import suppress

SAID = "said"
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


def says_itself() -> None:
    """This process says why it ends, so that the one in front need not, should it still have to be ended."""
    if is_open():
        with suppress(OSError):  # nobody in front any more
            say(f"{SAID}\n")
