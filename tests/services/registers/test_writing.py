"""An outline as it is written: it reads back as the same."""

from __future__ import annotations

import pytest
from hypothesis import given

from keikaku.records import Literal
from keikaku.services.registers import reading
from keikaku.services.registers.outline import Header, Level, Outline, Row
from keikaku.services.registers.places import Place
from keikaku.services.registers.writing import write
from tests.examples import examples
from tests.services.registers.drawn import outlines

SMALL = Outline(
    Header(
        "a-1", "https://a.example/", "https://a.example/p", "urn:g",
        titles=(Literal.text("A “plan”", "en"), Literal.text("計画", "ja")), also=(Literal.text('b"', "ja"),),
        languages=("en", "ja"), month=4, texts=("a.txt", "b.txt"),
        levels=(
            Level(1, "Policy", (Literal.text("Measure", "en"),), "urn:l"),
            Level(2, "Policy", (Literal.text("分野", "ja"),)),
        ),
    ),
    (
        Row("", "Measure", parent="", text="b.txt", places=(Place(1, None, 2), Place())),
        Row("2", "Policy", level=2, parent="1", also=(Literal.text("a; b", "en"), Literal.text("c", "en")),
            note="x, y"),
        Row("3", "Policy", names=(Literal.text("it's ''' three", "en"),), iri="https://a.example/x",
            stated_in=("2", "3")),
    ),
)  # fmt: skip
WRITTEN = '''\
# made by hand
id = "a-1"
base = "https://a.example/"
iri = "p"
graph = "urn:g"
title = "A “plan”"
title_ja = "計画"
also_ja = ["b\\""]
language = ["en", "ja"]
fiscal_year_begins = 4
text = ["a.txt", "b.txt"]
levels = [
  { class = "Policy", en = "Measure", iri = "urn:l" },
  { class = "Policy", ja = "分野" },
]
elements = """
address,class,parent,text,lines,en,also_en,stated_in,iri,note
a-1,kk:Measure,a-1,b.txt,1-2; ?,,,,,
2,分野,1,,,,a\\\\; b; c,,,\\"x, y\\"
3,Policy,,,,it's \'\'\' three,,2; 3,x,
"""
'''


def test_an_outline_is_toml_with_a_table_of_what_there_is() -> None:
    assert write(SMALL, ["made by hand"]) == WRITTEN


def test_a_table_that_holds_no_three_quotes_stands_as_it_is() -> None:
    assert write(Outline(Header("a"), (Row("1", "Policy"),))) == (
        "id = \"a\"\nelements = '''\naddress,class,lines\n1,Policy,\n'''\n"
    )


def in_order(one: Header | Row) -> Header | Row:
    """The same with its names in one order, for that of their keys and columns means nothing."""
    return one._replace(titles=tuple(sorted(one.titles, key=str)), names=tuple(sorted(one.names, key=str)))


@examples(60)
@given(outlines())
def test_what_is_written_reads_back_as_the_same(tmp_path_factory: pytest.TempPathFactory, outline: Outline) -> None:
    path = tmp_path_factory.getbasetemp() / "outline.toml"
    path.write_text(write(outline), encoding="utf-8")
    again = reading.read(path)
    assert in_order(again.header) == in_order(outline.header)
    assert [in_order(row._replace(line=0)) for row in again.rows] == [in_order(row) for row in outline.rows]
