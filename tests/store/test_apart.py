"""Work in a copy of the process: what it gives, what it raises, and how it is ended."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
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


def test_an_exception_of_an_engine_s_own_kind_is_told_and_no_lack_of_memory() -> None:
    class PanicException(BaseException):
        pass

    def work() -> None:
        raise PanicException("at the end")

    with pytest.raises(RuntimeError, match=r"^PanicException: at the end$"):
        apart(LIMITS, work)
    with pytest.raises(KeikakuError, match="ended without a word"):
        apart(LIMITS, lambda: os._exit(0))
    with pytest.raises(OutOfMemory, match="killed from outside"):
        apart(LIMITS, lambda: os.kill(os.getpid(), signal.SIGKILL))


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


def test_a_copy_does_not_outlive_its_original_nor_its_time(tmp_path: Path) -> None:
    note = tmp_path / "process"
    code = (
        "import os, re, sys, time\n"
        "from pathlib import Path\n"
        "from keikaku.limits import Limits\n"
        "from keikaku.store.apart import apart\n"
        "def work():\n"
        "    Path(sys.argv[1]).write_text(str(os.getpid()))\n"
        "    time.sleep(60) if sys.argv[2] == 'waits' else re.match('(a+)+$', 'a' * 60 + '!')\n"
        "apart(Limits(float(sys.argv[3])), work)\n"
    )
    for how, seconds in (("waits", "60"), ("holds the interpreter", "0.5")):
        note.unlink(missing_ok=True)
        original = subprocess.Popen([sys.executable, "-c", code, str(note), how, seconds], stderr=subprocess.DEVNULL)
        until(lambda: note.exists() and note.read_text(encoding="ascii") != "")
        copy = Path("/proc") / note.read_text(encoding="ascii")
        original.kill()
        original.wait()
        until(lambda copy=copy: not copy.exists())  # type: ignore[misc]


def until(happens: Callable[[], bool]) -> None:
    """Wait for it, a minute at most."""
    for _ in range(3000):
        if happens():
            return
        time.sleep(0.02)
    raise AssertionError("it does not happen")


def test_a_quick_one_does_not_wait_for_a_slow_one_of_another_thread(tmp_path: Path) -> None:
    quick_ones_are_done = tmp_path / "done"

    def slow() -> None:
        apart(Limits(120), lambda: until(quick_ones_are_done.exists))

    threads = [threading.Thread(target=slow) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert [apart(Limits(60), partial(abs, n)) for n in range(20)] == list(range(20))
    assert all(thread.is_alive() for thread in threads)
    quick_ones_are_done.touch()
    for thread in threads:
        thread.join()


def test_what_the_original_does_by_a_signal_the_copy_does_not(tmp_path: Path) -> None:
    def work() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)

    usual = signal.signal(signal.SIGTERM, lambda _number, _frame: (tmp_path / str(os.getpid())).touch())
    try:
        with pytest.raises(KeikakuError, match="ended by SIGTERM"):
            apart(LIMITS, work)
    finally:
        signal.signal(signal.SIGTERM, usual)
    assert list(tmp_path.iterdir()) == []


def test_descriptors_may_have_any_number() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    handles = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
    try:
        assert apart(LIMITS, lambda: 7) == 7
    finally:
        for handle in handles:
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_where_no_process_can_be_copied_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert apart(LIMITS, os.getpid) == os.getpid()
