"""What the records know of themselves."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import Foreign, Label, Literal, is_japanese, natural_key, tagged
from tests.examples import examples

TAGS = st.sampled_from(["ja", "JA", "ja-Hani", "ja-JP", "ja-Hira", "ja-Latn", "en", "en-GB", "EN-us", "de", "fr", None])
NAMES = st.lists(st.builds(Literal.text, st.text(min_size=1), TAGS), max_size=5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("せんたー", True), ("センター", True), ("ｾﾝﾀｰ", True), ("川", True), ("KOBSの", True), ("ァ", True),
        ("ぁ", True), ("KOBS", False), ("", False), ("１２３ＡＢＣ", False), ("「」、。", False), ("서울", False),
        ("élan", False), ("⻑⼾", True),
    ],
)  # fmt: skip
def test_kana_or_kanji_alone_make_a_text_japanese(text: str, expected: bool) -> None:
    assert is_japanese(text) is expected


def test_numbers_are_sorted_as_numbers_and_the_whole_before_its_parts() -> None:
    addresses = ["2018:6.1", "2018:6.1.1/action/2", "2018:6.1.1/action/10", "2018:6.10", "2018:6.2", "2005:1"]
    assert sorted(addresses, key=natural_key) == [
        "2005:1", "2018:6.1", "2018:6.1.1/action/2", "2018:6.1.1/action/10", "2018:6.2", "2018:6.10",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"ja": "港湾局", "en": "Port Office"}, ("港湾局", "Port Office")),
        ({"ja-Hira": "こうわんきょく", "ja-Hani": "港湾局"}, ("港湾局", None)),
        ({"ja-hira": "こうわんきょく"}, ("こうわんきょく", None)),
        ({"ja-JP": "港", "ja": "港湾局", "en-GB": "Port Office"}, ("港湾局", "Port Office")),
        ({None: "埠頭"}, ("埠頭", "埠頭")),
        ({None: "Quay", "ja": "埠頭"}, ("埠頭", "Quay")),
        ({"de": "Kai"}, ("Kai", "Kai")),
        ({"de": "Kai", "en": "Quay"}, (None, "Quay")),
        ({None: "港湾局", "ja-Hira": "こうわんきょく"}, ("港湾局", "港湾局")),
        ({"ja-Latn": "kowan", "en": "Port"}, ("kowan", "Port")),
        ({}, (None, None)),
    ],
)
def test_a_label_takes_subtags_and_names_in_no_language(
    names: dict[str | None, str], expected: tuple[str | None, str | None]
) -> None:
    assert Label.of(Literal.text(text, tag) for tag, text in names.items()) == expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([{"ja": "港"}, {"ja": "港湾", "en": "Port"}], ("港", "Port")),
        ([{"ja-Hira": "みなと"}, {"ja-Hani": "港"}], ("港", None)),
        ([{}, {None: "埠頭"}], ("埠頭", "埠頭")),
        ([{"de": "Kai"}, {"fr": "Quai"}], ("Kai", "Kai")),
        ([], (None, None)),
    ],
)
def test_of_several_properties_the_first_that_has_a_language_names_the_thing_in_it(
    groups: list[dict[str | None, str]], expected: tuple[str | None, str | None]
) -> None:
    assert Label.among([Literal.text(text, tag) for tag, text in names.items()] for names in groups) == expected


@given(NAMES, st.sampled_from(["ja", "en"]))
@examples(60)
def test_property_a_thing_with_a_name_is_called_by_one_in_any_order(names: list[Literal], language: str) -> None:
    found = Label.of(names)
    assert Label.of(names[::-1]) == found
    best = found.best(language)
    assert (best in {name.value for name in names}) if names else best is None


def test_a_name_of_the_other_language_is_marked_for_people_alone() -> None:
    label = Label("港湾局", None)
    shown = label.best("en")
    assert shown == "港湾局"
    assert isinstance(shown, Foreign)
    assert (tagged(shown), tagged(label.best("ja") or ""), f"{shown}") == ("港湾局 [ja]", "港湾局", "港湾局")
    assert tagged(Label.of([Literal.text("Kai", "de")]).best("en") or "") == "Kai [de]"
    for again in (copy.copy(shown), pickle.loads(pickle.dumps(shown))):
        assert (again, again.tagged) == ("港湾局", "港湾局 [ja]")
