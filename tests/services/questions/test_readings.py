"""Questions as people write them, over the real graph: one meaning, one reading."""

from __future__ import annotations

from itertools import product
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.language.lexicon import Lexicon
from keikaku.language.phrasing import phrase
from keikaku.language.reading import Reading, Within
from keikaku.language.relating import belonging, meets
from keikaku.vocab import ID
from tests.conftest import Reader

Gist: TypeAlias = tuple[str | None, str | None, bool, list[str], list[str]]


def gist(reading: Reading) -> Gist:
    """What counts of a reading that was understood whole."""
    assert reading.unread == ()
    things = [thing.iri.removeprefix(ID) for thing in reading.things]
    return reading.find, reading.relation, reading.forward, things, [element.address for element in reading.within]


SAME: dict[str, tuple[Gist, list[str]]] = {
    "initiatives of an actor": (
        ("Initiative", "involves", True, ["actor/unep"], []),
        [
            "initiatives involving UNEP",
            "Initiatives Involving UNEP?",
            "which initiatives involve UNEP?",
            "show me all the initiatives that involve UNEP, please",
            "UNEP: which initiatives is it involved in?",
            "how many initiatives involve UNEP?",
            "initiative involving the United Nations Environment Programme",
            "ｉｎｉｔｉａｔｉｖｅｓ　ｉｎｖｏｌｖｉｎｇ　ＵＮＥＰ",
            "UNEPが関わる取組",
            "ＵＮＥＰが関わっている取組はどれですか？",
            "国連環境計画が関わる取組",
            "国連環境計画の関わる取り組みを教えてください。",
            "国連環境計画が関わります取組",
            "国連環境計画が関わった取組",
            "取組：国連環境計画が関わるもの",
            "取組のうち国連環境計画が関わるもの",
            "ｺｸﾚﾝｶﾝｷｮｳｹｲｶｸが関わる取組",
            "こくれんかんきょうけいかくが関わる取組",
        ],
    ),
    "partners of an actor": (
        ("Actor", "partner", False, ["actor/unep"], []),
        [
            "partners of UNEP",
            "UNEP's partners",
            "who are the partners of UNEP?",
            "who are UNEP’s partners?",
            "UNEPのパートナーは？",
            "ＵＮＥＰのﾊﾟｰﾄﾅｰ",
            "国連環境計画の連携先を教えてください",
        ],
    ),
    "indicators of a policy": (
        ("Indicator", "of", True, [], ["2018:6"]),
        [
            "indicators of policy 6",
            "indicators of policy 6 and its targets",
            "policy 6's indicators",
            "POLICY 6 INDICATORS",
            "Ｐｏｌｉｃｙ　６ indicators",
            "indicators for 2018:6",
            "政策６の指標と目標値",
            "政策6の成果指標を教えてください",
            "指標（政策６）",
        ],
    ),
    "operator of a facility": (
        ("Actor", "operatedBy", False, ["facility/kobs"], []),
        [
            "who operates KOBS?",
            "KOBS is operated by whom?",
            "operators of KOBS",
            "KOBSの運営主体",
            "KOBSの運営者は誰ですか",
            "KOBSを運営しているのは誰ですか",
            "ＫＯＢＳは誰が運営していますか？",
            "川崎市海外ビジネス支援センターを運営するのは誰",
        ],
    ),
    "facilities of an operator": (
        ("Facility", "operatedBy", True, ["actor/kiip"], []),
        [
            "facilities operated by KIIP",
            "which facilities does KIIP operate?",
            "KIIPが運営する施設",
            "KIIPの運営している施設を見せて",
            "川崎市産業振興財団が運営しています施設の一覧",
        ],
    ),
    "where a facility is": (
        (None, "location", False, ["facility/think"], []),
        ["THINKの所在地", "ＴＨＩＮＫの所在地は？", "THINKはどこにあるか", "THINKはどこにありますか"],
    ),
    "what is at a facility": (
        (None, "location", True, ["facility/think"], []),
        ["what is located in THINK?", "THINKにあるもの", "THINKにあります"],
    ),
    "members": (
        ("Actor", "hasMember", False, ["actor/overseas-support-body"], []),
        [
            "who are the members of New overseas-expansion support organisation",
            "members of New overseas-expansion support organisation",
            "新たな支援組織の構成員",
            "新たな支援組織のメンバーは誰ですか",
        ],
    ),
    "belonging": (
        ("Actor", "memberOf", True, ["actor/overseas-support-body"], []),
        [
            "who belongs to New overseas-expansion support organisation?",
            "新たな支援組織に所属するのは誰",
            "新たな支援組織には誰が所属していますか",
            "新たな支援組織を所属先とする主体",
        ],
    ),
    "what an actor belongs to": (
        ("Actor", "memberOf", False, ["actor/unep"], []),
        ["what is UNEP a member of?", "UNEPの所属先", "UNEPはどこに所属していますか"],
    ),
    "who signed": (
        ("Actor", "partyTo", True, ["document/bandung-memorandum"], []),
        ["who signed the Bandung memorandum?", "the Bandung memorandum was signed by whom"],
    ),
    "issues that mention": (
        ("Issue", "mentions", True, ["actor/medtronic"], []),
        ["issues that mention Medtronic", "issues mentioning Medtronic", "メドトロニックに言及している課題"],
    ),
    "figures about": (
        ("Figure", "about", True, ["actor/medtronic"], []),
        ["figures about Medtronic", "charts concerning Medtronic", "メドトロニックに関する図表"],
    ),
    "facilities within a measure": (
        ("Facility", "of", True, [], ["2005:3"]),
        ["facilities of 2005:3", "2005:3の施設", "２００５：３の施設を教えて", "施設（2005:3）"],
    ),
    "a thing alone": (
        (None, None, True, ["facility/think"], []),
        ["THINK", "what is THINK?", "tell me, what is THINK", "ＴＨＩＮＫとは何ですか", "THINK!"],
    ),
    "a passage alone": (
        (None, None, True, [], ["2018:6.1.1/action/4"]),
        ["6.1.1/action/4", "2018:6.1.1/action/4", "２０１８：６．１．１／action／４", "what is 6.1.1/action/4?"],
    ),
}


