"""Where the command ``keikaku`` begins; ``python -m keikaku`` is the same."""

from __future__ import annotations

import signal
from typing import NoReturn


def main() -> NoReturn:
    """Run the command that the command line names, and leave the process with its exit code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # while it is imported, an interrupt needs no traceback
    from keikaku.commands import main as command

    command.main()


if __name__ == "__main__":
    main()
