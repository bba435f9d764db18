"""Where the command ``keikaku`` begins; ``python -m keikaku`` is the same."""

from __future__ import annotations

from typing import NoReturn

from keikaku.commands import supervisor


def main() -> NoReturn:
    """Run the command that the command line names, and leave the process with its exit code."""
    supervisor.supervise(_command)


def _command() -> NoReturn:
    from keikaku.commands import main

    main.main()


if __name__ == "__main__":
    main()
