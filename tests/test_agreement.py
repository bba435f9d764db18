"""Two readings of one plan are compared: ``benchmarks/agreement.py``, as docs/editing.md tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.agreement import agreement, kappa, main
from benchmarks.readings import read
from tests.places import TOWN

HEAD = """@base <https://plans.example/> .
@prefix kk: <https://w3id.org/keikaku/ns#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
REGISTER = """
GRAPH <register> {
  <p> a kk:Plan . <said/1> a kk:Passage ; kk:address "p:1.1/a" . <said/2> a kk:Passage ; kk:address "p:1.2/a" .
  <one> a kk:Initiative ; kk:partOf <p> ; kk:statedIn <said/1> .
  <two> a kk:Initiative ; kk:partOf <p> ; kk:statedIn <said/2> .
}
"""
FIRST = """
GRAPH <names> {
  <coop> a kk:Organisation ; skos:prefLabel "漁業協同組合"@ja .
  <town> a kk:Organisation ; skos:prefLabel "町"@ja . <hall> a kk:Facility ; skos:prefLabel "会館"@ja .
  <fish> a kk:Sector ; skos:prefLabel "水産業"@ja .
}
GRAPH <said/1> {
  <said/1> kk:mentions <coop>, <hall>, <fish> .
  <one> kk:partner <coop> ; kk:hostedBy <hall> ; kk:promotes <fish> .
  <town> kk:cooperatesWith <coop> . <hall> kk:operatedBy <coop> .
}
GRAPH <said/2> {
  <said/2> kk:mentions <coop> .
  <two> kk:ledBy <coop> ; kk:involves <coop> ; kk:concerns <https://w3id.org/keikaku/id/group/children> .
  <two/n> a kk:Statistic ; kk:printedValue "12事業所" ; kk:value "12"^^xsd:decimal ; kk:unit <unit> .
  <two/v> a kk:IndicatorValue ; kk:indicator <i> ; kk:valueKind kk:Target ; kk:period <y> ; kk:comparator kk:AtLeast ;
    kk:value "15.0"^^xsd:decimal .
}
"""
SECOND = """
GRAPH <names> {
  <actor/gyokyo> a kk:Organisation ; skos:prefLabel "漁業‧協同組合"@ja .
  <town> a kk:Organisation ; skos:prefLabel "町"@ja . <hall> a kk:Facility ; skos:prefLabel "会館"@ja .
  <fish> a kk:Sector ; skos:prefLabel "水産業"@ja .
}
GRAPH <said/1> {
  <said/1> kk:mentions <actor/gyokyo>, <fish> .
  <one> kk:supportedBy <actor/gyokyo> ; kk:targets <fish> .
  <actor/gyokyo> kk:cooperatesWith <town> ; kk:operates <hall> .
}
GRAPH <said/2> {
  <said/2> kk:mentions <actor/gyokyo> .
  <two> kk:ledBy <actor/gyokyo> .
  <two/stat> a kk:Statistic ; kk:printedValue "１２事業所" ; kk:value "12.0"^^xsd:decimal ; kk:unit <unit> .
  <two/v> a kk:IndicatorValue ; kk:indicator <i> ; kk:valueKind kk:Target ; kk:period <y> ; kk:comparator kk:Exactly ;
    kk:value "15"^^xsd:decimal .
}
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "register.trig").write_text(HEAD + REGISTER, encoding="utf-8")
        (tmp_path / name / "said.trig").write_text(HEAD + text, encoding="utf-8")
    return tmp_path / "first", tmp_path / "second"


def test_the_table_and_the_differences(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    out = folders[0].parent / "differences.csv"
    main([*map(str, folders), "--differences", str(out)])
    assert (
        capsys.readouterr().out
        == """\
