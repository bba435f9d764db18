"""Statements of a register, where outlines have what is rare."""

from __future__ import annotations

from pathlib import Path

from keikaku.records import Literal
from keikaku.services.registers import register
from keikaku.services.registers.making import named, term
from keikaku.services.session.opening import open_session
from keikaku.vocab import ID

PLAN, TITLE = Literal.text("計画", "ja"), Literal.text("Plan", "en")


def made(folder: Path, rows: str) -> str:
    """The register of a plan with these rows, which its own outline makes again."""
    (folder / "a.txt").write_text("one\ntwo\n", encoding="utf-8")
    (folder / "a.toml").write_text(
        f"id = \"a\"\ntext = \"a.txt\"\nelements = '''\naddress,class,lines,parent,stated_in\n{rows}'''\n",
        encoding="utf-8",
    )
    text = register.make(folder / "a.toml").text
    (folder / "register.trig").write_text(text, encoding="utf-8")
    again = register.outline(open_session(str(folder / "register.trig"), everything=True), "a", folder)
    (folder / "a.toml").write_text(again.text, encoding="utf-8")
    assert again.notes == ()
    assert register.make(folder / "a.toml").text == text
    return text


def block(text: str, thing: str) -> list[str]:
    """What a register says of a thing, line by line."""
    return [line.strip(" ;") for line in text.partition(f"    <{thing}>\n")[2].partition("    .\n")[0].splitlines()]


def test_an_element_may_be_the_whole_document_below_a_plan(tmp_path: Path) -> None:
    text = made(tmp_path, "a,Strategy\n1,Issue,1\naim,,2\n")
    assert block(text, "plan/a") == ["a kk:Plan"]
    assert block(text, "a") == [
        "a kk:Strategy", 'kk:address "a"', "kk:partOf <plan/a>", "kk:statedIn <passage/a/aim>",
    ]  # fmt: skip
    assert "kk:partOf <a>" in block(text, "a/1")


def test_a_passage_may_speak_of_the_plan(tmp_path: Path) -> None:
    text = made(tmp_path, "aim,Passage,1-2\n1,Issue,1\n")
    assert block(text, "a") == ["a kk:Plan", 'kk:address "a"', "kk:statedIn <passage/a/aim>"]


def test_several_elements_may_be_stated_in_one_passage(tmp_path: Path) -> None:
    text = made(tmp_path, "1,Policy\n1/table,Passage,1-2,1\n1/x,Indicator,,,1/table\n2,Indicator,1,,1/table\n")
    assert block(text, "a/1/x")[-1] == "kk:statedIn <passage/a/1/table>"
    assert block(text, "a/2")[-2:] == ["kk:statedIn <passage/a/1/table>", "kk:statedIn <passage/a/2>"]


def test_a_title_is_the_name_where_there_is_no_other_in_its_language() -> None:
    assert named((PLAN, TITLE), ()) == (PLAN, TITLE)
    assert named((PLAN, TITLE), (Literal.text("Our plan", "en"),)) == (Literal.text("Our plan", "en"), PLAN)
    assert named((), (TITLE,)) == (TITLE,)


def test_terms_go_by_their_prefixes() -> None:
    assert term("kk:page") == "https://w3id.org/keikaku/ns#page"
    assert term(f"{ID}a") == f"{ID}a"
