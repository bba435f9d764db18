"""What is counted is known by its names in any order of their words, and beside "how many" by what it counts."""

from __future__ import annotations

import pytest

from keikaku.language.index import Name
from keikaku.language.variables import Variables, key
from keikaku.records import IRI, Label

TOURISTS, MATCHES, SHARE, CHART = (IRI(f"https://example.org/{one}") for one in ("tourists", "ip", "share", "chart"))
VARIABLES = Variables(
    [
        Name("Number of tourists", TOURISTS, "Variable", True, "en"),
        Name("観光客数", TOURISTS, "Variable", True, "ja"),
        Name("知的財産マッチングの件数", MATCHES, "Variable", True, "ja"),
        Name("輸出企業の割合", SHARE, "Variable", True, "ja"),
        Name("Share of companies that export", SHARE, "Variable", True, "en"),
        Name("市内の輸出額（速報）", CHART, "Statistic", True, "ja"),
        Name("Tourist numbers (by ward)", CHART, "Statistic", True, "en"),
    ]
)


def test_a_key_knows_no_order_number_or_small_word() -> None:
    assert len({key("number of tourists"), key("tourist numbers"), key("the number of the tourist")}) == 1
    assert len({key("farmers' average age"), key("average age of farmers"), key("Average Age Of A Farmer")}) == 1
    assert len({key("観光客数"), key("観光客の数"), key("観光客の人数")}) == 1
    assert len({key("輸出企業の割合"), key("輸出企業の比率")}) == 1


def test_a_number_a_share_and_what_is_counted_are_not_the_same() -> None:
    assert len({key("開業数"), key("開業率"), key("開業の割合"), key("開業")}) == 4
    assert len({key("number of firms"), key("share of firms"), key("firms")}) == 3


@pytest.mark.parametrize("written", ["tourist numbers", "numbers of tourists", "観光客の数", "観光客人数"])
def test_a_variable_is_named(written: str) -> None:
    assert [thing.iri for thing in VARIABLES.named(written)] == [TOURISTS]


def test_what_is_counted_names_the_variable_only_as_such() -> None:
    assert [thing.iri for thing in VARIABLES.stemmed("tourists")] == [TOURISTS]
    assert [thing.iri for thing in VARIABLES.stemmed("知的財産マッチング")] == [MATCHES]
    assert [thing.iri for thing in VARIABLES.shared("輸出企業")] == [SHARE]
    assert VARIABLES.named("tourists") == VARIABLES.stemmed("foreign tourists") == VARIABLES.shared("観光客") == ()


def test_a_statistic_is_named_by_its_title_where_no_variable_is() -> None:
    assert [(thing.iri, thing.kind) for thing in VARIABLES.named("輸出額")] == [(CHART, "Statistic")]
    assert [thing.iri for thing in VARIABLES.named("tourist numbers")] == [TOURISTS]


def test_a_slip_is_one_word_of_a_name_if_no_other_is_as_near() -> None:
    assert VARIABLES.nearest("tourst") == "tourist"
    assert VARIABLES.nearest("zeppelin") == ""


def test_columns_give_the_same_back() -> None:
    again = Variables.of_columns(VARIABLES.columns())
    assert again.columns() == VARIABLES.columns()
    assert again.named("観光客の数") == VARIABLES.named("観光客の数")
    assert again.label(TOURISTS) == Label("観光客数", "Number of tourists")
