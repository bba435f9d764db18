from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.services.checks.values import check
from keikaku.services.session.opening import open_session
from tests.services.checks.own import plan

NAMES = """GRAPH <names> {
<office> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel 'Port Office'@en ; skos:altLabel '港湾局'@ja .
<percent> a kk:Unit ; skos:prefLabel 'per cent'@en, 'パーセント'@ja ; skos:altLabel '%'@en .
<yen> a kk:Unit ; skos:prefLabel 'yen'@en, '円'@ja . <ships> a kk:Unit ; skos:prefLabel 'ships'@en, '隻'@ja .
<metre> a kk:Unit ; skos:prefLabel '㎡'@ja .
<fy2021> a kk:Period ; time:hasBeginning <fy2021/a> ; time:hasEnd <fy2021/b> .
<fy2021/a> time:inXSDDate '2021-04-01'^^xsd:date . <fy2021/b> time:inXSDDate '2022-03-31'^^xsd:date .
}
"""
PREFIXES = """@prefix time: <http://www.w3.org/2006/time#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def _found(folder: Path, text: str, said: str) -> list[str]:
    """What is told of one statistic, or role, of a passage with a text."""
    stated = f"GRAPH <harbour/p0> {{ {said} }}\n"
    plan(folder, {"goal/action/1": text}, PREFIXES + NAMES + stated)
    session = open_session([str(folder / "harbour.trig")], everything=True)
    findings = check(session, folder / "texts")
    assert all(one.ja and one.spot.graph for one in findings)
    return [one.en for one in findings]


def _value(printed: str, said: str) -> str:
    return f"<s> a kk:Statistic ; kk:printedValue '{printed}' ; {said} ."


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("1億4,500万円", "kk:value 145000000.0 ; kk:unit <yen> ; kk:comparator kk:Exactly"),
        ("約５割", "kk:value 50.0 ; kk:unit <percent> ; kk:comparator kk:Approximately"),
        ("86.0ha", "kk:value 860000.0 ; kk:unit <metre>"),
        ("at least 3.5 million yen", "kk:value 3500000.0 ; kk:unit <yen> ; kk:comparator kk:AtLeast"),
        ("no more than 20 ships", "kk:value 20.0 ; kk:unit <ships> ; kk:comparator kk:AtMost"),
        ("△3.5％", "kk:value -3.5 ; kk:unit <percent>"),
        ("６～10隻", "kk:lowest 6.0 ; kk:highest 10.0 ; kk:comparator kk:Between"),
        ("過半数", "kk:value 50.0 ; kk:comparator kk:MoreThan"),  # no number is printed
        ("20", "kk:value 20.0 ; kk:unit <ships> ; kk:period <fy2021>"),  # nothing else stands there
    ],
)
def test_what_is_printed_so(tmp_path: Path, printed: str, said: str) -> None:
    assert _found(tmp_path, f"There are {printed} here.", _value(printed, said)) == []


@pytest.mark.parametrize(
    ("text", "printed", "said", "told"),
    [
        ("1,450万円", "1,450万円", "kk:value 1450.0", "the value is 1450, printed is “1,450万円”"),
        ("１２隻", "１２隻", "kk:highest 21.0", "the value is 21, printed is “１２隻”"),
        ("30隻以上", "30隻以上", "kk:comparator kk:Exactly",
         "the value is meant as “kk:Exactly”, printed is “30隻以上”"),
        ("at most 30", "at most 30", "kk:comparator kk:AtLeast",
         "the value is meant as “kk:AtLeast”, printed is “at most 30”"),
        ("30 ships", "30 ships", "kk:unit <yen>", "the unit is plan/yen, printed is “30 ships” (ships)"),
        ("令和５年度は30", "30", "kk:period <fy2021>", "the period is plan/fy2021, but the text of “30” names 2023"),
        ("30 in FY2019 and 2020", "30", "kk:period <fy2021>",
         "the period is plan/fy2021, but the text of “30” names 2019, 2020"),
    ],
)  # fmt: skip
def test_what_differs_from_what_is_printed(tmp_path: Path, text: str, printed: str, said: str, told: str) -> None:
    (found,) = _found(tmp_path, text, _value(printed, said))
    assert found.replace("https://data.example.jp/", "") == told


def test_what_the_passage_says_beside_the_printed_number_is_heeded(tmp_path: Path) -> None:
    assert _found(tmp_path, "以上の件数は、30以上とする。", _value("30", "kk:comparator kk:AtLeast")) == []
    for text in ("In 2022 there were 30.", "R3: 30", "平成33年度に30"):
        assert _found(tmp_path, text, _value("30", "kk:period <fy2021>")) == []


def test_a_role_needs_a_name_in_the_passage(tmp_path: Path) -> None:
    role = "<harbour/e0> kk:ledBy <office> ."
    (found,) = _found(tmp_path, "The ferry is run by others.", role)
    assert found.endswith("office has a role (kk:ledBy), but no name of it stands in the text")
    assert _found(tmp_path, "港湾局が進める。", role) == []
    mentioned = f"{role} <harbour/p0> kk:mentions <office> ."
    assert _found(tmp_path, "The ferry is run by others.", mentioned) == []  # of which the mentions tell
