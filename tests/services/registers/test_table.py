"""The table of an outline: how its cells are read, and what is wrong in it, by line."""

from __future__ import annotations

import pytest

from keikaku.records import IRI, Literal
from keikaku.services.registers.outline import Header, Level, Row
from keikaku.services.registers.places import Place
from keikaku.services.registers.problems import Problems
from keikaku.services.registers.table import rows
from keikaku.vocab import ID

HEADER = Header(
    "ito-2021", languages=("ja",),
    levels=(
        Level(1, "Policy", (Literal.text("政策目標", "ja"), Literal.text("Goal", "en"))),
        Level(2, "Strategy", (Literal.text("Area", "en"),)),
        Level(3, "Strategy", (Literal.text("Measure", "en"),)),
    ),
)  # fmt: skip


def read(text: str) -> tuple[tuple[Row, ...], list[str]]:
    problems = Problems("a.csv")
    found = rows(text, 10, HEADER, problems)
    return found, [f"{one.line}: {one.what}" for one in problems.found]


def test_every_column_of_a_row() -> None:
    found, wrong = read(
        "address,class,parent,text,lines,page,sheet,title,ja,en-GB,also_en,title_en,stated_in,iri,passage,note\n"
        '5.4,Section,ito-2021,a.txt,"7, 9-10",3-45,51,商工業,商業,Trade,"one; two\\; three",Trade and "work",'
        "5.4/a;5.4/b,x/y,id:z,guess\n".replace('Trade and "work"', '"Trade and ""work"""')
    )
    assert wrong == []
    assert found == (
        Row(
            "5.4", "Section", 11, parent="", text="a.txt", places=(Place(7, None, 7), Place(9, None, 10)), page="3-45",
            sheet=51, titles=(Literal.text("商工業", "ja"), Literal.text('Trade and "work"', "en")),
            names=(Literal.text("商業", "ja"), Literal.text("Trade", "en-GB")),
            also=(Literal.text("one", "en"), Literal.text("two; three", "en")), stated_in=("5.4/a", "5.4/b"),
            iri=IRI(f"{ID}x/y"), passage=IRI(f"{ID}z"), note="guess",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kind", "level"),
    [
        ("1,policy", "Policy", None),
        ("1,政策目標", "Policy", None),
        ("1,Goal", "Policy", None),
        ("1,Area", "Strategy", 2),
        ("1,Measure", "Strategy", 3),
        ("1,kk:Measure", "Measure", None),
        ("1,Strategy", "Strategy", None),
        ("1/issue/2,", "Issue", None),
        ("1/issue/2,Figure", "Figure", None),
    ],
)
def test_a_class_goes_by_its_name_or_that_of_a_level_or_the_address(written: str, kind: str, level: int | None) -> None:
    found, wrong = read(f"address,class\n{written}\n")
    assert (wrong, found[0].kind, found[0].level) == ([], kind, level)


@pytest.mark.parametrize(
    ("written", "path"), [("ito-2021:5.4", "5.4"), ("5.4", "5.4"), ("ito-2021", ""), ("政策/1", "政策/1")]
)
def test_an_address_has_the_id_of_the_plan_or_not(written: str, path: str) -> None:
    found, wrong = read(f"address,class\n{written},Issue\n")
    assert (wrong, found[0].path) == ([], path)


def test_remarks_empty_lines_and_texts_of_several_lines_keep_the_count() -> None:
    found, wrong = read('\naddress,class,title\n# a, remark\n\n1,Policy,"two\nlines"\n,,\n2,Policy,\n')
    assert wrong == []
    assert [(row.path, row.line, [title.value for title in row.titles]) for row in found] == [
        ("1", 14, ["two\nlines"]),
        ("2", 17, []),
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", ["10: the table has no headings"]),
        ("class,lines\n", ["10: there is no column “address”"]),
        ("address,adress,address\n", [
            "10: the column “address” stands twice", "10: “adress” is no column of an outline",
        ]),
        ("address,class\n1,Policy,a,b\n", ["11: 4 cells stand under 2 headings"]),
        ("address,class\n1,Polizy\n", ["11: “Polizy” is no class"]),
        ("address,class\n1,\n", ["11: nothing says of which class “1” is"]),
        ("address,class\n,Policy\n", ["11: a row has no address"]),
        ("address,class\n1 2,Policy\n1//2,Issue\n../1,Issue\nito-2011:1,Issue\n", [
            "11: “1 2” is no address", "12: “1//2” is no address", "13: “../1” is no address",
            "14: “ito-2011:1” is no address",
        ]),
        ("address,class,lines\n1,Policy,12-Dec\n", ["11: “12-Dec” is no range of lines"]),
        ("address,class,sheet\n1,Policy,iv\n2,Policy,0\n", ["11: “iv” is no sheet", "12: “0” is no sheet"]),
        ("address,class,iri\n1,Policy,a b\n", ["11: “a b” is no IRI"]),
        ('address,class\n1,"Policy"x\n', ["11: this is no CSV: ',' expected after '\"'"]),
        ('address,class\n1,"Policy\n', ["11: this is no CSV: unexpected end of data"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text: str, wrong: list[str]) -> None:
    assert read(text)[1] == wrong
