"""The command on a real terminal: width, colour, pager."""

from __future__ import annotations

import re
import shutil

import pytest
from rich.cells import cell_len

from tests.terminal import keikaku

ENDED = "(END)"
LONG = ("search", "川崎", "--limit", "60")  # some hundred lines
SHORT = ("show", "COP21")
PREFIXED = {"PAGER": "sed 's/^/> /'"}
needs_less = pytest.mark.skipif(not shutil.which("less"), reason="less is not installed (Debian: apt-get install less)")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("columns", [40, 62, 100, 140])
def test_a_table_is_as_wide_as_the_terminal_at_most(columns: int) -> None:
    with keikaku("search", "ｷﾝｸﾞｽｶｲﾌﾛﾝﾄ", "--limit", "3", rows=100, columns=columns) as terminal:
        lines = [STYLE.sub("", line) for line in terminal.end().splitlines()]
    assert columns - 40 < max(map(cell_len, lines)) <= columns
    assert any("id:facility/king-skyfront" in line for line in lines) == (columns != 62)


def test_headings_are_bold_on_a_terminal() -> None:
    with keikaku(*SHORT) as terminal:
        assert "\x1b[1mRelation" in terminal.end()
    assert terminal.code == 0


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nothing_is_styled_for_who_cannot_or_will_not_see_it(environment: dict[str, str]) -> None:
    with keikaku(*SHORT, environment=environment) as terminal:
        seen = terminal.end()
    assert "Relation" in seen
    assert "\x1b" not in seen


@needs_less
def test_a_long_answer_comes_through_less_in_colour() -> None:
    with keikaku(*LONG) as terminal:
        first = terminal.wait_for("\n:")
        assert "\x1b[1m" in first
        assert first.count("\n") <= 24
        terminal.type("G")
        terminal.wait_for(ENDED)
        terminal.type("q")
        terminal.end()
    assert terminal.code == 0


@needs_less
def test_a_pager_that_is_left_early_is_no_fault() -> None:
    with keikaku("query", "SELECT * { ?s ?p ?o } LIMIT 5000") as terminal:  # more than a pipe holds
        terminal.wait_for("\n:")
        terminal.type("q")
        seen = terminal.end()
    assert terminal.code == 0
    assert "keikaku:" not in seen


@needs_less
def test_the_pager_survives_an_interrupt() -> None:
    with keikaku(*LONG) as terminal:
        terminal.wait_for("\n:")
        terminal.type("\x03")
        terminal.type_until("G", ENDED)
        terminal.type("q")
        seen = terminal.end()
    assert terminal.code == 0
    assert "interrupted" not in seen


@needs_less
def test_less_shows_japanese_whatever_the_locale_says() -> None:
    with keikaku(*LONG, environment={"LC_ALL": "C"}) as terminal:
        assert "川崎" in terminal.wait_for("\n:")
        terminal.type("q")
        terminal.end()


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        ((*LONG, "--no-pager"), {}),
        (LONG, {"PAGER": ""}),
        (LONG, {"PAGER": "cat"}),
        (LONG, {"PAGER": "no-such-pager"}),
        (LONG, {"PAGER": "less '"}),
        (LONG, {"TERM": "dumb"}),
        (SHORT, {}),
    ],
)
def test_no_pager_where_none_is_wanted_or_needed(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    with keikaku(*arguments, environment=environment) as terminal:
        seen = terminal.end()
    assert terminal.code == 0
    assert ENDED not in seen
    assert "\n:" not in seen
    assert "\x1b[?1049h" not in seen  # less takes a screen of its own


def test_the_pager_is_that_of_the_person_and_gets_no_colours_that_it_may_not_know() -> None:
    with keikaku(*LONG, environment=PREFIXED) as terminal:
        lines = [line for line in terminal.end().splitlines() if line.startswith("> ")]
    assert len(lines) > 60
    assert "\x1b" not in "".join(lines)


def test_lines_that_wrap_count_for_what_they_take() -> None:
    with keikaku("show", "THINK", "--format", "json", rows=20, columns=20, environment=PREFIXED) as terminal:
        assert terminal.end().startswith("> {")


@pytest.mark.parametrize("arguments", [(*SHORT, "--format", "csv"), (*SHORT, "--format", "markdown")])
def test_what_is_asked_for_in_another_format_is_not_styled(arguments: tuple[str, ...]) -> None:
    with keikaku(*arguments) as terminal:
        assert "\x1b" not in terminal.end()
