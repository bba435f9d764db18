"""Addresses in a text: 2018:6.1.1/action/4, 6.1.1 and 政策6 of the plan in hand, Goal 3 by a level's own name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from keikaku.language.reading import Thing
from keikaku.vocab import ELEMENT_KINDS

_WORDS = {
    "政策": "Policy", "施策": "Strategy", "施策項目": "Measure",
    "policy": "Policy", "strategy": "Strategy", "measure": "Measure",
}  # fmt: skip
_MANY = 99
_PARTS = {
    "Policy": 1,
    "Strategy": 2,
    "Measure": 3,
}  # so many numbers are taken for one, be there such an element or not
_NUMBER = r"[0-9]+(?:\.[0-9]+)*"
_PARTED = r"[0-9]+(?:[.-][0-9]+)*"  # 施策1-2, as plans print it
_LETTERED = r"[A-Z][0-9]?(?:\.[0-9A-Z]{1,3})*"  # Goal A, 基本戦略Ｂ
_BELOW = r"(?:/[A-Za-z]+(?:/[0-9]+[A-Za-z]?)?)?"
_PATH = r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*(?:/[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*)*"
_LONGEST = 40  # signs of a path in other letters


class Written(NamedTuple):
    """An address that is written from start to end, and the elements that it may be of: none, where nothing has it."""

    start: int
    end: int
    address: str
    things: tuple[Thing, ...]


class Addresses:
    """The plans in hand by the ids that their addresses begin with.

    ids: of all plans in hand. bare: of those that a number without an id means: one, or several where nobody can know.
    levels: the plans' own names of levels, in small letters and half width, to the ids of these plans and the class of
    the elements there. element: gives the element that has an address.
    """

    def __init__(
        self, ids: Sequence[str], bare: Sequence[str], levels: Mapping[str, Sequence[tuple[str, str]]],
        element: Callable[[str], Thing | None],
    ) -> None:  # fmt: skip
        self.ids, self.bare, self.element = tuple(ids), tuple(bare), element
        self._levels = levels

    def find(self, narrow: str) -> list[Written]:
        """The addresses in a text in half width, in order; of two that overlap the first."""
        found: list[Written] = []
        for one in sorted((*self._whole(narrow), *self._numbers(narrow)), key=lambda one: (one.start, -one.end)):
            if not found or one.start >= found[-1].end:
                found.append(one)
        return found

    def _whole(self, narrow: str) -> Iterator[Written]:
        """With the id of the plan; or the id alone, where it is no number."""
        if self._with_id is None:
            return
        for match in self._with_id.finditer(narrow):
            start, id_ = match.start(), match["id"].lower()
            if match["colon"] is None:
                if is_telling(id_) and (thing := self.element(id_)):
                    yield Written(start, match.end(), id_, (thing,))
                continue
            if path := re.compile(_PATH).match(narrow, match.end()):
                address = f"{id_}:{path[0]}"
                thing = self.element(address) or self.element(address.lower())
                yield Written(start, path.end(), address, (thing,) if thing else ())
                if thing:
                    continue
            for end in range(min(match.end() + _LONGEST, len(narrow)), match.end(), -1):
                if thing := self.element(f"{id_}:{narrow[match.end() : end]}"):
                    yield Written(start, end, thing.address, (thing,))
                    break

    def _numbers(self, narrow: str) -> Iterator[Written]:
        """Without an id, where there is such an element, and it is of the class that is named, or below one."""
        for match in self._bare.finditer(narrow):
            word, number, below = (match["word"] or "").lower(), match["number"], match["below"].lower()
            if not word and "." not in number:
                continue
            places = (match.start(), match.end())
            path = number.replace("-", ".") + below
            for some in self._meant(" ".join(word.split())):
                found = [(thing, kind) for id_, kind in some if (thing := self._of_number(id_, word, path, kind))]
                best = [(thing, kind) for thing, kind in found if thing.kind == kind] or found
                if things := tuple(dict.fromkeys(thing for thing, _ in best)):
                    yield Written(*places, things[0].address, things)
                    break
            else:
                many = path.partition("/")[0].count(".") + 1 >= _PARTS.get(_WORDS.get(word, ""), _MANY)
                if number[0].isdigit() and (below or many):
                    yield Written(*places, f"{self.bare[0]}:{path}" if self.bare else path, ())

    def _meant(self, word: str) -> Iterator[list[tuple[str, str | None]]]:
        """The plans of which a number may be, and the class that is named: those meant by bare numbers, then others."""
        levels = self._levels.get(word, ())
        own: list[tuple[str, str | None]] = [(id_, kind) for id_, kind in levels if id_ in self.bare]
        usual = [(id_, _WORDS.get(word)) for id_ in self.bare] if word in _WORDS or not word else []
        yield own + usual
        yield [(id_, kind) for id_, kind in levels if id_ not in self.bare]

    def _of_number(self, id_: str, word: str, path: str, kind: str | None) -> Thing | None:
        marked = [f"{word}{mark}{path}" for mark in ("-", "") if word.isascii() and word.isalpha()]
        names = dict.fromkeys((path, path.upper(), path.lower(), *marked))
        found = (self.element(f"{id_}:{name}") for name in names)
        return next((thing for thing in found if thing and _is_at_or_below(thing.kind, kind)), None)

    @cached_property
    def _with_id(self) -> re.Pattern[str] | None:
        ids = "|".join(re.escape(one) for one in sorted(self.ids, key=len, reverse=True))
        return (
            re.compile(rf"(?i)(?<![\w.-])(?P<id>{ids})(?:(?P<colon>\s*:\s*)|(?![\w:.-]*[0-9A-Za-z]))") if ids else None
        )

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        words = "|".join(
            re.escape(word).replace(r"\ ", r"\s+") for word in sorted({*_WORDS, *self._levels}, key=len, reverse=True)
        )  # fmt: skip
        return re.compile(
            rf"(?i)(?:(?<![A-Za-z])(?P<word>{words})\s*(?:no\.?\s*)?|(?<![0-9A-Za-z:./]))"
            rf"(?P<number>(?(word){_PARTED}|{_NUMBER})|(?(word)\b{_LETTERED}\b|(?!)))(?P<below>{_BELOW})"
        )


def is_telling(id_: str) -> bool:
    """Whether the id of a plan can be no word and no year, so that it names the plan where it stands alone."""
    return any(map(str.isdigit, id_)) and not id_.isdecimal()


def _is_at_or_below(kind: str, named: str | None) -> bool:
    """Whether an element of a class can be meant by the name of a class: policy 6.1 is a strategy."""
    return named is None or ELEMENT_KINDS.index(kind) >= ELEMENT_KINDS.index(named)
