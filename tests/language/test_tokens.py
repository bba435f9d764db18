from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.language.addresses import Addresses
from keikaku.language.index import Name, NameIndex
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.language.reading import Thing
from keikaku.language.tokens import tokenize
from keikaku.records import IRI, Label

NUMBERED = {
    "2018:6": "Policy", "2018:6.1": "Strategy", "2018:6.1.1": "Measure", "2018:1": "Policy", "2018:2.1": "Strategy",
    "2018:6.1.1/action/4": "Initiative", "2018:6.2.1/figure/3a": "Figure", "2005:3": "Measure",
}  # fmt: skip


def element(address: str) -> Thing | None:
    """The element of some plan that has this address."""
    iri = IRI(f"https://example.org/{address}")
    return Thing(iri, NUMBERED[address], Label(None, None), address) if address in NUMBERED else None


ADDRESSES = Addresses(("2005", "2018"), ("2018",), {}, element)


def thing(text: str, kind: str = "Organisation") -> Name:
    return Name(text, IRI(f"https://example.org/{text}"), kind)


def sense(local: str, is_class: bool = True) -> Sense:
    return Sense(IRI(f"https://example.org/{local}"), local, is_class, Label(local, local))


NAMES = NameIndex(
    map(
        thing,
        (
            "JETRO",
            "ジェトロ",
            "川崎市",
            "川崎市産業振興財団",
            "産業",
            "タイ",
            "IT",
            "US",
            "THINK(テクノハブ)",
            "メートル",
        ),
    )
)
WORDS = Lexicon(
    [
        ("取組", sense("Initiative")),
        ("initiatives", sense("Initiative")),
        ("施策", sense("Strategy")),
        ("strategy", sense("Strategy")),
        ("policy", sense("Policy")),
        ("が関わる", sense("involves", False)),
        ("within", sense("partOf", False)),
    ]
)


def cut(question: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokenize(question, NAMES, WORDS, ADDRESSES)]


def test_the_longest_match_wins() -> None:
    assert cut("川崎市産業振興財団が関わる取組") == [
        ("thing", "川崎市産業振興財団"),
        ("word", "が関わる"),
        ("word", "取組"),
    ]
    assert cut("川崎市の産業") == [("thing", "川崎市"), ("link", "の"), ("thing", "産業")]


def test_latin_words_are_taken_whole() -> None:
    assert cut("JETROS") == [("unknown", "JETROS")]
    assert cut("ＪＥＴＲＯＳ") == [("unknown", "ＪＥＴＲＯＳ")]
    assert cut("KITE") == [("unknown", "KITE")]
    assert cut("ＫＩＴＥ") == [("unknown", "ＫＩＴＥ")]
    assert cut("JETROの取組") == [("thing", "JETRO"), ("link", "の"), ("word", "取組")]
    assert cut("JETRO's initiatives") == [("thing", "JETRO"), ("small", "s"), ("word", "initiatives")]


@pytest.mark.parametrize("it", ["it", "It", "ｉｔ", "Ｉｔ", "us", "Us"])
def test_small_words_are_no_names(it: str) -> None:
    assert cut(f"what is {it}?") == [("small", "what"), ("small", "is"), ("small", it)]


@pytest.mark.parametrize("name", ["IT", "ＩＴ", "US"])
def test_names_in_capitals_are_no_small_words(name: str) -> None:
    assert cut(f"initiatives {name}") == [("word", "initiatives"), ("thing", name)]


def test_a_short_katakana_name_is_not_found_in_hiragana() -> None:
    assert ("thing", "たい") not in cut("知りたい")
    assert cut("タイについて知りたい")[0] == ("thing", "タイ")
    assert cut("ﾀｲについて知りたい")[0] == ("thing", "ﾀｲ")
    assert cut("じぇとろ") == [("thing", "じぇとろ")]


