"""The words for classes and properties, as the ontology gives them.

The question grammar knows no class and no property by name: a label or everyday word that is added to
ontology/keikaku.ttl can be asked by at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.records import IRI, Label

_PARTICLES = "がをにとので"
# How a verb in -u goes on: its stem before ます, and its form before いる and た.
_STEMS = {
    "う": ("い", "って"), "つ": ("ち", "って"), "る": ("り", "って"), "く": ("き", "いて"), "ぐ": ("ぎ", "いで"),
    "す": ("し", "して"), "ぬ": ("に", "んで"), "ぶ": ("び", "んで"), "む": ("み", "んで"),
}  # fmt: skip


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
        given = list(words)
        for word, sense in given:
            self._add(word, sense)
            self._by_local[sense.local] = sense
        given_forms = set(self._senses)
        for word, sense in given:
            for form in _forms(word):
                if fold(form) not in given_forms:  # what the ontology says comes first
                    self._add(form, sense)
        self._senses.pop("", None)
        self.longest = max(map(len, self._senses), default=0)

    def _add(self, word: str, sense: Sense) -> None:
        if sense not in self._senses[fold(word)]:
            self._senses[fold(word)].append(sense)

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


def _forms(word: str) -> Iterator[str]:
    """Other forms of a Japanese verb: polite, going on, past; and all of them without its particle.

    The ontology gives が運営する; people also write の運営する, が運営しています, を運営した.
    """
    if len(word) < 3 or word[-1] not in _STEMS:
        return
    verbs = [word]
    if word[0] in _PARTICLES and any("一" <= character <= "龠" for character in word[1:3]):
        verbs.append(word[1:])
    for verb in verbs:
        yield verb
        stems = [_STEMS[verb[-1]]] if not verb.endswith("する") else []
        rest = verb[:-1]
        if verb.endswith("する"):
            rest, stems = verb[:-2], [("し", "して")]
        elif verb.endswith("る"):
            stems.append(("", "て"))  # 支える as 支えます; which kind a verb in -ru is, its writing does not say
        for stem, joined in stems:
            past = joined[:-1] + ("だ" if joined.endswith("で") else "た")
            for ending in (f"{stem}ます", f"{stem}ました", joined, f"{joined}いる", f"{joined}います", past):
                yield rest + ending
