"""The sign of life while a person waits."""

from __future__ import annotations

import sys

from tests.commands.conftest import COMMAND, RUNAWAY
from tests.terminal import Terminal

AT_ONCE = (
    "from keikaku.commands.deadline import within; from keikaku.limits import Limits; "
    "within(Limits(9), lambda: print('answered'))"
)


def test_something_turns_while_a_question_takes_long_and_is_gone_after_it() -> None:
    with Terminal([*COMMAND, "query", RUNAWAY, "--timeout", "2"]) as terminal:
        terminal.wait_for("working …")
        after = terminal.end()
    assert terminal.code == 124
    assert "\x1b[?25h" in after  # the cursor is there again
    assert "keikaku: no answer within 2 seconds\n" in after.rpartition("working")[2]


def test_ctrl_c_ends_it() -> None:
    with Terminal([*COMMAND, "query", RUNAWAY], environment={"LC_ALL": "ja_JP.UTF-8"}) as terminal:
        terminal.wait_for("処理中…")
        terminal.type("\x03")
        after = terminal.end()
    assert terminal.code == 130
    assert "\x1b[?25h" in after
    assert after.endswith("keikaku: interrupted; no file is left half written\n")


def test_nothing_turns_while_an_answer_comes_at_once() -> None:
    with Terminal([sys.executable, "-c", AT_ONCE]) as terminal:
        assert terminal.end() == "answered\n"


def test_nothing_turns_on_a_terminal_that_cannot_erase() -> None:
    with Terminal([*COMMAND, "query", RUNAWAY, "--timeout", "1"], environment={"TERM": "dumb"}) as terminal:
        seen = terminal.end()
    assert (terminal.code, "working" in seen, "\x1b" in seen) == (124, False, False)
