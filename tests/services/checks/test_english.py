"""The text of a plan in English: names and numbers that the graph leaves out, and no more."""

from __future__ import annotations

from pathlib import Path

from keikaku.services.checks.check import check
from tests.services.checks.own import BASE, plan

PASSAGES = {
    "1": "• Support 40 firms in the Port of Hamburg with JETRO’s help by fiscal year 2021 (FY2021/22) and March 2024.",
    "2": "2.1 Work with the Harbour Authority, Siemens Energy and\nlocal firms, “Climate Neutral” or “on the way”.",
    "3": "A Lively Harbour: the City invests EUR 1.5 million. See page 12, Table 4 and Goal 2.",
    "4": "Ships of the Harbour\nAuthority save 30% by 2030. Certainly, Ships are counted.",
}
SAID = """
GRAPH <names> {
  <jetro> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel "JETRO"@en .
  <ha> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel "Harbour Authority"@en .
  <hamburg> a kk:Entity, kk:Place ; skos:prefLabel "Hamburg"@en ; skos:altLabel "Certain"@en .
  <eur> a kk:Unit ; skos:prefLabel "EUR"@en .
}
GRAPH <harbour/p0> { <harbour/p0> kk:mentions <jetro>, <hamburg> . <v> kk:printedValue "40 firms" . }
GRAPH <harbour/p1> { <harbour/p1> kk:mentions <ha> . }
GRAPH <harbour/p3> { <harbour/p3> kk:mentions <hamburg> . <v> kk:printedValue "30%" . }
"""


def test_what_is_left_of_an_english_plan(tmp_path: Path) -> None:
    plan(tmp_path, PASSAGES, SAID)
    report = check(str(tmp_path), source=tmp_path / "texts")
    found = [one for one in report.findings if one.check in ("coverage", "mentions", "hashes")]
    file = tmp_path / "harbour.trig"
    graph = {f"harbour:{n}": line(file, f"GRAPH <harbour/p{n - 1}>") for n in (1, 2, 4)}
    graph["harbour:3"] = line(file, "<harbour/p2> a")
    assert [(one.check, one.where, one.en) for one in found] == [
        ("coverage", "harbour:1", "the word “Port” is part of no known name"),
        ("coverage", "harbour:2", "the word “Siemens Energy” is part of no known name"),
        ("coverage", "harbour:2", "“Climate Neutral” is quoted and names nothing known"),
        ("coverage", "harbour:3", "the number 1.5 is no value and no date"),
        ("coverage", "harbour:3", "the word “City” is part of no known name"),
        ("coverage", "harbour:4", "the word “Ships” is part of no known name"),
        ("coverage", "harbour:4", f"“Harbour Authority” names {BASE}ha, no mention"),
        ("mentions", "harbour:4", f"no name of {BASE}hamburg stands in the text"),
    ]
    assert [one.place for one in found] == [f"{file}:{graph[one.where]}" for one in found]


def test_exceptions_are_written_as_in_the_text_or_folded(tmp_path: Path) -> None:
    plan(tmp_path, PASSAGES, SAID)
    rows = ["harbour:1,Port,x", "harbour:2,siemensenergy,x", "*,City,x", "*,Nowhere,x", "harbour:3,1.5,x"]
    (tmp_path / "exceptions.csv").write_text("address,name,reason\n" + "\n".join(rows) + "\n", encoding="utf-8")
    report = check(str(tmp_path), source=tmp_path / "texts")
    file = f"{tmp_path}/exceptions.csv:5"
    assert [(one.where, one.en, one.place) for one in report.findings if "except" in one.en] == [
        ("*", "an exception for “Nowhere” that excepts nothing", file)
    ]
    assert {one.where for one in report.findings if one.check == "coverage"} == {"harbour:2", "harbour:4", "*"}


def line(file: Path, text: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, one in enumerate(lines, 1) if text in one)
