"""A register from an outline, and the way back: byte for byte."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.errors import AskedWrongly
from keikaku.services.checks import check
from keikaku.services.registers import register
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import TOWN
from tests.services.registers.plans import OUTLINE, TEXT, write

PLANS = Path(__file__).parents[2] / "data" / "plans"


@pytest.mark.parametrize("plan", ["2018", "2005"])
def test_the_packaged_registers_are_made_from_their_outlines(
    plan: str, session: Session, source_folder: Path, tmp_path: Path
) -> None:
    made = register.outline(session, plan, source_folder)
    (tmp_path / "plan.toml").write_text(made.text, encoding="utf-8")
    packaged = resources.folder("graph") / plan / "register.trig"
    assert register.make(tmp_path / "plan.toml", source_folder).text == packaged.read_text(encoding="utf-8")
    assert made.notes == ()
    assert "@" not in made.text  # every place is lines


def test_a_register_is_made_from_its_outline_with_its_text_and_without(town: Session, tmp_path: Path) -> None:
    registered = (TOWN / "graph" / "2031" / "register.trig").read_text(encoding="utf-8")
    for sources, notes in ((TOWN / "sources", 0), (None, 1)):
        made = register.outline(town, "2031", sources)
        assert len(made.notes) == notes
        (tmp_path / "plan.toml").write_text(made.text, encoding="utf-8")
        assert register.make(tmp_path / "plan.toml", TOWN / "sources").text == registered


def test_without_the_text_an_outline_has_characters_and_says_so(town: Session) -> None:
    made = register.outline(town, "2031")
    assert "1.1.1/action/1,Initiative,@156-194,6" in made.text
    assert [note.en for note in made.notes] == [
        "minato.txt is not at hand: places are given in characters (@first-last), as the register has them; lines need "
        "the text (--source DIR or --text FILE)"
    ]


REGISTER = f"""\
@base <https://w3id.org/keikaku/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kk: <https://w3id.org/keikaku/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

