"""The one place where what went wrong becomes words on standard error and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from keikaku.errors import KeikakuError

INTERRUPTED = 130
BUG = 70


def run(command: click.Command, arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and leave the process: 0 answered, 1 found wanting, 2 asked wrongly, 3 data at fault,
    70 a bug, 124 out of time, 130 interrupted.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # Japanese goes out as UTF-8 whatever the locale says; half of a surrogate pair is shown, not raised.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = _code(command, words)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    except OSError as problem:
        _say(f"the output could not be written: {problem.strerror}", "")
        code = 3
        _close_quietly()
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    # Not sys.exit: a query that ran out of time or was interrupted still runs in a thread of its own.
    os._exit(code)


def _code(command: click.Command, words: list[str]) -> int:
    try:
        result = command.main(args=words, prog_name="keikaku", standalone_mode=False)
    except click.ClickException as problem:
        problem.show(sys.stderr)
        return problem.exit_code
    except KeikakuError as problem:
        _say(problem.message, problem.hint)
        return problem.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; nothing was written", "")
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return 0
    except Exception as problem:  # noqa: BLE001 - the funnel: whatever else comes is a bug of ours
        if "--debug" in words:
            traceback.print_exc()
        _say(f"this is a bug in keikaku: {type(problem).__name__}: {problem}", "--debug shows where")
        return BUG
    return result if isinstance(result, int) else 0


def _say(message: str, hint: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(f"keikaku: {message}", err=True)
        for line in hint.splitlines():
            click.echo(f"  {line}", err=True)


def _close_quietly() -> None:
    """The reader has left (``| head``): what is still buffered goes nowhere, without complaint."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
