"""Where the command begins. It imports next to nothing, so that Ctrl-C finds it ready from its first line on."""

from __future__ import annotations

from keikaku.commands import endings


def main() -> None:
    """The installed command ``keikaku``."""
    endings.at_once()
    import os

    from keikaku.commands import failures
    from keikaku.commands.group import cli

    if "_KEIKAKU_COMPLETE" in os.environ:  # a shell asks, by the script of ``keikaku completion``
        from keikaku.commands import shells  # noqa: F401 - its classes take the place of click's
    failures.run(cli)
