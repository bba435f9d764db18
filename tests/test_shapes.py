"""The shapes hold any plan, in one language or two, and find each kind of fault in one."""

from __future__ import annotations

import pyshacl
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import SH

from keikaku import resources
from tests.examples import examples
from tests.places import PLANS

HARBOUR, MINATO = PLANS / "harbour.trig", PLANS / "minato.trig"

# What stands there, what is made of it, and which things are then said to be how.
FAULTS = [
    ('"harbour-2020" ;', '"Harbour 2020" ;', {"harbour-2020": ["at most one address, of small letters"]}),
    ('kk:address "harbour-2030" ;', "", {"harbour-2030": ["a plan, or what is right below it and holds all of it"]}),
    ('"harbour-2030:A.1" ;', '"harbour-2030:A 1" ;', {"theme-a1": ["exactly one address is needed"]}),
    ('"harbour-2030:A.1.x/p" ;', '"Harbour:A.1.x/p" ;', {"programme-a1x": ["exactly one address is needed"]}),
    ("kk:partOf <programme-a1x>", "kk:partOf <project-1>", {"project-1": ["the elements above it lead to no plan"]}),
    ("kk:partOf <theme-a1> ;\n    kk:statedIn", "kk:statedIn", {
        "issue-1": ["exactly one element above it (kk:PlanElement)", "the elements above it lead to no plan"]}),
    ("kk:partOf <goal-a> ; kk:level <level/theme> ;", "kk:partOf <goal-a>, <harbour-2030> ; kk:level <level/theme> ;", {
        "theme-a1": ["exactly one element above it (kk:PlanElement)"]}),
    ("kk:level <level/area> ;", "kk:level <level/theme>, <level/area> ;", {"area-a1x": ["an element stands on"]}),
    ("kk:depth 4", "kk:depth 0", {"level/programme": ["exactly one depth, an integer from 1"]}),
    ("kk:levelClass kk:Initiative", "kk:levelClass kk:Facility", {"level/project": ["exactly one class of elements"]}),
    ('"iv" ; kk:sheet 6 .\n  <theme', '"4" ; kk:sheet 6 .\n  <theme', {"goal-a": ["a page is a positive"]}),
    ("kk:page 9 ", "kk:page 0 ", {"said/indicators": ["a page is a positive xsd:integer or"]}),
    ("kk:sheet 12 ", "kk:sheet 12.5 ", {"said/project-2": ["at most one sheet of the file"]}),
    ('"Too few berths"@en', '"Zu wenig Platz"@de', {"issue-1": ["a prefLabel has the language tag ja or en"]}),
    ("kk:statedIn <said/project-1>", "kk:statedIn <project-2>", {
        "project-1": ["exactly one passage (kk:Passage)", "what is involved is not mentioned"],
        "said/project-1": ["no element is stated here"]}),
    ('"--07"^^xsd:gMonth', "7", {"harbour-2030": ["at most one first month of the fiscal year"]}),
    ("dcterms:publisher <council>", "dcterms:publisher <area/coast>", {"harbour-2030": ["a publisher is an actor"]}),
    ("kk:usedIn <area/harbour>", "kk:usedIn <council>", {"graph/names-here": ["names hold in a place (kk:Place) or"]}),
    ("<area/coast> a kk:Entity, kk:Place ;", '<area/coast> a kk:Entity, kk:Place ; kk:key "" ;', {
        "area/coast": ["a key is a text that is not empty"]}),
    ("kk:mainPlan <harbour-2030>", "kk:mainPlan <goal-a>", {"dataset/harbour": ["at most one main plan, a kk:Plan"]}),
    ("kk:lowest 45.0", "kk:lowest 56.0", {"value/noise-2030": ["at most one lower end of a range"]}),
    ("kk:value 420.0 ;", "kk:lowest 420.0 ;", {
        "value/ships-2024": ["a range needs an upper end", "a value with a lower and an upper end has"]}),
    ("kk:value 54.0 ; kk:comparator kk:Exactly", "kk:comparator kk:Between", {
        "value/noise-2025": ["kk:Between needs a range"]}),
    ("kk:comparator kk:Increase", "kk:value 1.0 ; kk:comparator kk:Increase", {
        "value/visitors-2030": ["a direction alone", "a number needs a unit"]}),
]  # fmt: skip


