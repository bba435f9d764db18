"""The one place where what went wrong becomes words on standard error and an exit code."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
import warnings
from collections.abc import Sequence
from typing import NoReturn

import click

from keikaku.commands import output
from keikaku.errors import KeikakuError

FAULT = 3
BUG = 70
INTERRUPTED = 130


def run(command: click.Command, arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and leave the process: 0 answered, 1 found wanting, 2 asked wrongly, 3 data at fault,
    70 a bug, 124 out of time, 130 interrupted.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    # One question makes many small objects and hardly a cycle: looking for cycles often costs more than it frees.
    gc.set_threshold(200_000, 20, 20)
    if "--debug" not in words:
        # What libraries say to those who build on them helps nobody here, whatever $PYTHONWARNINGS makes of it.
        warnings.simplefilter("ignore")
    _open_streams()
    code = _code(command, words)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    except OSError as problem:
        code = _unwritten(problem)
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    # Not sys.exit: a query that ran out of time or was interrupted still runs in a thread of its own.
    os._exit(code)


def _open_streams() -> None:
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Closed by the caller: it reads as empty, and writing to it fails as on any bad file.
            handle = os.open(os.devnull, os.O_RDONLY)
            setattr(sys, name, open(handle, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - a descriptor, kept open
    for stream in (sys.stdout, sys.stderr):
        # Japanese goes out as UTF-8 whatever the locale says; half of a surrogate pair is shown, not raised.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _code(command: click.Command, words: list[str]) -> int:
    out = sys.stdout
    try:
        result = command.main(args=words, prog_name="keikaku", standalone_mode=False)
    except click.ClickException as problem:
        usage = io.StringIO()
        problem.show(usage)
        output.tell(usage.getvalue())
        return problem.exit_code
    except KeikakuError as problem:
        _say(problem.message, problem.hint)
        return problem.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; no file is left half written")
        return INTERRUPTED
    except SystemExit as leaving:
        # So click leaves when it has completed a word for a shell, and when the reader of the output has left: then
        # it has put another stream in its place.
        if sys.stdout is not out:
            sys.stdout = out
            _close_quietly()
            return 0
        return leaving.code if isinstance(leaving.code, int) else 0
    except OSError as problem:
        return _unwritten(problem)
    except Exception as problem:  # noqa: BLE001 - the funnel: whatever else comes is a bug of ours
        if "--debug" in words:
            with contextlib.suppress(OSError):
                import traceback

            traceback.print_exc()
        _say(f"this is a bug in keikaku: {type(problem).__name__}: {problem}", "keikaku --debug … shows where")
        return BUG
    return result if isinstance(result, int) else 0


def _unwritten(problem: OSError) -> int:
    """Files are read and written by services, which say what is wrong with them: what has no name is the output."""
    reason = problem.strerror or type(problem).__name__
    if problem.filename is not None:
        _say(f"{os.fsdecode(problem.filename)}: {reason}", "check what it is, and its permissions")
        return FAULT
    _say(f"the output could not be written: {reason}")
    _close_quietly()
    return FAULT


def _say(message: str, hint: str = "") -> None:
    lines = [f"keikaku: {' '.join(message.splitlines())}", *(f"  {line}" for line in hint.splitlines())]
    output.tell("\n".join(lines) + "\n")


def _close_quietly() -> None:
    """What is still buffered goes nowhere, without complaint: the reader has left (``| head``), or the disk is full."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
