"""The process in front holds the one that works to its limits, and says what became of it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.conftest import COMMAND, RUNAWAY
from tests.conftest import Run
from tests.hostile import queries

NO_MEMORY = (
    "keikaku: no answer within 300 MiB of memory\n"
    "  ask for less (LIMIT, a more selective pattern, no ORDER BY), or allow more with --memory\n"
)
KILLED = (
    "keikaku: no answer: the process was killed from outside, as systems do when memory runs out\n"
    "  ask for less, allow less with --memory, or look at what else limits the process\n"
)
LARGE = ["product-sorted-2", "minus-3", "doubled-text-38", "doubled-rows-22", "product-made-2"]
BUSY = "import re; re.match('(a+)+$', 'a' * 60 + '!')"  # holds the interpreter, and no thread gets a word in


def command(work: str) -> list[str]:
    """A command that says and does as ``work`` has it, within a second and 300 MiB, with a process in front."""
    code = (
        "import os, signal, sys, time\n"
        "import click\n"
        "from keikaku.commands import deadline, failures, supervisor\n"
        "from keikaku.limits import Limits\n"
        f"def job():\n    {work}\n"
        "supervisor.allow()\n"
        "failures.run(click.Command('some', callback=lambda: deadline.within(Limits(1, 300 * 2**20), job)), [])\n"
    )
    return [sys.executable, "-c", code]


def run(work: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    done = subprocess.run(command(work), capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", LARGE)
def test_a_query_that_needs_too_much_memory_ends_with_a_message(name: str, keikaku: Run) -> None:
    done = keikaku("query", queries()[name], "--memory", "300M")
    assert (done.returncode, done.stdout, done.stderr) == (124, "", NO_MEMORY)


def test_memory_that_is_short_while_rows_are_read_is_told_at_once_and_without_a_trace(keikaku: Run) -> None:
    large = f'SELECT ?x {{ BIND("{"a" * 60_000}" AS ?a) BIND(REPLACE(?a, "a", "bbbbbbbbbb") AS ?x) ?s ?p ?o }}'
    done = keikaku("query", large, "--memory", "300M", "--timeout", "100", RUST_BACKTRACE="1")
    assert (done.returncode, done.stdout, done.stderr) == (124, "", NO_MEMORY)


def test_memory_that_python_needs_is_counted_too() -> None:
    assert run("bytearray(2**29)") == (124, "", NO_MEMORY)


def test_work_that_holds_the_interpreter_is_ended_at_its_time() -> None:
    code, out, err = run(BUSY)
    assert (code, out) == (124, "")
    assert err.startswith("keikaku: no answer within 1 second\n")


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)",
         (70, "", "keikaku: this is a bug in keikaku: the process was ended by SIGSEGV\n"
          "  keikaku --debug … shows where\n")),
        ("os.kill(os.getpid(), signal.SIGABRT)", (124, "", NO_MEMORY)),  # as an engine does that has no memory left
        ("os.kill(os.getpid(), signal.SIGKILL)", (124, "", KILLED)),
        ("raise type('PanicException', (BaseException,), {})('at the end')",
         (70, "", "keikaku: this is a bug in keikaku: PanicException: at the end\n  keikaku --debug … shows where\n")),
        ("sys.exit(5)", (5, "", "")),
        ("print('計画')", (0, "計画\n", "")),
        ("os.write(2, b'for programmers'); print('for them, too', file=sys.stderr)", (0, "", "")),
    ],
)  # fmt: skip
def test_what_becomes_of_the_work_becomes_an_exit_code(work: str, expected: tuple[int, str, str]) -> None:
    assert run(work) == expected


def test_what_the_work_has_said_before_it_had_to_be_ended_is_said_once() -> None:
    said = "from keikaku.commands import failures; failures.ended(signal.SIGTERM); print(os.getpid(), flush=True)"
    with subprocess.Popen(command(f"{said}; {BUSY}"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as one:
        assert one.stdout
        one.stdout.readline()
        one.send_signal(signal.SIGTERM)
        _, err = one.communicate(timeout=10)
    assert (one.returncode, err) == (143, "keikaku: ended by SIGTERM; no file is left half written\n")


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 130, "\nkeikaku: interrupted; no file is left half written\n"),
        (signal.SIGTERM, 143, "keikaku: ended by SIGTERM; no file is left half written\n"),
        (signal.SIGHUP, 129, "keikaku: ended by SIGHUP; no file is left half written\n"),
    ],
)
@pytest.mark.parametrize("work", ["time.sleep(60)", BUSY], ids=["waits", "busy"])
def test_a_signal_ends_both_processes(number: int, code: int, said: str, work: str) -> None:
    work = f"print(os.getpid(), flush=True); {work}"
    process = subprocess.Popen(command(work), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    child = int(process.stdout.readline())
    process.send_signal(number)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err.lstrip("\n")) == (code, said.lstrip("\n"))
    assert not Path(f"/proc/{child}").exists()


def test_the_process_that_works_does_not_outlive_the_one_in_front(tmp_path: Path) -> None:
    process = subprocess.Popen([*COMMAND, "query", RUNAWAY, "--timeout", "60"], cwd=tmp_path)
    child = _child(process.pid)
    process.kill()
    process.wait()
    for _ in range(500):
        if not Path(f"/proc/{child}").exists():
            return
        time.sleep(0.02)
    raise AssertionError("it works on, for nobody")


def _child(process: int) -> int:
    for _ in range(500):
        if found := Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split():
            return int(found[0])
        time.sleep(0.02)
    raise AssertionError("no child")


@pytest.mark.parametrize("size", ["0", "10", "10K", "much", "-1G"])
def test_a_memory_that_is_no_size_or_too_little_is_refused(size: str, keikaku: Run) -> None:
    done = keikaku("query", "ASK {}", "--memory", size)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: Invalid value for '--memory': " in done.stderr


def test_interrupts_that_are_ignored_stay_so() -> None:
    code = "import signal, os; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv({0!r}, {1!r})"
    command_ = command("os.kill(os.getpid(), signal.SIGINT); os.kill(os.getppid(), signal.SIGINT); print('answered')")
    done = subprocess.run(
        [sys.executable, "-c", code.format(command_[0], command_)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "answered\n", "")


def test_there_is_one_process_where_none_can_be_made() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os, sys\ndel os.fork\nsys.argv[1:] = ['query', 'ASK {}']\n"
         "from keikaku.__main__ import main\nmain()"], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "true\n", "")
