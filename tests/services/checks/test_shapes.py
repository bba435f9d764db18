"""What SHACL finds, and which class was wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SH, Graph, Literal

from keikaku import resources
from keikaku.services.checks.shapes import check
from keikaku.services.session.opening import open_session
from tests.services.checks.own import BASE, HEAD


@pytest.mark.parametrize(
    ("said", "en", "ja", "wanted", "found"),
    [
        (
            "<a> a kk:Facility ; schema:location <b> . <b> a kk:Entity, kk:Event .",
            f"[schema:location] [<{BASE}b>]"
            " is of class Event, wanted Place or Facility",
            f"[schema:location] [<{BASE}b>] クラスは行事、要るのは地域か施設",
            ("Place", "Facility"), ("Event",),
        ),
        (
            "<a> a kk:Place ; dcterms:isPartOf <b> .",
            f"[dcterms:isPartOf] [<{BASE}b>] is of no class, wanted Place",
            f"[dcterms:isPartOf] [<{BASE}b>] クラスがない、要るのは地域",
            ("Place",), (),
        ),
        (
            '<a> a kk:Event ; kk:heldIn "soon" .',
            "[kk:heldIn] [soon]"
            " is of type string, wanted gYear or gYearMonth or date",
            "[kk:heldIn] [soon] 型はstring、要るのはgYearかgYearMonthかdate",
            ("gYear", "gYearMonth", "date"), ("string",),
        ),
    ],
)  # fmt: skip
def test_the_class_that_was_wanted(
    said: str, en: str, ja: str, wanted: tuple[str, ...], found: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "plan.trig"
    file.write_text(f"{HEAD}@prefix schema: <https://schema.org/> .\nGRAPH <g> {{ {said} }}", encoding="utf-8")
    (one,) = (one for one in check(open_session(str(file))) if one.wanted)
    assert (one.where, one.wanted, one.found) == (f"<{BASE}a>", wanted, found)
    assert [text[text.index("[") :] for text in (one.en, one.ja)] == [en, ja]
    assert one.spot.subject == f"{BASE}a"


def test_every_shape_has_something_to_say_in_both_languages() -> None:
    """What a constraint in SPARQL says itself comes without its language, and is lost."""
    shapes = Graph().parse(resources.shapes_file())
    told = {
        shape: {text.language for text in shapes.objects(shape, SH.message) if isinstance(text, Literal)}
        for shape in shapes.subjects(SH.sparql)
    }
    assert told
    assert [shape for shape, languages in told.items() if languages != {"ja", "en"}] == []
