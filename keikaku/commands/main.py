"""The command group. Each command's module is imported only when that command is asked for."""

from __future__ import annotations

import codecs
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from keikaku.commands import failures, settings, supervisor
from keikaku.version import __version__

COMMANDS = (
    "lookup", "show", "search", "query", "run", "network", "explore", "indicators", "export", "analyse", "check",
    "register", "release", "load", "verify", "dump", "backup", "serve", "publish", "mcp", "completion",
)  # fmt: skip


class LazyGroup(click.Group):
    """Knows its commands by name, so that help and completion import nothing heavy."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name from its module of the same name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"keikaku.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="keikaku")
@click.option("--debug", is_flag=True, help="Show the traceback of a bug.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:  # noqa: ARG001 - failures reads it
    """Ask a city's plan: who works with whom, where, toward which target, and where it says so.

    \b
    keikaku lookup "initiatives involving JETRO"
    keikaku lookup 「ジェトロが関わる取組」
    """
    context.default_map = settings.defaults(COMMANDS)


def _take_utf8() -> None:
    """Begin anew in UTF-8 where Python was told that all is ASCII: a question in Japanese would be no text.

    That is so in the locale C when neither the locale nor Python may be switched to UTF-8; files have their names then.
    """
    if codecs.lookup(sys.getfilesystemencoding()).name == "ascii" and sys.executable and hasattr(os, "execv"):
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def main() -> NoReturn:
    """The installed command ``keikaku``."""
    _take_utf8()
    supervisor.allow()
    if "_KEIKAKU_COMPLETE" in os.environ:  # a shell asks, by the script of ``keikaku completion``
        from keikaku.commands import shells  # noqa: F401 - its classes take the place of click's
    failures.run(cli)