@pytest.mark.parametrize("meaning", SAME)
def test_every_way_of_asking_is_read_alike(ask: Reader, meaning: str) -> None:
    expected, questions = SAME[meaning]
    assert {question: gist(ask(question)) for question in questions} == dict.fromkeys(questions, expected)


def test_no_way_of_asking_has_vanished() -> None:
    assert (len(SAME), sum(len(questions) for _, questions in SAME.values())) == (16, 86)


def test_two_things_are_asked_for_together(ask: Reader) -> None:
    expected: Gist = ("Initiative", "about", True, ["place/thailand", "place/vietnam"], [])
    questions = ["initiatives about Thailand and Vietnam", "タイとベトナムに関する取組", "ﾀｲやﾍﾞﾄﾅﾑについての取り組み"]
    assert [gist(ask(question)) for question in questions] == [expected] * 3


def test_a_name_of_two_things_is_read_as_the_one_that_fits(ask: Reader) -> None:
    city, place = f"{ID}actor/bandung-city", f"{ID}place/bandung"

    def read(question: str) -> tuple[list[str], list[str]]:
        reading = ask(question)
        return [thing.iri for thing in reading.things], [thing.iri for thing in reading.others]

    assert read("バンドン市が関わる取組") == read("バンドン市と連携する組織") == ([city], [place])
    assert read("バンドン市にある施設") == ([place], [city])


def test_a_class_beside_a_thing_of_its_own_names_no_second_class(ask: Reader) -> None:
    assert gist(ask("initiatives involving the facility THINK")) == gist(ask("initiatives involving THINK"))
    assert gist(ask("施設THINKが関わる取組")) == gist(ask("THINKが関わる取組"))


def test_a_mistyped_or_partial_name_says_what_was_typed(ask: Reader) -> None:
    for question, typed in [
        ("initiatives involving Medtronik", "Medtronik"),
        ("メドトロニツクが関わる取組", "メドトロニツク"),
        ("initiatives involving the Nations Environment Programme", "the Nations Environment Programme"),
    ]:
        reading = ask(question)
        assert [thing.typed for thing in reading.things] == [typed]
        assert reading.understood


@pytest.mark.parametrize(
    ("question", "unread"),
    [
        ("initiatives involving Xyzzy", ("Xyzzy",)),
        ("Xyzzy が関わる取組とプラグ", ("Xyzzy", "プラグ")),
        ("施策1", ("1",)),
        ("strategy 1", ("1",)),
        ("initiatives of policy 99", ("initiatives", "99")),
        ("6.1.1/action/400", ("6.1.1/action/400",)),
        ("who hosts the Bandung memorandum", ("memorandum",)),
        ("㌢", ("㌢",)),
        ("UNEPが関わる取組、㍿", ("㍿",)),
    ],
)
def test_what_is_not_understood_is_reported(ask: Reader, question: str, unread: tuple[str, ...]) -> None:
    reading = ask(question)
    assert (reading.unread, reading.understood) == (unread, False)


