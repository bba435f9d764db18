"""Work in a copy of the process: what it gives, what it raises, and how it is ended."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from keikaku.errors import BadQuery, KeikakuError, OutOfMemory, OutOfTime
from keikaku.limits import Limits
from keikaku.store.apart import apart

LIMITS = Limits(60, 300 * 2**20)


def test_what_the_work_gives_comes_back_and_what_it_changes_does_not() -> None:
    changed: list[int] = []

    def work() -> tuple[str, int]:
        changed.append(1)
        return "計画" * 1_000_000, os.getpid()

    text, process = apart(LIMITS, work)
    assert (text, changed) == ("計画" * 1_000_000, [])
    assert process != os.getpid()
    assert not Path(f"/proc/{process}").exists()


def test_what_the_work_raises_is_raised_with_all_that_it_says() -> None:
    def work() -> None:
        raise BadQuery("not understood", "look here", 3, 4)

    with pytest.raises(BadQuery) as caught:
        apart(LIMITS, work)
    problem = caught.value
    assert (problem.message, problem.hint, problem.line, problem.column) == ("not understood", "look here", 3, 4)


def test_a_problem_that_cannot_be_handed_over_is_told() -> None:
    class Odd(Exception):
        pass

    def work() -> None:
        raise Odd("strange")

    with pytest.raises(RuntimeError, match=r"^Odd: strange$"):
        apart(LIMITS, work)


def test_the_time_is_kept_even_if_the_work_holds_the_interpreter() -> None:
    import re

    start = time.monotonic()
    with pytest.raises(OutOfTime, match=r"^no answer within 0.2 seconds$"):
        apart(Limits(0.2), lambda: re.match("(a+)+$", "a" * 60 + "!"))
    assert time.monotonic() - start < 30  # and not for ever


def test_the_memory_is_kept_and_that_of_the_caller_is_not_counted() -> None:
    own = bytearray(400 * 2**20)
    assert apart(LIMITS, lambda: len(own) + len(bytearray(2**27))) == 400 * 2**20 + 2**27
    with pytest.raises(OutOfMemory, match=r"^no answer within 300 MiB of memory$"):
        apart(LIMITS, lambda: len(bytearray(2**29)))


def test_an_engine_that_aborts_has_had_no_memory_and_one_that_falls_is_named() -> None:
    with pytest.raises(OutOfMemory):
        apart(LIMITS, lambda: os.kill(os.getpid(), signal.SIGABRT))
    with pytest.raises(KeikakuError, match="ended by SIGSEGV"):
        apart(LIMITS, lambda: os.kill(os.getpid(), signal.SIGSEGV))


def test_an_interrupt_ends_the_work(tmp_path: Path) -> None:
    note = tmp_path / "process"

    def work() -> None:
        note.write_text(str(os.getpid()), encoding="ascii")
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(60)

    with pytest.raises(KeyboardInterrupt):
        apart(LIMITS, work)
    assert not Path(f"/proc/{note.read_text(encoding='ascii')}").exists()


def test_several_threads_may_ask_at_once() -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda n=n: found.append(apart(LIMITS, lambda: n * n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [n * n for n in range(8)]


def test_where_no_process_can_be_copied_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert apart(LIMITS, os.getpid) == os.getpid()
