"""No word is dropped: what a reading does nothing with is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.language.conftest import Reader

NAMES = {
    "JETRO": "actor/jetro", "ジェトロ": "actor/jetro", "KIIP": "actor/kiip", "川崎市産業振興財団": "actor/kiip",
    "KBIC": "facility/kbic", "THINK": "facility/think",
}  # fmt: skip
CLASSES = {"取組": "Initiative", "initiatives": "Initiative", "施設": "Facility", "facilities": "Facility"}
JAPANESE = ["が関わる", "と", "の", "または", "に", "ない", "以外の", "誰も", "は", "を使う", " "]
ENGLISH = [" involving ", " and ", " or ", " not ", " without ", " of ", " but not ", " nobody ", " in ", " "]


@pytest.mark.parametrize(
    ("question", "unread"),
    [
        ("取組 ジェトロ 施設", ("取組",)),
        ("JETROまたは取組", ("または",)),
        ("initiatives or JETRO", ("or",)),
        ("initiatives not", ("not",)),
        ("initiatives involving JETRO not", ("not",)),
        ("facilities and JETRO initiatives", ("initiatives",)),
    ],
)
def test_a_word_that_the_reading_does_nothing_with_is_said(ask: Reader, question: str, unread: tuple[str, ...]) -> None:
    reading = ask(question)
    assert (reading.unread, reading.understood) == (unread, False)


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("JETROとKIIPと取組", {"actor/jetro", "actor/kiip"}),
        ("JETROと取組", {"actor/jetro"}),
        ("施設とJETROの取組", {"actor/jetro"}),
    ],
)
def test_things_before_a_class_stay_with_it(ask: Reader, question: str, things: set[str]) -> None:
    reading = ask(question)
    assert reading.understood
    assert {thing.iri.split("/id/")[1] for thing in reading.things} == things


def parts(joints: list[str], words: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(st.sampled_from(words), st.sampled_from(joints)), min_size=1, max_size=4).map(
        lambda pairs: "".join(word + joint for word, joint in pairs)
    )


@examples(300)
@given(parts(JAPANESE, [*NAMES, *CLASSES]) | parts(ENGLISH, [*NAMES, *CLASSES]))
def test_every_name_and_class_of_an_understood_question_is_in_its_reading(ask: Reader, question: str) -> None:
    reading = ask(question)
    if not reading.understood:
        return
    said = repr(reading)
    assert all(f"/id/{iri}'" in said for name, iri in NAMES.items() if name in question)
    # A class word beside a thing of that class ("the facility KBIC") only says what it is.
    beside = any(name in question for name in ("KBIC", "THINK"))
    missing = {local for word, local in CLASSES.items() if word in question and f"'{local}'" not in said}
    assert missing <= ({"Facility"} if beside else set())