@pytest.mark.parametrize("question", ["", " ", "？", "what is it", "知りたい", "ください"])
def test_a_question_for_nothing_is_not_understood(ask: Reader, question: str) -> None:
    reading = ask(question)
    assert (reading.unread, reading.find, reading.things, reading.within) == ((), None, (), ())
    assert not reading.understood


def test_the_middle_of_a_name_in_kana_is_no_name(ask: Reader) -> None:
    assert [thing.iri for thing in ask("THINKはどこにありますか").things] == [f"{ID}facility/think"]
    assert ask("にあり").things == ()


def test_a_word_of_a_sentence_is_no_element(ask: Reader) -> None:
    reading = ask("where is KOBS")
    assert [thing.iri for thing in reading.things] == [f"{ID}facility/kobs"]
    assert reading.within == ()


def test_actors_that_are_sought_by_an_actor_meet_it(ask: Reader, lexicon: Lexicon) -> None:
    def met(question: str) -> bool:
        reading = ask(question)
        return meets(reading.relation, lexicon.sense(reading.find or "").kinds)

    assert met("organisations involved with UNEP")
    assert met("partners of UNEP")
    assert not met("initiatives involving UNEP")
    assert not met("organisations in 6.1.1")


def test_entities_within_an_element_take_part_or_are_named(ask: Reader, lexicon: Lexicon) -> None:
    def way(question: str) -> str:
        reading = ask(question)
        (within,) = reading.node.conditions
        assert isinstance(within, Within)
        return belonging(within, lexicon.sense(reading.find or "").kinds, lexicon)

    assert way("facilities of 2005:3") == "involves"
    assert way("places in 2005:3") == "about"
    assert way("documents mentioned in 2005:3") == "about"
    assert way("facilities mentioned in 2005:3") == "about"
    assert way("who leads 2005:3") == "ledBy"


NESTED = {
    "companies involved in initiatives about sectors": (
        "every company that an initiative that is about a sector involves"
    ),
    "organisations involved in initiatives about sectors of policy 2": (
        "every organisation that an initiative that is about a sector named within Fostering and promoting growth "
        "industries (2018:2) involves"
    ),
}
PIECES = (
    "UNEP", "国連環境計画", "ｼﾞｪﾄﾛ", "バンドン市", "THINK", "IT", "タイ", "川崎", "取組", "施設", "指標", "who", "どこ",
    "partners", "members",
    "operated by", "operates", "が関わる", "を運営している", "に所属する", "所在地", "の", "と", "of", "in", "and",
    "not",
    "6.1", "政策６", "2018:", "2005:3", "/action/4", "㌢", "ﾞ", "(", "）", "?", "\n", "\x00", "Xyzzy",
)  # fmt: skip
QUESTIONS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=7).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


@given(question=QUESTIONS)
def test_any_text_is_read_and_nothing_raised(ask: Reader, lexicon: Lexicon, question: str) -> None:
    reading = ask(question)
    assert ask(question) == reading
    assert all(part and part in question for part in reading.unread)
    for local in (reading.find, reading.relation):
        assert (
            local in (None, "of", "in", "at", "for", "with", "by", "share", "only", "direct", "inside")
            or lexicon.sense(local).local == local
        )
    assert reading.understood <= (not reading.unread)
    said = phrase(reading, lexicon)
    assert said.ja
    assert said.en


@pytest.mark.parametrize(
    ("thing", "relation", "head"),
    [
        *product(["UNEP", "THINK", "タイ", "2005:3"], ["が関わる", "に関する", "に言及する"], ["取組", "課題"]),
        *product(["KOBS", "THINK"], ["を運営する"], ["組織"]),
    ],
)
def test_width_and_spaces_make_no_difference(ask: Reader, thing: str, relation: str, head: str) -> None:
    plain = f"{thing}{relation}{head}"
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in plain)
    spaced = f" {thing}　{relation} ・{head}。"
    assert gist(ask(wide)) == gist(ask(spaced)) == gist(ask(plain))


def test_sets_of_sets_of_sets_are_read(ask: Reader, lexicon: Lexicon) -> None:
    said = {question: phrase(ask(question), lexicon).en for question in NESTED}
    assert said == NESTED
