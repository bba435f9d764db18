"""Questions in both languages, each answered as a SPARQL query written by hand answers, on both engines."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import keikaku.services.questions.lookup as lookup_module
from keikaku.errors import AskedWrongly, QuestionNotUnderstood, UnknownName
from keikaku.language.reading import Thing
from keikaku.records import IRI, Label
from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import _is_part, lookup
from keikaku.services.questions.readings import readings
from keikaku.services.session.session import Session
from keikaku.vocab import ID, prologue
from tests.examples import examples

HEAD = f"BASE <{ID}>\n" + prologue("dcterms", "kk", "org", "schema")


class Case(NamedTuple):
    question: str
    sparql: str  # a pattern for ?x


INVOLVING_JETRO = "?x a kk:Initiative ; kk:involves <actor/jetro>"
MENTIONING_JETRO = "?x a kk:Issue ; kk:statedIn ?p . ?p kk:mentions <actor/jetro>"
INDICATORS = "?x a kk:Indicator ; kk:partOf+ <2018/6>"
IN_SKYFRONT = """?x a kk:Facility . FILTER (?x != <facility/king-skyfront>)
    { ?x schema:location ?y } UNION { ?x dcterms:isPartOf ?y }
    ?y dcterms:isPartOf* <facility/king-skyfront>"""
INVOLVED = "?part kk:partOf* <2018/6.1.2> ; kk:involves ?x . ?x a kk:Organisation"
DOCUMENTS = "?part kk:partOf* <2018/6> ; kk:statedIn ?p . ?p kk:mentions ?x . ?x a kk:Document"
PARTNERS_OF = """?x a kk:Actor . FILTER (?x != <actor/{0}>)
    {{ ?x kk:cooperatesWith <actor/{0}> }} UNION {{ ?y kk:involves <actor/{0}>, ?x }}"""
MEMBERS = "?x a kk:Actor ; org:memberOf <actor/overseas-support-body>"
OPERATED = "?x a kk:Facility ; kk:operatedBy <actor/medtronic>"
SIGNED = "?x a kk:Actor ; kk:partyTo <document/bandung-memorandum>"
COMPANIES = "?part kk:partOf* <2018/6> ; kk:involves ?x . ?x kk:kind kk:Company"
LAWS = "?part kk:partOf* <2018/4> ; kk:statedIn ?p . ?p kk:mentions ?x . ?x kk:kind kk:Law"
IN_INDONESIA = "?x a kk:Place ; dcterms:isPartOf+ <place/indonesia>"
ABOUT_ASIA = "?x a kk:Initiative ; kk:statedIn ?p . ?p kk:mentions <place/asia>"
ISSUES = "?x a kk:Issue ; kk:partOf+ <2018/6.1>"
STATISTICS = "?part kk:partOf* <2018/6.1.2> ; kk:statedIn ?p . GRAPH ?p { ?x kk:value ?v } ?x a kk:Statistic"
BOTH = "?x a kk:Initiative ; kk:involves <actor/jetro>, <actor/kanagawa-prefecture>"
AT_THINK = "?x a kk:Initiative ; kk:hostedBy <facility/think>"
SPEAKING_OF = "{{ BIND (<{0}> AS ?x) }} UNION {{ ?x kk:involves <{0}> }} UNION {{ ?x kk:statedIn/kk:mentions <{0}> }}"

CASES = [
    Case("initiatives involving JETRO", INVOLVING_JETRO),
    Case("Which initiatives involve the Japan External Trade Organization?", INVOLVING_JETRO),
    Case("ジェトロが関わる取組", INVOLVING_JETRO),
    Case("「ｼﾞｪﾄﾛ」が関わる取組は？", INVOLVING_JETRO),
    Case("issues mentioning JETRO", MENTIONING_JETRO),
    Case("ジェトロに言及する課題", MENTIONING_JETRO),
    Case("indicators of policy 6 and its targets", INDICATORS),
    Case("政策６の指標と目標値", INDICATORS),
    Case("facilities in King Skyfront", IN_SKYFRONT),
    Case("キングスカイフロントにある施設", IN_SKYFRONT),
    Case("organisations involved in 2018:6.1.2", INVOLVED),
    Case("2018:6.1.2に関わる組織", INVOLVED),
    Case("documents mentioned in policy 6", DOCUMENTS),
    Case("政策６に出てくる文書", DOCUMENTS),
    Case("partners of UNEP", PARTNERS_OF.format("unep")),
    Case("UNEPのパートナー", PARTNERS_OF.format("unep")),
    Case("partners of KIIP", PARTNERS_OF.format("kiip")),
    Case("KIIPの連携先", PARTNERS_OF.format("kiip")),
    Case("members of the new support organisation", MEMBERS),
    Case("who belongs to the new support organisation", MEMBERS),
    Case("新たな支援組織の会員", MEMBERS),
    Case("who operates the Medtronic training facility",
         "?x a kk:Actor . <facility/medtronic-training-facility> kk:operatedBy ?x"),
    Case("facilities operated by Medtronic", OPERATED),
    Case("メドトロニックが運営する施設", OPERATED),
    Case("who signed the Bandung memorandum", SIGNED),
    Case("companies in policy 6", COMPANIES),
    Case("政策６に関わる企業", COMPANIES),
    Case("laws mentioned in policy 4", LAWS),
    Case("政策４に出てくる法律", LAWS),
    Case("places in Indonesia", IN_INDONESIA),
    Case("インドネシアの都市", IN_INDONESIA),
    Case("initiatives about Asia", ABOUT_ASIA),
    Case("アジアに関する取組", ABOUT_ASIA),
    Case("issues of strategy 6.1", ISSUES),
    Case("施策6.1の課題", ISSUES),
    Case("statistics in 2018:6.1.2", STATISTICS),
    Case("2018:6.1.2の統計", STATISTICS),
    Case("initiatives involving JETRO and Kanagawa Prefecture", BOTH),
    Case("ジェトロと神奈川県が関わる取組", BOTH),
    Case("THINKで行われる取組", AT_THINK),
    Case("initiatives in the 2005 plan involving UNEP",
         "?x a kk:Initiative ; kk:involves <actor/unep> ; kk:partOf+ <2005>"),
    Case("THINK", SPEAKING_OF.format("facility/think")),
    Case("メドトロニック", SPEAKING_OF.format("actor/medtronic")),
    Case("2018:6.1.2", "?x kk:partOf* <2018/6.1.2>"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.question for case in CASES])
def test_a_question_is_answered_as_the_query_written_by_hand(case: Case, session: Session) -> None:
    query = f"{HEAD}SELECT DISTINCT ?x WHERE {{ {case.sparql} }}"
    expected = {str(row[0]) for row in session.select(query).rows}
    assert expected
    assert {str(found.card.iri) for found in lookup(session, case.question).results} == expected


@pytest.mark.parametrize("question", [case.question for case in CASES])
def test_the_sparql_of_an_answer_gives_its_results_and_evidence_on_both_engines(
    question: str, session: Session, reference: Session
) -> None:
    answer = lookup(session, question)
    rows = set(session.select(answer.sparql).rows)
    assert set(reference.select(answer.sparql).rows) == rows
    stated: dict[str, set[str]] = {}
    for result, passage in rows:
        if str(passage).startswith(f"{ID}passage/"):
            address = str(passage).removeprefix(f"{ID}passage/").replace("/", ":", 1)
            stated.setdefault(str(result), set()).add(address)
    said = {str(found.card.iri): {c.address for c in found.evidence} for found in answer.results if found.evidence}
    assert said == stated


@pytest.mark.parametrize(
    "question",
    [
        "ジェトロが関わる取組",
        "indicators of policy 6",
        "partners of KIIP",
        "statistics in 2018:6.1.2",
        "バンドン市",
        "organisations involved in most initiatives",
    ],
)
def test_the_reference_engine_gives_the_same_object(question: str, session: Session, reference: Session) -> None:
    assert AnswerView(lookup(reference, question)).data() == AnswerView(lookup(session, question)).data()


def test_an_indicator_comes_with_its_values_from_baseline_to_target(session: Session) -> None:
    found = next(
        f for f in lookup(session, "indicators of policy 6").results if f.card.address == "2018:6.1.1/indicator/1"
    )
    assert [(v.kind, v.period and v.period.address, str(v.value), v.comparator, v.printed) for v in found.values] == [
        ("Baseline", None, "581", "Exactly", "581件"),
        ("Actual", None, "840", "Exactly", "840件"),
        ("FirstPeriodTarget", None, "630", "AtLeast", "630件以上"),
        ("Target", None, "800", "AtLeast", "800件以上"),
    ]


def test_plan_elements_come_in_the_order_of_the_plan_with_ten_after_nine(session: Session) -> None:
    found = [found.card.address for found in lookup(session, "2018:6.1.1").results]
    assert found[:2] == ["2018:6.1.1", "2018:6.1.1/action/1"]
    addresses = [a for a in found if a and "/issue/" in a]
    assert addresses == [f"2018:6.1.1/issue/{number}" for number in range(1, len(addresses) + 1)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("町工場への支援", "「ものづくり企業」を支援する取組（「町工場」は「ものづくり企業」と読んだ）"),
        (
            "successors",
            "everything that involves or mentions Business succession (“successors” read as “Business succession”)",
        ),
        ("initiatives for kobs", "every initiative that involves Kawasaki Overseas Business Support Center (KOBS)"),
    ],
)
def test_a_word_that_is_no_name_but_stands_for_one_is_told_with_it(session: Session, question: str, said: str) -> None:
    assert lookup(session, question).understood.best("ja" if "町" in question else "en") == said


def test_an_unknown_name_is_told_of(session: Session) -> None:
    with pytest.raises(UnknownName) as caught:
        lookup(session, "initiatives involving flying saucers")
    assert (caught.value.exit_code, caught.value.hint) == (2, "")
    assert caught.value.message == "no name or word in the graph matches “flying saucers”"


def test_a_part_that_is_not_understood_is_answered_with_the_nearest_names(session: Session) -> None:
    with pytest.raises(QuestionNotUnderstood) as caught:
        lookup(session, "UNEP and THINKTANKS")
    assert caught.value.message == "this part of the question was not understood: “THINKTANKS”"
    (nearest,) = caught.value.hint.splitlines()
    assert "THINK" in nearest.removeprefix("nearest names: ").split(", ")


def test_a_japanese_question_is_answered_in_japanese(session: Session) -> None:
    with pytest.raises(QuestionNotUnderstood) as caught:
        lookup(session, "ジェトロが関わる変な取組")
    # No name is near to a single character.
    assert (caught.value.message, caught.value.hint) == ("質問のこの部分が読めない：“変”", "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Minato", True), ("MinatoF", False), ("みなと", True), ("みなと漁業", False), ("Fish", True),
        ("fishing", False), ("", False),
    ],
)  # fmt: skip
def test_a_name_is_guessed_from_a_part_that_is_less_than_half_of_it(typed: str, expected: bool) -> None:
    thing = Thing(
        IRI(f"{ID}actor/fishery-coop"), "Organisation", Label("みなと漁業協同組合", "Minato Fishery"), "", typed
    )
    assert _is_part(thing) is expected


@pytest.mark.parametrize("question", ["", " ", "　", "？！", "\x00\x1b", "（）"])
def test_a_question_without_letters_is_no_question(question: str, session: Session) -> None:
    with pytest.raises(QuestionNotUnderstood, match=r"^the question is empty$"):
        lookup(session, question)


def test_a_question_of_any_length_is_refused_at_once(session: Session) -> None:
    with pytest.raises(AskedWrongly, match=r"^too long: 50000 characters, more than 500$"):
        lookup(session, "a of " * 10_000)


@pytest.mark.parametrize(
    "question", ["how is JETRO connected to JETRO", "how is JETRO connected to ｼﾞｪﾄﾛ", "ジェトロとJETROのつながり"]
)
def test_a_way_needs_two_ends(session: Session, question: str) -> None:
    with pytest.raises(QuestionNotUnderstood, match=r"both ends of the way are the same: JETRO|両端が同じ：ジェトロ"):
        lookup(session, question)


def test_a_question_of_words_that_nobody_knows_is_refused_in_time(session: Session) -> None:
    """Each word with its neighbours could be a part of a name: without a limit, this takes many minutes."""
    words = " ".join(f"x{number}y" for number in range(90))
    with pytest.raises(AskedWrongly):
        lookup(session, words)


WORDS = st.sampled_from(
    [
        "initiatives",
        "of",
        "in",
        "JETRO",
        "ジェトロ",
        "が",
        "関わる",
        "取組",
        "政策６",
        "2018:6.1.1/action/4",
        "and",
        "の",
        "指標",
        "who",
        "operates",
        "KOBS",
        "2018:",
        "9.9.9",
        "“",
        "」",
        "<x>",
        "}",
        "#",
        "\\",
        "\x00",
        "\ud800",
        "partners",
        "'JETRO'",
        "ﾊﾞ",
        "ﾞ",
        "ſ",
        "K",
        "２０１８：６",
    ]
)


@examples(60)
@given(st.text(max_size=80) | st.lists(WORDS, max_size=9).map(" ".join) | st.lists(WORDS, max_size=9).map("".join))
def test_any_text_is_answered_or_refused_in_our_own_words(session: Session, text: str) -> None:
    try:
        answer = lookup(session, text)
    except AskedWrongly:
        return
    assert answer.question == text
    (table,) = AnswerView(answer, cite=True).tables("ja")
    assert len(table.rows) >= len(answer.results)
    assert AnswerView(answer).data()["question"] == text


@pytest.mark.parametrize("question", ["milestones of AIRBIC", "AIRBICの日程"])
def test_milestones_of_a_thing_come_with_their_time(session: Session, question: str) -> None:
    answer = lookup(session, question)
    text = "SELECT DISTINCT ?m WHERE { ?m <https://w3id.org/keikaku/ns#milestoneOf> ?thing }"
    wanted = {row[0] for row in session.select(text, {"thing": IRI(f"{ID}facility/airbic")}).rows}
    assert {found.card.iri for found in answer.results} == wanted
    assert all(len(found.values) == 1 and found.values[0].period for found in answer.results)
    assert "January 2019" in {found.values[0].text("en") for found in answer.results}


def test_milestones_within_the_plan_are_those_of_its_passages(session: Session) -> None:
    answer = lookup(session, "milestones of policy 2")
    assert answer.results
    assert all(f.evidence[0].address.startswith("2018:2") for f in answer.results)


@pytest.mark.parametrize(
    "question",
    [
        "companies with the most initiatives only in the 2018 plan",
        "organisations with the most initiatives shared by both plans",
        "companies with the most initiatives not in the 2018 plan",
        "2018年計画以外で取組が最も多い企業",
    ],
)
def test_a_ranking_that_cannot_be_limited_so_is_not_answered_as_another(question: str, session: Session) -> None:
    with pytest.raises(QuestionNotUnderstood):
        lookup(session, question)


def test_of_two_readings_that_are_as_likely_neither_is_asserted(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (readings(session, question, 1)[0] for question in ("issues about Asia", "initiatives about Asia"))
    monkeypatch.setattr(lookup_module, "readings", lambda *_: [one, other._replace(cost=one.cost + 0.01)])
    with pytest.raises(QuestionNotUnderstood, match=r"it may mean two things: .*issue.*initiative"):
        lookup(session, "what is there about Asia")
