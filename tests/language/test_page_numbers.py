"""Pages as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.language.page_numbers import pages

WRITTEN = {
    "p. 128": ((128, 128),),
    "p.128": ((128, 128),),
    "P128": ((128, 128),),
    "page no. 5": ((5, 5),),
    "pages 133-135": ((133, 135),),
    "pages 133 to 135": ((133, 135),),
    "pp. 97, 98 and 101": ((97, 97), (98, 98), (101, 101)),
    "119ページ": ((119, 119),),
    "第119頁": ((119, 119),),
    "133〜135ページ": ((133, 135),),
    "133ページから135ページまで": ((133, 135),),
    "97頁と98頁": ((97, 97), (98, 98)),
    "ページ119": ((119, 119),),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_stretch_names_its_pages(text: str) -> None:
    assert list(pages(text)) == [(0, len(text), WRITTEN[text])]
    assert list(pages(f"{text} の指標")) == [(0, len(text), WRITTEN[text])]


@pytest.mark.parametrize(
    "text", ["how many pages", "2018:4.3.2", "p 4.3.2", "3 people", "stop 128", "97 percent", "page", "2018年"]
)
def test_other_numbers_are_no_pages(text: str) -> None:
    assert list(pages(text)) == []


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_span_runs_from_the_smaller_to_the_larger_page(one: int, other: int) -> None:
    assert [found for _, _, found in pages(f"pages {one}-{other}")] == [((min(one, other), max(one, other)),)]


@given(st.text(alphabet="page .p-0123456789頁ページと、から"))
def test_any_text_has_stretches_within_it_and_spans_in_order(text: str) -> None:
    for start, end, found in pages(text):
        assert 0 <= start < end <= len(text)
        assert found
        assert all(first <= last for first, last in found)
