"""The signals by which a command is asked to end before its time: Ctrl-C, and those of systems and terminals."""

from __future__ import annotations

import signal
from types import FrameType


class Ended(BaseException):
    """The process has been asked to end, by the signal of that ``number``."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def in_order() -> None:
    """From now on signals raise KeyboardInterrupt or Ended, so that what has been begun is cleared away.

    Only the first: what follows is short, and is not to be interrupted. What the caller has the process ignore (as
    nohup does) stays ignored.
    """
    known = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]

    def end(number: int, _frame: FrameType | None) -> None:
        for one in heard:
            signal.signal(one, signal.SIG_IGN)
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise Ended(number)

    for number in heard:
        signal.signal(number, end)
