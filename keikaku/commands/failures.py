"""The one place where what went wrong becomes words on standard error and an exit code."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
import sys
import warnings
from collections.abc import Sequence
from typing import NoReturn

import click

from keikaku.commands import channel, endings, output, patterns, streams
from keikaku.errors import KeikakuError

FAULT = 3
BUG = 70
INTERRUPTED = 130


def run(command: click.Command, arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and leave the process: 0 answered, 1 found wanting, 2 asked wrongly, 3 data at fault, 70 a bug,
    124 out of time or memory; 130 interrupted, 129 and 143 asked to end by SIGHUP and SIGTERM.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    # One question makes many small objects and hardly a cycle: looking for cycles often costs more than it frees.
    gc.set_threshold(200_000, 20, 20)
    if "--debug" not in words:
        # What libraries say to those who build on them helps nobody here, whatever $PYTHONWARNINGS makes of it.
        warnings.simplefilter("ignore")
    streams.open_all()
    code = 0
    try:
        endings.in_order()
        code = code_of(command, words)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has left (``| head``)
        pass
    except OSError as problem:
        code = _unwritten(problem)
    except KeyboardInterrupt:
        code = interrupted()
    except endings.Ended as asked:
        code = ended(asked.number)
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    # Not sys.exit: a query that ran out of time or was interrupted still runs in a thread of its own.
    os._exit(code)


def code_of(command: click.Command, words: list[str]) -> int:
    """Run a command and say what went wrong; its exit code.

    Raises OSError where the output takes no more, and what signals raise.
    """
    out = sys.stdout
    try:
        patterns.refuse_unquoted(words)
        result = command.main(args=words, prog_name="keikaku", standalone_mode=False)
    except click.ClickException as problem:
        usage = io.StringIO()
        problem.show(usage)
        output.tell(usage.getvalue())
        return problem.exit_code
    except KeikakuError as problem:
        return told(problem)
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as leaving:
        # So click leaves when it has completed a word for a shell, and when the reader of the output has left: then
        # it has put another stream in its place.
        if sys.stdout is not out:
            sys.stdout = out
            return 0
        return leaving.code if isinstance(leaving.code, int) else 0
    except (OSError, KeyboardInterrupt, endings.Ended):
        raise
    except BaseException as problem:  # noqa: BLE001 - the funnel: whatever else comes, from engines too, is a bug of ours
        if "--debug" in words:
            import traceback

            output.tell(traceback.format_exc())
        return bug(f"{type(problem).__name__}: {problem}")
    return result if isinstance(result, int) else 0


def told(problem: KeikakuError) -> int:
    """Say what went wrong; its exit code."""
    _say(problem.message, problem.hint)
    return problem.exit_code


def interrupted() -> int:
    """Say that the person has interrupted it; its exit code."""
    if not channel.ended_by(signal.SIGINT):
        _say("interrupted; no file is left half written")
    return INTERRUPTED


def ended(number: int) -> int:
    """Say that a signal has ended it; its exit code, as shells count it."""
    if not channel.ended_by(number):
        _say(f"ended by {signal.Signals(number).name}; no file is left half written")
    return 128 + number


def bug(what: str) -> int:
    """Say that the fault is ours; its exit code."""
    _say(f"this is a bug in keikaku: {what}", "keikaku --debug … shows where")
    return BUG


def _unwritten(problem: OSError) -> int:
    """Files are read and written by services, which say what is wrong with them: what has no name is the output."""
    reason = problem.strerror or type(problem).__name__
    if problem.filename is not None:
        _say(f"{os.fsdecode(problem.filename)}: {reason}", "check what it is, and its permissions")
        return FAULT
    _say(f"the output could not be written: {reason}")
    return FAULT


def _say(message: str, hint: str = "") -> None:
    lines = [f"keikaku: {' '.join(message.splitlines())}", *(f"  {line}" for line in hint.splitlines())]
    output.tell("\n".join(lines) + "\n")
