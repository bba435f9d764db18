"""How a question was read, word by word."""

from __future__ import annotations

from keikaku.services.questions.tree import tree
from keikaku.services.session.session import Session


def test_each_word_stands_under_the_rule_that_took_it_up(session: Session) -> None:
    assert tree(session, "initiatives involving JETRO", "en") == "\n".join(
        [
            "Q ← listing",
            "  N ← restrict",
            "    N ← of_class",
            "      class: initiatives → Initiative",
            "    M ← link",
            "      rel: involving → involves",
            "      E: JETRO → https://w3id.org/keikaku/id/actor/jetro",
            "cost: 0.4",
        ]
    )


def test_words_that_no_rule_took_up_are_named(session: Session) -> None:
    said = tree(session, "blue initiatives involving JETRO", "en").splitlines()
    assert said[-2] == "left out: blue"


def test_a_question_of_unknown_words_has_no_tree(session: Session) -> None:
    assert tree(session, "Xyzzy", "en") == "nothing in the question is known"
    assert tree(session, "Xyzzy", "ja") == "質問の中に知られた語がない"
