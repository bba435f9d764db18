"""The shapes hold any plan, in one language or two, and find each kind of fault in one."""

from __future__ import annotations

import pyshacl
import rdflib
from rdflib import SH

from keikaku import resources
from tests.places import PLANS

HARBOUR, MINATO = PLANS / "harbour.trig", PLANS / "minato.trig"

# What stands there, what is made of it, and which things are then said to be how.
FAULTS = [
    ('"harbour-2020" ;', '"Harbour 2020" ;', {"harbour-2020": ["at most one address, of small letters"]}),
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
        "project-1": ["exactly one passage (kk:Passage)"], "said/project-1": ["no element is stated here"]}),
    ('"--07"^^xsd:gMonth', "7", {"harbour-2030": ["at most one first month of the fiscal year"]}),
    ("dcterms:publisher <council>", "dcterms:publisher <area/coast>", {"harbour-2030": ["the publisher of a plan is"]}),
    ("kk:usedIn <area/harbour>", "kk:usedIn <council>", {"graph/names-here": ["names hold in a place (kk:Place) or"]}),
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
        if isinstance(message, rdflib.Literal) and message.language == "en"
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
