"""Long answers through a pager, as ``git`` does it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import unicodedata

import click

_REFUSED = "keikaku.no-pager"  # in the meta data of click's context


def no_pager_option(command: click.decorators.FC) -> click.decorators.FC:
    """--no-pager: print long answers, too, at once."""

    def refuse(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
        context.meta[_REFUSED] = value

    return click.option(
        "--no-pager", is_flag=True, expose_value=False, callback=refuse,
        help="Print at once what is longer than the screen, too.",
    )(command)  # fmt: skip


def pager_for(text: str) -> list[str] | None:
    """The command of the pager to show a text in; ``None`` where it is to be printed.

    A pager is for people: there is none unless both ends are a terminal (keys are read from the one, the other
    is a screen) on which the text has no room. ``PAGER`` names it, ``less`` otherwise; an empty one or ``cat``
    is none.
    """
    context = click.get_current_context(silent=True)
    if context is None or context.meta.get(_REFUSED, False) or os.environ.get("TERM") == "dumb":
        return None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    try:
        program, *arguments = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # empty, or a quotation that is not closed
        return None
    found = shutil.which(program)
    if found is None or program == "cat" or not _is_long(text):
        return None
    return [found, *arguments]


def page(text: str, pager: list[str]) -> None:
    """Show a text in a pager until the person leaves it."""
    flags = os.environ.get("LESS")
    if not pager[0].endswith("less") or (flags is not None and "r" not in flags.casefold()):
        text = click.unstyle(text)
    # What less does with Japanese depends on the locale, which is "C" on many servers.
    environment = {"LESS": "-R", "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    # Ctrl-C belongs to the pager. A handler, not SIG_IGN: the pager would inherit that.
    usual = signal.signal(signal.SIGINT, lambda _signal, _frame: None)
    try:
        shown = subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment)
        try:
            shown.communicate(text.encode("utf-8", "backslashreplace"))
        except BaseException:  # asked to end: two programs would read the keys that come next
            shown.terminate()
            raise
    finally:
        signal.signal(signal.SIGINT, usual)


def _is_long(text: str) -> bool:
    """Whether the text has more lines than the screen, one of which the prompt will need."""
    columns, rows = shutil.get_terminal_size((100, 24))
    lines = 0
    for line in text.splitlines():
        lines += max(1, -(-_cells(line) // columns))
        if lines >= rows:
            return True
    return False


def _cells(line: str) -> int:
    """About how many cells a line takes: to know whether it wraps, marks that combine need no care."""
    plain = click.unstyle(line)
    return len(plain) if plain.isascii() else sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in plain)
