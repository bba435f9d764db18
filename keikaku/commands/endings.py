"""How a command ends before its time: Ctrl-C, and the signals by which it is asked to end."""

from __future__ import annotations

import contextlib
import os
import signal
from types import FrameType

INTERRUPTED = 130
_TOLD = b"keikaku: interrupted; no file is left half written\n"


class Ended(BaseException):
    """The process has been asked to end. ``code``: its exit code, 128 and the number of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number
        self.name = signal.Signals(number).name


def at_once() -> None:
    """Until ``in_order`` is called, Ctrl-C ends the process with its message: nothing has been begun yet.

    Python's own way, an exception, would show a traceback of whatever is being imported.
    """

    def leave(_number: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(OSError):
            os.write(2, _TOLD)
        os._exit(INTERRUPTED)

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, leave)


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
