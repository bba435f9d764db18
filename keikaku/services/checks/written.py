"""Names in a running text: which stand there, and where; Latin ones as whole words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from keikaku.language.folding import fold, fold_with_map, half_width

_PLURALS = ("", "s", "es")
_SHORT = 4  # letters of a name in capitals that may be another word in small ones: IT, US, WHO, CARE


def is_short(name: str) -> bool:
    """Whether a name is a few capitals, which in small letters are another word: it, us, who."""
    narrow = half_width(name).strip()
    return len(narrow) <= _SHORT and narrow.isascii() and narrow.isalpha() and narrow.isupper()


class Place(NamedTuple):
    """A folded name in a text, from offset to offset."""

    name: str
    start: int
    end: int


class Written:
    """A text in which names are looked for, folded."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded, self._offsets = fold_with_map(text)
        ends = (offset + 1 for offset in self._offsets)
        # Where a word may end though the folded text goes on: a blank, a hyphen, an apostrophe stands there.
        self._cuts = {
            at
            for at, (end, start) in enumerate(zip(ends, self._offsets[1:], strict=False), 1)
            if not all(map(str.isalnum, text[end:start]))
        }

    def has(self, name: str) -> bool:
        """Whether a name stands there, also in the plural."""
        if not (form := fold(name)):
            return False
        at = self._folded.find(form)
        while at >= 0:
            end = at + len(form)
            if is_short(name) and not self._has_capitals(at, end):
                at = self._folded.find(form, at + 1)
                continue
            for plural in _PLURALS if form.isascii() else ("",):
                if self._folded.startswith(plural, end) and self._whole(at, end + len(plural)):
                    return True
            at = self._folded.find(form, at + 1)
        return False

    def found(self, names: Names) -> Iterator[Place]:
        """The known names in the text, longest first from left to right: one inside another is none."""
        at = 0
        while at < len(self._folded):
            name = next((one for one in names.beginning(self._folded, at) if self._stands(one, at, names)), None)
            if name is None:
                at += 1
                continue
            yield Place(name, self._offsets[at], self._offsets[at + len(name) - 1] + 1)
            at += len(name)

    def _stands(self, name: str, at: int, names: Names) -> bool:
        end = at + len(name)
        return self._whole(at, end) and (name not in names.short or self._has_capitals(at, end))

    def _has_capitals(self, start: int, end: int) -> bool:
        return half_width(self.text[self._offsets[start] : self._offsets[end - 1] + 1]).isupper()

    def _whole(self, start: int, end: int) -> bool:
        """Latin letters and digits are not cut in the middle of a word."""
        return not (self._joined(start) or self._joined(end))

    def _joined(self, at: int) -> bool:
        if not 0 < at < len(self._folded) or at in self._cuts:
            return False
        before, after = self._folded[at - 1], self._folded[at]
        return before.isascii() and after.isascii()


class Names(Mapping[str, set[str]]):
    """Folded names of two signs or more to the entities whose names they are."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """named: pairs of a name as it is written, and the entity."""
        self._entities: dict[str, set[str]] = defaultdict(set)
        longer: set[str] = set()
        for written, entity in named:
            if len(form := fold(written)) > 1:
                self._entities[form].add(entity)
                if not is_short(written):
                    longer.add(form)
        self.short = frozenset(self._entities.keys() - longer)
        """Those that are written in a few capitals alone."""
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self._entities, key=len, reverse=True):
            self._by_start[form[:2]].append(form)

    def beginning(self, text: str, at: int) -> Iterator[str]:
        """The names that a folded text goes on with at a place, the longest first."""
        return (form for form in self._by_start.get(text[at : at + 2], ()) if text.startswith(form, at))

    def __getitem__(self, form: str) -> set[str]:
        return self._entities[form]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)
