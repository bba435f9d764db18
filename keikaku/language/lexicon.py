"""The words for classes and properties, as the ontology gives them.

The question grammar knows no class and no property by name: a label or everyday word that is added to
ontology/keikaku.ttl can be asked by at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.records import IRI, Label


class Sense(NamedTuple):
    """A class or property of the ontology, as one meaning of a word.

    ``kinds`` of a class: the most specific classes that it covers. ``subjects`` and ``objects`` of a
    property: the most specific classes that it leads from and to (empty: any).
    """

    term: IRI
    local: str
    is_class: bool
    label: Label
    kinds: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()


class Lexicon:
    """Folded words to their senses, in the order of the ontology's classes."""

    def __init__(self, words: Iterable[tuple[str, Sense]]) -> None:
        self._senses: dict[str, list[Sense]] = defaultdict(list)
        self._by_local: dict[str, Sense] = {}
        for word, sense in words:
            if sense not in self._senses[fold(word)]:
                self._senses[fold(word)].append(sense)
            self._by_local[sense.local] = sense
        self._senses.pop("", None)
        self.longest = max(map(len, self._senses), default=0)

    def senses(self, folded: str) -> list[Sense]:
        """What a folded word may mean."""
        return self._senses.get(folded, [])

    def sense(self, local: str) -> Sense:
        """The class or property of that local name. Raises KeyError."""
        return self._by_local[local]

    def label(self, local: str) -> Label:
        """The name of a term in both languages; its local name where the ontology has none."""
        sense = self._by_local.get(local)
        return sense.label if sense else Label(local, local)
