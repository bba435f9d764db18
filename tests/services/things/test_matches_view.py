"""What programs and people see of a search."""

from __future__ import annotations

from keikaku.services.session.session import Session
from keikaku.services.things.matches_view import MatchesView
from keikaku.services.things.search import search
from keikaku.vocab import ID

MEMORANDUM = "低炭素で持続可能な都市形成に向けた都市間連携に関する覚書"


def test_a_table_row_has_the_name_that_matched_and_how_to_name_the_thing(session: Session) -> None:
    (table,) = MatchesView(MEMORANDUM, search(session, MEMORANDUM, limit=1)).tables("en")
    assert table.columns == ("label", "type", "matched", "score", "id")
    assert table.rows == [
        (
            "Memorandum on city-to-city cooperation for low-carbon, sustainable city formation (Bandung)",
            "Document", MEMORANDUM, "100",
            "id:document/bandung-memorandum",
        )
    ]  # fmt: skip


def test_programs_get_the_same_object_whole_or_line_by_line(session: Session) -> None:
    view = MatchesView("THINK", search(session, "THINK", limit=2))
    assert view.lines("ja") == view.lines("en") == view.data()["results"]
    assert view.data()["results"][0] == {
        "iri": f"{ID}facility/think",
        "type": "Facility",
        "label": {"ja": "THINK（テクノハブイノベーション川崎）", "en": "THINK (Techno Hub Innovation Kawasaki)"},
        "score": 100.0,
    }


def test_the_title_has_the_text_in_marks_of_the_language() -> None:
    view = MatchesView("川崎", [])
    assert (view.title("ja"), view.title("en")) == ("「川崎」のように書かれるもの", "What is written like “川崎”")
    assert view.data() == {"results": []}
