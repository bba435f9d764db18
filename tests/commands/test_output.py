"""What goes where: formats by name and by a file's ending, in every command alike."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import pytest

from keikaku.commands.main import COMMANDS
from keikaku.vocab import ID
from tests.conftest import Run

ROWS = ["table", "csv", "tsv", "spreadsheet", "json", "jsonl", "markdown", "html"]
OTHERS = {
    "query": [*ROWS, "turtle", "ntriples", "jsonld"],
    "network": [*ROWS, "gexf", "graphml"],
    "indicators": [*ROWS, "svg"],
    "explore": ["html", "json"],
    "export": ["trig", "nquads", "turtle", "jsonld", "csv", "parquet", "graphml", "gexf"],
}
FOLDERS = ("release", "load", "dump", "backup")  # what they write has one form each


@pytest.mark.parametrize(
    "command", [name for name in COMMANDS if name not in ("completion", "serve", "publish", "mcp", *FOLDERS)]
)
def test_a_command_offers_each_format_that_can_hold_its_answers_once(command: str, keikaku: Run) -> None:
    offered = re.search(r"--format \[(.*?)\]", keikaku(command, "--help").stdout, re.DOTALL)
    assert offered
    assert re.split(r"\|\s*", offered[1]) == OTHERS.get(command, ROWS)


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        (["lookup", "initiatives involving JETRO"], "initiatives involving JETRO"),
        (["show", "UNEP"], "United Nations Environment Programme (UNEP) ／ 国連環境計画 [Organisation]"),
        (["search", "UNEP"], "What is written like “UNEP”"),
        (["query", "ASK { <urn:never> ?p ?o }"], "No"),
        (["run"], "The catalogue of queries"),
        (["run", "partners", "--about"], "Partners of an actor"),
        (["run", "partners"], "Partners of an actor"),
        (["indicators", "2018:6"], "Indicators: from baseline to target"),
    ],
)
def test_a_page_of_its_own_is_html_everywhere(arguments: list[str], heading: str, keikaku: Run) -> None:
    done = keikaku(*arguments, "--format", "html", "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.startswith('<!DOCTYPE html>\n<html lang="en">\n')
    assert f"<h1>{heading}</h1>" in re.sub(r"</?in-(one|phrases)>|<wbr>", "", done.stdout)
    assert "<script" not in done.stdout


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_a_network_is_written_in_the_format_of_its_file(form: str, keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("network", "UNEP", "-o", f"unep.{form}", "--lang", "ja")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"unep.{form}\n", "")
    graph = nx.read_gexf(tmp_path / "unep.gexf") if form == "gexf" else nx.read_graphml(tmp_path / "unep.graphml")
    assert graph.nodes[f"{ID}actor/unep"]["label"] == "国連環境計画"
    assert keikaku("network", "UNEP", "--format", form, "--lang", "ja").stdout == (tmp_path / f"unep.{form}").read_text(
        encoding="utf-8"
    )


def test_the_format_that_is_named_goes_before_the_ending(keikaku: Run, tmp_path: Path) -> None:
    assert keikaku("network", "UNEP", "-o", "unep.gexf", "--format", "csv").stdout == "unep.gexf\n"
    assert (tmp_path / "unep.gexf").read_text(encoding="utf-8").startswith("source,source_type,")
    assert keikaku("network", "UNEP", "-o", "unep.page", "--no-open").stdout == "unep.page\n"
    assert (tmp_path / "unep.page").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
