"""The command group, and what its commands have in common."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from keikaku import __version__
from keikaku.commands.main import COMMANDS
from tests.conftest import Run


def test_the_version_is_that_of_the_package(keikaku: Run) -> None:
    done = keikaku("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"keikaku, version {__version__}\n", "")


def test_help_names_every_command_in_the_order_in_which_people_meet_them(keikaku: Run) -> None:
    done = keikaku("-h")
    assert (done.returncode, done.stderr) == (0, "")
    listed = done.stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_ends_its_text_with_examples_of_it(command: str, keikaku: Run) -> None:
    done = keikaku(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    text, _, options = done.stdout.partition("\nOptions:\n")
    assert text.startswith(f"Usage: keikaku {command} [OPTIONS]")
    assert text.splitlines()[-1].startswith(f"  keikaku {command} ")
    others = ("completion", "release", "load", "dump", "backup", "serve", "publish", "mcp")  # which print no answer
    assert "--format" in options or command in others


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS)], ids=lambda command: " ".join(command) or "all"
)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_imports_no_engine_and_no_renderer(command: list[str], option: str, keikaku: Run) -> None:
    done = keikaku(*command, option, PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rsplit("|", 1)[-1].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "click" in imported
    heavy = {"rdflib", "networkx", "pyvis", "pyoxigraph", "numpy", "rich", "SPARQLWrapper", "pyshacl", "rapidfuzz"}
    assert imported & heavy == set()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "Error: No such command ''."),
        (["shwo"], "Error: No such command 'shwo'."),
        (["show"], "Error: Missing argument 'NAME'."),
        (["show", "UNEP", "THINK"], "Error: Got unexpected extra argument (THINK)"),
        (["search", "UNEP", "--limit", "0"], "Error: Invalid value for '--limit': 0 is not in the range 1<=x<=1000."),
        (["lookup", "UNEP", "--lang", "fr"], "Error: Invalid value for '--lang': 'fr' is not one of 'ja', 'en'."),
        (
            ["search", "UNEP", "--format", "turtle"],
            "Error: Invalid value for '--format': 'turtle' is not one of "
            "'table', 'csv', 'tsv', 'spreadsheet', 'json', 'jsonl', 'markdown', 'html'.",
        ),
        (
            ["query", "ASK {}", "--engine", "virtuoso"],
            "Error: Invalid value for '--engine': 'virtuoso' is not one of 'embedded', 'reference'.",
        ),
    ],
)
def test_wrong_usage_is_told_with_the_usage(arguments: list[str], message: str, keikaku: Run) -> None:
    done = keikaku(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: keikaku ")
    assert done.stderr.splitlines()[-1] == message


def test_no_command_at_all_shows_the_help_beside_the_data(keikaku: Run) -> None:
    done = keikaku()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == keikaku("--help").stdout


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("lookup", "the question is empty\n  ask something, as: keikaku lookup"),
        ("show", "the name is empty\n  name a thing, as in: keikaku show JETRO\n"),
        ("search", "there is nothing to search for\n  as in: keikaku search ジェトロ\n"),
        ("network", "the name is empty\n  name a thing, as in: keikaku show JETRO\n"),
    ],
)
def test_an_empty_text_is_answered_with_an_example(command: str, message: str, keikaku: Run) -> None:
    done = keikaku(command, "") if command in ("lookup", "network") else keikaku(command, "-", stdin="\n　\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"keikaku: {message}")


@pytest.mark.parametrize("command", ["show", "network"])
def test_an_unknown_name_is_answered_with_the_nearest(command: str, keikaku: Run) -> None:
    done = keikaku(command, "Medtronics International")
    assert (done.returncode, done.stdout) == (2, "")
    what, nearest = done.stderr.splitlines()
    assert what == "keikaku: the graph knows nothing by the name “Medtronics International”"
    assert nearest.startswith("  nearest names: Medtronic, ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["lookup", "partners of UNEP"],
        ["lookup", "indicators of 2018:6.1.1"],
        ["show", "document/bandung-memorandum"],
        ["show", "2018:6.1.1/indicator/1"],
        ["search", "Medtroncis", "--limit", "1"],  # of what is less alike an endpoint tells less
        ["query", "SELECT * { GRAPH ?g { ?s ?p <https://w3id.org/keikaku/id/actor/unep> } } ORDER BY ?g ?s ?p"],
    ],
)
def test_an_endpoint_answers_as_the_packaged_graph_does(arguments: list[str], served: str, keikaku: Run) -> None:
    here = keikaku(*arguments, "--format", "json")
    there = keikaku(*arguments, "--format", "json", "--store", served, no_proxy="127.0.0.1")
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
    assert here.returncode == 0
    assert json.loads(there.stdout) == json.loads(here.stdout)


def test_japanese_is_read_where_all_is_said_to_be_ascii(keikaku: Run, tmp_path: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert "JETRO" in keikaku("search", "ジェトロ", "--lang", "en", **ascii_only).stdout
    (tmp_path / "小.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    done = keikaku("query", "ASK { <urn:a> <urn:b> <urn:c> }", "--store", str(tmp_path / "小.ttl"), **ascii_only)
    assert (done.returncode, done.stdout, done.stderr) == (0, "true\n", "")


def test_warnings_made_errors_are_no_faults_of_files(keikaku: Run) -> None:
    done = keikaku("query", "ASK {}", "--engine", "reference", PYTHONWARNINGS="error")
    assert (done.returncode, done.stdout, done.stderr) == (0, "true\n", "")
