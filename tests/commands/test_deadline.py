"""Work ends at its time limit or when it is interrupted, even while an engine computes."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from keikaku.commands.deadline import within
from keikaku.errors import OutOfTime, UnknownName
from keikaku.limits import Limits
from tests.commands.conftest import COMMAND, RUNAWAY
from tests.conftest import Run


def test_the_result_of_work_within_its_time_comes_back() -> None:
    assert within(Limits(60), lambda: "計画") == "計画"
    assert within(Limits(), lambda: 7) == 7


@pytest.mark.parametrize("problem", [UnknownName("unknown", "hint"), KeyboardInterrupt(), SystemExit(3)])
def test_what_the_work_raises_is_raised(problem: BaseException) -> None:
    def work() -> None:
        raise problem

    with pytest.raises(type(problem)) as caught:
        within(Limits(60), work)
    assert caught.value is problem


def test_work_that_goes_on_is_left_behind() -> None:
    ended = threading.Event()
    with pytest.raises(OutOfTime) as caught:
        within(Limits(0.01), ended.wait)
    ended.set()
    assert (caught.value.message, caught.value.exit_code) == ("no answer within 0.01 seconds", 124)


@pytest.mark.skipif(sys.platform != "linux", reason="only there a thread can be asked how much stack it has")
def test_work_has_a_stack_for_the_deepest_query_and_other_threads_what_they_had() -> None:
    usual = threading.stack_size()
    assert within(Limits(60), stack) >= 16 * 2**20
    assert threading.stack_size() == usual


def stack() -> int:
    """The bytes of the stack of this thread."""
    library, attributes, size = ctypes.CDLL(None), ctypes.create_string_buffer(64), ctypes.c_size_t()
    library.pthread_self.restype = ctypes.c_void_p
    assert library.pthread_getattr_np(ctypes.c_void_p(library.pthread_self()), attributes) == 0
    assert library.pthread_attr_getstacksize(attributes, ctypes.byref(size)) == 0
    library.pthread_attr_destroy(attributes)
    return size.value


def test_the_deepest_query_that_is_allowed_is_answered(keikaku: Run) -> None:
    done = keikaku("query", "ASK " + "{" * 64 + "}" * 64)
    assert (done.returncode, done.stdout, done.stderr) == (0, "true\n", "")


def test_a_runaway_query_ends_at_its_timeout(keikaku: Run) -> None:
    done = keikaku("query", RUNAWAY, "--timeout", "3")  # by when the graph is read on a slow machine, too
    assert (done.returncode, done.stdout, done.stderr) == (
        124, "", "keikaku: no answer within 3 seconds\n"
        "  ask for less (LIMIT, a more selective pattern), or allow more with --timeout\n",
    )  # fmt: skip


@pytest.mark.parametrize("seconds", ["0", "nan", "1e9", "soon"])
def test_a_timeout_that_is_no_time_is_refused(seconds: str, keikaku: Run) -> None:
    done = keikaku("query", "ASK {}", "--timeout", seconds)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: Invalid value for '--timeout': " in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["query", RUNAWAY], ["query", RUNAWAY, "--engine", "reference"], ["check"]],
    ids=["embedded", "reference", "check"],
)
def test_an_interrupted_run_ends_at_once_and_says_so(arguments: list[str], tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, *arguments], cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _wait_for_work(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=2)
    assert (process.returncode, out, err) == (130, "", "\nkeikaku: interrupted; no file is left half written\n")


def _wait_for_work(pid: int) -> None:
    """Until the process behind it has a thread that works beside those that wait, and that has computed for a while."""
    for _ in range(1000):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        tasks = os.listdir(f"/proc/{children[0]}/task") if children else []  # noqa: PTH208 - names, not paths
        if len(tasks) > 2:
            worker = max(tasks, key=int)
            ticks = (
                Path(f"/proc/{children[0]}/task/{worker}/stat").read_text(encoding="utf-8").rsplit(")")[1].split()[11]
            )
            if int(ticks) >= 0.2 * os.sysconf("SC_CLK_TCK"):
                return
        time.sleep(0.02)
    raise AssertionError("no work began")


def test_an_interrupted_run_whose_reader_waits_ends_too(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "query", "SELECT * { ?s ?p ?o }"], cwd=tmp_path, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "s,p,o\n"  # the rest does not fit into the pipe
    process.send_signal(signal.SIGINT)
    assert process.wait(2) == 130
    assert process.stderr
    assert process.stderr.read() == "\nkeikaku: interrupted; no file is left half written\n"
    process.stdout.close()
    process.stderr.close()
