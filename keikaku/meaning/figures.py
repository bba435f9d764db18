"""The edges of questions for numbers: what is counted, how many, the highest, over time, in what place of a ranking."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.language.index import NameIndex
from keikaku.language.reading import Thing
from keikaku.language.variables import Variables, begins, word
from keikaku.meaning.chart import Edge

_OTHER_ORDER = 0.2  # what a name costs that is not written as the graph writes it
_BY = 0.6  # and one that says by what: where a class says so, too, its things are told one by one
_NAME_TOO = 1.5  # and one that is the name of a thing, too: tourists are people before they are a number
_SLIP = 1.0  # and one with a slip of the hand in it
_LONG = 6  # letters of a word in which there may be one
_MOST_WORDS = 14
_HEAD = 6  # signs among which are two that a name begins with
_LAST_LATIN = 0x2FFF
_SHORTEST = 2  # signs of what is counted
_SORTED = re.compile(r"\bby |別")
_EXTREME = re.compile(r"^most |の多い")  # a name that says which of them is meant
_ASKING = frozenset("何いど")  # with what a word begins that asks for a number, and has は before it
_INNER = re.compile(  # what says it within a name: 企業の一番の課題, companies' biggest challenges
    r"(?<=[^\s])(?:(?:一番|いちばん|最大|最も|もっとも)(?:多い|大きい)?の?)"
    r"|(?<=\s)(?:biggest|largest|most (?:common|frequent))\s"
)
_INNER_WORDS = frozenset(("biggest", "largest", "most", "common", "frequent"))
_BETWEEN = frozenset("のはがをに、 　")  # with what no Japanese name begins or ends
_WORD = re.compile(r"[^\W_]+(?:['’]s(?![^\W_]))?\.?")
# Japanese questions for a number say in what it is measured.
_MEASURED = re.compile(r"何(倍|歳|才|%|パーセント|割|円|億円|トン|㎡|平方メートル|ha|ヘクタール|日|分|ポイント)")
_UNITS = {"才": "歳", "割": "%", "億円": "円", "ha": "平方メートル", "ヘクタール": "平方メートル"}


class Numbers(NamedTuple):
    """What questions for numbers may speak of. units: by folded name. home: where numbers are of if nothing is said."""

    variables: Callable[[], Variables]
    units: Callable[[], Mapping[str, Thing]]
    home: Callable[[], Thing | None]


class Place(NamedTuple):
    """The place of the plan, not named."""

    things: tuple[Thing, ...]


class Kinds(NamedTuple):
    """Local names of kinds of value."""

    locals: tuple[str, ...]


def _words() -> dict[str, tuple[str, ...]]:
    """Each word with the categories of its edges."""
    text = (Path(__file__).parent / "rules" / "figures.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for category, words in tomllib.loads(text).items():
        for one in words:
            found.setdefault(one, []).append(category)
            if category == "howmany" and one[0] in _ASKING:
                found.setdefault(f"は{one}", []).append(category)
    return {one: tuple(categories) for one, categories in found.items()}


WORDS = _words()
_JAPANESE = tuple(word for word in WORDS if not word.isascii())
_LONGEST = max(len(word.split()) for word in WORDS)


def edges(question: str, narrow: str, numbers: Numbers, names: NameIndex, unknown: str) -> Iterator[Edge]:
    """All edges that questions for numbers are made of.

    narrow: the question in half width, sign by sign. unknown: its words that say nothing to anybody, in which there may
    be slips.
    """
    low = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in narrow).replace("’", "'")
    variables = numbers.variables()
    japanese = any(ord(sign) > _LAST_LATIN for sign in low)
    stretches = _japanese(low, variables) if japanese else _latin(low, variables, unknown.lower())
    for start, end, mended in stretches:
        yield from _named(question[start:end], start, mended, variables, names)
    for start, end in _grammar(low):
        for category in WORDS[low[start:end]]:
            home = numbers.home() if category == "home" else None
            value: object = Place((home,)) if home else (category, low[start:end])
            if category != "home" or home:
                yield Edge(category, start, end, value, 0.0, question[start:end])
    for match in _MEASURED.finditer(low):  # 何歳: a number in a unit
        written = _UNITS.get(match[1], match[1])
        if unit := numbers.units().get(fold(written) or written):
            yield Edge("measured", match.start(), match.end(), unit, 0.0, question[match.start() : match.end()])


def _named(written: str, start: int, mended: str, variables: Variables, names: NameIndex) -> Iterator[Edge]:
    """What a stretch names, as it is written or without its slips."""
    text = mended or written
    low = text.lower()
    if (plain := _INNER.sub("", low)) != low and plain and (things := variables.named(plain)):
        yield Edge("VH", start, start + len(written), things, _OTHER_ORDER, written)
    known = (("V", variables.named(text)), ("VN", variables.stemmed(text)), ("VS", variables.shared(text)))
    for category, things in known:
        if not things:
            continue
        exact = any(fold(text) == fold(name) for thing in things for name in thing.label if name)
        cost = 0.0 if exact else _OTHER_ORDER
        cost += _BY if _SORTED.search(low) else 0.0
        cost += _NAME_TOO if category == "V" and names.named(fold(text)) else 0.0
        if mended:
            cost += _SLIP
            things = tuple(thing._replace(typed=written) for thing in things)
        if category == "V" and _EXTREME.search(low):
            category = "VH"
        yield Edge(category, start, start + len(written), things, cost, written)


def _latin(low: str, variables: Variables, unknown: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of whole words, all of which names may have; without the slips in unknown ones, if there are any."""
    words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(low)]
    for place, (start, _, _) in enumerate(words):
        meant: list[str] = []
        slipped = False
        for _, end, text in words[place : place + _MOST_WORDS]:
            plain = text.removesuffix(".").removesuffix("'s")
            if not (plain in _INNER_WORDS or variables.may_be(plain) or variables.may_be(word(plain))):
                if len(plain) < _LONG or plain not in unknown or not (plain := variables.nearest(word(plain))):
                    break
                slipped = True
            meant.append(plain)
            yield start, end - low[:end].endswith("."), " ".join(meant) if slipped else ""


def _japanese(low: str, variables: Variables) -> Iterator[tuple[int, int, str]]:
    """Stretches that begin as a name does and do not begin or end within a Latin word or number."""
    cuts = [place for place in range(len(low) + 1) if not _inside(low, place)]
    for place, start in enumerate(cuts):
        if start == len(low) or low[start] in _BETWEEN or not variables.may_be(begins(low[start : start + _HEAD])):
            continue
        for end in cuts[place + 1 :]:
            if end - start > variables.longest + _HEAD:
                break
            if end - start >= _SHORTEST and low[end - 1] not in _BETWEEN:
                yield start, end, ""


def _inside(low: str, place: int) -> bool:
    around = low[place - 1 : place + 1] if 0 < place < len(low) else ""
    return len(around) == 2 and around.isascii() and around.isalnum()


def _grammar(low: str) -> Iterator[tuple[int, int]]:
    words = [match.span() for match in _WORD.finditer(low)]
    for place, (start, _) in enumerate(words):
        for _, end in words[place : place + _LONGEST]:
            for stop in {end, end - low[:end].endswith(".")}:
                if low[start:stop] in WORDS and not _inside(low, start):
                    yield start, stop
    for one in _JAPANESE:
        start = low.find(one)
        while start >= 0:
            if not (one.startswith(("市", "本市")) and start and "㐀" <= low[start - 1] <= "鿿"):
                yield start, start + len(one)
            start = low.find(one, start + 1)
