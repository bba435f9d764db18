"""The words for classes and properties, as the ontology gives them.

The question grammar knows no class and no property by name: a label or everyday word that is added to
ontology/keikaku.ttl can be asked by at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.records import IRI, Label

_PARTICLES = "がをにとので"
_LONGEST_ENDING = len("しました")
# How a verb in -u goes on: its stem before ます, and its form before いる and た.
_STEMS = {
    "う": ("い", "って"), "つ": ("ち", "って"), "る": ("り", "って"), "く": ("き", "いて"), "ぐ": ("ぎ", "いで"),
    "す": ("し", "して"), "ぬ": ("に", "んで"), "ぶ": ("び", "んで"), "む": ("み", "んで"),
}  # fmt: skip


class Sense(NamedTuple):
    """A class, kind or property of the ontology, as one meaning of a word.

    ``kinds`` of a class: the most specific classes that it covers; of a kind (law, company …): those of the
    class that it divides. ``subjects`` and ``objects`` of a
    property: the most specific classes that it leads from and to (empty: any).
    """

    term: IRI
    local: str
    is_class: bool
    label: Label
    kinds: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    is_kind: bool = False


class Lexicon:
    """Folded words to their senses, in the order of the ontology's classes."""

    def __init__(self, words: Iterable[tuple[str, Sense]]) -> None:
        self._words = list(words)
        self._senses = _by_fold(self._words)
        self._by_local = {sense.local: sense for _, sense in self._words}
        self.longest = max((len(form) + _LONGEST_ENDING for form in self._senses), default=0)

    def senses(self, folded: str) -> list[Sense]:
        """What a folded word may mean. What the ontology says comes before the forms of its verbs."""
        given = self._senses.get(folded)
        if given is None and not folded.isascii():
            return self._verbs.get(folded, [])
        return given or []

    @cached_property
    def _verbs(self) -> dict[str, list[Sense]]:
        # Worked out when a Japanese word is met that is no word of the ontology: English questions go without.
        return _by_fold((form, sense) for word, sense in self._words for form in _forms(word))

    def sense(self, local: str) -> Sense:
        """The class or property of that local name. Raises KeyError."""
        return self._by_local[local]

    def label(self, local: str) -> Label:
        """The name of a term in both languages; its local name where the ontology has none."""
        sense = self._by_local.get(local)
        return sense.label if sense else Label(local, local)


def _by_fold(words: Iterable[tuple[str, Sense]]) -> dict[str, list[Sense]]:
    senses: dict[str, list[Sense]] = defaultdict(list)
    for word, sense in words:
        same = senses[fold(word)]
        if not any(other is sense for other in same):
            same.append(sense)
    senses.pop("", None)
    return senses


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
