"""A pipe whose writing end does not wait, and that is read as fast as it may be."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def impatient() -> Iterator[tuple[int, list[bytes]]]:
    """The descriptor to write to, and where all that was written stands once the context is left."""
    out, into = os.pipe()
    os.set_blocking(into, False)
    got: list[bytes] = []

    def read() -> None:
        with os.fdopen(out, "rb") as stream:
            got.append(stream.read())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield into, got
    finally:
        os.close(into)
        reader.join()
