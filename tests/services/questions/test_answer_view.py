"""What programs and people see of an answer."""

from __future__ import annotations

from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.session import Session
from keikaku.vocab import ID


def test_the_json_object_has_every_key_that_others_rely_on(session: Session) -> None:
    assert AnswerView(lookup(session, "issues mentioning Medtronic")).data() == {
        "question": "issues mentioning Medtronic",
        "level": "answer",
        "reading": {
            "find": "Issue",
            "relation": "mentions",
            "entities": [f"{ID}actor/medtronic"],
            "ask": "list",
            "sentence": {"ja": "「メドトロニック」に言及する課題", "en": "every issue that mentions Medtronic"},
        },
        "sparql": lookup(session, "issues mentioning Medtronic").sparql,
        "count": 1,
        "results": [
            {
                "iri": f"{ID}2018/6.1.2/issue/2",
                "type": "Issue",
                "address": "2018:6.1.2/issue/2",
                "label": {
                    "ja": "外資系企業40社が市内に日本本社を置き、メドトロニックの施設なども進出",
                    "en": "Forty foreign-affiliated firms have their Japanese head offices in the city, and Medtronic "
                    "and others have opened facilities",
                },
                "page": 134,
                "evidence": ["2018:6.1.2/issue/2"],
                "values": [],
                "count": None,
            }
        ],
        "paths": [],
        "readings": [],
        "passages": [],
        "problem": None,
        "nearest": [],
    }


def test_what_a_result_does_not_have_is_null_or_empty(session: Session) -> None:
    answer = AnswerView(lookup(session, "THINK")).data()
    reading = answer["reading"]
    assert isinstance(reading, dict)
    assert (reading["find"], reading["relation"], reading["entities"]) == (None, None, [f"{ID}facility/think"])
    results = answer["results"]
    assert isinstance(results, list)
    assert results[0] == {
        "iri": f"{ID}facility/think",
        "type": "Facility",
        "address": None,
        "label": {"ja": "THINK（テクノハブイノベーション川崎）", "en": "THINK (Techno Hub Innovation Kawasaki)"},
        "page": None,
        "evidence": [],
        "values": [],
        "count": None,
    }
    # A page is printed in the plan of 2018 only.
    assert [(result["address"], result["page"]) for result in results[1:]] == [("2005:4/action/2", None)]


def test_it_is_told_what_no_passage_states_but_the_editors_arranged(session: Session) -> None:
    asked = {
        "facilities in Miyamae Ward": 1,
        "where is AIRBIC": 0,
        "facilities in Kawasaki Ward involved in policy 7": 3,  # who takes part is stated, where that is is not
        "wards of Kawasaki": 0,  # stated and arranged
        "who is the publisher of the plan": 0,  # what a plan is stands in it
    }
    for question, number in asked.items():
        view = AnswerView(lookup(session, question))
        assert len(view.answer.results) >= max(number, 1)
        said = {
            0: [], 1: ["1 of these rests on the editors' arrangement, which no passage states"],
            3: ["3 of these rest on the editors' arrangement, which no passage states"],
        }  # fmt: skip
        assert view.notes("en")[1:] == said[number], question
        arranged = view.data().get("arranged", [])
        assert isinstance(arranged, list)
        assert len(arranged) == number, question
    view = AnswerView(lookup(session, "川崎市コンベンションホールはどこにありますか"))
    assert view.notes("ja")[1:] == ["うち1件は、計画の記述にない編者の整理による"]
    assert view.data()["arranged"] == [f"{ID}place/nakahara-ward"]


def test_the_table_of_indicators_has_a_column_for_each_kind_of_value(session: Session) -> None:
    (table,) = AnswerView(lookup(session, "indicators of 2018:6.1.1")).tables("en")
    assert table.columns == (
        "label", "type", "baseline", "actual", "interim_target", "target", "stated_in", "page",
    )  # fmt: skip
    assert [row[1:] for row in table.rows] == [
        (
            "Indicator", "581件 (fiscal 2014)", "840件 (fiscal 2016)", "630件以上 (fiscal 2017)",
            "800件以上 (fiscal 2021)", "2018:6.1.1/indicator/1", "133",
        )
    ]  # fmt: skip


def test_citing_gives_a_row_for_each_passage_with_its_text(session: Session) -> None:
    answer = lookup(session, "organisations involved in 2018:6.1.2")
    (plain,) = AnswerView(answer).tables("ja")
    assert [row[2:] for row in plain.rows if row[0] == "ジェトロ"] == [
        ("2018:6.1.2/action/1, 2018:6.1.2/issue/1", "134")
    ]
    (cited,) = AnswerView(answer, cite=True, quotations={"2018:6.1.2/issue/1": "その文"}).tables("ja")
    assert cited.columns == ("label", "type", "stated_in", "page", "text")
    assert [row[2:] for row in cited.rows if row[0] == "ジェトロ"] == [
        ("2018:6.1.2/action/1", 134, None),
        ("2018:6.1.2/issue/1", 134, "その文"),
    ]


def test_the_page_says_the_question_and_how_it_was_read(session: Session) -> None:
    view = AnswerView(lookup(session, "how many initiatives involve JETRO"))
    assert view.title("ja") == "how many initiatives involve JETRO"
    assert view.notes("en") == [
        "how many: every initiative that involves JETRO (Japan External Trade Organization): 3",
    ]  # fmt: skip


def test_a_path_is_a_row_for_each_step(session: Session) -> None:
    view = AnswerView(lookup(session, "how is KSP connected to JETRO"))
    (table,) = view.tables("en")
    assert table.columns == ("path", "from", "relation", "to", "stated_in", "page")
    assert [row[0] for row in table.rows] == [1, 1]
    assert table.rows[1][4:] == ("2018:6.1.1/action/4, 2018:6.1.1/aim, 2018:6.1.2/action/1 +3", "133, 131, 134")