| What | First | Second | Both | Precision | Recall | F1 | Kappa |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| Mentions | 4 | 3 | 3 | 1.000 | 0.750 | 0.857 | 0.667 |
| Involvement (who) | 3 | 2 | 2 | 1.000 | 0.667 | 0.800 | 0.000 |
| Involvement (who, in which role) | 3 | 2 | 1 | 0.500 | 0.333 | 0.400 | 0.250 |
| What an element promotes, uses, targets … | 1 | 1 | 0 | 0.000 | 0.000 | 0.000 | 0.429 |
| Whom an element is for | 1 | 0 | 0 | – | 0.000 | 0.000 | 0.000 |
| Relations between things | 2 | 2 | 2 | 1.000 | 1.000 | 1.000 | 1.000 |
| Indicator values | 1 | 1 | 0 | 0.000 | 0.000 | 0.000 | 0.000 |
| Statistics | 1 | 1 | 1 | 1.000 | 1.000 | 1.000 | – |
| Dated facts | 0 | 0 | 0 | – | – | – | – |
"""
    )
    here = "https://plans.example"
    assert (
        out.read_text(encoding="utf-8").replace(here, "")
        == """\
passage,what,things,first,second
p:1.1/a,"Involvement (who, in which role)",/one /coop,partner,supportedBy
p:1.1/a,"Involvement (who, in which role)",/one /hall,hostedBy,
p:1.1/a,Mentions,/hall,yes,
p:1.1/a,"What an element promotes, uses, targets …",/one /fish,promotes,targets
p:1.2/a,Indicator values,/i kk:Target /y,AtLeast 15,Exactly 15
p:1.2/a,Whom an element is for,/two id:group/children,yes,
"""
    )


def test_a_reading_agrees_with_itself() -> None:
    lines, differing = agreement(read(TOWN / "graph"), read(TOWN / "graph"))
    assert differing == []
    assert {kind: (one.first, one.f1, one.kappa) for kind, one in lines.items() if one.first} == {
        "mentions": (13, 1, 1), "who": (7, 1, 1), "role": (7, 1, 1), "does": (2, 1, 1), "relation": (8, 1, 1),
        "value": (4, 1, 1), "statistic": (1, 1, None),
    }  # fmt: skip


def test_a_part_of_the_plan_may_be_compared(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    main([*map(str, folders), "--only", "p:1.2"])
    assert "| Mentions | 1 | 1 | 1 | 1.000 | 1.000 | 1.000 | – |" in capsys.readouterr().out
    for only, mentions in (("p:1", "4 | 3"), ("p:", "4 | 3"), ("p", "4 | 3"), ("p:1.", "0 | 0"), ("p:1.1/b", "0 | 0")):
        main([*map(str, folders), "--only", only])
        assert f"| Mentions | {mentions} |" in capsys.readouterr().out


def test_passages_of_one_register_only_are_left_out_and_told(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    more = HEAD + "GRAPH <more> { <said/3> a kk:Passage } GRAPH <said/3> { <said/3> kk:mentions <coop> }"
    (folders[1] / "more.trig").write_text(more, encoding="utf-8")
    main([*map(str, folders)])
    told = capsys.readouterr()
    assert told.err == f"1 passages are in the register of {folders[1]} only: left out\n"
    assert "| Mentions | 4 | 3 | 3 |" in told.out


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, "no .trig files"),
        (HEAD + FIRST, "no register, which says what the passages are"),
        ("@base .", "said.trig: "),
    ],
)
def test_what_is_no_reading_is_said(text: str | None, problem: str, folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "third").mkdir()
    if text is not None:
        (tmp_path / "third" / "said.trig").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit, match=problem):
        main([str(folders[0]), str(tmp_path / "third")])


def test_kappa_is_that_of_a_table_worked_out_by_hand() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)  # observed 35 of 50, by chance (25 * 30 + 25 * 20) of 2,500


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_kappa_is_one_for_agreement_alone_and_the_same_from_either_side(pairs: list[tuple[int, int]]) -> None:
    found = kappa(pairs)
    assert found == kappa([(other, one) for one, other in pairs])
    if found is not None:
        assert -1 <= found <= 1
        assert (found == 1) == all(one == other for one, other in pairs)
