"""A register taken apart: the outline that made it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from keikaku.errors import UnknownName
from keikaku.services.registers import comparing, making, registered, soundness
from keikaku.services.registers.outline import Outline
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.store.files import trig
from tests.examples import examples
from tests.places import DATA, TOWN
from tests.services.registers.drawn import TEXT, outlines


@examples(60)
@given(outlines())
def test_the_outline_of_a_register_makes_that_register(outline: Outline) -> None:
    texts = {TEXT.name: TEXT}
    made = making.quads(soundness.sound(outline, texts), texts)
    held = registered.taken_apart((quad[:3] for quad in made), outline.header.id, {made[0][3]})
    places = {one.path: comparing.places(one, TEXT) for one in held.passages}
    rows = tuple(
        row._replace(text=TEXT.name if row.path in places else "", places=places.get(row.path, ()))
        for row in held.outline.rows
    )
    again = soundness.sound(held.outline._replace(rows=rows), texts)
    assert trig.render(making.quads(again, texts)) == trig.render(made)


def test_what_a_register_says_of_its_texts(town: Session) -> None:
    held = registered.read(town, "2031")
    assert held.hashes.keys() == {"minato.txt"}
    one = held.passages[0]
    assert (one.path, one.text, one.spans) == ("1.1.1/action/1", "minato.txt", (registered.Span(156, 194),))
    assert (len(one.digest), one.words[:2]) == (64, ("商談会", "市場"))


def test_a_plan_that_is_not_there_is_told_with_those_that_are() -> None:
    some = open_session([str(TOWN), str(DATA / "plans" / "minato.trig")], everything=True)
    with pytest.raises(UnknownName) as caught:
        registered.read(some, "2032")
    assert caught.value.hint == "the plans are 2031, minato-2021"
    assert caught.value.nearest == ("2031", "minato-2021")


def test_a_store_without_plans_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with pytest.raises(UnknownName) as caught:
        registered.read(open_session(str(tmp_path), everything=True), "2031")
    assert caught.value.hint == "there is no plan in the store"