def _found(text: str) -> list[tuple[str, str]]:
    """What pySHACL finds in a plan: the thing, without the base, and what is said of it in English."""
    union = rdflib.Graph().parse(resources.ontology_file())
    for subject, predicate, object_, _ in rdflib.Dataset().parse(data=text, format="trig").quads():
        union.add((subject, predicate, object_))
    shapes = str(resources.shapes_file())
    _, results, _ = pyshacl.validate(union, shacl_graph=shapes, shacl_graph_format="turtle", inference="none")
    assert isinstance(results, rdflib.Graph)
    found = {
        (str(results.value(result, SH.focusNode)).split("/plan/")[-1], str(message))
        for result in results.subjects(SH.resultSeverity, None)
        for message in results.objects(result, SH.resultMessage)
        if isinstance(message, rdflib.Literal)
        and (message.language == "en" or (not message.language and message.isascii()))
    }
    return sorted(found)


def test_a_plan_in_english_alone_with_five_levels_and_targets_of_every_form_conforms() -> None:
    assert _found(HARBOUR.read_text(encoding="utf-8")) == []


def test_a_plan_in_japanese_alone_without_pages_conforms() -> None:
    assert _found(MINATO.read_text(encoding="utf-8")) == []


def test_every_fault_is_found_at_its_place_and_nothing_else_is() -> None:
    text = HARBOUR.read_text(encoding="utf-8")
    for old, new, _ in FAULTS:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    wanted = sorted((where, said) for _, _, told in FAULTS for where, some in told.items() for said in some)
    found = _found(text)
    assert [where for where, _ in found] == [where for where, _ in wanted]
    assert [said for (_, message), (_, said) in zip(found, wanted, strict=True) if not message.startswith(said)] == []


# Statements that are no plan's, and what is said of each.
WRONG_LINKS = {
    "<project-1> kk:promotes <area/harbour>": {"project-1": ["what is promoted is an actor (kk:Actor), a facility"]},
    "<project-1> kk:concerns <council>": {"project-1": ["whom an element is for is a group (kk:Group)"]},
    "<council> kk:uses <council>": {"council": ["only an element of a plan has kk:uses"]},
    "<council> kk:partyTo <council>": {"council": ["what one is a party to is a document (kk:Document)"]},
    "<council> schema:location <project-1>": {"council": ["where something is is a place (kk:Place) or a facility"]},
    "<project-2> kk:involves <firm> . <firm> a kk:Entity, kk:Actor": {
        "project-2": ["what is involved is not mentioned (kk:mentions)"]},
    "<area/coast> a kk:Concept": {"area/coast": ["an entity is of exactly one class"]},
    "<said/project-1> oa:hasSelector <said/project-2/range>": {"said/project-1": ["exactly one selector is needed"]},
    "<said/project-1/all> a kk:JoinedRanges ; kk:textRange <said/project-1/range>": {
        "said/project-1/all": ["at least two text ranges"]},
    "<m> a kk:Milestone ; kk:milestoneKind kk:Opening ; kk:milestoneOf <council>": {
        "m": ["what opens is a facility, a programme or an event"]},
    "<m> a kk:Milestone ; kk:milestoneKind kk:Enactment ; kk:milestoneOf <council>": {
        "m": ["what is enacted is a document"]},
    "<m> a kk:Milestone ; kk:milestoneKind kk:Start ; kk:milestoneOf <law> . <law> a kk:Document ; kk:kind kk:Law": {
        "m": ["that a law comes into force is a kk:Enactment"]},
}  # fmt: skip


def test_what_cannot_be_linked_so_is_told_and_nothing_else_is() -> None:
    text = HARBOUR.read_text(encoding="utf-8")
    usual = {"a name (skos:prefLabel)", "exactly one period (kk:Period)"}  # what a thing of one line lacks besides
    for statement, told in WRONG_LINKS.items():
        found = _found(f"{text}\nGRAPH <wrong> {{ {statement} }}")
        found = [(where, said) for where, said in found if not said.startswith(tuple(usual))]
        assert [where for where, _ in found] == [where for where, some in told.items() for _ in some], statement
        assert all(said.startswith(told[where][0]) for where, said in found), (statement, found)


