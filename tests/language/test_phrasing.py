from __future__ import annotations

import pytest

from keikaku.language.lexicon import Lexicon
from keikaku.language.phrasing import phrase
from keikaku.language.reading import Linked, Node, Reading, Thing, Within
from keikaku.records import IRI, Label
from tests.conftest import Reader

UNEP = "United Nations Environment Programme (UNEP)"
THINK = "THINK (Techno Hub Innovation Kawasaki)"
MEMO_JA = "低炭素で持続可能な都市形成に向けた都市間連携に関する覚書"
MEMO = "Memorandum on city-to-city cooperation for low-carbon, sustainable city formation (Bandung)"
MEASURE_JA, MEASURE = "環境技術を活かした国際貢献", "Contributing to the world through environmental technology"

SAID = {
    "initiatives involving UNEP": (f"every initiative that involves {UNEP}", "「国連環境計画」が関わる取組"),
    "initiatives of UNEP": (f"every initiative that involves {UNEP}", "「国連環境計画」が関わる取組"),
    "issues mentioning UNEP": (f"every issue that mentions {UNEP}", "「国連環境計画」に言及する課題"),
    "initiatives about UNEP": (f"every initiative that is about {UNEP}", "「国連環境計画」に関する取組"),
    "partners of UNEP": (
        f"every actor that cooperates with or takes part in the same as {UNEP}",
        "「国連環境計画」と連携する、または同じ取組などに関わる主体",
    ),
    "organisations involved with UNEP": (
        f"every organisation that takes part in the same as {UNEP}",
        "「国連環境計画」と同じ取組などに関わる組織",
    ),
    "what is UNEP a member of": (f"every actor that {UNEP} is member of", "「国連環境計画」の所属先である主体"),
    "members of UNEP": (f"every actor that {UNEP} has as member", "「国連環境計画」の構成員である主体"),
    "events organised by UNEP": (f"every event that is organised by {UNEP}", "「国連環境計画」が主催する行事"),
    "UNEP": (f"everything that involves or mentions {UNEP}", "「国連環境計画」が関わるもの、これに言及するもの"),
    "what is located in THINK": (
        f"everything that is located in {THINK}",
        "「THINK（テクノハブイノベーション川崎）」に所在するもの",
    ),
    "who signed the Bandung memorandum": (
        f"every actor that is party to {MEMO} (for “Bandung memorandum”)",
        f"「{MEMO_JA}（「Bandung memorandum」から）」を結ぶ主体",
    ),
    "facilities in 2005:3": (
        f"every facility involved within {MEASURE} (2005:3)",
        f"{MEASURE_JA} (2005:3)の中で、関わる施設",
    ),
    "places in 2005:3": (
        f"every place named within {MEASURE} (2005:3)",
        f"{MEASURE_JA} (2005:3)の中で、名が挙がる地域",
    ),
    "initiatives of 2005:3": (
        f"every initiative within {MEASURE} (2005:3)",
        f"{MEASURE_JA} (2005:3)の中で、すべての取組",
    ),
    "2005:3": (f"everything within {MEASURE} (2005:3)", f"{MEASURE_JA} (2005:3)の中で、すべてのもの"),
    "initiatives involving UNEP in 2005:3": (
        f"every initiative that involves {UNEP} within {MEASURE} (2005:3)",
        f"{MEASURE_JA} (2005:3)の中で、「国連環境計画」が関わる取組",
    ),
    "バンドン市が関わる取組": (
        "every initiative that involves Bandung City (city government) (also a name of Bandung [Place])",
        "「バンドン市」が関わる取組（バンドン市 [Place]の名でもある）",
    ),
    "initiatives": ("every initiative", "すべての取組"),
    "": ("everything", "すべてのもの"),
}


@pytest.mark.parametrize("question", SAID)
def test_a_reading_is_said_in_both_languages(ask: Reader, lexicon: Lexicon, question: str) -> None:
    said = phrase(ask(question), lexicon)
    assert (said.en, said.ja) == SAID[question]


@pytest.mark.parametrize(
    "question",
    [
        "initiatives involving UNEP",
        "issues mentioning UNEP",
        "initiatives about Thailand and Vietnam",
        "what is UNEP a member of",
        "events organised by UNEP",
        "facilities operated by KIIP",
        "who operates KOBS",
        "what is located in THINK",
        "THINKの所在地",
    ],
)
def test_what_is_said_can_itself_be_asked(ask: Reader, lexicon: Lexicon, question: str) -> None:
    reading = ask(question)
    said = phrase(reading, lexicon)
    assert [ask(said.en or ""), ask(said.ja or "")] == [reading, reading]


def test_a_thing_is_called_by_what_it_has(lexicon: Lexicon) -> None:
    thing = Thing(IRI("https://example.org/x"), "Organisation", Label(None, "Only English"))
    element = Thing(IRI("https://example.org/2018/1"), "Policy", Label(None, None), "2018:1")
    said = phrase(Reading(Node(("Initiative",), (Linked("involves", True, (thing,)), Within((element,))))), lexicon)
    assert said == Label(
        "2018:1の中で、「Only English」が関わる取組", "every initiative that involves Only English within 2018:1"
    )
