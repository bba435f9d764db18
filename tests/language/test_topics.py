"""Words that no name has are a topic: nouns of Japanese, words of English with none of grammar among them."""

from __future__ import annotations

import pytest

from keikaku.language.reading import Saying
from keikaku.language.tokens import Token
from keikaku.language.topics import topics


def unknown(question: str, part: str, kind: str = "unknown") -> Token:
    start = question.index(part)
    return Token(kind, part, start, start + len(part))


@pytest.mark.parametrize(
    ("question", "strange", "first"),
    [
        ("空き店舗への対策", "空き店舗", Saying(("空き店舗",), (("空き店舗",),))),
        ("女性の再就職を支援", "再就職", Saying(("再就職",), (("再就職",),))),
        ("about labour shortages", "labour shortages", Saying(("labour", "shortages"), ((" labour",), (" shortage",)))),
    ],
)
def test_a_topic_is_what_stands_together(question: str, strange: str, first: Saying) -> None:
    found = list(topics(question, [unknown(question, strange)]))

    assert question[found[0].start : found[0].end] == strange
    assert found[0].sayings[0] == first


def test_a_long_japanese_word_may_be_two() -> None:
    (topic,) = topics("後継者不足の課題", [unknown("後継者不足の課題", "後継者不足")])

    assert [saying.typed for saying in topic.sayings] == [("後継者不足",), ("後継者", "不足"), ("後継", "者不足")]


def test_words_of_asking_and_what_is_known_are_no_topic() -> None:
    assert list(topics("how people exist", [unknown("how people exist", "how people exist")])) == []
    assert list(topics("農業の課題", [unknown("農業の課題", "農業", "thing")])) == []