PLACED = """@base <https://any.example/plan/> .
@prefix kk: <https://w3id.org/keikaku/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
<town> a kk:Entity, kk:Place ; skos:prefLabel "Town" ; kk:kind kk:City ; kk:areaCode "14130" ;
    wgs84:lat 35.5 ; wgs84:long 139.7 ; kk:positionAccuracy 3000 .
<land> a kk:Entity, kk:Place ; skos:prefLabel "Land" ; kk:kind kk:Country ; kk:countryCode "JP" .
<hall> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel "Hall" ; kk:governs <town> ; kk:jurisdiction <town> .
"""
MISPLACED = [
    ("wgs84:lat 35.5 ;", "wgs84:lat 95.5 ;", [("town", "exactly one latitude")]),
    ("wgs84:lat 35.5 ;", "", [("town", "exactly one latitude")]),
    ("wgs84:long 139.7 ;", "wgs84:long 139.7, 139.8 ;", [("town", "exactly one longitude")]),
    ("; kk:positionAccuracy 3000", "", [("town", "exactly one kk:positionAccuracy")]),
    ('"14130"', '"1413"', [("town", "at most one standard area code")]),
    ('"JP"', '"jp"', [("land", "at most one country code")]),
    ("kk:Country", "kk:City", [("land", "what has a country code is a country")]),
    ("kk:governs <town>", "kk:governs <hall>", [("hall", "what is governed is a place")]),
]


@pytest.mark.parametrize(("old", "new", "told"), MISPLACED)
def test_positions_codes_and_governments_are_whole(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert PLACED.count(old) == 1
    assert _found(PLACED) == []
    found = _found(PLACED.replace(old, new))
    assert [(where, message[: len(said)]) for (where, message), (_, said) in zip(found, told, strict=True)] == told


HEADINGS, SAID = (
    ("Policy", "Strategy", "Measure", "Section"),
    ("Initiative", "Issue", "Direction", "Indicator", "Figure"),
)
HEAD = """@base <https://any.example/plan/> .
@prefix kk: <https://w3id.org/keikaku/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<p> a kk:PlanElement, kk:Plan ; skos:prefLabel "A plan" .
"""
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
PATHS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters=':"\\\\'), min_size=1, max_size=8)


def _plan(slug: str, elements: list[tuple[str, int, str]], loop: bool) -> str:
    """A plan whose elements each stand under one that came before, or under the plan; the first may go in a circle."""
    lines = [f'{HEAD}<p> kk:address "{slug}" .']
    for number, (kind, above, path) in enumerate(elements, 1):
        up = number if loop and number == 1 else above % number
        named = f'dcterms:title "{number}" ; skos:prefLabel "{number}"@en ; ' if kind in HEADINGS else ""
        lines.append(
            f'<e{number}> a kk:PlanElement, kk:{kind} ; kk:address "{slug}:{path}" ; {named}'
            f"kk:partOf <{f'e{up}' if up else 'p'}> ."
        )
    return "\n".join(lines)


@given(
    SLUGS, st.lists(st.tuples(st.sampled_from([*HEADINGS, *SAID]), st.integers(0, 20), PATHS), min_size=1, max_size=6),
    st.booleans(),
)  # fmt: skip
@examples(12)
def test_property_any_element_may_stand_under_any_other_but_not_in_a_circle(
    slug: str, elements: list[tuple[str, int, str]], loop: bool
) -> None:
    found = _found(_plan(slug, elements, loop))
    unsaid = {f"e{number}" for number, (kind, _, _) in enumerate(elements, 1) if kind in SAID}
    assert {where for where, said in found if said.startswith("exactly one passage")} == unsaid
    others = [(where, said) for where, said in found if not said.startswith("exactly one passage")]
    assert all(said.startswith("the elements above it lead to no plan") for _, said in others)
    assert ("e1" in {where for where, _ in others}) == loop
