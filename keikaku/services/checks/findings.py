"""What a check finds."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.records import Label
from keikaku.texts.catalogue import label


class Spot(NamedTuple):
    """What a finding is about, as far as it is known; by it the place in a file is found. IRIs.

    ``graph``: the named graph that states it. ``term``: the property, class or value of which a statement speaks.
    """

    subject: str | None = None
    graph: str | None = None
    term: str | None = None


NOWHERE = Spot()


class Finding(NamedTuple):
    """One thing that is wrong: by which check, where (address, IRI or file), and what, in both languages.

    ``file`` and ``line`` (from 1): where the subject stands; None where that is not known. ``wanted`` and ``found``:
    local names of the classes (or datatypes) that a value had to have, and of those that it has.
    """

    check: str
    where: str
    ja: str
    en: str
    spot: Spot = NOWHERE
    file: str | None = None
    line: int | None = None
    wanted: tuple[str, ...] = ()
    found: tuple[str, ...] = ()

    def what(self, language: str) -> str:
        """What is wrong, in a language; where that says nothing, in the other."""
        return Label(self.ja, self.en).best(language) or ""

    @property
    def place(self) -> str:
        """File and line as editors take them, ``2018/6.1.1.trig:14``; empty where nothing is known."""
        return f"{self.file}:{self.line}" if self.file and self.line else self.file or ""

    def data(self) -> dict[str, object]:
        """As programs see it."""
        return {
            "check": self.check,
            "where": self.where,
            "ja": self.ja,
            "en": self.en,
            "thing": self.spot.subject,
            "file": self.file,
            "line": self.line,
            "wanted": [*self.wanted],
            "found": [*self.found],
        }


def finding(check: str, where: str, key: str, spot: Spot = NOWHERE, /, **values: object) -> Finding:
    """What a check finds, in the words of a text."""
    said = label(key, **values)
    return Finding(check, where, said.ja or "", said.en or "", spot)
