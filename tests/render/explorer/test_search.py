"""The explorer's search: what it finds, in which order, how fast."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from keikaku.language import plans_said
from keikaku.language.folding import fold
from keikaku.services.session.session import Session
from keikaku.services.things.search import search
from keikaku.vocab import ID
from tests.examples import examples
from tests.render.explorer.modules import Modules

FIND = """async (texts) => {
  const { findByName } = await import('/search/by_name.js');
  const { indexNames } = await import('/search/name_index.js');
  window.index ??= indexNames(model);
  const plain = ({ thing, text, score, how }) => ({ id: model.data.things[thing].id, text, score, how });
  return texts.map((text) => {
    const { hits, held, near, more } = findByName(index, text);
    return { hits: hits.map(plain), held: held.map(plain), near: near.map(plain), more };
  });
}"""
RANKED = """async (texts) => {
  const { rankedByName } = await import('/search/by_name.js');
  const { indexNames } = await import('/search/name_index.js');
  window.index ??= indexNames(model);
  return texts.map((text) => rankedByName(index, text)
    .map(({ thing, text, score, how }) => ({ id: model.data.things[thing].id, text, score, how })));
}"""
SURE = ("name", "part", "words", "address")  # how the page finds what it calls found
CALM = examples(60)

# One of each way of writing: preferred, reading, English, abbreviation, width, part, slip of the hand, words.
ASKED = [
    "ジェトロ", "ｼﾞｪﾄﾛ", "じぇとろ", "JETRO", "ＪＥＴＲＯ", "jetor", "Japan External Trade Organization", "KBIC",
    "ＫＢＩＣ", "かわさき新産業創造センター", "新産業創造", "キングスカイフロント", "きんぐすかいふろんと",
    "King Skyfront", "kingskyfront", "キングスカイフォロント", "KOBS", "海外ビジネス支援", "ナノビック", "NANOBIC",
    "AIRBIC", "川崎商工会議所", "商工会議所", "神奈川県", "Kanagawa", "製造業", "manufacturing", "IoT", "ＩｏＴ",
    "AI", "環境産業", "人材", "中小企業", "起業・創業の支援", "Support for starting businesses",
    "starting support businesses", "経済の国際化", "かわさき市民祭り", "農業", "働き方改革", "wholesale market",
    "wholeale market", "green inovation cluster", "川崎駅", "かわさき", "Kawasaki City", "東京都", "大学",
    "Medtronics International",
]  # fmt: skip


def test_page_and_terminal_find_the_same(modules: Modules, session: Session) -> None:
    """The same things, the same scores. Addresses, names of one character, “the plan” are for one of them alone."""
    spoken = sorted({name.text for name in session.every_name})
    drawn = random.Random(7)
    asked = [*ASKED, *drawn.sample(spoken, 60)]
    asked += [
        text[start : start + 4]
        for text in drawn.sample(spoken, 60)
        for start in [drawn.randrange(max(1, len(text) - 3))]
    ]
    asked = [text for text in dict.fromkeys(asked) if len(fold(text)) > 1]
    assert len(asked) > 150
    found = modules.evaluate(RANKED, asked)
    ours = {
        text: {hit["id"]: hit["score"] for hit in hits if hit["how"] != "address"}
        for text, hits in zip(asked, found, strict=True)
    }
    index = session.names  # what the terminal searches, without what it then tells of each thing
    for text in asked:
        near = [hit for hit in index.near(text, 10_000) if hit.name not in plans_said.THIS]
        theirs = {hit.iri.removeprefix(ID): hit.score for hit in near}
        assert ours[text] == pytest.approx(theirs, abs=0.11), text  # a score between two tenths is rounded either way


def test_a_name_misspelt_among_other_words_is_near_and_opens_nothing(modules: Modules) -> None:
    [found] = modules.evaluate(FIND, ["Medtronics International"])
    assert (found["hits"], found["near"][0]["id"]) == ([], "actor/medtronic")
    assert all(hit["score"] < 80 for hit in found["near"])


def test_the_page_puts_first_what_the_terminal_does(modules: Modules, session: Session) -> None:
    found = modules.evaluate(RANKED, ASKED)
    theirs = [search(session, text, 1)[0].card.iri.removeprefix(ID) for text in ASKED]
    assert [hits[0]["id"] for hits in found] == theirs


def written_inside_a_word(query: str, name: str) -> bool:
    """Whether a Latin text stands in a name, and only where no word begins."""
    without = re.sub(r"[(\[（〔［][^()\[\]（）〔〕［］]*[)\]）〕］]", "", name)
    inside = False
    for text in (name, re.sub(r"^(the|a|an) ", "", name, flags=re.IGNORECASE), without):
        written = unicodedata.normalize("NFKC", text).casefold()
        spaced = " ".join(fold(word) for word in re.findall(r"[^\W_]+", written))
        somewhere = " ?".join(query)
        if re.search(rf"(?<![a-z0-9]){somewhere}", spaced):
            return False
        inside |= bool(re.search(somewhere, spaced))
    return inside


@examples(40)
@given(data=st.data())
def test_no_latin_word_is_found_inside_another(modules: Modules, session: Session, data: st.DataObject) -> None:
    spoken = sorted({fold(word) for name in session.every_name for word in re.findall(r"[A-Za-z0-9]{2,}", name.text)})
    word = data.draw(st.sampled_from(spoken))
    start = data.draw(st.integers(0, len(word) - 1))
    query = data.draw(
        st.just(word[start:]) | st.just(word[start : start + 3]) | st.text("aeinrst", min_size=1, max_size=3)
    )
    [hits] = modules.evaluate(RANKED, [query])
    wrong = [hit for hit in hits if hit["how"] in SURE and written_inside_a_word(query, hit["text"])]
    assert wrong == []


@pytest.mark.parametrize("text", ["AI", "it", "IT", "ai"])
def test_two_latin_letters_are_a_whole_word(modules: Modules, text: str) -> None:
    [hits] = modules.evaluate(RANKED, [text])
    sure = [hit for hit in hits if hit["how"] in SURE]
    assert len(sure) > 1
    for hit in sure:
        assert re.search(rf"(?i)(?<![a-z0-9]){text}(?![a-z0-9])", unicodedata.normalize("NFKC", hit["text"])), hit


def test_a_word_opens_nothing_that_has_it_inside_another(modules: Modules) -> None:
    asked = {
        "target": "augmented-reality", "startup": "augmented-reality", "retail": "sector/ai",
        "initiatives for small firms": "sector/ict", "facilities in Tonomachi": "sector/ict",
    }  # fmt: skip
    for (text, never), hits in zip(asked.items(), modules.evaluate(RANKED, list(asked)), strict=True):
        assert not [hit for hit in hits if hit["id"].endswith(never)], text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("6.1.1", "2018/6.1.1"), ("2018:6.1.1", "2018/6.1.1"), ("2018:6.1.1/action/4", "2018/6.1.1/action/4"),
        ("２０１８：６．１．１", "2018/6.1.1"), ("政策6", "2018/6"), ("政策　６", "2018/6"), ("Policy 6", "2018/6"),
        ("施策6.1", "2018/6.1"), ("actor/jetro", "actor/jetro"), ("6.1.1/action/4", "2018/6.1.1/action/4"),
    ],
)  # fmt: skip
def test_an_address_finds_what_stands_there(modules: Modules, text: str, first: str) -> None:
    [found] = modules.evaluate(FIND, [text])
    assert (found["hits"][0]["id"], found["hits"][0]["how"]) == (first, "address")


def test_an_address_begun_lists_what_is_below(modules: Modules) -> None:
    [found] = modules.evaluate(FIND, ["6.1"])
    ids = [hit["id"] for hit in found["hits"]]
    assert ids[0] == "2018/6.1"
    assert {"2018/6.1.1", "2018/6.1.2"} <= set(ids)
    assert not any(name.startswith(("2018/6.2", "2018/6.10")) for name in ids)


@pytest.mark.parametrize("text", ["", "   ", "・－", "…", "\u200b"])
def test_nothing_is_found_for_nothing(modules: Modules, text: str) -> None:
    [found] = modules.evaluate(FIND, [text])
    assert found == {"hits": [], "held": [], "near": [], "more": 0}


def test_what_is_only_alike_is_offered_when_nothing_is_found(modules: Modules) -> None:
    [alike, nothing] = modules.evaluate(FIND, ["ジェロット館", "qqqqzzzzxxxx"])
    assert alike["hits"] == []
    assert "actor/jetro" in [hit["id"] for hit in alike["near"]]
    assert nothing == {"hits": [], "held": [], "near": [], "more": 0}


@CALM
@given(pairs=st.lists(st.tuples(*[st.text("abcあい", max_size=70)] * 2), min_size=1, max_size=30))
def test_likeness_and_slips_are_those_of_rapidfuzz(modules: Modules, pairs: list[tuple[str, str]]) -> None:
    ours = modules.evaluate(
        """async (pairs) => {
          const { likenessTo, withinSlips } = await import('/text/likeness.js');
          return pairs.map(([a, b]) =>
            [likenessTo(a, 0)(b), likenessTo(a, 60)(b), [0, 1, 2, 3].map((n) => withinSlips(a, b, n))]);
        }""",
        pairs,
    )
    for (one, other), (likeness, floored, slips) in zip(pairs, ours, strict=True):
        ratio = fuzz.ratio(one, other) if one or other else 0
        assert likeness == pytest.approx(ratio)
        assert floored == pytest.approx(ratio) if ratio >= 60 else floored < 60
        assert slips == [OSA.distance(one, other) <= most for most in range(4)]


@CALM
@given(name=st.text("ァカガｶﾞーaéＡ-（ 々", max_size=12), data=st.data())
def test_what_is_marked_is_what_was_sought(modules: Modules, name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name)))
    sought = name[start : data.draw(st.integers(start, len(name)))]
    places = modules.evaluate(
        "async ([name, sought]) => (await import('/search/highlight.js')).soughtIn(name, sought)", [name, sought]
    )
    end = 0
    for left, right in places:
        assert end <= left < right <= len(name)
        end = right
    if fold(sought) and fold(sought) in fold(name):
        [(left, right)] = places
        assert fold(sought) in fold(name[left:right])