def test_a_name_of_one_character_is_only_a_whole_question() -> None:
    known = NameIndex(
        [Name("竜", IRI("https://example.org/ryu"), "Place"), Name("竜宮", IRI("https://example.org/palace"), "Place")]
    )
    assert [(t.kind, t.text) for t in tokenize(" 竜 ", known, WORDS, ADDRESSES)] == [("thing", "竜")]
    things = [t.text for t in tokenize("竜宮の竜", known, WORDS, ADDRESSES) if t.kind == "thing"]
    assert things == ["竜宮"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("政策６", "2018:6"),
        ("政策6", "2018:6"),
        ("policy 6", "2018:6"),
        ("Policy no. 6", "2018:6"),
        ("ＰＯＬＩＣＹ　６", "2018:6"),
        ("施策6.1", "2018:6.1"),
        ("strategy 6.1", "2018:6.1"),
        ("施策項目６．１．１", "2018:6.1.1"),
        ("6.1.1", "2018:6.1.1"),
        ("６．１．１", "2018:6.1.1"),
        ("6.1.1/action/4", "2018:6.1.1/action/4"),
        ("2018:6.1.1/action/4", "2018:6.1.1/action/4"),
        ("２０１８：６．１．１／ａｃｔｉｏｎ／４", "2018:6.1.1/action/4"),
        ("2018:6.1.1/Aim", "2018:6.1.1/Aim"),
        ("2005:3", "2005:3"),
        ("2005:0/aim", "2005:0/aim"),
        ("6.2.1/figure/3a", "2018:6.2.1/figure/3a"),
    ],
)
def test_addresses_are_read(written: str, address: str) -> None:
    for question in (written, f"{written} の取組", f"initiatives within {written}?"):
        (token,) = [token for token in tokenize(question, NAMES, WORDS, ADDRESSES) if token.kind == "address"]
        assert (token.text, token.value) == (written, address)


@pytest.mark.parametrize("question", ["施策1", "strategy 1", "measure 6", "施策項目6.1", "6", "2018", "12 initiatives"])
def test_a_number_alone_is_no_address(question: str) -> None:
    assert [token.kind for token in tokenize(question, NAMES, WORDS, ADDRESSES) if token.kind == "address"] == []


def test_unknown_stretches_are_joined_and_bare_of_marks() -> None:
    assert cut("謎の 組織体 と（foo bar）?") == [
        ("unknown", "謎"), ("link", "の"), ("unknown", "組織体"), ("and", "と"), ("unknown", "foo bar"),
    ]  # fmt: skip


def test_brackets_stay_with_a_name_that_has_them() -> None:
    assert cut("(THINK(テクノハブ))の取組")[0] == ("thing", "THINK(テクノハブ)")
    assert cut("（ジェトロ）") == [("thing", "ジェトロ")]


def test_particles_are_hiragana() -> None:
    assert cut("のとや") == [("link", "の"), ("and", "と"), ("and", "や")]
    assert cut("ノトヤ") == [("unknown", "ノトヤ")]


@pytest.mark.parametrize("sign", ["㌢", "℡", "½", "ß", "ﷺ", "㍿"])
def test_signs_that_stand_for_several_letters_are_read_as_one(sign: str) -> None:
    assert cut(f"{sign} 取組") == [("unknown", sign), ("word", "取組")]


def test_one_sign_may_be_a_name() -> None:
    assert cut("㍍の取組") == [("thing", "㍍"), ("link", "の"), ("word", "取組")]


QUESTIONS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    | st.sampled_from(
        ["ジェトロ", "が関わる", "取組", "ＩＴ", "it", "6.1", "政策６", "2018:", "／action/4", "㌢", "ﾞ", "(", "）", " "]
    ),
    max_size=8,
).map("".join)


@given(QUESTIONS)
def test_tokens_are_stretches_of_the_question_in_order(question: str) -> None:
    tokens = tokenize(question, NAMES, WORDS, ADDRESSES)
    assert [token.text for token in tokens] == [question[token.start : token.end] for token in tokens]
    edges = [edge for token in tokens for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    assert all(token.start < token.end for token in tokens)


@given(QUESTIONS)
def test_no_letter_is_passed_over(question: str) -> None:
    read = {offset for token in tokenize(question, NAMES, WORDS, ADDRESSES) for offset in range(token.start, token.end)}
    left = {character for offset, character in enumerate(question) if offset not in read}
    assert not [character for character in left if unicodedata.category(character) in ("Lu", "Ll", "Lo", "Nd")]
