"""A sign of life on standard error while a person waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from keikaku.commands import languages
from keikaku.texts.catalogue import text

PATIENCE = 0.5  # seconds without an answer after which a person wonders


@contextmanager
def spinner() -> Iterator[None]:
    """Something turns on standard error, if that is a terminal, and is gone when the work is done."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from rich.console import Console

    told = text("notes.working", languages.default_language())
    with Console(stderr=True, force_terminal=True, legacy_windows=False).status(told):
        yield
