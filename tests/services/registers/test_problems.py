"""All that is wrong in a file, in the order of its lines."""

from __future__ import annotations

import pytest

from keikaku.errors import BadFile
from keikaku.services.registers.problems import Problems


def test_nothing_wrong_raises_nothing() -> None:
    Problems("a.toml").check()


def test_the_first_is_the_message_and_the_others_stand_below_what_to_do() -> None:
    problems = Problems("a.toml")
    problems.add(9, "late", "do this")
    problems.add(0, "whole", "do that")
    problems.add(3, "early")
    with pytest.raises(BadFile) as caught:
        problems.check()
    assert caught.value.message == "a.toml: whole"
    assert caught.value.hint == "do that\na.toml:3: early\na.toml:9: late"
    assert (caught.value.file, caught.value.line) == ("a.toml", 0)


def test_no_screen_is_filled() -> None:
    problems = Problems("a.toml")
    for line in range(1, 31):
        problems.add(line, "wrong")
    with pytest.raises(BadFile) as caught:
        problems.check()
    lines = caught.value.hint.splitlines()
    assert (len(lines), lines[0], lines[-1]) == (21, "a.toml:2: wrong", "and 9 more")
