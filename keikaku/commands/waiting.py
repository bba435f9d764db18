"""A sign of life on standard error while a person waits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from keikaku.commands import languages
from keikaku.texts.catalogue import text

PATIENCE = 0.5  # seconds without an answer after which a person wonders
LOADING = 2.0  # seconds after which they are told that files are being read


@contextmanager
def spinner(stream: TextIO) -> Iterator[Callable[[bool, str | None], None]]:
    """Something turns on the stream, if that is a terminal, and is gone when the work is done.

    Gives what is to be told whether it is files that take so long, and how far the work is, where it says so.
    """
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _loading, _said: None
        return
    from rich.console import Console
    from rich.markup import escape

    language = languages.default_language()
    working, loading = text("notes.working", language), text("notes.loading", language)
    with Console(file=stream, force_terminal=True, legacy_windows=False).status(working) as status:
        yield lambda loads, said: status.update(escape(said) if said else loading if loads else working)
