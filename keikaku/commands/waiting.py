"""A sign of life on standard error while a person waits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from keikaku.commands import languages
from keikaku.texts.catalogue import text

PATIENCE = 0.5  # seconds without an answer after which a person wonders


@contextmanager
def spinner(stream: TextIO) -> Iterator[None]:
    """Something turns on the stream, if that is a terminal, and is gone when the work is done."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from rich.console import Console

    told = text("notes.working", languages.default_language())
    with Console(file=stream, force_terminal=True, legacy_windows=False).status(told):
        yield
