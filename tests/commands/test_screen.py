"""On a real terminal no command, in no format, lets a control character through; in a pipe data is as it is."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest

from keikaku.render.renderers import formats
from keikaku.render.text.screen import is_hidden
from keikaku.vocab import PREFIXES
from tests.commands.test_streams import KINDS
from tests.conftest import Run
from tests.terminal import Terminal

HIDDEN = "".join(
    sign
    for code in range(1, 0x110000)
    if unicodedata.category(sign := chr(code)) in ("Cc", "Cf", "Zl", "Zp") and sign not in "\t\n\r"
)
NAME = f"a\x1b]0;owned\x07\x1b[31mb\x9b31m\u202egnp\u2066\u200f\x7f{HIDDEN}\r\nz"
IRI = "https://w3id.org/keikaku/id/actor/x\u202e\u061c\u200dy"
ASKED = {
    "lookup": ["lookup", "organisations"],
    "show": ["show", "actor/plain"],
    "search": ["search", "owned"],
    "solutions": ["query", "SELECT * { ?s ?p ?o }"],
    "triples": ["query", "CONSTRUCT WHERE { ?s ?p ?o }"],
    "run": ["run", "facilities-and-operators"],
    "network": ["network", "-o", "-", "actor/plain"],
    "explore": ["explore", "-o", "-"],
    "indicators": ["indicators"],
    "check": ["check"],
}
# All in one process: it is the terminal that has to be real.
DRIVER = """
import json, sys
import click
from keikaku.commands import streams, waiting
from keikaku.commands.main import cli
from keikaku.errors import KeikakuError
streams.open_all()
waiting.PATIENCE = 1000.0  # what turns while one waits is made of control characters
for words in json.load(open(sys.argv[1], encoding="utf-8")):
    try:
        cli.main(words, standalone_mode=False)
    except (KeikakuError, click.ClickException) as problem:
        from keikaku.commands import failures
        failures._say(problem.message)
    sys.stdout.flush()
    click.echo("-- end of it --")
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph whose names, notes and IRIs hold every character that a terminal must not see."""
    folder = tmp_path_factory.mktemp("hostile")
    store, graph = ox.Store(), ox.NamedNode("https://w3id.org/keikaku/id/passage/x")
    plain = "https://w3id.org/keikaku/id/actor/plain"

    def state(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        prefix, name = predicate.split(":")
        store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(PREFIXES[prefix] + name), value, graph))

    for thing in (plain, IRI):
        for kind in ("Organisation", "Facility", "Actor", "Entity"):
            state(thing, "rdf:type", ox.NamedNode(f"{PREFIXES['kk']}{kind}"))
        for language in ("ja", "en"):
            state(thing, "skos:prefLabel", ox.Literal(NAME, language=language))
        state(thing, "skos:note", ox.Literal(NAME))
    state(plain, "skos:altLabel", ox.Literal("tidy", language="en"))
    state(graph.value, "rdf:type", ox.NamedNode(f"{PREFIXES['kk']}Passage"))
    state(graph.value, "kk:address", ox.Literal("x"))
    state(plain, "kk:cooperatesWith", ox.NamedNode(IRI))
    state(plain, "kk:operatedBy", ox.NamedNode(IRI))
    (folder / "graph.nq").write_bytes(store.dump(format=ox.RdfFormat.N_QUADS) or b"")
    return folder / "graph.nq"


def test_nothing_hidden_reaches_a_terminal(hostile: Path, tmp_path: Path) -> None:
    kinds = {**KINDS, "solutions": "solutions", "triples": "triples"}
    words = [
        [*asked, "--format", form, "--store", str(hostile), "--lang", "en", "--no-pager"]
        for name, asked in ASKED.items()
        for form in formats(kinds[name])
    ]
    data = ["--store", str(hostile), "--lang", "en"]
    words += [["network", "actor/plain", "-o", "/dev/tty", "--format", form, *data] for form in ("csv", "json", "gexf")]
    words += [["network", "actor/plain", "-o", str(tmp_path / "a\x1b[31m\x9b\u202e.csv"), *data]]
    assert len(words) > 60
    plan = tmp_path / "words.json"
    plan.write_text(json.dumps(words), encoding="utf-8")
    command = [sys.executable, "-c", DRIVER, str(plan)]
    with Terminal(command, environment={"KEIKAKU_CACHE": "off", "PYTHONUNBUFFERED": "1"}) as terminal:
        seen = terminal.end().replace("\r\n", "\n")  # as one line end comes in two pieces now and then
    parts = seen.split("-- end of it --\n")
    assert len(parts) == len(words) + 1, seen[-2000:]
    for asked, part in zip(words, parts, strict=False):
        plain = re.sub(r"\x1b\[[0-9;]*m", "", part) if "table" in asked else part
        assert {sign for sign in plain if is_hidden(sign)} == set(), asked
    assert parts[-2] == f"{tmp_path}/a�[31m��.csv\n"
    assert NAME in next(tmp_path.glob("a*.csv")).read_bytes().decode()
    answered = [asked for asked, part in zip(words, parts, strict=False) if "owned" in part]
    assert len(answered) > 45, answered


def test_no_shell_is_given_a_name_with_control_characters(hostile: Path, keikaku: Run) -> None:
    line = f"keikaku show --store {hostile} ti"
    for shell in ("bash", "zsh", "fish"):
        done = keikaku(_KEIKAKU_COMPLETE=f"{shell}_complete", COMP_WORDS=line)
        assert not any(map(is_hidden, done.stdout)), shell
        assert done.stdout.startswith("plain tidy")
        assert len(done.stdout.splitlines()) == 1


def test_in_a_pipe_the_data_is_as_it_is(hostile: Path, keikaku: Run) -> None:
    done = keikaku(
        "query", f"SELECT ?n {{ <{IRI}> <http://www.w3.org/2004/02/skos/core#note> ?n }}", "--format", "json",
        "--store", str(hostile),
    )  # fmt: skip
    assert json.loads(done.stdout)["results"]["bindings"][0]["n"]["value"] == NAME
    assert "\u202e" in done.stdout
    assert "\x9b" in done.stdout
