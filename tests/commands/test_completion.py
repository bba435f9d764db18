"""Completion: what the command answers a shell, and what a person gets who presses Tab in bash, zsh and fish."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from keikaku.commands.shells import SHELLS, Line, read
from tests.conftest import Run
from tests.places import PLANS
from tests.terminal import Terminal

BREAKS = " \t\n\"'><=;|&(:"  # as bash has them
# How each shell is started without the person's own settings, takes the script, and how its prompt begins.
START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "bind 'set enable-bracketed-paste off'; PS1='@''@ '"),
    "zsh": (["zsh", "-f", "-i"], "bindkey -e; unset zle_bracketed_paste; PS1='@''@ '"),
    "fish": (["fish", "--no-config", "-i"], "function fish_prompt; echo -n '@''@ '; end"),
}
LOAD = {
    "bash": 'eval "$(keikaku completion bash)"',
    "zsh": 'autoload -U compinit; compinit -u -D; eval "$(keikaku completion zsh)"',
    "fish": "keikaku completion fish | source",
}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("keikaku sho", Line(["keikaku"], "sho", "", "")),
        ("keikaku show ", Line(["keikaku", "show"], "", "", "")),
        ('keikaku show "new ov', Line(["keikaku", "show"], "new ov", '"', "")),
        ("keikaku show 'new ov", Line(["keikaku", "show"], "new ov", "'", "")),
        ("keikaku show new\\ ov", Line(["keikaku", "show"], "new ov", "", "")),
        ("keikaku show 2018:6.1", Line(["keikaku", "show"], "2018:6.1", "", "2018:")),
        ('keikaku show "2018:6.1', Line(["keikaku", "show"], "2018:6.1", '"', "")),
        ("keikaku show --format=cs", Line(["keikaku", "show"], "--format=cs", "", "--format=")),
        ('keikaku show "" x', Line(["keikaku", "show", ""], "x", "", "")),
        ('keikaku show "a \\"b\\c', Line(["keikaku", "show"], 'a "b\\c', '"', "")),
        ("keikaku show a\\", Line(["keikaku", "show"], "a", "", "")),
        ("", Line([], "", "", "")),
    ],
)
def test_a_line_is_read_as_a_shell_does(line: str, expected: Line) -> None:
    assert read(line, BREAKS) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("keikaku s", ["show", "search", "serve"]),
        ("keikaku show --form", ["--format"]),
        ("keikaku show --format ", ["table", "csv", "tsv", "spreadsheet", "json", "jsonl", "markdown", "html"]),
        ("keikaku show --lang=", ["ja", "en"]),
        ("keikaku completion ", ["bash", "zsh", "fish"]),
        ("keikaku run whom", ["whom-the-plan-is-for"]),
        ("keikaku run partners -p ", ["actor", "plan", "language"]),
        ("keikaku run partners -p actor jet", ["JETRO"]),
        ("keikaku run partners -p actor shangh", []),  # a place is neither actor nor facility
        ("keikaku run no-such-query -p ", []),
        ("keikaku network --run partners -p actor ｼﾞｪﾄ", ["ジェトロ"]),
        ("keikaku show jet", ["JETRO"]),
        ("keikaku search ｼﾞｪﾄ", ["ジェトロ"]),
        ("keikaku network じぇと", ["ジェトロ"]),
        ("keikaku show new\\ over", ["New\\ overseas-expansion\\ support\\ organisation"]),
        ('keikaku show "new over', ["New overseas-expansion support organisation"]),
        ("keikaku show 'merchants", ["Merchants'\\'' network"]),
        ("keikaku show merchants", ["Merchants\\'\\ network"]),
        ("keikaku show 2018:", ["1", "2", "3", "4", "5", "6", "7"]),
        ('keikaku show "2018:6', ["2018:6", "2018:6.1", "2018:6.2"]),
        ("keikaku show 2018:6.2.1/ind", ["6.2.1/indicator/1"]),
        ("keikaku lookup --plan 20", ["2005", "2018"]),
        ("keikaku lookup --plan a", ["all"]),
        ("keikaku lookup --store no-such-file --plan 2", []),
        ("keikaku show THINK UN", []),
        ("keikaku show nothing-is-called-so", []),
        ("keikaku show --store no-such-file JE", []),
        ("keikaku show --store http://127.0.0.1:1/ JE", []),
    ],
)
def test_bash_gets_words_as_it_takes_them(line: str, expected: list[str], keikaku: Run) -> None:
    done = keikaku(_KEIKAKU_COMPLETE="bash_complete", COMP_WORDS=line, COMP_WORDBREAKS=BREAKS, COMP_TYPE="9")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "\n".join(f"plain {word}" for word in expected) + "\n",
        "",
    )


@pytest.mark.parametrize("line", ["keikaku query my", "keikaku show --store x", "keikaku show --source "])
@pytest.mark.parametrize("shell", SHELLS)
def test_files_are_left_to_the_shell(line: str, shell: str, keikaku: Run) -> None:
    done = keikaku(_KEIKAKU_COMPLETE=f"{shell}_complete", COMP_WORDS=line)
    assert (done.stdout, done.stderr) == ("file\n", "")


@pytest.mark.parametrize(
    ("shell", "begun", "expected"),
    [
        ("bash", "JETR", "plain JETRO\n"),
        ("zsh", "JETR", "plain JETRO\tJETRO  -- JETRO (Japan External Trade Organization)\n"),
        ("fish", "JETR", "plain JETRO\tJETRO (Japan External Trade Organization)\n"),
        ("zsh", "--lan", "plain --lang\t--lang  -- Language of labels.\n"),
        # bash and zsh put another spelling in the place of this one, fish goes on from it.
        ("bash", "ＪＥＴＲ", "plain JETRO\n"),
        ("fish", "ＪＥＴＲ", "plain ＪＥＴＲO\tJETRO (Japan External Trade Organization)\n"),
        ("fish", "jetr", "plain JETRO\tJETRO (Japan External Trade Organization)\n"),
        ("fish", "--lang=j", "plain --lang=ja\n"),
    ],
)
def test_each_shell_is_told_in_its_own_way(shell: str, begun: str, expected: str, keikaku: Run) -> None:
    done = keikaku(_KEIKAKU_COMPLETE=f"{shell}_complete", COMP_WORDS=f"keikaku show {begun}")
    assert done.stdout == expected


def test_what_has_been_written_is_never_taken_away(keikaku: Run) -> None:
    done = keikaku(_KEIKAKU_COMPLETE="bash_complete", COMP_WORDS="keikaku show kanag")
    words = [line.removeprefix("plain ") for line in done.stdout.splitlines()]
    assert len(words) > 1
    assert os.path.commonprefix(words).casefold().startswith("kanag")  # noqa: RUF071 - words, not paths


def test_a_list_in_bash_is_for_people(keikaku: Run) -> None:
    done = keikaku(_KEIKAKU_COMPLETE="bash_complete", COMP_WORDS="keikaku show new\\ over", COMP_TYPE="63")
    assert done.stdout == "plain New overseas-expansion support organisation  (新たな支援組織)\n"


def test_names_are_completed_from_the_store_of_the_line(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(
        "@prefix kk: <https://w3id.org/keikaku/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://w3id.org/keikaku/id/actor/x> a kk:Organisation ; skos:prefLabel "JX, of $5 `x`; \\"a\\""@en .\n'
        '<https://w3id.org/keikaku/id/actor/y> a kk:Organisation ; skos:prefLabel "J\\u001b[31m"@en .\n',
        encoding="utf-8",
    )
    done = keikaku(_KEIKAKU_COMPLETE="bash_complete", COMP_WORDS="keikaku show --store mine.ttl j")
    assert done.stdout == 'plain JX,\\ of\\ \\$5\\ \\`x\\`\\;\\ \\"a\\"\n'


def test_addresses_of_a_plan_with_a_name_for_an_id(keikaku: Run) -> None:
    line = f"keikaku show --store {PLANS / 'minato.trig'} minato-2021:"
    done = keikaku(_KEIKAKU_COMPLETE="fish_complete", COMP_WORDS=line)
    assert done.stdout == "plain minato-2021:1\n"


def test_completion_of_a_name_loads_only_the_engine(keikaku: Run) -> None:
    done = keikaku(_KEIKAKU_COMPLETE="fish_complete", COMP_WORDS="keikaku show J", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rsplit("|", 1)[-1].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "pyoxigraph" in imported
    heavy = {"rdflib", "networkx", "pyvis", "numpy", "rich", "SPARQLWrapper", "pyshacl", "rapidfuzz", "jinja2"}
    assert imported & heavy == set()


def test_a_shell_that_is_not_known_is_refused(keikaku: Run) -> None:
    done = keikaku("completion", "tcsh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'." in done.stderr


@pytest.fixture(scope="module", params=sorted(START))
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A shell at its prompt in which completion is installed."""
    command, settings = START[request.param]
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed (Debian: apt-get install {command[0]})")
    home = tmp_path_factory.mktemp("home")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # A dumb terminal, so that what is written is what is seen; zsh edits lines on no such one.
    term = "xterm" if request.param == "zsh" else "dumb"
    environment = {"HOME": str(home), "PATH": path, "TERM": term, "LANG": "C.UTF-8"}
    (home / "my query.rq").write_text("ASK {}", encoding="utf-8")
    with Terminal(["sh", "-c", f'cd "$HOME" && exec {" ".join(command)}'], 40, 200, environment) as terminal:
        terminal.type(f"{settings}\n")
        terminal.wait_for("@@ ")
        terminal.type(f"{LOAD[request.param]}; echo load''ed\n")
        terminal.wait_for("loaded")
        terminal.wait_for("@@ ")
        yield terminal


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("keikaku sho\t", ["keikaku", "show"]),
        ("keikaku show JE\t--form\tmark\t", ["keikaku", "show", "JETRO", "--format", "markdown"]),
        ('keikaku show "new ov\t', ["keikaku", "show", "New overseas-expansion support organisation"]),
        ("keikaku show 'new ov\t", ["keikaku", "show", "New overseas-expansion support organisation"]),
        ("keikaku show new\\ ov\t", ["keikaku", "show", "New overseas-expansion support organisation"]),
        ('keikaku show "JETRO (J\t', ["keikaku", "show", "JETRO (Japan External Trade Organization)"]),
        ("keikaku show merchants\\'\t", ["keikaku", "show", "Merchants' network"]),
        ("keikaku show キングスカイフロン\t", ["keikaku", "show", "キングスカイフロント"]),
        ("keikaku show 2018:6.2.1/ind\t", ["keikaku", "show", "2018:6.2.1/indicator/1"]),
        ('keikaku show "2018:6.2.1/ind\t', ["keikaku", "show", "2018:6.2.1/indicator/1"]),
        ("keikaku show 2018:\t6.2.1/ind\t", ["keikaku", "show", "2018:6.2.1/indicator/1"]),
        ("keikaku show --lang=j\t", ["keikaku", "show", "--lang=ja"]),
        ("keikaku query my\t", ["keikaku", "query", "my query.rq"]),
    ],
)
def test_tab_in_a_real_shell(typed: str, expected: list[str], shell: Terminal) -> None:
    # From the beginning and the end of the line, a command is put around the words that are now there.
    shell.type(f"{typed}\x01printf '<%s>' \x05; echo do''ne\n")
    said = shell.wait_for("done")
    assert re.findall(r"<([^<>%]*)>", said) == expected
