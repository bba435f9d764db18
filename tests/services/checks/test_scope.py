from __future__ import annotations

from pathlib import Path

from keikaku.services.checks.check import check
from keikaku.services.checks.scope import check as scope
from keikaku.services.session.opening import open_session
from tests.services.checks.own import BASE, HEAD

TWO = """GRAPH <a/register> { <a> a kk:Plan . <a1> kk:partOf <a> ; kk:statedIn <said-a> . }
GRAPH <b/register> { <b> a kk:Plan . <b1> kk:partOf <b> ; kk:statedIn <said-b> . }
GRAPH <said-a> { <said-a> kk:mentions <office>, <other> . }
GRAPH <said-b> { <said-b> kk:mentions <office>, <own> . }
GRAPH <names> { <office> skos:prefLabel "port office" . <other> skos:prefLabel "other" . }
GRAPH <names-b> { <own> skos:prefLabel "own" . <office> skos:altLabel "office" . }
"""
DATA = "GRAPH <{0}/data> {{ <{0}/dataset> kk:mainPlan <{0}> . }}\n"


def _found(folder: Path, text: str) -> list[tuple[str, str, int | None]]:
    (folder / "two.trig").write_text(HEAD + TWO + text, encoding="utf-8")
    return [
        (one.where.rpartition("/")[2], one.en.partition(": ")[0].replace(BASE, ""), one.line)
        for one in check(str(folder)).findings
        if one.check == "scope"
    ]


def test_what_says_nowhere_where_it_is_used_and_adds_to_what_another_graph_names(tmp_path: Path) -> None:
    said = "another graph names it, and what more adds (skos:altLabel) holds for every plan"
    assert _found(tmp_path, '\nGRAPH <more> {\n<office> skos:altLabel "the office" . }') == [("office", said, 15)]
    assert _found(tmp_path, 'GRAPH <more> { <new> skos:prefLabel "new" . <office> skos:altLabel "the office" }') == [
        ("office", said, 13)
    ]


def test_nothing_is_said_of_what_has_a_scope_or_adds_nothing(tmp_path: Path) -> None:
    for graph in (
        '<more> kk:usedIn <b> . <office> skos:altLabel "the office"',
        '<new> skos:prefLabel "new" ; skos:altLabel "n"',
        '<office> skos:prefLabel "port office"',
        '<b1> kk:partOf <b> . <office> skos:altLabel "the office"',
    ):
        assert _found(tmp_path, f"GRAPH <more> {{ {graph} }}") == []


def test_a_main_plan_beside_the_first_datasets(tmp_path: Path) -> None:
    assert _found(tmp_path, DATA.format("a")) == []
    (found,) = _found(tmp_path, DATA.format("a") + DATA.format("b"))
    assert (found[0], found[2]) == ("dataset", 14)
    assert found[1].startswith("names b as its main plan, but a is the store's")
    assert [one.spot.subject for one in scope(open_session(str(tmp_path), everything=True))] == [
        "https://data.example.jp/plan/b/dataset"
    ]
