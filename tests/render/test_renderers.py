"""Every answer of every command in every format that can hold it: none breaks, and each reads back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib
from markdown_it import MarkdownIt
from rich.cells import cell_len

from keikaku.errors import AskedWrongly
from keikaku.render import renderers
from keikaku.render.renderers import RENDERERS, ROWS, USUAL, Medium, formats, is_page, of_file, render
from keikaku.render.rows.sparql_views import TriplesView
from keikaku.services.session.session import Session
from keikaku.views import Tabular
from tests.render.answers import ANSWERS, Rows
from tests.render.explorer.test_html import complaints

WIDTH = 80


def fits(text: str) -> None:
    drawn = [line for line in text.splitlines() if line.startswith(" ")]  # a title stands as it is
    assert max(map(cell_len, drawn), default=0) <= WIDTH


def is_csv(text: str) -> None:
    for block in text.replace("\r\n", "\n").split("\n\n"):
        assert len({len(row) for row in csv.reader(io.StringIO(block))}) == 1


def is_spreadsheet(text: str) -> None:
    assert text in ("true\n", "false\n") or text.startswith("\ufeff")
    is_csv(text.removeprefix("\ufeff"))


def is_tsv(text: str) -> None:
    for block in text.split("\n\n"):
        assert len({line.count("\t") for line in block.splitlines()}) == 1


def is_json_lines(text: str) -> None:
    assert all(isinstance(json.loads(line), dict) for line in text.splitlines())


def is_markdown(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert text in ("true\n", "false\n") or any(token.type == "table_open" for token in tokens)


def is_page_of(text: str) -> None:
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert text.rstrip().endswith("</html>")


def is_rdf(parser: str) -> Callable[[str], None]:
    def check(text: str) -> None:
        assert len(rdflib.Graph().parse(data=text, format=parser)) > 5

    return check


VALID: dict[str, Callable[[str], object]] = {
    "table": fits,
    "csv": is_csv,
    "tsv": is_tsv,
    "spreadsheet": is_spreadsheet,
    "json": json.loads,
    "jsonl": is_json_lines,
    "markdown": is_markdown,
    "html": is_page_of,
    "svg": ElementTree.fromstring,
    "gexf": lambda text: nx.read_gexf(io.StringIO(text)),
    "graphml": nx.parse_graphml,
    "turtle": is_rdf("turtle"),
    "ntriples": is_rdf("nt"),
    "jsonld": is_rdf("json-ld"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_format_that_is_offered_holds_the_answer(name: str, session: Session) -> None:
    view = ANSWERS[name](session)
    for form in formats(view.kind):
        text = render(view, form, Medium("en", WIDTH))
        VALID[form](text)
        assert text == render(view, form, Medium("en", WIDTH)), form
        assert text.endswith("\n") or text == "", form


def test_every_kind_has_an_answer_here_and_every_format_its_proof(session: Session) -> None:
    assert {make(session).kind for name, make in ANSWERS.items() if name != "explorer"} | {"rows", "explorer"} == set(
        RENDERERS
    )
    assert set(formats(*RENDERERS)) == set(VALID)


def test_every_page_is_valid_html(session: Session, tmp_path: Path) -> None:
    for name, make in ANSWERS.items():
        view = make(session)
        if isinstance(view, Tabular) and view.kind != "network":  # that has tests of its own
            for language in ("ja", "en"):
                page = render(view, "html", Medium(language))
                (tmp_path / f"{name} {language}.html").write_text(page, encoding="utf-8")
    pages = sorted(tmp_path.iterdir())
    assert len(pages) > 30
    assert complaints(*pages) == []


def test_a_format_of_rows_serves_every_answer_that_is_rows(monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
    for kind, own in RENDERERS.items():
        if "csv" in own:
            assert set(ROWS) <= set(own), kind
    monkeypatch.setitem(ROWS, "titles", lambda view, medium: view.title(medium.language))
    assert render(ANSWERS["search"](session), "titles", Medium("en")) == "What is written like “川崎”"
    assert "titles" in formats("rows")


@pytest.mark.parametrize(
    ("kinds", "offered"),
    [
        (("rows",), "table csv tsv spreadsheet json jsonl markdown html"),
        (("solutions", "triples"), "table csv tsv spreadsheet json jsonl markdown html turtle ntriples jsonld"),
        (("network",), "table csv tsv spreadsheet json jsonl markdown html gexf graphml"),
        (("indicators",), "table csv tsv spreadsheet json jsonl markdown html svg"),
        (("explorer",), "html json"),
    ],
)
def test_what_is_offered_is_listed_once(kinds: tuple[str, ...], offered: str) -> None:
    assert " ".join(formats(*kinds)) == offered
    assert all(USUAL.get(kind, "csv") in formats(kind) for kind in kinds)


@pytest.mark.parametrize(
    ("kind", "file", "form"),
    [
        ("network", "x.gexf", "gexf"), ("network", "x.GraphML", "graphml"), ("network", "x.htm", "html"),
        ("network", "x.svg", None), ("indicators", "x.svg", "svg"), ("rows", "notes.md", "markdown"),
        ("rows", "x.txt", "table"), ("rows", "x", None), ("rows", "-", None), ("rows", "x.rows", None),
        ("triples", "x.csv", None), ("explorer", "x.json", "json"),
    ],
)  # fmt: skip
def test_a_file_is_in_the_format_of_its_ending_where_that_can_hold_it(kind: str, file: str, form: str | None) -> None:
    assert of_file(kind, Path(file)) == form


def test_what_a_format_cannot_hold_is_said_with_what_can() -> None:
    with pytest.raises(AskedWrongly) as caught:
        render(TriplesView([]), "csv", Medium("en"))
    assert caught.value.message == "CONSTRUCT and DESCRIBE answer with triples, which csv cannot hold"
    assert caught.value.hint == "use --format turtle, ntriples or jsonld"


def test_only_html_is_shown_by_a_browser() -> None:
    assert [form for form in formats(*RENDERERS) if is_page(form)] == ["html"]


def test_several_tables_follow_one_another(session: Session) -> None:
    text = render(ANSWERS["run about"](session), "csv", Medium("en"))
    assert [block.splitlines()[0] for block in text.split("\n\n")] == [
        "parameter,type,default,meaning", "column,type,heading",
    ]  # fmt: skip


def test_a_table_without_rows_is_drawn_only_where_nothing_else_says_so(session: Session) -> None:
    assert render(Rows([]), "table", Medium("en")) == ""
    assert render(Rows([]), "csv", Medium("en")) == "label,page\n"
    assert render(ANSWERS["run without rows"](session), "table", Medium("en")) == ""
    assert render(ANSWERS["select without rows"](session), "table", Medium("en")).startswith(" x\n")


def test_renderers_are_loaded_when_they_are_used() -> None:
    import subprocess
    import sys

    code = "import sys, keikaku.render.renderers; print([m for m in sys.modules if m.startswith('keikaku.render.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"['{renderers.__name__}']\n"
