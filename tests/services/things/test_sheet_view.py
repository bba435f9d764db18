"""What programs and people see of one thing."""

from __future__ import annotations

from keikaku.records import tagged
from keikaku.services.session.session import Session
from keikaku.services.things.sheet_view import SheetView
from keikaku.services.things.show import show
from keikaku.vocab import ID, NS


def test_an_indicator_shows_its_values_first_and_empty_lists_for_what_it_lacks(session: Session) -> None:
    row, footnote = ["2018:6.1.1/indicator/1"], "2018:6.1.1/figure/8"
    assert SheetView(show(session, "2018:6.1.1/indicator/1")).data() == {
        "iri": f"{ID}2018/6.1.1/indicator/1",
        "type": "Indicator",
        "label": {
            "ja": "市が支援したビジネスマッチングの年間成立件数",
            "en": "Number of business matches concluded per year with the city's support",
        },
        "alt": {"ja": [], "en": []},
        "facts": [
            {"property": "kk:Baseline", "value": "581件 (fiscal 2014)", "evidence": row},
            {"property": "kk:Actual", "value": "840件 (fiscal 2016)", "evidence": row},
            {"property": "kk:FirstPeriodTarget", "value": "630件以上 (fiscal 2017)", "evidence": row},
            {"property": "kk:Target", "value": "800件以上 (fiscal 2021)", "evidence": row},
            {"property": "kk:change", "value": f"{NS}TargetRevised", "evidence": [footnote]},
            {"property": "kk:counts", "value": f"{ID}variable/business-matches", "evidence": row},
            {"property": "kk:cumulative", "value": "false", "evidence": row},
            {"property": "kk:measures", "value": f"{ID}2018/6.1.1", "evidence": row},
            {"property": "kk:partOf", "value": f"{ID}2018/6.1.1", "evidence": []},
            {"property": "kk:unit", "value": f"{ID}unit/case", "evidence": row},
            *(
                {
                    "property": "^kk:footnoteOf",
                    "value": f"{ID}2018/6.1.1/figure/{n}",
                    "evidence": [f"2018:6.1.1/figure/{n}"],
                }
                for n in (7, 8)
            ),
        ],
        "mentioned_in": [],
    }


def test_the_table_has_a_row_for_each_fact_and_each_mention(session: Session) -> None:
    (table,) = SheetView(show(session, "Bandung memorandum")).tables("en")
    assert table.columns == ("property", "value", "stated_in", "page")
    assert table.rows == [
        ("adopted at", "Kawasaki International Eco-Tech Fair", "2018:6.2.1/figure/2", 136),
        ("kind", "agreement", "", None),
        (
            "← milestone of",
            "Memorandum with the city of Bandung signed at the Kawasaki International Eco-Tech Fair 2016",
            "2018:6.2.1/figure/2",
            136,
        ),
        ("← party to", "Bandung City (city government)", "2018:6.2.1/figure/2", 136),
        ("← party to", show(session, "actor/environment-bureau").card.label.en, "2018:6.2.1/figure/2", 136),
        ("named in", None, "2018:6.2.1/figure/2", 136),
    ]


def test_the_head_has_the_names_in_both_languages_and_where_to_find_it(session: Session) -> None:
    view = SheetView(show(session, "THINK"))
    japanese, english = "THINK（テクノハブイノベーション川崎）", "THINK (Techno Hub Innovation Kawasaki)"
    assert view.title("ja") == f"{japanese} ／ {english}  [施設]"
    assert view.title("en") == f"{english} ／ {japanese}  [Facility]"
    assert view.notes("ja") == [
        "別名：THINK, テクノハブイノベーション川崎, Techno Hub Innovation Kawasaki", f"{ID}facility/think",
    ]  # fmt: skip
    element = SheetView(show(session, "2018:6.1.2/issue/2"))
    assert element.notes("en") == [f"2018:6.1.2/issue/2  p. 134  {ID}2018/6.1.2/issue/2"]


def test_the_plans_own_words_stand_in_a_last_column(session: Session) -> None:
    view = SheetView(show(session, "THINK"), {"2005:4/action/2": "その文"})
    (table,) = view.tables("en")
    assert table.columns[-1] == "text"
    stated = [row for row in table.rows if row[2]]
    assert [row[-1] for row in stated] == ["その文"] * 4
    assert {row[-1] for row in table.rows if row not in stated} == {None}  # what the editors say has no passage


def test_a_text_in_both_languages_is_told_in_the_one_that_is_read(session: Session) -> None:
    view = SheetView(show(session, "THINK"))
    told = {language: [row[1] for row in view.tables(language)[0].rows] for language in ("ja", "en")}
    japanese, english = "民間が営む、起業家のための施設。", "A privately run facility for incubating businesses."
    assert (told["ja"].count(japanese), told["ja"].count(english)) == (1, 0)
    assert (told["en"].count(japanese), told["en"].count(english)) == (0, 1)


def test_a_plan_in_one_language_is_shown_in_the_other_with_its_mark_and_pages_as_printed(harbour: Session) -> None:
    view = SheetView(show(harbour, "harbour-2030:A.1.x/p/project/1"))
    (table,) = view.tables("ja")
    shown = [tuple(tagged(cell) if isinstance(cell, str) else cell for cell in row) for row in table.rows]
    assert view.title("ja") == "Open the east quay [en]  [Project [en]]"
    assert view.notes("ja") == ["harbour-2030:A.1.x/p/project/1  p. 3-45  https://data.harbour.example/plan/project-1"]
    assert shown == [
        ("中心となる主体", "Harbour Council [en]", "harbour-2030:A.1.x/p/project/1", "3-45"),
        ("上位の要素", "Berths [en]", "", None),
    ]


def test_a_plan_says_what_it_is(minato: Session) -> None:
    view = SheetView(show(minato, "みなと計画"))
    assert view.title("en") == "みなと計画 [ja]  [Plan]"
    (table,) = view.tables("ja")
    assert [row[:2] for row in table.rows] == [
        ("計画の言語", "ja"), ("発行者", "みなと市"), ("計画区域", "みなと市"), ("会計年度の始まる月", "4月"),
        ("計画の階層", "基本戦略"), ("計画の階層", "取組項目"), ("← 上位の要素", "港湾の再生"),
    ]  # fmt: skip
