"""What a thing is: names, readings, definitions."""

from __future__ import annotations

from keikaku.records import IRI, Citation
from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.defined import Definition, defined
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.session import Session
from keikaku.vocab import ID


def test_it_is_told_with_its_names_and_what_defines_it(session: Session) -> None:
    kobs = defined(session, IRI(ID + "facility/kobs"))
    assert kobs.card.label == ("川崎市海外ビジネス支援センター", "Kawasaki Overseas Business Support Center (KOBS)")
    assert {"KOBS", "海外ビジネス支援センター"} <= set(kobs.names)
    assert kobs.readings == ("かわさきしかいがいびじねすしえんせんたー",)
    assert kobs.definitions[0] == Definition(
        "A centre opened in February 2013 that gives city firms one-stop support fitted to the stage of their"
        " business abroad.",
        "en",
        (Citation("2018:6.1.1/issue/1", 131),),
    )
    assert [one.language for one in kobs.definitions] == ["en", "ja"]


def test_notes_have_the_definition_in_the_language_or_that_there_is_none(session: Session) -> None:
    view = AnswerView(lookup(session, "what does UNEP stand for"))
    assert view.notes("en") == [
        "what United Nations Environment Programme (UNEP) is, and everything that involves or mentions United"
        " Nations Environment Programme (UNEP)",
        "United Nations Environment Programme (UNEP) ／ 国連環境計画",
        "also: UN Environment Programme, UNEP, 国際連合環境計画, こくれんかんきょうけいかく",
        "the graph has no sentence that defines it",
    ]
    assert AnswerView(lookup(session, "特定生産緑地とは")).notes("ja")[3] == (
        "説明：生産緑地と同じ税の優遇などを10年延ばせるようにした制度。（2018:4.2.1/issue/2）"
    )


def test_json_has_it_beside_the_results_and_only_then(session: Session) -> None:
    told = AnswerView(lookup(session, "what is UNEP")).data()
    assert told["defined"] == {
        "iri": f"{ID}actor/unep",
        "label": {"ja": "国連環境計画", "en": "United Nations Environment Programme (UNEP)"},
        "names": ["UN Environment Programme", "UNEP", "国際連合環境計画"],
        "readings": ["こくれんかんきょうけいかく"],
        "definitions": [],
    }
    assert "defined" not in AnswerView(lookup(session, "UNEP")).data()


def test_an_element_is_told_by_its_aim(session: Session) -> None:
    (note,) = [line for line in AnswerView(lookup(session, "what is 6.1.1")).notes("en") if "what it is" in line]
    assert note.endswith("(2018:6.1.1/aim)")


def test_a_definition_in_the_other_language_alone_says_which(session: Session) -> None:
    thing = defined(session, IRI(ID + "facility/kobs"))
    alone = thing._replace(definitions=(Definition("海外展開を支える。", "ja-JP", (Citation("2018:1", 9),)),))
    assert alone.notes("en")[-1].startswith("what it is: 海外展開を支える。 [ja]")
    assert "[ja]" not in alone.notes("ja")[-1]
