"""Where pages stand: plain paths, and never one for two things."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.services.site.places import of_kind, of_thing
from keikaku.vocab import ID, NS

PLAIN = re.compile(r"(id|ns)(/[a-z0-9_][a-z0-9_.-]*)+")


@pytest.mark.parametrize(
    ("iri", "place"),
    [
        (f"{ID}actor/jetro", "id/actor/jetro"),
        (f"{ID}passage/2018/6.1.1/action/4", "id/passage/2018/6.1.1/action/4"),
        (f"{ID}plan/Q42", "id/plan/q42-20686ace"),
        (f"{ID}actor/jetro.ja", "id/actor/jetro-ja-e34946bc"),
        (f"{ID}actor/jetro.ja.html", "id/actor/jetro-ja-html-5196820a"),
        (f"{ID}../../etc/passwd", "id/etc/passwd-3754d6cb"),
        (f"{NS}involves", "ns/properties/involves"),
        (f"{NS}IndicatorValue", "ns/terms/indicator-value"),
        (f"{NS}valueKind", "ns/properties/value-kind"),
        (f"{NS}ValueKind", "ns/terms/value-kind"),
        (NS.rstrip("#"), "ns/index"),
        ("https://data.example/川崎?a=b#c", "id/https/data-example/a-b-c-afe46c35"),
    ],
)
def test_a_page_stands_where_its_iri_says(iri: str, place: str) -> None:
    assert of_thing(iri) == place


def test_an_index_stands_where_its_class_says() -> None:
    assert [of_kind(one) for one in ("Organisation", "IndicatorValue", "index")] == [
        "index/organisation",
        "index/indicator-value",
        "index/index-1bc04b52",
    ]


@given(st.lists(st.text("aA.~/#%?é漢-ns:", max_size=30), min_size=2, max_size=8, unique=True))
def test_no_two_things_share_a_page_even_where_case_does_not_count(ends: list[str]) -> None:
    found = [of_thing(f"{base}{end}") for end in ends for base in (ID, "https://other.example/", NS)]
    assert all(PLAIN.fullmatch(place) for place in found)
    assert len({place.casefold() for place in found}) == len(found)
