"""What anybody's things are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import Label, Literal
from keikaku.vocab import ALTERNATIVES, LABELS, label_of, readable
from tests.examples import examples


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("http://example.org/a#hall", "hall"),
        ("http://example.org/hall/", "hall"),
        ("http://example.org/%E5%B7%9D%E5%B4%8E", "川崎"),
        ("http://example.org/川崎市", "川崎市"),
        ("http://example.org/100%25", "100%"),
        ("http://example.org/%FF", "%FF"),
        ("http://example.org/a%0Ab", "http://example.org/a%0Ab"),
        ("urn:isbn:9784000000000", "9784000000000"),
        ("mailto:port@example.org", "port@example.org"),
        ("http://example.org/", "example.org"),
        ("urn:", "urn:"),
    ],
)
def test_a_thing_without_a_name_is_called_by_the_end_of_its_iri(iri: str, expected: str) -> None:
    assert readable(iri) == expected


@given(st.text(min_size=1).map("http://example.org/".__add__))
@examples(60)
def test_property_there_is_always_something_to_call_it(iri: str) -> None:
    assert readable(iri).strip()


def test_the_properties_that_name_things_count_in_their_order() -> None:
    said: dict[str, list[Literal]] = {one: [Literal.text(one.rsplit("/", 1)[-1], "en")] for one in LABELS}
    said[LABELS[-1]].append(Literal.text("港", "ja"))
    assert label_of(said) == Label("港", LABELS[0].rsplit("/", 1)[-1])
    assert label_of({ALTERNATIVES[0]: [Literal.text("harbour")]}) == Label(None, None)
