"""The words of each passage against its text: what lacks and what does not stand there is found and mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keikaku.services.checks import check as service
from keikaku.services.checks.words import check
from keikaku.services.session.opening import open_session
from tests.places import TOWN
from tests.services.conftest import change

SOURCES = TOWN / "sources"
REGISTER = "2031/register.trig"
WORDS = "商談会 市場 海外 漁協 連携"
LINE = f'        kk:words "{WORDS}" ;\n'


def found(graph: Path) -> list[tuple[str, str, str]]:
    findings = check(open_session(str(graph)), SOURCES)
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (LINE, []),
        ("", ["a passage without the words of its text (keikaku check --fix --source writes them)"]),
        (LINE.replace("商談会 市場", "市場 商談会"), ["the words are not sorted, or one stands twice"]),
        (LINE.replace("市場", "市場 市場"), ["the words are not sorted, or one stands twice"]),
        (LINE.replace("海外", "海外 港町"), ["the text does not hold this word: 港町"]),
        (LINE.replace("海外 ", ""), ["a word of the text is missing: 海外"]),
        (
            '        kk:words "一 二 三 四 五 六 漁協" ;\n',
            [
                "the text does not hold these words: 一, 三, 二, 五, 六 …",
                "words of the text are missing: 商談会, 市場, 海外, 連携",
            ],
        ),
    ],
    ids=["right", "none", "unsorted", "twice", "one more", "one less", "many"],
)  # fmt: skip
def test_words_that_are_not_those_of_the_text(line: str, said: list[str], graph: Path) -> None:
    change(graph / REGISTER, LINE, line)
    assert found(graph) == [("words", "2031:1.1.1/action/1", one) for one in said]


def test_with_the_text_the_words_are_written_where_the_hash_stands(graph: Path) -> None:
    right = (graph / REGISTER).read_bytes()
    change(graph / REGISTER, LINE, LINE.replace("海外", "港町"))
    change(graph / REGISTER, '        kk:words "ブランド" ;\n', "")
    assert list(service.fix(str(graph))) == []  # without the text nothing is known of them
    assert list(service.fix(str(graph), SOURCES)) == [f"written: {REGISTER}"]
    assert (graph / REGISTER).read_bytes() == right
    assert list(service.fix(str(graph), SOURCES)) == []


def test_of_a_text_that_has_changed_no_words_are_written(graph: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(SOURCES, tmp_path / "sources"))
    text = (copy / "minato.txt").read_text(encoding="utf-8")
    (copy / "minato.txt").write_text(text.replace("漁協", "農協"), encoding="utf-8")
    assert list(service.fix(str(graph), copy)) == []
    assert [one.en for one in check(open_session(str(graph)), copy)] == [
        "the text does not hold this word: 漁協", "a word of the text is missing: 農協",
    ]  # fmt: skip
