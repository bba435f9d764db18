from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from keikaku.records import Cell, Label, Table
from keikaku.render.rows.delimited import one_line
from keikaku.render.rows.markdown import render
from keikaku.render.text.screen import printable
from tests.render.terms import texts

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LIVELY = st.sampled_from(
    ["*", "_", "**b**", "`", "``", "[a](http://x)", "![a](b)", "<b>", "&amp;", "|", "\\", "\\|", "~~s~~", "#",
     "- ", "1. ",     "<http://x.org>", "&lt;", "$x$", "---", "川崎　市", "_x_", "a_b"]
)  # fmt: skip
CELLS = st.lists(LIVELY | texts, max_size=4).map("".join)


def cells(text: str) -> list[str]:
    """What a reader of the rendered table sees, cell by cell; anything but text shows as its markup."""

    def seen(token: Token) -> str:
        return "".join(
            child.content if child.type in ("text", "text_special") else f"<{child.type}>"
            for child in token.children or []
        )

    return [seen(token) for token in MARKDOWN.parse(text) if token.type == "inline"]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4), CELLS)
def test_every_cell_is_shown_as_it_is(rows: list[tuple[Cell, ...]], heading: str) -> None:
    text = render(Table(("a", "b"), (Label(heading or "a", None), Label(None, None)), rows), "ja")
    said = [heading or "a", "b", *(str(cell) for row in rows for cell in row)]
    assert cells(text) == [printable(one_line(one)).strip() for one in said]


def test_one_whole_table() -> None:
    rows: list[tuple[Cell, ...]] = [("a|b\\c", None), ("*x* <b> & [y](z)\nnext", 3)]
    table = Table(("label", "n"), (Label("名称", "Name"), Label(None, "Num_ber")), rows)
    assert render(table, "en") == (
        "| Name | Num\\_ber |\n| --- | --- |\n| a\\|b\\\\c |  |\n| \\*x\\* &lt;b&gt; &amp; \\[y\\](z) next | 3 |\n"
    )


def test_a_table_without_rows_is_its_head() -> None:
    assert render(Table(("label",), (Label("名称", None),), []), "en") == "| 名称 |\n| --- |\n"
