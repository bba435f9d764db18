"""Splits Japanese into phrases, the places where a line may end: 市内の｜中小企業を｜支える.

BudouX knows where a phrase ends in running text, but errs on names and numbers (中｜小企業, 201｜6年); so a break of
its is taken only behind hiragana. Signs break where JIS X 4051 (kinsoku) lets them, and long compounds where the
script changes: かわさき｜産業振興｜プラン. Nothing ever breaks inside a run of kanji or katakana, a Latin word, or a
number with its unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from keikaku.render.text.columns import columns

if TYPE_CHECKING:
    from budoux.parser import Parser

BREAK = "\u200b"  # zero-width space: stands between the phrases of a marked text

_HIRAGANA, _KATAKANA = "ぁ-ゖゝゞ", "ァ-ヺー-ヿｦ-ﾟ"
_KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd々〆〇"
_DIGITS = "0-9０-９"
_OPENING, _CLOSING = "（［｛「『【〔〈《“‘([{", "）］｝」』】〕〉》”’)]}"
_PAUSE = "、。，．！？：；"  # a line may end behind these
_CLINGING = "%％‰℃゛゜･…‥〜～ー々ヽヾゝゞ/／,.:;!?＋＝=～―–—-ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶｧｨｩｪｫｯｬｭｮ・"

JAPANESE = re.compile(f"[{_HIRAGANA}{_KATAKANA}{_KANJI}]")
# A run of one script; what a number is written with is one run, a place to be filled another.
_RUN = re.compile(
    rf"(?P<place>\{{\w++[^{{}}]*+\}})"
    rf"|(?P<number>[+−±]?[{_DIGITS}]+(?:[.．,，～〜−–-][{_DIGITS}]+)*)"
    rf"|(?P<latin>[A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f][A-Za-z0-9Ａ-Ｚａ-ｚ０-９\u00c0-\u024f&＆'’./+_-]*)"
    rf"|(?P<hiragana>[{_HIRAGANA}]+)|(?P<katakana>[{_KATAKANA}]+)|(?P<kanji>[{_KANJI}]+)"
    r"|(?P<space>\s+)|(?P<sign>.)",
    re.DOTALL,
)
LONG = 8  # full-width characters that stay together; a longer compound may break where the script changes
LONG_KATAKANA = 10  # a run of katakana of at least so many may break before a word that ends names
SHORT = 2  # characters of a word that does not stand on a line for itself: 新, 等, （株）

# BudouX ends a phrase before these, but they belong to what stands before: によって, ものづくり, 子育て中.
_BELONGS = re.compile(
    "づくり|づけ|よる|より|よっ|おけ|おい|つい|つき|とっ|とも|かけて|わたり|対し|対す|関す|関し|向け|基づ|応じ|伴[いう]"
    f"|[中他](?![{_KANJI}])|いる|いた|いき|ある|あり|なる|なっ|なり|する|した|して|でき|ため|こと|もの(?!づくり)|など|ほか"
    "|よう|とき|ゼミ"
)
# Two verbs that make one, and counters: 結び付ける, 担い手, 7か所.
_COMPOUND = re.compile(f"[{_KANJI}][いきしちみりびぎえけげせべめれ][付込入合出立上替換直戻組切手口物方]|.か[所月国年]")
# Words that stand last in long names of katakana: オープン｜イノベーション｜コンソーシアム.
_SECOND = re.compile(
    "アカデミー|イノベーション|キャンパス|クラスター|コミュニティ|コンサルティング|コンソーシアム|コンテンツ|サービス|サポート"
    "|システム|ステーション|ソリューション|センター|タクシー|ツーリズム|テクノロジー|デザイン|デスク|トレーニング|ネットワーク|パートナー"
    "|ビジネス|ファブリケーション|フェスティバル|フォーラム|プラットフォーム|プログラム|プロジェクト|マネージャー|マネジメント"
    "|ミーティング|ワークショップ"
)
_SUFFIXES = "等的化性系型用側内者隊別向率額"  # begin no word: キャラバン隊事業
_SIGNS = re.escape(_OPENING + _CLOSING + _PAUSE + "・ \u3000")
_DIGIT = re.compile(f"[{_DIGITS}]")
_TWO = re.compile(rf"[^{_SIGNS}]{{{SHORT}}}")
_SMALL_AHEAD = re.compile(rf"[{re.escape(_OPENING)}].{{1,{SHORT}}}[{re.escape(_CLOSING)}]")  # （株）, （２）
_SMALL = re.compile(rf"[{re.escape(_OPENING)}].{{1,{SHORT}}}[{re.escape(_CLOSING)}]$")
_LEGAL_FORM = re.compile(
    "(?:株式|有限|合同)会社|(?:国立研究開発|独立行政|地方独立行政|特定非営利活動|社会福祉|国立大学|学校)法人"
    "|(?:一般|公益)?[社財]団法人"
)


class Run(NamedTuple):
    """A part of a text in one script: place, number, latin, hiragana, katakana, kanji, space or sign."""

    kind: str
    start: int
    end: int


def phrases(text: str) -> tuple[str, ...]:
    """The text in phrases, in order and without loss: joined they are the text. An empty text has none.

    A text without Japanese is one phrase: it breaks at its spaces.
    """
    if not JAPANESE.search(text):
        return (text,) if text else ()
    runs = [Run(found.lastgroup or "sign", *found.span()) for found in _RUN.finditer(text)]
    breaks = _at_signs(text, runs) | _behind_hiragana(text, runs)
    breaks |= set(_in_compounds(text, runs, breaks))
    breaks = {at for at in breaks if text[at] not in _CLOSING + _PAUSE + _CLINGING}  # none of these begins a line
    ends = [0, *sorted(breaks), len(text)]
    return tuple(text[start:end] for start, end in pairwise(ends) if start < end)


def marked(text: str) -> str:
    """The text with ``BREAK`` between its phrases."""
    return BREAK.join(phrases(text))


def marked_texts(value: Any) -> Any:
    """Data for JSON with every text in it marked."""
    if isinstance(value, str):
        return marked(value)
    if isinstance(value, Mapping):
        return {key: marked_texts(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [marked_texts(one) for one in value]
    return value


def _at_signs(text: str, runs: list[Run]) -> set[int]:
    """Behind pauses, spaces and middle dots, before opening brackets and behind closing ones."""
    return {two.start for one, two in pairwise(runs) if two.kind != "space" and _parts(text, one, two)}


def _parts(text: str, one: Run, two: Run) -> bool:
    """Whether a sign stands between two neighbours that parts them."""
    last, first = text[one.end - 1], text[two.start]
    if last in _OPENING:
        return False
    if one.kind == "space":
        return not _DIGIT.match(text, max(0, one.start - 1))  # a number keeps its unit
    if last in _PAUSE:
        return not (text[max(0, one.start - 1) : one.start].isdigit() and first.isdigit())
    if last == "・":
        before = max(0, one.end - 1 - SHORT)
        return bool(_TWO.fullmatch(text, before, one.end - 1) and _TWO.match(text, two.start))
    if last in _CLOSING:
        return (
            two.kind not in ("hiragana", "sign")
            and bool(_TWO.match(text, two.start))
            and not _SMALL.search(text[max(0, one.end - 2 - SHORT) : one.end])
        )
    return first in _OPENING and not _SMALL_AHEAD.match(text, two.start)


def _behind_hiragana(text: str, runs: list[Run]) -> set[int]:
    """Where BudouX ends a phrase, if that is behind hiragana. What it leaves alone, な｜お, it did not know."""
    hiragana = {place for run in runs if run.kind == "hiragana" for place in range(run.start, run.end)}
    ends = [0, *_budoux(text), len(text)]
    alone = {place for start, end in pairwise(ends) if end - start == 1 and start in hiragana for place in (start, end)}
    return {
        at
        for at in ends[1:-1]
        if at - 1 in hiragana
        and at not in alone
        and not text[at].isspace()
        and not _BELONGS.match(text, at)
        and not _COMPOUND.match(text, max(0, at - 2))
    }


def _budoux(text: str) -> Iterator[int]:
    at = 0
    for chunk in _parser().parse(text)[:-1]:
        at += len(chunk)
        yield at


@cache
def _parser() -> Parser:
    from budoux import load_default_japanese_parser  # takes a moment: only where phrases are asked for

    return load_default_japanese_parser()


def _in_compounds(text: str, runs: list[Run], breaks: set[int]) -> Iterator[int]:
    """Where what is still long may break: at a change of script, and in katakana between known words."""
    ends = [0, *sorted(breaks), len(text)]
    starts = [run.start for run in runs]
    for start, end in pairwise(ends):
        if columns(text[start:end]) <= 2 * LONG:
            continue
        inside = [run for run in runs[bisect_left(starts, start) : bisect_left(starts, end)] if run.end <= end]
        yield from (two.start for one, two in pairwise(inside) if _is_border(text, one, two))
        for kind, first, last in inside:
            if kind == "katakana" and last - first >= LONG_KATAKANA:
                yield from (at for word in _SECOND.finditer(text, first, last) if first + SHORT < (at := word.start()))
            if kind == "kanji":
                yield from _beside_legal_form(text, first, last)


def _is_border(text: str, one: Run, two: Run) -> bool:
    """Whether words of two scripts stand side by side, each long enough for itself."""
    if one.end - one.start < SHORT:
        return False
    if one.kind == "hiragana":  # かわさき産業振興: a word of its own, no ending of the one before
        before = text[max(0, one.start - 1) : one.start]
        if one.end - one.start == SHORT or before not in ("", *_OPENING, *_PAUSE, "・", " ", "\u3000"):
            return False
    elif one.kind not in ("katakana", "kanji", "latin"):
        return False
    if two.kind == "kanji" and re.match(f"第[{_DIGITS}]", text[two.start : two.start + SHORT]):
        return True
    long_enough = two.kind in ("katakana", "kanji", "latin") and two.end - two.start >= SHORT
    return long_enough and not (two.kind == "kanji" and text[two.start] in _SUFFIXES)


def _beside_legal_form(text: str, first: int, last: int) -> Iterator[int]:
    for form in _LEGAL_FORM.finditer(text, first, last):
        yield from (at for at in form.span() if first + SHORT < at < last - SHORT)
