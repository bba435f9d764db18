from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from keikaku.render.text.wrapping import parts, pieces, widest, wrap

SIGNS = "川崎市ジェトロセンターｼﾞｪﾄﾛKOBS 2018:6.1.1/action/4（）(「」、。１２３年度-#é\u0301か\u3099😀👍🏽①한국…\n"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=60) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市の支援で成立", "市|の|支|援|で|成|立"),
        ("ジェトロのセンター、データ。", "ジェ|ト|ロ|の|セ|ン|ター、|デー|タ。"),
        ("機構（ジェトロ）等", "機|構|（ジェ|ト|ロ）|等"),
        ("機構(ジェトロ)等", "機|構|(ジェ|ト|ロ)|等"),
        ("2017年度に８００件以上", "2017年|度|に|８００件|以|上"),
        ("network of firms", "network |of |firms"),
        ("case(s) of KOBS(カイゼン)", "case(s) |of |KOBS|(カ|イ|ゼ|ン)"),
        ("2018:6.1.1/action/14", "2018:6.1.1/action/14"),
        ("か\u3099っこ", "か\u3099っ|こ"),
        ("ｶﾞｽ", "ｶﾞ|ｽ"),
        ("0000 、ェェ） 川 …崎", "0000 、ェェ） |川 …|崎"),
        ("", ""),
    ],
)
def test_where_a_line_may_end(text: str, expected: str) -> None:
    assert "|".join(pieces(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id:facility/king-skyfront", "id:facility/|king-skyfront"),
        ("https://w3id.org/keikaku/ns#involves", "https://|w3id.org/|keikaku/|ns#|involves"),
        ("overseas-expansion", "overseas-|expansion"),
        ("organisation", "organisation"),
    ],
)
def test_where_a_long_word_may_be_broken(text: str, expected: str) -> None:
    assert "|".join(parts(text)) == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (30, ["id:facility/king-skyfront"]),
        (24, ["id:facility/", "king-skyfront"]),
        (12, ["id:facility/", "king-", "skyfront"]),
        (5, ["id:fa", "cilit", "y/", "king-", "skyfr", "ont"]),
    ],
)
def test_an_address_is_broken_as_little_as_can_be(width: int, expected: list[str]) -> None:
    assert wrap("id:facility/king-skyfront", width) == expected


def test_lines_of_wide_characters_are_full() -> None:
    assert wrap("ジェトロや神奈川県など、幅広い相手との連携強化（2017年度）", 20) == [
        "ジェトロや神奈川県な",
        "ど、幅広い相手との連",
        "携強化（2017年度）",
    ]


def test_the_longest_piece_is_measured_in_cells() -> None:
    assert widest("ジェトロ overseas-expansion\n2018:6.1.1/action/4") == 19
    assert widest("ジェトロ overseas-expansion\n2018:6.1.1/action/4", deep=True) == 11
    assert widest("") == 0


@given(TEXTS)
def test_pieces_and_parts_are_the_whole_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    for piece in pieces(text):
        assert "".join(parts(piece)) == piece


@given(TEXTS, st.integers(2, 40))
def test_lines_fit_and_only_spaces_are_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert max(map(cell_len, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(12, 40))
def test_no_line_begins_with_a_mark_or_a_small_kana(text: str, width: int) -> None:
    for paragraph in text.split("\n"):
        longest = max((cell_len(piece) for piece in pieces(paragraph)), default=0)
        if longest <= width:  # no rule holds in a run of marks that is longer than the line
            for line in wrap(paragraph, width)[1:]:
                assert line[:1] not in set("、。」）ェーョッ\u3099\u0301")
