"""README and manual say what happens: their examples run, and every command has its heading and example."""

from __future__ import annotations

import re

import pytest

from keikaku.commands.main import COMMANDS
from tests.docs import PAGES, PYTHON, WALK, Example, examples, replayed, run, walked
from tests.places import DATA, ROOT


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.command[:60])
def test_example_prints_what_the_page_says(example: Example) -> None:
    assert run(example.command) == example.output


def test_the_python_page_shows_what_python_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    page = PYTHON.read_text(encoding="utf-8")
    assert page.count(">>> ") > 15
    assert replayed(page) == page


def test_the_walk_from_a_plan_to_its_answers_prints_what_its_page_says() -> None:
    page = WALK.read_text(encoding="utf-8")
    assert page.count("\n$ ") > 5
    assert walked(page) == page


def test_what_the_walk_shows_of_its_files_stands_in_them() -> None:
    """Each block of statements or text, in parts where … leaves something out."""
    files = "\n".join(
        file.read_text(encoding="utf-8") for file in sorted((DATA / "shiosato").rglob("*.*")) if file.is_file()
    )
    blocks = re.findall(r"```(?:turtle|text)\n(.*?)```", WALK.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 8
    assert [part for block in blocks for part in block.split("…\n") if part not in files] == []


def test_every_command_has_a_heading_and_an_example_in_the_manual() -> None:
    manual = PAGES[1].read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", manual, re.MULTILINE) == list(COMMANDS)
    for command in COMMANDS:
        assert any(example.page == PAGES[1] and f"keikaku {command}" in example.command for example in examples())


def test_the_readme_begins_with_a_sentence_a_picture_and_two_commands() -> None:
    readme = PAGES[0].read_text(encoding="utf-8")
    head = readme.split("\n## ")[0]
    picture = re.findall(r"!\[.*\]\((.*)\)", head)
    assert len(picture) == 1
    assert (ROOT / picture[0]).is_file()
    commands = re.findall(r"```sh\n(.*)\n```", head)
    assert len(commands) == 2
    assert commands[1] == "bash tests/run"
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_says_how_many_queries_there_are() -> None:
    told = re.findall(r"(\d+) (?:documented )?queries", PAGES[0].read_text(encoding="utf-8"))
    assert told == [str(len(list((ROOT / "queries").glob("*.rq"))))] * 2


def test_what_is_promised_names_tests_that_exist() -> None:
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    paths = re.findall(r"tests/[\w/.]+", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert len(paths) > 20
