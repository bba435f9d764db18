"""What a check finds."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.records import Label
from keikaku.texts.catalogue import label


class Finding(NamedTuple):
    """One thing that is wrong: by which check, where (address, IRI or file), and what, in both languages."""

    check: str
    where: str
    ja: str
    en: str

    def what(self, language: str) -> str:
        """What is wrong, in a language; where that says nothing, in the other."""
        return Label(self.ja, self.en).best(language) or ""


def finding(check: str, where: str, key: str, /, **values: object) -> Finding:
    """What a check finds, in the words of a text."""
    said = label(key, **values)
    return Finding(check, where, said.ja or "", said.en or "")
