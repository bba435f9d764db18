"""Whatever goes wrong is told in words on standard error, with its exit code and without a traceback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.conftest import Run
from tests.places import ROOT

# What every command that asks the graph is asked here.
ASKING = [["lookup", "UNEP"], ["show", "UNEP"], ["search", "UNEP"], ["query", "ASK {}"], ["network", "UNEP", "-o-"]]
NAMES = [command[0] for command in ASKING]
EVERYTHING = "SELECT * { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("bad.ttl", "\n<urn:a> <urn:b> oops .", ":2:17: oops is not a valid RDF object"),
        ("bad.trig", "GRAPH <urn:g> {\n <urn:a> <urn:b> a:b }", ":2:18: The prefix a: has not been declared"),
        ("bad.nq", "<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a\n", ":2:"),
    ],
)
def test_broken_rdf_is_told_with_file_line_and_column(
    file: str, text: str, message: str, keikaku: Run, tmp_path: Path
) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    done = keikaku("show", "UNEP", "--store", file)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"keikaku: {file}{message}")
    assert done.stderr.endswith("\n  correct the file, or leave out what cannot be read: --lenient\n")


MISSING = (
    "there is no file or folder missing.ttl\n"
    "  --store takes a path, a pattern of paths as 'data/*.ttl', - for standard input, or an http(s) URL"
)
NO_SERVER = "http://127.0.0.1:1/query refuses the connection\n  check that the server runs, and the port"
NO_RDF = (
    "folder holds no RDF file\n  known endings: .json, .json-ld, .jsonld, .n3, .nq, .nquads, .nt, "
    ".ntriples, .owl, .rdf, .rdfs, .rdfxml, .trig, .ttl, .turtle, .xml"
)
NOTHING = "--store names nothing\n  leave it out to ask the packaged graph"


@pytest.mark.parametrize(
    ("command", "store", "code", "message"),
    [
        *((command, "missing.ttl", 3, MISSING) for command in ASKING),
        (ASKING[0], "http://127.0.0.1:1/query", 3, NO_SERVER),
        (ASKING[1], "folder", 3, NO_RDF),
        (ASKING[2], "", 2, NOTHING),
    ],
    ids=[*NAMES, "no server", "no RDF", "nothing"],
)
def test_a_store_that_is_not_there_is_told_of(
    command: list[str], store: str, code: int, message: str, keikaku: Run, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    done = keikaku(*command, "--store", store, no_proxy="127.0.0.1")
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"keikaku: {message}\n")


@pytest.mark.parametrize("command", ["show UNEP", "query 'ASK {}'", "network UNEP -o-", "--help"])
def test_output_that_finds_no_space_is_told_of(command: str, shell: Shell) -> None:
    done = shell(f"keikaku {command} > /dev/full")
    assert (done.returncode, done.stderr) == (
        3, "keikaku: the output could not be written: No space left on device\n",
    )  # fmt: skip


def test_output_that_is_closed_is_told_of(shell: Shell) -> None:
    done = shell("keikaku show UNEP >&-")
    assert (done.returncode, done.stderr) == (3, "keikaku: the output could not be written: Bad file descriptor\n")


def test_standard_error_may_be_closed_or_full(shell: Shell) -> None:
    done = shell("keikaku lookup THINK 2>&-; keikaku lookup THINK 2>/dev/full; keikaku show '' 2>&-; echo $?")
    assert (done.stdout.count("label,type"), done.stdout.splitlines()[-1]) == (2, "2")


def test_standard_input_that_is_closed_is_empty(shell: Shell) -> None:
    done = shell("keikaku query - <&-")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "keikaku: the query is empty")


@pytest.mark.parametrize(
    ("command", "first"),
    [
        (f"query '{EVERYTHING}'", "s,p,o\n"),
        (f"query '{EVERYTHING}' --format json", "{\n"),
        ("network -o -", "<!DOCTYPE html>\n"),
        ("search 川 --limit 1000", "label,type,matched,score,id\n"),
    ],
)
def test_a_reader_that_leaves_early_is_no_fault(command: str, first: str, shell: Shell) -> None:
    done = shell(f"{{ keikaku {command}; echo code $? >&2; }} | head -n 1")
    assert (done.stdout, done.stderr) == (first, "code 0\n")


@pytest.mark.parametrize("command", ["lookup", "show", "search", "network"])
def test_an_argument_of_any_length_is_answered_in_a_few_words(command: str, keikaku: Run) -> None:
    done = keikaku(command, "x" * 100_000)
    most = 500 if command == "lookup" else 1000
    assert (done.returncode, done.stdout, done.stderr) == (
        2, "", f"keikaku: too long: 100000 characters, more than {most}\n  ask in fewer words\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["query"], 3, "x cannot be read: File name too long"),
        (["show", "UNEP", "--store"], 3, "x cannot be read: File name too long"),
        (["network", "UNEP", "-o"], 3, "x cannot be written: File name too long"),
        (
            ["lookup", "issues mentioning Medtronic", "--cite", "--source"],
            3,
            "the folder that holds the plan's text files",
        ),
        (
            ["show", "UNEP", "--format"],
            2,
            "x' is not one of 'table', 'csv', 'tsv', 'spreadsheet', 'json', 'jsonl', 'markdown', 'html'.",
        ),
        (["check"], 2, "x)"),
        ([], 2, "x'."),
    ],
    ids=["query", "store", "output", "source", "format", "check", "no command"],
)
def test_a_message_keeps_its_end_however_long_the_argument_that_it_repeats(
    arguments: list[str], code: int, reason: str, keikaku: Run
) -> None:
    done = keikaku(*arguments, "x" * 100_000)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr) < 1_500
    assert any(line.endswith(reason) for line in done.stderr.splitlines()), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["lookup", "show", "search", "query", "network"])
def test_what_is_typed_reaches_the_screen_without_control_characters(command: str, keikaku: Run) -> None:
    done = keikaku(command, "\x1b[31m\a\u202eqqq\udcff\r\nqqqq")
    assert done.returncode in ({3} if command == "query" else {0} if command == "search" else {2})
    assert not set(done.stdout + done.stderr) & set("\x1b\a\u202e\udcff\r")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        (["show", "\udcff\udcfe"], "the graph knows nothing by the name “��”"),
        (["query", "\udcff.rq"], "there is no file �.rq"),
        (["show", "UNEP", "--store", "\udcff"], "there is no file or folder �"),
    ],
)
def test_bytes_that_are_no_text_are_shown_as_such(argument: list[str], message: str, keikaku: Run) -> None:
    done = keikaku(*argument)
    assert (done.returncode, done.stdout) == (3 if "name" not in message else 2, "")
    assert done.stderr.splitlines()[0] == f"keikaku: {message}"


def test_bytes_that_are_no_text_stay_out_of_the_data(keikaku: Run) -> None:
    done = keikaku("lookup", "UNEP \udcff", "--format", "json")
    assert done.returncode == 0
    assert '"question": "UNEP \\udcff"' in done.stdout


FAULTY = """
import click
from keikaku.commands import failures

@click.command()
@click.option("--debug", is_flag=True)
def divide(debug):
    1 / 0

failures.run(divide)
"""


@pytest.mark.parametrize("debug", ["", "--debug"])
def test_a_bug_is_called_one_and_shows_its_place_when_asked(debug: str, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "faulty.py").write_text(FAULTY, encoding="utf-8")
    done = shell(f"PYTHONPATH={ROOT} {sys.executable} faulty.py {debug}")
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr.endswith(
        "keikaku: this is a bug in keikaku: ZeroDivisionError: division by zero\n  keikaku --debug … shows where\n"
    )
    assert ("Traceback" in done.stderr) is bool(debug)
