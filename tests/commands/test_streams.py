"""Standard output takes all bytes, or the command says that it did not: every command, every format, any buffering."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from keikaku.commands.main import COMMANDS, cli
from keikaku.render.renderers import formats
from tests.pipes import impatient
from tests.places import ROOT
from tests.terminal import Terminal

TOWN = str(ROOT / "tests" / "data" / "town")
ASKED = {
    "lookup": ["lookup", "organisations"],
    "show": ["show", "2031:1"],
    "search": ["search", "a"],
    "query": ["query", "SELECT * { ?s ?p ?o } LIMIT 2000"],
    "construct": ["query", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2000"],
    "run": ["run", "documents-by-kind"],
    "network": ["network", "-o", "-"],
    "explore": ["explore", "-o", "-"],
    "indicators": ["indicators"],
    "analyse": ["analyse", "network"],
    "export": ["export", "--store", TOWN, "--format", "nquads"],
    "exported rows": ["export", "--store", TOWN, "--format", "csv"],
    "check": ["check"],
    "register": ["register", "--outline", "2031", "--store", TOWN],
    "help": ["--help"],
    "version": ["--version"],
    "completion": ["completion", "bash"],
}
SERVED = {"serve", "publish", "mcp"}  # they print no answer: their own tests see to them
FOLDERS = {"release", "load", "verify", "dump", "backup"}  # they need one made before: their own tests see to them
KINDS = {
    "lookup": "rows", "show": "sheet", "search": "rows", "query": "solutions", "construct": "triples", "run": "run",
    "network": "network", "explore": "explorer", "indicators": "indicators", "analyse": "rows", "check": "rows",
}  # fmt: skip

# Each command in a copy of one process: what it imports is imported once.
DRIVER = """
import json, os, sys
from keikaku.commands import check, explore, failures, indicators, lookup, network, query, register, run, search, show
from keikaku.commands.main import cli
from keikaku.render.rows import delimited, html_tables, json_text, markdown, rdf, sparql_results, table
from keikaku.services.session import opening
import jinja2, networkx, pyoxigraph, rich.table, rdflib, pyshacl, keikaku.services.explorer.explorer
for words in json.loads(sys.stdin.read()):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(write, 2)
        failures.run(cli, words)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as told:
        said = told.read()
    print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said]), file=sys.stderr, flush=True)
"""


def combinations() -> list[list[str]]:
    found = []
    for name, words in ASKED.items():
        forms = formats(KINDS[name]) if name in KINDS else ("",)
        for form in ("csv", "html") if name == "check" else forms:  # the others write nothing where nothing is wrong
            found.append([*words, *(["--format", form, "--store", TOWN] if form else [])])
    return found


def test_every_command_is_here() -> None:
    assert set(ASKED) | FOLDERS | SERVED >= set(COMMANDS)
    assert set(COMMANDS) == set(cli.list_commands(None))  # type: ignore[arg-type]
    assert len(combinations()) > 60


def ended(words: list[list[str]], out: int, **environment: str) -> list[tuple[int, str]]:
    """The exit code of each command, and what it said, with its standard output there."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER], input=json.dumps(words), stdout=out, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment}, timeout=300, check=True,
    )  # fmt: skip
    return [(code, said) for code, said in map(json.loads, done.stderr.splitlines())]


def test_a_full_disk_is_told_of_by_every_command_in_every_format() -> None:
    tried, found = combinations(), {}
    with Path("/dev/full").open("wb") as full:
        for words, (code, said) in zip(tried, ended(tried, full.fileno(), PYTHONUNBUFFERED="1"), strict=True):
            found[" ".join(words)] = (code, said.splitlines()[-1] if said else "")
    told = (3, "keikaku: the output could not be written: No space left on device")
    assert {words: one for words, one in found.items() if one != told} == {}


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_fills_up_in_the_middle_is_told_of(tmp_path: Path, unbuffered: str) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with (tmp_path / "out").open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "keikaku", *ASKED["query"], "--format", "csv"], stdout=out, stderr=subprocess.PIPE,
            text=True, check=False, env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard)),
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (3, "keikaku: the output could not be written: File too large\n")
    assert (tmp_path / "out").stat().st_size == 50_000


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_that_does_not_wait_gets_all(unbuffered: str) -> None:
    with impatient() as (into, got):
        ((code, said),) = ended([[*ASKED["query"], "--format", "csv"]], into, PYTHONUNBUFFERED=unbuffered)
    assert (code, said) == (0, "")
    assert len(got[0]) > 100_000
    assert got[0].count(b"\n") == 2001


def test_output_is_a_terminal_where_it_is_one() -> None:
    with Terminal([sys.executable, "-m", "keikaku", "run", "--no-pager"], environment={"PYTHONUNBUFFERED": "1"}) as one:
        assert "\x1b[1m" in one.end()
    assert one.code == 0
