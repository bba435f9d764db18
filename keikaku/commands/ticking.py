"""How far something is that is done in the main thread, where Ctrl-C is heard at once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from keikaku.commands import waiting

_LOOK = 0.5  # seconds between two lines


@contextmanager
def told(line: Callable[[], str | None]) -> Iterator[None]:
    """Within this, a person who waits is shown the line again and again."""
    with waiting.spinner(sys.stderr) as tell:
        over = threading.Event()

        def go_on() -> None:
            while not over.wait(_LOOK):
                tell(False, line())

        teller = threading.Thread(target=go_on, daemon=True)
        teller.start()
        try:
            yield
        finally:
            over.set()
            teller.join()