GRAPH <graph/our-coast/register> {{
    <our-coast>
        a kk:Plan ;
        kk:address "our-coast" ;
        dcterms:title "Our Coast 2035"@en ;
        skos:prefLabel "Our Coast 2035"@en ;
        dcterms:language "en" ;
        dcterms:publisher <actor/northhaven> ;
        kk:fiscalYearBegins "--07"^^xsd:gMonth ;
        kk:follows <https://coast.example/2020> ;
        kk:level <our-coast/level/1> ;
        kk:level <our-coast/level/2> ;
    .
    <our-coast/1>
        a kk:Policy ;
        kk:address "our-coast:1" ;
        dcterms:title "A coast that works"@en ;
        skos:prefLabel "働く海辺"@ja ;
        skos:prefLabel "A coast that works"@en ;
        skos:altLabel "Goal 1"@en ;
        skos:altLabel "works"@en ;
        kk:page "iv" ;
        kk:partOf <our-coast> ;
        kk:sheet 6 ;
        kk:statedIn <passage/our-coast/1/aim> ;
    .
    <our-coast/1/issue/1>
        a kk:Issue ;
        kk:address "our-coast:1/issue/1" ;
        kk:partOf <our-coast/1> ;
        kk:statedIn <passage/our-coast/1/issue/1> ;
    .
    <our-coast/level/1>
        a kk:Level ;
        skos:prefLabel "目標"@ja ;
        skos:prefLabel "Goal"@en ;
        kk:depth 1 ;
        kk:levelClass kk:Policy ;
    .
    <our-coast/level/2>
        a kk:Level ;
        skos:prefLabel "Action"@en ;
        kk:depth 2 ;
        kk:levelClass kk:Initiative ;
    .
    <passage/our-coast/1/aim>
        a kk:Passage ;
        kk:address "our-coast:1/aim" ;
        kk:page 4 ;
        kk:sheet 7 ;
        kk:textHash "{sha256(TEXT[42:90].encode()).hexdigest()}" ;
        kk:words "We all everybody for good round want work year" ;
        oa:hasSelector <passage/our-coast/1/aim/range/1> ;
        oa:hasSource <source/our-coast> ;
    .
    <passage/our-coast/1/aim/range/1>
        a kk:TextRange ;
        kk:order 1 ;
        oa:end 90 ;
        oa:start 42 ;
    .
    <passage/our-coast/1/issue/1>
        a kk:Passage ;
        kk:address "our-coast:1/issue/1" ;
        kk:page 4 ;
        kk:textHash "{sha256(b"- The fleet has halved.").hexdigest()}" ;
        kk:words "The fleet halved has" ;
        oa:hasSelector <passage/our-coast/1/issue/1/range/1> ;
        oa:hasSource <source/our-coast> ;
    .
    <passage/our-coast/1/issue/1/range/1>
        a kk:TextRange ;
        kk:order 1 ;
        oa:end 121 ;
        oa:start 98 ;
    .
    <source/our-coast>
        a kk:SourceText ;
        dcterms:source <our-coast> ;
        kk:fileName "coast.txt" ;
        kk:textHash "{sha256(TEXT.encode()).hexdigest()}" ;
    .
}}
"""
SHORT = "".join(line for line in OUTLINE.splitlines(keepends=True) if not line.startswith(("1/issue/2", "1.1", "1.2")))


def test_a_register_has_all_that_its_outline_says(tmp_path: Path) -> None:
    made = register.make(write(tmp_path, SHORT))
    assert made.text == REGISTER
    assert [note.en for note in made.notes] == [
        "our-coast: 2 elements, 2 passages",
        "4 lines of coast.txt stand in no passage: 6 “- Jobs end with the summ …”; 8-10 “1.1 Open a smokehouse”",
    ]


def test_a_plan_may_have_several_texts_and_a_base_of_its_own(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}\n", encoding="utf-8")
    (tmp_path / "plan.toml").write_text(
        'id = "x"\nbase = "https://x.example/"\ntext = ["a.txt", "b.txt"]\n'
        "elements = '''\naddress,class,text,lines\n1,Issue,a.txt,1\n2,Issue,b.txt,1\n'''\n",
        encoding="utf-8",
    )
    made = register.make(tmp_path / "plan.toml").text
    (tmp_path / "register.trig").write_text(made, encoding="utf-8")
    assert made.count("oa:hasSource <https://x.example/source/x/2> ;") == 1
    back = register.outline(open_session(str(tmp_path / "register.trig"), everything=True), "x", tmp_path)
    (tmp_path / "plan.toml").write_text(back.text, encoding="utf-8")
    assert back.notes == ()
    assert "1,Issue,a.txt,1\n2,Issue,b.txt,1\n" in back.text
    assert register.make(tmp_path / "plan.toml").text == made


def test_a_register_passes_the_check_of_its_form(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "register.trig").write_text(register.make(path).text, encoding="utf-8")
    list(check.fix(str(tmp_path / "graph")))
    found = check.check(str(tmp_path / "graph"), tmp_path).findings
    assert [one for one in found if one.check in ("form", "register", "words", "source", "terms")] == []


def test_registers_of_any_make_give_an_outline_and_what_it_cannot_hold() -> None:
    some = open_session(str(PLANS / "harbour.trig"), everything=True)
    made = register.outline(some, "harbour-2030")
    assert 'base = "https://data.harbour.example/plan/"\ngraph = "graph/register"\n' in made.text
    assert "A.1.x,Action area,,,3-45,51,Shared quays,,,,area-a1x," in made.text
    assert [(note.en or "").partition(":")[0] for note in made.notes] == [
        "harbour.txt is not at hand",
        "18 statements of the register have no place in an outline",
        "19 things that the register does not say stand in an outline",
    ]


class TestWhereOneIsWritten:
    """What stands in the place of a file that is to be written."""

    def test_a_register_of_the_same_plan_may_be_written_over(self, tmp_path: Path) -> None:
        made = register.make(write(tmp_path))
        target = tmp_path / "register.trig"
        assert register.check_target(target, made) == []
        target.write_text(made.text, encoding="utf-8")
        assert register.check_target(target, made) == []

    def test_a_changed_text_is_told_of(self, tmp_path: Path) -> None:
        target = tmp_path / "register.trig"
        target.write_text(register.make(write(tmp_path)).text, encoding="utf-8")
        told = register.check_target(target, register.make(write(tmp_path, text=TEXT.replace("halved", "shrunk"))))
        assert [(note.en or "").partition(":")[0] for note in told] == [
            f"coast.txt has changed since {target} was made"
        ]

    @pytest.mark.parametrize(
        ("there", "why"),
        [
            ("notes to myself", "is there, and no register"),
            (REGISTER.replace("our-coast", "your-coast"), "is there, and not the register of our-coast"),
            (REGISTER.replace("kk:partOf", "kk:about <actor/x> ; kk:partOf", 1), "says what no outline can say"),
        ],
    )
    def test_what_would_be_lost_is_not_written_over(self, there: str, why: str, tmp_path: Path) -> None:
        (tmp_path / "register.trig").write_text(there, encoding="utf-8")
        with pytest.raises(AskedWrongly, match=why):
            register.check_target(tmp_path / "register.trig", register.make(write(tmp_path)))

    def test_no_outline_is_written_over_a_file(self, tmp_path: Path) -> None:
        with pytest.raises(AskedWrongly, match="is there"):
            register.check_target(write(tmp_path))
